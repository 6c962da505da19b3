// Pieces that several views are set from.

import { bdi, h, icon, marked } from "./dom.js";
import { clock, day, differsHere, here, language, list, t, ui } from "./format.js";
import { href } from "./router.js";

export const setTitle = (title) => { document.title = title ? `${title} — ${t("name")}` : t("name"); };

/** A view's own words for a failure, and a way to try again. */
export function failure(problem, retry) {
  const words = problem.status === 0 ? t("problem.unreachable") : problem.title || problem.message;
  return h("div", { class: "notice notice-bad", role: "alert" }, icon("warn"),
    h("div", null, h("p", null, h("strong", null, words)),
      problem.status && problem.message !== words ? h("p", { dir: "auto" }, problem.message) : null,
      (problem.errors || []).map((error) => h("p", { class: "quiet", dir: "auto" }, h("code", null, error.parameter ?? error.pointer ?? ""), " ", error.detail ?? "")),
      problem.status === 401 ? keyField(retry) : null,
      retry && problem.status !== 401 ? h("button", { type: "button", class: "button", onclick: retry }, t("retry")) : null));
}

/** Asks for the access key of a server that wants one; it is kept for this tab only. */
function keyField(retry) {
  const field = h("input", { type: "password", autocomplete: "off", "aria-label": t("key.label"), placeholder: t("key.label") });
  const keep = async () => {
    const { key } = await import("./api.js");
    key.value = field.value.trim();
    retry?.();
  };
  return h("p", { class: "row" }, field, h("button", { type: "button", class: "button", onclick: keep }, t("key.use")));
}

export const notice = (words, ...more) => h("div", { class: "notice" }, h("p", null, words), more);

export const sourceName = (source) => source?.name || (source?.id === "unknown" ? t("unknownSource") : source?.id) || "";

/** Direction and language of an article's own words, where they are known. */
export const tongue = (article) => ({ lang: article.lang || null, dir: article.dir || "auto" });

export const articleHref = (article, words, hash = "") => href({ id: article.id, hl: words }, hash);

/** When it appeared by the source's clock; the raw line and the reader's own time on hover. */
export function time(article, { withClock = false } = {}) {
  const at = article.published_at;
  if (!at) return h("span", null, t("undated"));
  const local = article.published?.local_date && !withClock ? article.published.local_date : at;
  const hints = [article.published?.raw, differsHere(at) ? t("hereTime", { time: here(at) }) : null].filter(Boolean);
  const shownClock = withClock && !article.published?.time_may_be_default ? clock(at) : "";
  return h("time", { datetime: at, title: hints.join("\n") || null }, day(local), shownClock ? t("atClock", { clock: shownClock }) : null);
}

/** Source, section, byline and time in one quiet line. */
export function meta(article, { withTime = true, withSection = true } = {}) {
  const authors = (article.byline || []).map((author) => author.name);
  return h("p", { class: "meta" },
    h("span", { class: "meta-source" }, bdi(sourceName(article.source))),
    withSection && article.section ? h("span", null, bdi(article.section)) : null,
    authors.length ? h("span", null, bdi(list(authors, article.lang))) : null,
    withTime ? h("span", null, time(article)) : null,
    article.lang && article.lang !== ui.language ? h("span", { class: "tag" }, language(article.lang)) : null);
}

/** One found article. */
export function result(article, words) {
  const highlights = article.highlights || {};
  const headline = highlights.headline ? marked(highlights.headline) : article.headline || t("noHeadline");
  const snippet = highlights.snippet ? marked(highlights.snippet) : article.standfirst;
  return h("article", { class: "result", ...tongue(article) },
    h("h2", null, h("a", { href: articleHref(article, words) }, headline)),
    snippet?.length ? h("p", { class: "snippet" }, snippet) : null,
    meta(article));
}

export const skeleton = (count = 4) =>
  h("div", { class: "skeleton", "aria-hidden": "true" }, Array.from({ length: count }, () => h("div", null, h("b"), h("i"), h("i"))));

/** ↑ ↓ move between links that are results; Home and End go to the ends. */
export function arrowKeys(container, selector) {
  container.addEventListener("keydown", (event) => {
    const links = [...container.querySelectorAll(selector)];
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) return document.getElementById("q").focus();
    links[Math.min(to, links.length - 1)].focus();
  });
}
