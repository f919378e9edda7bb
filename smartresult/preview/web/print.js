import { find, make } from "./data.js";
import { after, listViolations } from "./deck.js";
import { makeLines } from "./drawing.js";
import { sayFigure, sayHint } from "./card.js";
import { redraw } from "./keys.js";
import { ALL, PROBLEMS, passes, state } from "./state.js";
import { clock, count, label, nameRule, say } from "./words.js";

const makePrintedRow = (i) => {
  const row = make("tr");
  const text = make("td");
  text.append(...makeLines(after, i, "div"));
  const found = make("td");
  for (const one of listViolations(i))
    found.append(make("div", "", `${label(nameRule(one.rule))}: ${sayFigure(one).join(", ")}`));
  found.append(make("div", "hint", sayHint(i)));
  row.append(make("td", "", after.name(i)), make("td", "", clock(after.starts[i], true)), text, found);
  return row;
};

// On paper nothing scrolls: what the filter shows, or all that needs attention, becomes a table.
const makeReport = () => {
  const filter = state.filter === ALL ? PROBLEMS : state.filter;
  const chosen = after.all.filter((i) => passes(after.masks[i], filter));
  const table = make("table");
  const head = make("tr");
  head.append(...["number", "start", "text", "found"].map((name) => make("th", "", say(`printed.${name}`))));
  table.append(head, ...Array.from(chosen, makePrintedRow));
  const title = make("h2", "", say("printed.title", { number: count(chosen.length) }));
  find("printed").replaceChildren(title, ...(chosen.length ? [table] : []));
};

export const startPrint = () => {
  const { dataset } = document.documentElement;
  let theme;
  addEventListener("beforeprint", () => {
    theme = dataset.theme;
    dataset.theme = "light";
    makeReport();
    redraw();
  });
  addEventListener("afterprint", () => {
    if (theme) dataset.theme = theme;
    else delete dataset.theme;
    find("printed").replaceChildren();
    redraw();
  });
};
