// Elements without markup strings: nothing in this front-end ever parses text as HTML.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.setAttribute("class", value);
    else if (name in element && typeof value !== "string" && !(element instanceof SVGElement)) element[name] = value;
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An HTML element; properties that start with `on` are listeners, empty ones are left out. */
export const h = (tag, properties, ...children) => fill(document.createElement(tag), properties, children);

/** An SVG element. */
export const s = (tag, properties, ...children) => fill(document.createElementNS(SVG, tag), properties, children);

export const icon = (name) => s("svg", { class: "icon", "aria-hidden": "true" }, s("use", { href: `/icons.svg#${name}` }));

export const $ = (id) => document.getElementById(id);

/** Text of unknown direction, kept apart from the sentence around it. */
export const bdi = (text, properties) => h("bdi", { dir: "auto", ...properties }, text ?? "");

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'", "#34": '"', "#x27": "'" };
const unescaped = (text) => text.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

/** The server's escaped text with `<mark>` as nodes: any other tag stays visible as text. */
export function marked(html) {
  const parts = String(html ?? "").split(/<mark>([\s\S]*?)<\/mark>/);
  return parts.map((part, index) => (index % 2 ? h("mark", null, unescaped(part)) : unescaped(part)));
}

/** Text with the ranges `{start, length}` (UTF-16) marked; ranges in order, overlapping ones are joined. */
export function withMarks(text, ranges) {
  const nodes = [];
  let at = 0;
  for (const { start, length } of [...(ranges || [])].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, at), to = Math.min(start + length, text.length);
    if (to <= from) continue;
    nodes.push(text.slice(at, from), h("mark", null, text.slice(from, to)));
    at = to;
  }
  return [...nodes, text.slice(at)];
}

/** Replaces the children of an element. */
export const show = (element, ...children) => {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/** A short message at the foot of the page, read out politely. */
export function toast(...content) {
  const message = h("p", { class: "toast" }, content);
  $("toasts").append(message);
  setTimeout(() => message.remove(), 6000);
}

export async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = h("textarea", { class: "sr", value: text });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

export function saveFile(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
