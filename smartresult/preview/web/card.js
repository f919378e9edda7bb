import { data, find, make } from "./data.js";
import { after, findHint, listViolations, loadOf } from "./deck.js";
import { state, watch } from "./state.js";
import { brief, clock, label, nameLang, nameRule, nameUnit, say, seconds } from "./words.js";

// How much time is free for what is missing.
const sayRoom = ({ need, room, end }) => {
  if (room < 0) return "";
  if (end >= 0) return say("room.enough", { end: clock(end, true) });
  return room > 0 ? say("room.some", { room: brief(room) }) : say("room.none");
};

export const sayHint = (i) => {
  const hint = findHint(i);
  if (!hint) return "";
  const { kind, violation, need, fewer, end } = hint;
  const values = { need: brief(need), fewer, end: clock(Math.max(end, 0), true), lines: 2 };
  Object.assign(values, { text: violation.figure, reason: violation.limit });
  const parts = [say(`hints.${kind}`, values), sayRoom(hint)];
  if (violation.sure) parts.push(say("sure"));
  return parts.filter(Boolean).join(say("between"));
};

// A figure and its limit, as they were judged.
export const sayFigure = ({ figure, limit, unit, most }) => {
  const found = [figure ?? "∞", nameUnit(unit)].filter((part) => part !== "").join(" ");
  return [found, typeof limit === "string" ? limit : `${most ? "≤" : "≥"} ${Number(limit.toFixed(3))}`];
};

const makeFact = (className, mark, name, value, limit = "") => {
  const row = make("div", className);
  const [term, found] = [make("dt", "", name), make("dd", "", value)];
  term.prepend(make("span", "mark", mark));
  if (limit) found.append(make("small", "", limit));
  row.append(term, found);
  return row;
};

const listFacts = (i) => {
  const { deck } = state;
  const { limit, unit } = data.profiles[Number(deck.paced[i] ?? 0)] ?? {};
  const violations = deck === after ? listViolations(i) : [];
  const facts = violations.map((one) => makeFact("broken", "✗", label(nameRule(one.rule)), ...sayFigure(one)));
  if (limit && deck.paces[i] && loadOf(deck, i) <= 1) {
    facts.push(makeFact("", "✓", say("pace"), `${(deck.paces[i] / 10).toFixed(1)} ${nameUnit(unit)}`, `≤ ${limit}`));
  }
  facts.push(makeFact("", "", say("onScreen"), seconds(deck.ends[i] - deck.starts[i])));
  return facts;
};

const drawCard = () => {
  const { deck, chosen: i } = state;
  if (i < 0 || i >= deck.size) return find("card").replaceChildren(make("p", "quiet", say("noCue")));
  const head = make("h2", "", say(deck === after ? "cue" : "segment", { name: deck.name(i) }));
  const lines = deck.text(i).split("\n");
  const langs = [...new Set(lines.map((_, k) => deck.lang(i, k)))].filter(Boolean).map(nameLang);
  const times = [`${clock(deck.starts[i], true)} → ${clock(deck.ends[i], true)}`, ...langs].join(" · ");
  head.append(make("small", "", times));
  const hint = deck === after ? sayHint(i) : "";
  const facts = make("dl");
  facts.append(...listFacts(i));
  const link = make("a", "", say("link"));
  link.href = `#cue=${encodeURIComponent(deck.name(i))}`;
  find("card").replaceChildren(
    head,
    ...(hint ? [make("p", "hint", hint)] : []),
    facts,
    ...(deck === after ? [link] : []),
  );
};

export const startCard = () => {
  watch(["chosen", "deck"], drawCard);
  drawCard();
};
