// Search: results as one types, facets, timeline, and the whole state in the address.

import { get } from "./api.js";
import { bdi, h, icon, show } from "./dom.js";
import { day, has, language, nextDay, number, t } from "./format.js";
import { arrowKeys, failure, result, setTitle, skeleton } from "./parts.js";
import { go, href } from "./router.js";

const FACETS = ["source", "author", "section", "lang"];
const FILTERS = [...FACETS, "place", "entity", "story"];
const RANGE = ["published_after", "published_before"];
const PER_PAGE = 20;

/** The address's filters as parameters of the API. */
function filters(values, { withRange = true } = {}) {
  const wanted = {};
  for (const name of FILTERS) if (values.has(name)) wanted[name] = values.getAll(name);
  if (withRange) for (const name of RANGE) if (values.get(name)) wanted[name] = values.get(name);
  return wanted;
}

const page = (values) => Math.max(1, Number(values.get("page")) || 1);

function request(values) {
  const words = values.get("q") || "";
  return {
    q: words, ...filters(values), limit: PER_PAGE, offset: (page(values) - 1) * PER_PAGE,
    sort: values.get("sort") || (words ? "" : "newest"), words: values.get("words"), match: values.get("match"),
    highlight: "true", facets: FACETS.join(","),
  };
}

/** The present address with some values changed; the page starts again at the first. */
function changed(values, change) {
  const next = new URLSearchParams(values);
  next.delete("page");
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    for (const item of [value].flat()) if (item) next.append(name, item);
  }
  const asks = ["q", ...FILTERS, ...RANGE].some((name) => next.has(name));
  if (asks) next.delete("view");
  else next.set("view", "search");
  return next;
}

// --- What stands: the frame is built once, its parts are redrawn.

let parts = null;

function frame(main) {
  const regions = {
    summary: h("p", { class: "summary", role: "status", id: "summary" }),
    controls: h("div", { class: "controls" }),
    chips: h("div", { class: "chips" }),
    timeline: h("div", { class: "timeline" }),
    results: h("div", { class: "results", id: "results" }),
    pages: h("nav", { class: "pages", "aria-label": t("pages") }),
    facets: h("div", { class: "facets" }),
  };
  const isWide = matchMedia("(min-width: 60em)").matches;
  const aside = h("aside", { class: "refine", "aria-label": t("refine") },
    h("details", { open: isWide }, h("summary", null, t("refine")), regions.facets));
  show(main, h("div", { class: "search" }, h("h1", { class: "sr" }, t("search")),
    h("div", { class: "search-head" }, regions.summary, regions.controls), regions.timeline, regions.chips,
    h("div", { class: "search-body" }, h("div", { class: "search-main" }, regions.results, regions.pages), aside)));
  arrowKeys(regions.results, "h2 a");
  return regions;
}

function choice(values, name, options, standard) {
  const current = values.get(name) || standard;
  return h("label", { class: "choice" }, h("span", null, t(name)),
    h("select", { id: `choice-${name}`, onchange: (event) => go(changed(values, { [name]: event.target.value === standard ? "" : event.target.value })) },
      options.map((option) => h("option", { value: option, selected: option === current }, t(`${name}.${option}`)))));
}

function drawControls(values) {
  const wasFocused = document.activeElement?.id;
  show(parts.controls, choice(values, "sort", ["relevance", "newest", "oldest"], values.get("q") ? "relevance" : "newest"),
    choice(values, "words", ["auto", "all", "any"], "auto"), choice(values, "match", ["folded", "exact"], "folded"));
  if (wasFocused?.startsWith("choice-")) document.getElementById(wasFocused)?.focus();
}

const labels = new Map();
const labelOf = (name, value) => (name === "lang" ? language(value) : labels.get(`${name} ${value}`) || value);

/** What narrows the search, each with a way to undo it. */
function drawChips(values) {
  const chips = FILTERS.flatMap((name) => values.getAll(name).map((value) => ({
    words: [has(`facet.${name}`) ? t(`facet.${name}`) : name, labelOf(name, value)],
    next: changed(values, { [name]: values.getAll(name).filter((other) => other !== value) }),
  })));
  const [after, before] = RANGE.map((name) => values.get(name));
  if (after || before) chips.push({ words: [t("facet.time"), rangeWords(after, before)], next: changed(values, { published_after: "", published_before: "" }) });
  show(parts.chips, chips.map(({ words: [name, value], next }) =>
    h("a", { class: "chip", href: href(next), "aria-label": t("undo", { what: `${name}: ${value}` }) }, h("span", { class: "quiet" }, name), bdi(value), icon("close"))),
  chips.length > 1 ? h("a", { class: "chip chip-all", href: href(changed(new URLSearchParams(values.get("q") ? { q: values.get("q") } : {}), {})) }, t("undoAll")) : null);
}

function rangeWords(after, before) {
  const last = before && before.length === 10 ? nextDay(before, -1) : before;
  if (after && last && after.slice(0, 10) === last.slice(0, 10)) return day(after, {});
  if (!after) return t("until", { day: day(last, {}) });
  return last ? t("fromTo", { from: day(after, {}), to: day(last, {}) }) : t("since", { day: day(after, {}) });
}

