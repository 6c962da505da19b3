// The article page: what was printed, set to be read; then where it comes from and what belongs to it.

import { get } from "./api.js";
import { $, bdi, copyText, h, icon, show, toast, withMarks } from "./dom.js";
import { country, number, shortDay, t } from "./format.js";
import { failure, notice, setTitle, skeleton, sourceName, time, tongue, articleHref } from "./parts.js";
import { href } from "./router.js";
import { matcher } from "./matcher.js";

/** A figure whose image is only fetched from its source when the reader asks for it. */
function figure(image) {
  const picture = h("div", { class: "picture" });
  const load = h("button", {
    type: "button", class: "button",
    onclick: () => {
      const element = h("img", { alt: image.caption || "", referrerpolicy: "no-referrer", decoding: "async" });
      element.addEventListener("error", () => show(picture, h("p", { class: "quiet" }, t("image.failed"))));
      element.src = image.url;
      show(picture, element);
    },
  }, icon("image"), t("image.load"));
  if (image.url) show(picture, load);
  return h("figure", null, image.url ? picture : null,
    h("figcaption", { dir: "auto" }, image.caption || "", image.credit ? h("span", { class: "credit" }, bdi(image.credit)) : null,
      image.archive ? h("span", { class: "tag" }, t("image.archive")) : null));
}

