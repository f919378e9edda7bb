// What was judged, as it came with the page. Nothing here judges: figures, rules and hints are taken as they are.
export const data = JSON.parse(document.getElementById("data").textContent);

export const find = (id) => document.getElementById(id);

// The only way in which a text comes into the page: as text.
export const make = (tag, className = "", text = "") => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== "") element.textContent = text;
  return element;
};