function drawFacets(values, facets) {
  const groups = FACETS.map((name) => [name, facets?.[name] || []]).filter(([, entries]) => entries.length);
  const wasFocused = document.activeElement?.id;
  show(parts.facets, groups.map(([name, entries]) => {
    const chosen = values.getAll(name);
    for (const { value, label } of entries) labels.set(`${name} ${value}`, label || value);
    const kept = chosen.filter((value) => !entries.some((entry) => entry.value === value)).map((value) => ({ value, count: 0 }));
    return h("fieldset", { class: "facet" }, h("legend", null, t(`facet.${name}`)), [...entries, ...kept].slice(0, 12).map(({ value, count }) =>
      h("label", null, h("input", {
        type: "checkbox", id: `facet-${name}-${value}`, checked: chosen.includes(value),
        onchange: (event) => go(changed(values, { [name]: event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value) }), { isSame: true }),
      }), bdi(labelOf(name, value)), h("span", { class: "count" }, number(count)))));
  }));
  if (wasFocused?.startsWith("facet-")) document.getElementById(wasFocused)?.focus();
  parts.facets.closest("aside").hidden = !groups.length;
}

function drawPages(values, total) {
  const last = Math.ceil(total / PER_PAGE), current = page(values);
  if (last < 2) return show(parts.pages);
  const to = (number, words, rel) => {
    const next = new URLSearchParams(values);
    if (number > 1) next.set("page", number);
    else next.delete("page");
    return h("a", { class: "button", href: href(next), rel }, words);
  };
  show(parts.pages, current > 1 ? to(current - 1, t("previous"), "prev") : null,
    h("span", null, t("pageOf", { page: current, last })), current < last && current < 500 ? to(current + 1, t("next"), "next") : null);
}

function drawResults(values, answer) {
  const words = values.get("q") || "";
  if (!answer.total) {
    return show(parts.results, h("div", { class: "notice" }, h("p", null, h("strong", null, t("nothing"))),
      h("ul", null, h("li", null, t("nothing.words")), [...FILTERS, ...RANGE].some((name) => values.has(name)) ? h("li", null, t("nothing.filters")) : null)));
  }
  show(parts.results, answer.data.map((article) => result(article, words)));
}

function drawSummary(values, answer) {
  const took = answer.took_ms === undefined ? "" : t("took", { time: number(answer.took_ms, { maximumFractionDigits: answer.took_ms < 10 ? 2 : 0 }) });
  let applied = answer.words_applied === "any" && (values.get("words") || "auto") === "auto" && (values.get("q") || "").trim().includes(" ") ? t("anyApplied") : "";
  if (answer.begins) applied = t("beginsApplied", { words: answer.begins });
  const replacements = (answer.corrections || []).flatMap((correction) => correction.replacements || []);
  const corrected = replacements.length ? t("corrections", { words: replacements.join("، ") }) : "";
  show(parts.summary, h("strong", null, t("results", { n: answer.total })), took ? h("span", { class: "quiet" }, took) : null, applied ? h("span", { class: "quiet" }, applied) : null, corrected ? h("span", { class: "quiet" }, corrected) : null);
}

/** Searches; where nothing has the last word, what begins with it is better than nothing, and said to be so. */
async function find(values, signal) {
  const wanted = request(values);
  const answer = await get("/v1/search", wanted, { signal });
  if (answer.total || values.get("match") === "exact" || !/[\p{L}\p{N}]{2}$/u.test(wanted.q)) return answer;
  const begun = await get("/v1/search", { ...wanted, q: `${wanted.q}*` }, { signal });
  return begun.total ? { ...begun, begins: wanted.q } : answer;
}

let inFlight = null, drawnRange = "", drawnPage = 1;

export async function draw(main, values, { signal, isSame }) {
  const words = values.get("q") || "";
  setTitle(words ? t("searchTitle", { words }) : t("search"));
  if (!parts || !main.contains(parts.results)) {
    parts = frame(main);
    drawnRange = "";
    show(parts.results, skeleton());
  }
  // Ask first and draw what is known meanwhile.
  const asked = find(values, signal);
  inFlight = signal;
  drawControls(values);
  drawChips(values);
  try {
    const answer = await asked;
    if (inFlight !== signal) return;
    drawSummary(values, answer);
    drawResults(values, answer);
    drawPages(values, answer.total);
    drawFacets(values, answer.facets);
    drawChips(values);
    if (page(values) !== drawnPage) scrollTo(0, 0);
    drawnPage = page(values);
    performance.mark("tarwisa-results");
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    show(parts.summary);
    show(parts.pages);
    show(parts.results, failure(problem, () => draw(main, values, { signal, isSame })));
    return;
  }
  await drawTimeline(values, signal);
}

async function drawTimeline(values, signal) {
  const wanted = { q: values.get("q"), ...filters(values, { withRange: false }) };
  const key = JSON.stringify([wanted, RANGE.map((name) => values.get(name))]);
  if (key === drawnRange) return;
  const { timeline } = await import("./timeline.js");
  const choose = (after, before) => go(changed(values, { published_after: after, published_before: before }));
  const isDrawn = await timeline(parts.timeline, wanted, { after: values.get("published_after"), before: values.get("published_before"), choose, signal });
  if (isDrawn) drawnRange = key;
}
