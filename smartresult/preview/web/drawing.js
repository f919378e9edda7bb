import { find, make } from "./data.js";

// The lines of a cue, each in its language and its own direction; `fill` writes the text.
export const makeLines = (deck, i, tag, fill = (line, text) => line.append(text)) =>
  deck
    .text(i)
    .split("\n")
    .map((text, k) => {
      const line = make(tag);
      line.lang = deck.lang(i, k);
      line.dir = "auto";
      fill(line, text);
      return line;
    });

// Colours of the style, as a canvas takes them.
const probe = make("i");
probe.hidden = true;
find("printed").before(probe);
let known = new Map();
export const colour = (name) => {
  if (!known.has(name)) {
    probe.style.color = `var(--${name})`;
    known.set(name, getComputedStyle(probe).color);
  }
  return known.get(name);
};
export const forgetColours = () => (known = new Map());

// A canvas of the size that it has on screen, empty, in units of CSS.
export const clear = (canvas) => {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.font = `11px ${getComputedStyle(canvas).fontFamily}`;
  return { context, width, height };
};

const STEPS = [1e3, 2e3, 5e3, 1e4, 3e4, 6e4, 12e4, 3e5, 6e5, 18e5, 36e5, 72e5, 216e5, 864e5];
const LEAST_APART = 76;
// Times that stand well apart, as a ruler has them.
export const listTicks = (from, span, width) => {
  const least = (span * LEAST_APART) / width;
  const step = STEPS.find((one) => one >= least) ?? Math.ceil(least / 864e5) * 864e5;
  const ticks = [];
  for (let ms = Math.max(Math.ceil(from / step) * step, 0); ms < from + span; ms += step) ticks.push(ms);
  return ticks;
};

const LIMIT = 1;
const WARM = 1.2;
// Height carries the load, colour repeats it: calm up to the limit, warm above, hot from a fifth above on.
export const heat = (load) => (load <= LIMIT ? "calm" : load <= WARM ? "warm" : "hot");
