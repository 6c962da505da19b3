// The search box: results as one types, suggestions as a listbox (ARIA combobox), arrows on to the results.

import { get } from "./api.js";
import { $, bdi, h, marked, show } from "./dom.js";
import { has, number, t } from "./format.js";
import { go, href, parameters, viewOf } from "./router.js";

const input = $("q"), listbox = $("suggestions");
let chosen = -1, asked = null, isOn = true;

function close() {
  listbox.hidden = true;
  chosen = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const options = [...listbox.children];
  options.forEach((option, at) => option.setAttribute("aria-selected", at === index));
  chosen = index;
  if (index < 0) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", options[index].id);
  options[index].scrollIntoView({ block: "nearest" });
}

function take(suggestion) {
  close();
  const id = suggestion.id || suggestion.article_id;
  if (suggestion.kind === "headline" && String(id).startsWith("a_")) {
    input.blur();
    return go({ id });
  }
  if (suggestion.kind === "author") {
    input.value = "";
    return go({ author: suggestion.value ?? suggestion.text });
  }
  // The last word that was typed is the one that was completed.
  const text = suggestion.text ?? suggestion.value ?? "";
  const words = input.value.trim().split(/\s+/);
  input.value = suggestion.kind === "term" && words.length > 1 && !text.includes(" ") ? [...words.slice(0, -1), text].join(" ") : text;
  search({ isNew: true });
}

function draw(suggestions) {
  if (!suggestions.length || document.activeElement !== input) return close();
  show(listbox, suggestions.map((suggestion, index) =>
    h("li", {
      id: `s${index}`, role: "option", "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); take(suggestion); },
    }, bdi(null, { class: "suggestion-text" }), has(`kind.${suggestion.kind}`) ? h("span", { class: "quiet" }, t(`kind.${suggestion.kind}`)) : null,
      suggestion.count ? h("span", { class: "quiet" }, number(suggestion.count)) : null)));
  [...listbox.querySelectorAll(".suggestion-text")].forEach((element, index) => {
    const { highlight, text, value } = suggestions[index];
    show(element, highlight ? marked(highlight) : text ?? value ?? "");
  });
  listbox.hidden = false;
  chosen = -1;
  input.setAttribute("aria-expanded", "true");
  listbox.taken = take;
  listbox.suggestions = suggestions;
}

async function suggest() {
  asked?.abort();
  const text = input.value.trim();
  if (!isOn || text.length < 2) return close();
  asked = new AbortController();
  try {
    const answer = await get("/v1/suggest", { q: text, limit: 7 }, { signal: asked.signal });
    draw(answer.data || answer.suggestions || []);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    if (problem.isMissing) isOn = false;
    close();
  }
}

/** Takes what is in the box into the address; filters of a running search stay. */
function search({ isNew = false } = {}) {
  const values = parameters();
  const isRunning = viewOf(values) === "search";
  const next = isRunning ? values : new URLSearchParams();
  next.delete("page");
  const text = input.value.trim();
  if (text) next.set("q", text);
  else next.delete("q");
  if (!isRunning && !text) return;
  if (!text && !next.size) next.set("view", "search");
  else next.delete("view");
  const address = href(next);
  if (location.pathname !== "/") return location.assign(address);
  go(address, { replace: isRunning && !isNew });
}

export function focusFirstResult() {
  const first = document.querySelector("#main .result a, #main .lead a, #main .story a");
  first?.focus();
}

export function startSearchBox() {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", "suggestions");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  listbox.setAttribute("aria-label", t("suggestions"));
  let isComposing = false;
  const typed = () => {
    input.dir = input.value ? "auto" : "";
    if (isComposing) return;
    if (location.pathname === "/") search();
    suggest();
  };
  input.addEventListener("compositionstart", () => { isComposing = true; });
  input.addEventListener("compositionend", () => { isComposing = false; typed(); });
  input.addEventListener("input", typed);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = listbox.hidden ? 0 : listbox.children.length;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      if (chosen + 1 < count) choose(chosen + 1);
      else { close(); focusFirstResult(); }
    } else if (event.key === "ArrowUp" && count) {
      event.preventDefault();
      choose(Math.max(chosen - 1, -1));
    } else if (event.key === "Escape" && count) {
      event.preventDefault();
      close();
    }
  });
  $("searchbox").addEventListener("submit", (event) => {
    event.preventDefault();
    asked?.abort();
    if (chosen >= 0 && !listbox.hidden) return take(listbox.suggestions[chosen]);
    close();
    search({ isNew: true });
    if (viewOf(parameters()) === "search") setTimeout(focusFirstResult, 150);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}