/** Linked names become links to what else mentions them; the marks of a search come before. */
function written(text, ranges, names, from = 0) {
  if (ranges.length) return withMarks(text, ranges);
  const nodes = [];
  let at = 0;
  for (const name of names) {
    const start = name.start - from, end = name.end - from;
    if (start < at || end > text.length) continue;
    nodes.push(text.slice(at, start), h("a", { class: "name", href: href({ entity: name.id }) }, text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}

function paragraph(item, index, article, marks) {
  const id = item.id || `p${index + 1}`;
  const ranges = marks(item.text);
  const dateline = article.dateline;
  const names = (article.insight?.entities || []).filter((name) => name.paragraph === id);
  let words = written(item.text, ranges, names);
  if (index === 0 && dateline?.length && item.text.substr(dateline.start, dateline.length) === dateline.raw) {
    const end = dateline.start + dateline.length;
    const inside = (from, to) => ranges.filter((range) => range.start < to && range.start + range.length > from)
      .map((range) => ({ start: Math.max(range.start, from) - from, length: Math.min(range.start + range.length, to) - Math.max(range.start, from) }));
    const part = (from, to) => written(item.text.slice(from, to), inside(from, to), names, from);
    words = [part(0, dateline.start), h("span", { class: "dateline" }, part(dateline.start, end)), part(end, item.text.length)];
  }
  const tag = { subheading: "h2", quote: "blockquote", list_item: "li" }[item.kind] || "p";
  return h(tag, { id, class: "block" }, words, " ", h("a", { class: "anchor", href: `#${id}`, "aria-label": t("permalink", { n: index + 1 }) }, "¶"));
}

/** Consecutive list items stand in one list. */
function blocks(article, marks) {
  const nodes = [];
  for (const [index, item] of (article.paragraphs || []).entries()) {
    const block = paragraph(item, index, article, marks);
    if (block.tagName !== "LI") nodes.push(block);
    else if (nodes.at(-1)?.tagName === "UL") nodes.at(-1).append(block);
    else nodes.push(h("ul", null, block));
  }
  return nodes;
}

export function head(article, marks = () => []) {
  const authors = article.byline || [];
  const written = (text) => withMarks(text, marks(text));
  return h("header", { class: "article-head", ...tongue(article) },
    article.kicker || article.section ? h("p", { class: "kicker" }, article.kicker ? bdi(article.kicker) : null,
      article.section ? h("a", { href: href({ section: article.section }) }, bdi(article.section)) : null) : null,
    h("h1", null, written(article.headline || t("noHeadline"))),
    article.standfirst ? h("p", { class: "standfirst" }, written(article.standfirst)) : null,
    h("p", { class: "byline" }, authors.map((author) => h("span", null, h("a", { href: href({ author: author.name }) }, bdi(author.name)),
      author.role ? h("span", { class: "quiet" }, bdi(author.role)) : null)),
    h("a", { class: "meta-source", href: href({ source: article.source?.id }) }, bdi(sourceName(article.source))),
    article.source?.country ? h("span", { class: "quiet" }, country(article.source.country)) : null),
    h("p", { class: "when" }, time(article, { withClock: true }),
      article.modified_at ? h("span", null, t("modified"), " ", time({ published_at: article.modified_at, published: article.modified }, { withClock: true })) : null));
}

export function body(article, marks = () => []) {
  const images = (article.images || []).map(figure);
  return h("div", { class: "article-body", ...tongue(article) }, images.slice(0, 1), blocks(article, marks), images.slice(1),
    article.tags?.length ? h("p", { class: "tags" }, article.tags.map((tag) => h("a", { class: "chip", href: href({ q: `"${tag}"` }) }, bdi(tag)))) : null);
}

async function copy(words) {
  await copyText(words);
  toast(t("copied"));
}

function tools(article) {
  const cite = async (form) => {
    const { citation } = await import("./citation.js");
    copy(citation(article, form));
  };
  return h("aside", { class: "tools", "aria-label": t("tools") },
    h("button", { type: "button", class: "tool", onclick: () => copy(location.origin + href({ id: article.id })) }, icon("link"), t("copyLink")),
    h("details", { class: "menu" }, h("summary", { class: "tool" }, icon("copy"), t("cite")),
      h("div", null, ["plain", "bibtex", "json"].map((form) => h("button", { type: "button", class: "tool", id: `cite-${form}`, onclick: () => cite(form) }, t(`cite.${form}`))))),
    h("button", { type: "button", class: "tool", onclick: () => print() }, icon("print"), t("print")),
    h("a", { class: "tool", href: `/v1/articles/${article.id}`, target: "_blank", rel: "noopener" }, icon("code"), "JSON"),
    article.url ? h("a", { class: "tool", href: /^https?:/.test(article.url) ? article.url : null, target: "_blank", rel: "noopener noreferrer" }, icon("out"), t("original")) : null);
}

function provenance(article) {
  const origin = article.provenance || {}, published = article.published || {};
  const rows = [
    ["id", article.id], ["version", article.version], ["url", article.url], ["raw", published.raw], ["rule", published.rule],
    ["basis", published.tz_basis], ["words", article.word_count], ["fetched", origin.fetched_at], ["charset", origin.charset], ["sha256", origin.sha256],
  ].filter(([, value]) => value !== null && value !== undefined && value !== "");
  return h("details", { class: "provenance" }, h("summary", null, t("provenance")),
    h("dl", null, rows.map(([name, value]) => [h("dt", null, t(`provenance.${name}`)), h("dd", null, bdi(typeof value === "number" ? number(value) : value))])),
    published.weekday_agrees === false ? h("p", { class: "quiet" }, t("weekdayDisagrees")) : null);
}

/** The server's reasons: a share of text in common, or the rare words that both have. */
function reasonWords(reasons) {
  const texts = (reasons || []).map((reason) => (typeof reason === "string" ? reason : reason.detail || reason.word || (reason.terms || []).join(" "))).filter(Boolean);
  const share = texts.map((text) => /^shingles (\d+)/.exec(text)?.[1]).find(Boolean);
  if (share) return t("reason.shingles", { part: number(share / 100, { style: "percent" }) });
  return texts.length ? t("reason.words", { words: texts.join(t("comma") + " ") }) : "";
}

function neighbours(title, items) {
  return h("section", { class: "neighbours" }, h("h2", null, title), items.map((item) => {
    const article = item.article || item;
    const reasons = reasonWords(item.reasons);
    return h("article", tongue(article), h("h3", null, h("a", { href: articleHref(article) }, article.headline || article.id)),
      h("p", { class: "meta" }, h("span", { class: "meta-source" }, bdi(sourceName(article.source))),
        article.published_at ? h("span", null, shortDay(article.published?.local_date || article.published_at)) : null,
        item.similarity !== undefined || item.score !== undefined ? h("span", { class: "quiet" }, t("score", { score: number(item.similarity ?? item.score, { maximumFractionDigits: 2 }) })) : null),
      reasons ? h("p", { class: "reasons" }, reasons) : null);
  }));
}

/** What belongs to the article comes after it is on the page, each part on its own. */
async function drawNeighbours(article, container, signal) {
  const ask = async (name) => {
    try { return (await get(`/v1/articles/${article.id}/${name}`, { limit: 5 }, { signal })).data || []; } catch { return []; }
  };
  const [duplicates, related] = await Promise.all([ask("duplicates"), ask("related")]);
  const known = new Set(duplicates.map((item) => (item.article || item).id));
  const others = related.filter((item) => !known.has((item.article || item).id));
  show(container, duplicates.length ? neighbours(t("duplicates"), duplicates) : null, others.length ? neighbours(t("related"), others) : null);
}

async function drawVersions(article, container) {
  if (article.version > 1) {
    const { versions } = await import("./versions.js");
    versions(article, container);
  }
}

/** The words that led here: as the address carries them. */
function marksFor(values) {
  const words = values.get("hl");
  return words ? matcher(words) : () => [];
}

export async function draw(main, values, { signal }) {
  const id = values.get("id");
  show(main, skeleton(3));
  let article;
  try {
    article = await get(`/v1/articles/${encodeURIComponent(id)}`, { version: values.get("version") }, { signal });
  } catch (problem) {
    if (problem.status !== 404 && problem.status !== 410) throw problem;
    setTitle(t("notFound"));
    return show(main, notice(t(problem.status === 410 ? "gone" : "notFound"), h("p", null, h("a", { href: "/" }, t("nav.front")))));
  }
  setTitle(article.headline);
  const marks = marksFor(values);
  const side = h("div", { class: "article-side" }), history = h("div");
  show(main, h("article", { class: "article", id: "article" }, head(article, marks), tools(article), body(article, marks), provenance(article), history), side);
  drawVersions(article, history).catch((problem) => show(history, failure(problem)));
  drawNeighbours(article, side, signal);
  point();
}

/** Shows the paragraph that the address names; what is drawn after loading is no `:target`. */
function point() {
  document.querySelector(".block.target")?.classList.remove("target");
  const block = location.hash ? $(location.hash.slice(1)) : null;
  block?.classList.add("target");
  block?.scrollIntoView();
}

addEventListener("hashchange", point);
