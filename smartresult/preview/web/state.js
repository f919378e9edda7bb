import { data } from "./data.js";
import { after, findBegun } from "./deck.js";

export const ALL = -2;
export const PROBLEMS = -1;

// What is looked at. `filter` is ALL, PROBLEMS or the place of a rule; `shown` are the cues that pass it and `query`.
// `from` and `span` say which part of the programme the timeline has, in milliseconds.
export const state = {
  deck: after,
  filter: ALL,
  query: "",
  shown: after.all,
  chosen: -1,
  now: 0,
  playing: false,
  from: 0,
  span: innerWidth < 760 ? 10_000 : 25_000,
};

const watchers = [];
let changed = new Set();

export const watch = (names, react) => watchers.push([names, react]);

export const flush = () => {
  const names = changed;
  changed = new Set();
  for (const [watched, react] of watchers) if (watched.some((name) => names.has(name))) react(names);
};

// All that depends on these values is drawn anew before the next frame.
export const change = (values) => {
  const waits = changed.size > 0;
  for (const [name, value] of Object.entries(values)) {
    if (state[name] === value) continue;
    state[name] = value;
    changed.add(name);
  }
  if (!waits && changed.size > 0) requestAnimationFrame(flush);
};

export const passes = (mask, filter) => filter === ALL || (filter === PROBLEMS ? mask !== 0 : (mask >> filter) & 1);

const folded = new WeakMap();
const fold = (deck, i) => {
  if (!folded.has(deck)) folded.set(deck, []);
  return (folded.get(deck)[i] ??= deck.text(i).toLowerCase());
};

export const sift = ({ deck = state.deck, filter = state.filter, query = state.query }) => {
  const wanted = query.toLowerCase();
  const whole = filter === ALL && !wanted;
  const shown = whole
    ? deck.all
    : deck.all.filter((i) => passes(deck.masks[i], filter) && (!wanted || fold(deck, i).includes(wanted)));
  change({ deck, filter, query, shown });
};

const EARLY = 0.12;
const LATE = 0.88;
const MARGIN = 0.015;
// The timeline moves on when `ms` would leave it.
export const follow = (ms) => {
  const part = (ms - state.from) / state.span;
  if ((part < EARLY && state.from > 0) || part < 0 || part > LATE)
    return Math.max(ms - state.span * EARLY, -state.span * MARGIN);
  return state.from;
};

let mover = () => {};
export const onMove = (move) => (mover = move);

// Go to a time: the clock or the film follows.
export const seek = (ms, chosen = findBegun(state.deck, ms)) => {
  const now = Math.max(0, ms);
  change({ now, chosen, from: follow(now) });
  mover(now);
};

export const choose = (i) => {
  if (i < 0 || i >= state.deck.size) return;
  seek(state.deck.starts[i], i);
  if (state.deck === after) history.replaceState(null, "", `#cue=${encodeURIComponent(after.name(i))}`);
};

// The cue that is `step` further among those that are shown, or the nearest where the chosen one is not.
export const chooseNear = (step) => {
  const { shown, chosen } = state;
  let place = shown.findIndex((i) => i >= chosen);
  if (place < 0) place = shown.length;
  if (shown[place] !== chosen && step > 0) place -= 1;
  const next = Math.min(Math.max(place + step, 0), shown.length - 1);
  if (shown.length) choose(shown[next]);
};

export const chooseProblem = (step) => {
  const { deck, chosen } = state;
  for (let i = chosen + step; i >= 0 && i < deck.size; i += step) {
    if (deck.masks[i] && passes(deck.masks[i], state.filter)) return choose(i);
  }
};

const AROUND = 0.02;
// The timeline has this part of the programme, and it plays from its start.
export const showRange = (from, to, chosen = findBegun(state.deck, from)) => {
  const span = Math.max(to - from, 1000);
  seek(from, chosen);
  change({ span: span * (1 + 2 * AROUND), from: from - span * AROUND });
};

const readTime = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;

// What a link asks for: `#cue=855`, `#t=31:50`, `#t=31:55,34:55` as in media fragments, `#rule=overlap`.
export const obeyAddress = () => {
  const asked = new URLSearchParams(location.hash.slice(1));
  const rule = asked.get("rule");
  if (rule) sift({ filter: data.rules.findIndex(([name]) => name === rule) });
  const [from, to] = (asked.get("t") ?? "").split(",").map(readTime);
  if (asked.get("t") && from >= 0) {
    const begun = Math.max(findBegun(state.deck, from), 0);
    if (to > from) showRange(from, to, begun);
    else seek(from, begun);
  }
  const name = asked.get("cue");
  if (name === null) return;
  const named = after.all.findIndex((i) => after.name(i) === name);
  if (state.deck !== after) sift({ deck: after });
  choose(named);
};
