import { find, make } from "./data.js";
import { forgetColours } from "./drawing.js";
import { drawGlance } from "./glance.js";
import { lanes, swapDecks } from "./header.js";
import { ALL, chooseNear, chooseProblem, seek, sift, state } from "./state.js";
import { togglePlay } from "./stage.js";
import { drawTimeline, zoom } from "./timeline.js";
import { say } from "./words.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

export const redraw = () => {
  forgetColours();
  drawGlance();
  drawTimeline();
};

const toggleTheme = () => {
  const { dataset } = document.documentElement;
  dataset.theme = (dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark" ? "light" : "dark";
  redraw();
};

const toggleHelp = () => (find("help").open ? find("help").close() : find("help").showModal());

// A search is left first, then the filter.
const leave = () => {
  find("search").value = "";
  if (state.query) return sift({ query: "" });
  find("list").focus();
  sift({ filter: ALL });
};

const KEYS = {
  " ": togglePlay,
  j: () => chooseNear(1),
  ArrowDown: () => chooseNear(1),
  k: () => chooseNear(-1),
  ArrowUp: () => chooseNear(-1),
  n: () => chooseProblem(1),
  p: () => chooseProblem(-1),
  ArrowLeft: () => seek(state.now - 1000),
  ArrowRight: () => seek(state.now + 1000),
  Home: () => chooseNear(-1e9),
  End: () => chooseNear(1e9),
  "+": () => zoom(0.5),
  "=": () => zoom(0.5),
  "-": () => zoom(2),
  "/": () => find("search").focus(),
  b: swapDecks,
  t: toggleTheme,
  "?": toggleHelp,
  Escape: leave,
};
const HELP = ["j k", "n p", "Space", "← →", "+ −", "/", "0 … 9", "b", "t", "Esc", "?"];

const writesText = (element) => element.matches("input[type=search]");

const obeyKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || find("help").open) return;
  const inField = writesText(event.target);
  if (inField && event.key === "Enter") return (find("list").focus(), chooseNear(1));
  if (inField && event.key !== "Escape") return;
  // A button and the film have keys of their own.
  if (event.target.matches("button, a, video, label, input") && [" ", "Enter"].includes(event.key)) return;
  if (event.target.matches("video") && event.key.startsWith("Arrow")) return;
  const lane = /^[0-9]$/.test(event.key) ? Number(event.key) : -1;
  if (lane > lanes.length || (lane < 0 && !(event.key in KEYS))) return;
  event.preventDefault();
  if (lane >= 0) sift({ filter: lane ? lanes[lane - 1].k : ALL });
  else KEYS[event.key]();
};

const fillHelp = () => {
  const table = make("dl");
  HELP.forEach((keys, k) => {
    const row = make("div");
    const names = make("dt");
    names.append(...keys.split(" ").map((key) => (key === "…" ? key : make("kbd", "", key))));
    row.append(names, make("dd", "", say(`keys.${k}`)));
    table.append(row);
  });
  const close = make("button", "", say("close"));
  close.addEventListener("click", toggleHelp);
  find("help").replaceChildren(make("h2", "", say("help")), table, make("p", "quiet", say("links")), close);
};

export const startKeys = () => {
  fillHelp();
  find("theme").addEventListener("click", toggleTheme);
  find("ask").addEventListener("click", toggleHelp);
  document.addEventListener("keydown", obeyKey);
  dark.addEventListener("change", redraw);
};
