import { find } from "./data.js";
import { loadOf } from "./deck.js";
import { clear, colour, heat, listTicks } from "./drawing.js";
import { lanes } from "./header.js";
import { ALL, PROBLEMS, change, passes, seek, state, watch } from "./state.js";
import { clock, say } from "./words.js";

const RULER = 16;
const SKY = 52;
const LANE = 18;
// Twice the limit is the top; what is above looks alike.
const TOP = 2;
const NARROW = 760;

const canvas = find("skyline");

// For each column of pixels its hardest cue and the mean of all, so that 20,000 cues need no more bars than there is
// room for.
const findBars = (deck, scale, width) => {
  const size = Math.ceil(width) + 1;
  const [peaks, sums, counts] = [new Float32Array(size), new Float32Array(size), new Uint32Array(size)];
  for (let i = 0; i < deck.size; i++) {
    const load = loadOf(deck, i);
    if (!load) continue;
    const last = Math.min(Math.max(deck.ends[i] * scale, deck.starts[i] * scale + 1), size);
    for (let x = Math.floor(deck.starts[i] * scale); x < last; x++) {
      peaks[x] = Math.max(peaks[x], load);
      sums[x] += load;
      counts[x] += 1;
    }
  }
  return { peaks, means: sums.map((sum, x) => (counts[x] ? sum / counts[x] : 0)) };
};

const drawBars = (context, bars, opacity) => {
  context.globalAlpha = opacity;
  bars.forEach((load, x) => {
    if (!load) return;
    const height = Math.max((Math.min(load, TOP) / TOP) * SKY, 2);
    context.fillStyle = colour(heat(load));
    context.fillRect(x, RULER + SKY - height, 1, height);
  });
  context.globalAlpha = 1;
};

const drawSky = (context, { peaks, means }) => {
  drawBars(context, peaks, 0.4);
  drawBars(context, means, 1);
};

// One lane a rule; where there is no room for their labels, one for all.
const drawLanes = (context, deck, scale, rows) => {
  rows.forEach((filter, row) => {
    const top = RULER + SKY + 4 + row * LANE;
    const strength = state.filter < 0 || state.filter === filter ? 1 : 0.3;
    context.fillStyle = colour("hot");
    for (let i = 0; i < deck.size;) {
      const x = Math.floor(deck.starts[i] * scale);
      let [all, broken, end] = [0, 0, 0];
      for (; i < deck.size && Math.floor(deck.starts[i] * scale) === x; i++) {
        all += 1;
        if (!deck.masks[i] || !passes(deck.masks[i], filter)) continue;
        broken += 1;
        end = Math.max(end, deck.ends[i] * scale);
      }
      if (!broken) continue;
      // Where many cues share a column of pixels, it is as strong as the share of them that break the rule.
      context.globalAlpha = strength * (0.2 + (0.7 * broken) / all);
      context.fillRect(x, top + 4, Math.max(end - x, 1.6), LANE - 8);
    }
  });
  context.globalAlpha = 1;
};

const drawGrid = (context, length, scale, width, height) => {
  for (const ms of listTicks(0, length, width)) {
    const x = Math.round(ms * scale) + 0.5;
    context.fillStyle = colour("line");
    context.fillRect(x, 0, 1, height);
    context.fillStyle = colour("quiet");
    if (x + 40 < width) context.fillText(clock(ms), x + 4, 12);
  }
};

const drawLimit = (context, width) => {
  const y = RULER + SKY - SKY / TOP + 0.5;
  context.strokeStyle = colour("text");
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
  context.setLineDash([]);
  const text = say("limit");
  const room = context.measureText(text).width;
  context.fillStyle = colour("panel");
  context.fillRect(width - room - 8, y - 15, room + 8, 14);
  context.fillStyle = colour("text");
  context.fillText(text, width - room - 4, y - 4);
};

// The part that the timeline shows.
const moveWindow = () => {
  const length = Math.max(state.deck.length, 1);
  const [from, to] = [Math.max(state.from, 0), Math.min(state.from + state.span, length)];
  find("window").style.left = `${(from / length) * 100}%`;
  find("window").style.width = `${(Math.max(to - from, 0) / length) * 100}%`;
};

export const drawGlance = () => {
  const narrow = innerWidth < NARROW;
  const rows = narrow ? [state.filter === ALL ? PROBLEMS : state.filter] : lanes.map(({ k }) => k);
  canvas.style.height = `${RULER + SKY + 8 + Math.max(rows.length, 1) * LANE}px`;
  const { context, width, height } = clear(canvas);
  if (!width) return;
  const { deck } = state;
  const length = Math.max(deck.length, 1);
  const scale = width / length;
  drawGrid(context, length, scale, width, height);
  drawSky(context, findBars(deck, scale, width));
  drawLanes(context, deck, scale, rows);
  drawLimit(context, width);
  moveWindow();
};

export const startGlance = () => {
  canvas.setAttribute("aria-label", say("skyline"));
  const go = (event) => {
    const ms = (event.offsetX / canvas.clientWidth) * state.deck.length;
    change({ from: ms - state.span / 2 });
    seek(ms);
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    go(event);
  });
  canvas.addEventListener("pointermove", (event) => event.buttons && go(event));
  watch(["deck", "filter"], drawGlance);
  watch(["deck", "from", "span"], moveWindow);
};
