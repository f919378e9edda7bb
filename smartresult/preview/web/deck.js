import { data } from "./data.js";

// Columns hold steps from row to row.
const addUp = (steps) => {
  let sum = 0;
  return Float64Array.from(steps, (step) => (sum += step));
};

// The texts of cues as they stand in a WebVTT, by identifier.
const readBlocks = (vtt) => {
  const raw = [];
  for (const block of vtt.trimEnd().split("\n\n").slice(1)) {
    const first = block.indexOf("\n");
    raw[Number(block.slice(0, first))] = block.slice(block.indexOf("\n", first + 1) + 1);
  }
  return raw;
};

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const decode = (raw) => raw.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);

// Rows for cues that overlap: `row` is that of each, `rows` how many its neighbours need, four at most.
const MOST_ROWS = 4;
const stack = (starts, ends) => {
  const row = new Uint8Array(starts.length);
  const rows = new Uint8Array(starts.length);
  let first = 0;
  let taken = [];
  const close = (last) => rows.fill(taken.length, first, last);
  for (let i = 0; i < starts.length; i++) {
    if (taken.every((end) => end <= starts[i])) {
      close(i);
      [first, taken] = [i, []];
    }
    let free = taken.findIndex((end) => end <= starts[i]);
    if (free < 0) free = taken.length < MOST_ROWS ? taken.length : taken.indexOf(Math.min(...taken));
    row[i] = free;
    taken[free] = Math.max(ends[i], taken[free] ?? 0);
  }
  close(starts.length);
  return { row, rows };
};

const makeDeck = (columns, readText) => {
  const starts = addUp(columns.starts);
  const ends = starts.map((start, i) => start + columns.lengths[i]);
  const size = starts.length;
  const texts = [];
  return {
    size,
    starts,
    ends,
    length: ends.reduce((latest, end, i) => Math.max(latest, end, starts[i]), 0),
    paces: columns.paces ?? new Uint8Array(size),
    paced: columns.paced ?? "",
    all: Int32Array.from(starts, (_, i) => i),
    masks: Int32Array.from(columns.masks ?? new Int32Array(size)),
    text: (i) => (texts[i] ??= readText(i)),
    name: (i) => columns.numbers?.[i] || String(i + 1),
    // The language of a line: of bilingual cues each line has one.
    lang: (i, line) => data.profiles[Number(columns.sides?.[i][line] ?? 0)]?.lang ?? "",
    words: (i) => columns.words?.[i] ?? "",
    ...stack(starts, ends),
  };
};

const raw = readBlocks(data.vtt);
const blank = new Set(data.cues.blank);
let written = 0;
// The identifier that the WebVTT has for each cue, 0 for what shows nothing.
export const ids = data.cues.starts.map((_, i) => (blank.has(i) ? 0 : ++written));

export const after = makeDeck(data.cues, (i) => data.cues.texts?.[i] ?? decode(raw[ids[i]]));
export const before = data.before && makeDeck(data.before, (i) => data.before.texts[i]);

const { at, rules, figures, limits, limits_of: limitsOf, texts: quoted, unavoidable } = data.violations;
const places = addUp(at);
const certain = new Set(unavoidable);
const firstOf = new Map();
places.forEach((place, k) => {
  after.masks[place] |= 1 << rules[k];
  if (!firstOf.has(place)) firstOf.set(place, k);
});
const hintOf = new Map([...firstOf.keys()].map((place, row) => [place, data.hints[row]]));

// What cue `i` violates, as it was judged.
export const listViolations = (i) => {
  const found = [];
  for (let k = firstOf.get(i); places[k] === i; k++) {
    const [limit, unit, most] = limitsOf[limits[k]];
    const rule = data.rules[rules[k]][0];
    found.push({ rule, figure: figures[k], limit, unit, most, text: quoted[k] ?? "", sure: certain.has(k) });
  }
  return found;
};

// What to fix first in cue `i`, or nothing.
export const findHint = (i) => {
  const row = hintOf.get(i);
  if (!row) return null;
  const [kind, k, need, fewer, room = -1, end = -1] = row;
  return { kind: data.kinds[kind], violation: listViolations(i)[k], need, fewer, room, end };
};

// The last cue that has begun at `ms`, -1 before the first.
export const findBegun = (deck, ms) => {
  let [low, high] = [0, deck.size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (deck.starts[middle] <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

// How far back one has to look for a cue that still stands: the longest of them.
const reach = new WeakMap();
export const listStanding = (deck, from, to) => {
  if (!reach.has(deck))
    reach.set(
      deck,
      deck.ends.reduce((most, end, i) => Math.max(most, end - deck.starts[i]), 0),
    );
  const found = [];
  for (let i = findBegun(deck, to); i >= 0 && deck.starts[i] >= from - reach.get(deck); i--) {
    if (deck.ends[i] > from || deck.starts[i] >= from) found.push(i);
  }
  return found.reverse();
};

const TOO_FAST = 1 << data.rules.findIndex(([rule]) => rule === "too fast");
const LEAST_ABOVE = 1.001;
// The pace of cue `i` as a share of the limit of its language; 0 where there is none. It is told in tenths: whether it
// is above the limit, the judge has said.
export const loadOf = (deck, i) => {
  const limit = data.profiles[Number(deck.paced[i] ?? 0)]?.limit;
  const load = limit ? deck.paces[i] / 10 / limit : 0;
  return deck.masks[i] & TOO_FAST ? Math.max(load, LEAST_ABOVE) : Math.min(load, 1);
};
