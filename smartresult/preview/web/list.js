import { data, find, make } from "./data.js";
import { after, loadOf } from "./deck.js";
import { heat, makeLines } from "./drawing.js";
import { choose, chooseNear, chooseProblem, sift, state, watch } from "./state.js";
import { clock, count, label, nameRule, say, seconds } from "./words.js";

const list = find("list");
const sizer = make("div", "sizer");
const LEAST = 54;
const BEYOND = 300;

// Nearly all rows are as high as two lines; those that are higher are put right when they are drawn. Only what is near
// is in the page.
let heights = new Float64Array(0);
let tops = new Float64Array(1);
let rows = new Map();

const addHeights = () => {
  for (let k = 0; k < heights.length; k++) tops[k + 1] = tops[k] + heights[k];
  sizer.style.height = `${tops[heights.length]}px`;
};

const findRow = (top) => {
  let [low, high] = [0, heights.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle + 1] <= top) low = middle + 1;
    else high = middle;
  }
  return low;
};

// A line of text, in which what was searched for is marked.
const fillLine = (element, text) => {
  const wanted = state.query.toLowerCase();
  const at = wanted ? text.toLowerCase().indexOf(wanted) : -1;
  if (at < 0) return element.append(text);
  element.append(text.slice(0, at), make("mark", "", text.slice(at, at + wanted.length)));
  element.append(text.slice(at + wanted.length));
};

const makeText = (i) => {
  const cell = make("div", "text");
  cell.append(...makeLines(state.deck, i, "div", fillLine));
  return cell;
};

const makePace = (i) => {
  const { deck } = state;
  const cell = make("div", "pace");
  const limit = data.profiles[Number(deck.paced[i] ?? 0)]?.limit;
  if (!limit || !deck.paces[i]) return cell;
  const load = loadOf(deck, i);
  cell.append(make("span", heat(load), `${(deck.paces[i] / 10).toFixed(1)} / ${limit}`));
  const bar = make("i", `bar ${heat(load)}`);
  bar.style.setProperty("--load", `${Math.min(load, 2) * 50}%`);
  cell.append(bar);
  return cell;
};

const makeRow = (k) => {
  const { deck, shown, chosen } = state;
  const i = shown[k];
  const row = make("div", "row");
  row.id = `row-${i}`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-setsize", shown.length);
  row.setAttribute("aria-posinset", k + 1);
  row.setAttribute("aria-selected", String(i === chosen));
  const time = make("div", "time");
  time.append(make("span", "", clock(deck.starts[i], true)), make("small", "", seconds(deck.ends[i] - deck.starts[i])));
  const tags = make("div", "tags");
  data.rules.forEach(([rule], bit) => {
    if ((deck.masks[i] >> bit) & 1) tags.append(make("span", "tag", label(nameRule(rule))));
  });
  row.append(make("div", "number", deck.name(i)), time, makePace(i), makeText(i), tags);
  row.addEventListener("click", () => choose(i));
  return row;
};

const measure = () => {
  let [moved, changed] = [0, false];
  const first = findRow(list.scrollTop);
  for (const [k, row] of rows) {
    const height = row.offsetHeight;
    if (!height || height === heights[k]) continue;
    if (k < first) moved += height - heights[k];
    heights[k] = height;
    changed = true;
  }
  if (!changed) return;
  addHeights();
  for (const [k, row] of rows) row.style.top = `${tops[k]}px`;
  if (moved) list.scrollTop += moved;
};

const drawRows = () => {
  const first = findRow(Math.max(list.scrollTop - BEYOND, 0));
  const last = Math.min(findRow(list.scrollTop + list.clientHeight + BEYOND) + 1, heights.length);
  const kept = new Map();
  for (const [k, row] of rows) {
    if (k >= first && k < last) kept.set(k, row);
    else row.remove();
  }
  for (let k = first; k < last; k++) {
    if (kept.has(k)) continue;
    const row = makeRow(k);
    row.style.top = `${tops[k]}px`;
    kept.set(k, row);
    sizer.append(row);
  }
  rows = kept;
  measure();
};

const restart = () => {
  const { shown, deck, query } = state;
  heights = new Float64Array(shown.length).fill(LEAST);
  tops = new Float64Array(shown.length + 1);
  for (const row of rows.values()) row.remove();
  rows = new Map();
  addHeights();
  drawRows();
  find("count").textContent =
    shown.length === deck.size
      ? say(deck === after ? "countAll" : "countSegments", { all: count(deck.size) })
      : say("countSome", { some: count(shown.length), all: count(deck.size) });
  find("nothing").hidden = shown.length > 0;
  find("nothing").textContent = deck.size ? say("nothingFound", { query }) : say("noCue");
  list.hidden = shown.length === 0;
};

const reveal = () => {
  const { shown, chosen } = state;
  for (const [k, row] of rows) row.setAttribute("aria-selected", String(shown[k] === chosen));
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shown[middle] < chosen) low = middle + 1;
    else high = middle;
  }
  const near = Math.min(low, shown.length - 1);
  if (near < 0) return;
  const [top, bottom] = [tops[near], tops[near + 1]];
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = top - list.clientHeight / 3;
  drawRows();
  if (shown[near] === chosen) list.setAttribute("aria-activedescendant", `row-${chosen}`);
  else list.removeAttribute("aria-activedescendant");
};

const STEPS_OF = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -1e9, End: 1e9 };

export const startList = () => {
  list.append(sizer);
  list.addEventListener("scroll", drawRows, { passive: true });
  list.addEventListener("keydown", (event) => {
    if (!(event.key in STEPS_OF) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    chooseNear(STEPS_OF[event.key]);
  });
  find("search").addEventListener("input", ({ target }) => sift({ query: target.value }));
  find("previous").addEventListener("click", () => chooseProblem(-1));
  find("next").addEventListener("click", () => chooseProblem(1));
  let width = list.clientWidth;
  new ResizeObserver(() => {
    if (list.clientWidth === width) return drawRows();
    width = list.clientWidth;
    restart();
    reveal();
  }).observe(list);
  watch(["shown", "query"], restart);
  watch(["chosen", "shown"], reveal);
  restart();
};
