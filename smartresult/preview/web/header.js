import { data, find, make } from "./data.js";
import { after, before } from "./deck.js";
import { ALL, PROBLEMS, seek, showRange, sift, state, watch } from "./state.js";
import { clock, count, label, nameLang, nameRule, nameUnit, pageLang, say } from "./words.js";

const worstRule = () => data.rules.reduce((worst, [, cues], k) => (cues > data.rules[worst][1] ? k : worst), 0);

// What each part of the sentence leads to.
const ACTIONS = {
  flagged: () => sift({ deck: after, filter: PROBLEMS }),
  rule: () => sift({ deck: after, filter: worstRule() }),
  stretch: () => {
    const [from, to] = data.worst;
    sift({ deck: after, filter: PROBLEMS });
    showRange(from, to);
  },
};
const ADDRESSES = {
  flagged: () => "#rule=problems",
  rule: () => `#rule=${encodeURIComponent(data.rules[worstRule()][0])}`,
  stretch: () => `#t=${data.worst.map((ms) => ms / 1000).join(",")}`,
};

const makePiece = ([text, role]) => {
  if (!(role in ACTIONS)) return document.createTextNode(text);
  const link = make("a", role, text);
  link.href = ADDRESSES[role]();
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", link.href);
    ACTIONS[role]();
  });
  return link;
};

const describeProfile = ({ name, lang, limit, unit, width, lines }) => {
  const speed = limit ? say("speed", { limit, unit: nameUnit(unit) }) : "";
  return [after.size && nameLang(lang), name, speed, say("size", { width, lines })].filter(Boolean).join(" ");
};

export const readBack = make("span");

const tell = () => {
  find("title").textContent = data.title || say("untitled");
  document.title = data.title || say("untitled");
  find("verdict").replaceChildren(...data.verdict[pageLang].map(makePiece));
  const facts = [clock(after.length), ...data.profiles.map(describeProfile)];
  if (data.violations.unavoidable.length) {
    facts.push(say("unavoidable", { number: count(data.violations.unavoidable.length) }));
  }
  if (data.unruled) facts.push(say(data.sure ? "unruled" : "unsureUnruled"));
  else if (!data.sure) facts.push(say("unsure", { lang: nameLang(data.profiles[0].lang) }));
  if (before) facts.push(say("before", { flagged: count(data.before.flagged), size: count(before.size) }));
  find("facts").replaceChildren(...facts.map((fact) => make("span", "", fact)), readBack);
};

// The filters: all, problems, and a lane for each rule that is broken, now or before.
export const lanes = data.rules
  .map(([rule, cues], k) => ({ k, rule, cues, earlier: data.before?.rules[k] ?? 0 }))
  .filter(({ cues, earlier }) => cues || earlier)
  .sort((one, other) => other.cues - one.cues || other.earlier - one.earlier);

const makeFilter = (filter, text, number, earlier) => {
  const button = make("button", filter < 0 ? "filter" : "filter lane");
  button.append(make("span", "", text));
  if (earlier) button.append(make("i", "", `${count(earlier)} →`));
  button.append(make("b", number && filter !== ALL ? "bad" : "", count(number)));
  button.title = earlier ? say("was", { number: count(earlier) }) : text;
  button.dataset.filter = filter;
  button.addEventListener("click", () => sift({ filter: state.filter === filter ? ALL : filter }));
  return button;
};

const makeFilters = () => {
  const rows = lanes.map(({ k, rule, cues, earlier }) => makeFilter(k, label(nameRule(rule)), cues, earlier));
  const problems = makeFilter(PROBLEMS, say("problems"), data.flagged, data.before?.flagged);
  find("filters").replaceChildren(makeFilter(ALL, say("all"), after.size), problems, ...rows);
};

const showFilter = () => {
  for (const button of find("filters").children) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.filter) === state.filter));
  }
  find("swap").setAttribute("aria-pressed", String(state.deck === before));
};

export const swapDecks = () => {
  if (before) sift({ deck: state.deck === after ? before : after, filter: ALL });
  seek(state.now);
};

export const startHeader = () => {
  tell();
  makeFilters();
  find("swap").hidden = !before;
  find("swap").addEventListener("click", swapDecks);
  watch(["filter", "deck"], showFilter);
  showFilter();
};
