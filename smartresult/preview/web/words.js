import { data } from "./data.js";

const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => code in data.words);
export const pageLang = spoken ?? Object.keys(data.words)[0];
const words = data.words[pageLang];

const pick = (path) => path.split(".").reduce((found, name) => found?.[name], words.page);

const FIELD = /\{(\w+)(?:\|([^|}]+)\|([^|}]+))?\}/g;
// The words at `path`, with `{name}` filled in, and `{name|cue|cues}` with the word for one or for many after it.
export const say = (path, values = {}) =>
  pick(path).replace(FIELD, (_, name, one, many) => {
    const value = values[name];
    return one ? `${value} ${String(value) === "1" ? one : many}` : value;
  });

export const nameRule = (rule) => words.rules[rule];
export const nameUnit = (unit) => words.page.units[unit] ?? unit;
export const nameLang = (code) => words.page.langs[code] ?? code;

// As a label: with a capital letter where the language has them.
export const label = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const count = (number) => number.toLocaleString("en-US");

const two = (number) => String(number).padStart(2, "0");

// `M:SS`, with hours where there are any; `exact` has hours and milliseconds always.
export const clock = (ms, exact = false) => {
  const whole = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = hours || exact ? `${hours}:${two(minutes)}` : `${minutes}`;
  return `${rest}:${two(whole % 60)}${exact ? `.${String(Math.floor(ms) % 1000).padStart(3, "0")}` : ""}`;
};

// As long as the figure is: 0.6 s.
export const brief = (ms) => `${Number((ms / 1000).toFixed(3))} s`;
export const seconds = (ms) => `${(ms / 1000).toFixed(3)} s`;

export const speak = () => {
  document.documentElement.lang = pageLang;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button")) element.title = say(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = say(element.dataset.hint);
};
