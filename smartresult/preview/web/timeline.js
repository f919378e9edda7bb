import { find, make } from "./data.js";
import { after, before, listStanding, loadOf } from "./deck.js";
import { clear, colour, heat, listTicks } from "./drawing.js";
import { change, choose, seek, state, watch } from "./state.js";
import { clock, say } from "./words.js";

const TOP_EDGE = 18;
const BAND = 22;
const LEAST_SPAN = 2_000;
// Wider than this, boxes are too small to read; they are drawn without text.
const MOST_BOXES = 160;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const boxes = find("boxes");
const ruler = find("ruler");
const marks = find("marks");

const place = (box, deck, i, scale, height) => {
  const rows = deck.rows[i];
  box.style.left = `${(deck.starts[i] - state.from) * scale}px`;
  box.style.width = `${Math.max((deck.ends[i] - deck.starts[i]) * scale - 1, 3)}px`;
  box.style.top = `${TOP_EDGE + 2 + (deck.row[i] * height) / rows}px`;
  box.style.height = `${height / rows - 2}px`;
};

const makeBox = (deck, i) => {
  const classes = ["box", heat(loadOf(deck, i)), deck.masks[i] ? "flagged" : "", i === state.chosen ? "chosen" : ""];
  const box = make("div", classes.filter(Boolean).join(" "));
  const text = make("span", "", deck.text(i));
  text.lang = deck.lang(i, 0);
  text.dir = "auto";
  box.append(text);
  box.dataset.cue = i;
  return box;
};

// When its words begin, along the bottom of a cue: dotted where that is an estimate.
const drawWords = (context, deck, i, scale, bottom) => {
  const words = deck.words(i);
  const [x, width] = [(deck.starts[i] - state.from) * scale, (deck.ends[i] - deck.starts[i]) * scale];
  for (let k = 0; k < words.length; k += 2) {
    const value = DIGITS.indexOf(words[k]) * 64 + DIGITS.indexOf(words[k + 1]);
    const at = Math.round(x + ((value >> 1) / 2047) * width) + 0.5;
    context.setLineDash(value & 1 ? [1.5, 2] : []);
    context.beginPath();
    context.moveTo(at, bottom - 9);
    context.lineTo(at, bottom - 2);
    context.stroke();
  }
  context.setLineDash([]);
};

// The other deck as a band below: the segments that the cues were made of.
const drawBand = (context, scale, width, height) => {
  const other = state.deck === after ? before : after;
  const top = height - BAND;
  for (const i of listStanding(other, state.from, state.from + state.span)) {
    const x = (other.starts[i] - state.from) * scale;
    const length = Math.max((other.ends[i] - other.starts[i]) * scale - 1, 2);
    context.save();
    context.beginPath();
    context.rect(x, top, length, BAND - 3);
    context.fillStyle = colour("line");
    context.fill();
    context.clip();
    context.fillStyle = colour("quiet");
    context.fillText(other.text(i).replaceAll("\n", " "), Math.max(x, 0) + 4, top + 13, Math.max(width, 1) * 4);
    context.restore();
  }
};

const drawRuler = (context, scale, width, height) => {
  for (const ms of listTicks(state.from, state.span, width)) {
    const x = Math.round((ms - state.from) * scale) + 0.5;
    context.fillStyle = colour("line");
    context.fillRect(x, 0, 1, height);
    context.fillStyle = colour("quiet");
    context.fillText(clock(ms), x + 4, 12);
  }
};

const drawHead = (context, scale, height) => {
  const x = (state.now - state.from) * scale;
  context.fillStyle = colour("accent");
  context.fillRect(x - 0.75, 0, 1.5, height);
  context.beginPath();
  context.moveTo(x - 5, 0);
  context.lineTo(x + 5, 0);
  context.lineTo(x, 7);
  context.fill();
};

export const drawTimeline = () => {
  const { deck, from, span } = state;
  const { context, width, height } = clear(ruler);
  const { context: above } = clear(marks);
  if (!width) return;
  const scale = width / span;
  const room = height - TOP_EDGE - (before ? BAND + 2 : 0) - 2;
  const standing = listStanding(deck, from, from + span);
  drawRuler(context, scale, width, height);
  if (before) drawBand(context, scale, width, height);
  if (standing.length > MOST_BOXES) {
    for (const i of standing) {
      context.fillStyle = colour(deck.masks[i] ? heat(Math.max(loadOf(deck, i), 1.1)) : "calm");
      const top = TOP_EDGE + 2 + (deck.row[i] * room) / deck.rows[i];
      const length = Math.max((deck.ends[i] - deck.starts[i]) * scale - 0.5, 1);
      context.fillRect((deck.starts[i] - from) * scale, top, length, room / deck.rows[i] - 2);
    }
    boxes.replaceChildren();
  } else {
    boxes.replaceChildren(...standing.map((i) => makeBox(deck, i)));
    for (const box of boxes.children) place(box, deck, Number(box.dataset.cue), scale, room);
    above.strokeStyle = colour("text");
    for (const i of standing) drawWords(above, deck, i, scale, TOP_EDGE + ((deck.row[i] + 1) * room) / deck.rows[i]);
  }
  drawHead(above, scale, height);
  find("span").textContent = say("span", { span: span < 60_000 ? `${Math.round(span / 1000)} s` : clock(span) });
};

export const zoom = (factor) => {
  const span = Math.min(Math.max(state.span * factor, LEAST_SPAN), Math.max(state.deck.length * 1.05, 25_000));
  const part = (state.now - state.from) / state.span;
  change({ span, from: state.now - span * Math.min(Math.max(part, 0), 1) });
};

export const startTimeline = () => {
  find("in").addEventListener("click", () => zoom(0.5));
  find("out").addEventListener("click", () => zoom(2));
  find("legend").hidden = !after.all.some((i) => after.words(i));
  find("strip").addEventListener("click", (event) => {
    const box = event.target.closest(".box");
    if (box) return choose(Number(box.dataset.cue));
    const strip = find("strip").getBoundingClientRect();
    seek(state.from + ((event.clientX - strip.left) / strip.width) * state.span);
  });
  find("strip").addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
      event.preventDefault();
      if (event.ctrlKey) zoom(event.deltaY > 0 ? 1.25 : 0.8);
      else change({ from: state.from + (event.deltaX / find("strip").clientWidth) * state.span });
    },
    { passive: false },
  );
  watch(["deck", "chosen", "now", "from", "span"], drawTimeline);
};
