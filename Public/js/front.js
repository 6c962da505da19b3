// The front page: the latest articles by day and source, as a newspaper would lay them out.

import { get } from "./api.js";
import { bdi, h, show } from "./dom.js";
import { day, nextDay, t, ui } from "./format.js";
import { articleHref, arrowKeys, meta, setTitle, skeleton, sourceName, tongue } from "./parts.js";
import { href } from "./router.js";

const WITH_TEXT = 12;
const localDay = (article) => article.published?.local_date || (article.published_at || "").slice(0, 10);

function opening(article) {
  const text = article.standfirst || article.paragraphs?.[0]?.text || "";
  return text.length > 260 ? `${text.slice(0, text.lastIndexOf(" ", 250))} …` : text;
}

/** The lead tells more: its standfirst, then how it begins. */
function leadText(article) {
  const first = (article.paragraphs || []).slice(0, article.standfirst ? 1 : 2).map((paragraph) => h("p", { class: "opening" }, paragraph.text));
  return [article.standfirst ? h("p", { class: "standfirst" }, article.standfirst) : null, first];
}

function story(article, kind) {
  const tag = kind === "lead" ? "h2" : "h3";
  return h("article", { class: kind, ...tongue(article) },
    article.section ? h("p", { class: "kicker" }, bdi(article.section)) : null,
    h(tag, null, h("a", { href: articleHref(article) }, article.headline || t("noHeadline"))),
    kind === "lead" ? leadText(article) : kind === "brief" || !opening(article) ? null : h("p", { class: "opening" }, opening(article)),
    meta(article, { withTime: kind === "lead", withSection: false }));
}

/** Runs of articles that appeared on the same day, in the order given. */
function byDay(articles) {
  const days = new Map();
  for (const article of articles) {
    const key = localDay(article);
    days.set(key, [...(days.get(key) || []), article]);
  }
  return [...days];
}

function bySource(articles) {
  const sources = new Map();
  for (const article of articles) {
    const id = article.source?.id || "";
    if (!sources.has(id)) sources.set(id, { source: article.source, articles: [] });
    sources.get(id).articles.push(article);
  }
  return [...sources.values()].sort((a, b) => b.articles.length - a.articles.length);
}

function daySection([date, articles]) {
  return h("section", { class: articles.length > 2 ? "day day-full" : "day", "aria-label": date ? day(date) : t("undated") },
    h("h2", { class: "day-title" }, date ? h("a", { href: href({ published_after: date, published_before: nextDay(date) }) }, day(date)) : t("undated")),
    h("div", { class: "columns" }, bySource(articles).map(({ source, articles: own }) =>
      h("div", { class: "column" },
        h("p", { class: "column-source" }, h("a", { href: href({ source: source?.id }) }, bdi(sourceName(source)))),
        own.map((article, index) => story(article, index ? "brief" : "story"))))));
}

export async function draw(main, values, { signal }) {
  setTitle("");
  if (!main.querySelector(".front")) show(main, skeleton());
  // The first few come with their text, for the lead and the openings; the rest as they are listed.
  const fields = "id,lang,dir,source,kicker,headline,standfirst,byline,published_at,published,section";
  const [answer, more] = await Promise.all([
    get("/v1/articles", { limit: WITH_TEXT, sort: "newest", fields: `${fields},paragraphs` }, { signal }),
    get("/v1/articles", { limit: 40, offset: WITH_TEXT, sort: "newest", fields }, { signal }),
  ]);
  if (!answer.total && !answer.data?.length) {
    const { welcome } = await import("./welcome.js");
    return welcome(main);
  }
  // The paper leads with the newest article in the reader's own language, if there is a recent one.
  const own = answer.data.slice(0, 8).findIndex((article) => article.lang === ui.language);
  const rest = [...answer.data, ...more.data];
  const [lead] = rest.splice(Math.max(own, 0), 1);
  const seconds = rest.splice(0, 4);
  const front = h("div", { class: "front" },
    h("h1", { class: "sr" }, t("nav.front")),
    h("section", { class: "top", "aria-label": t("front.latest") }, story(lead, "lead"),
      h("div", { class: "top-side" }, seconds.map((article) => story(article, "story")))),
    h("div", { class: "days" }, byDay(rest).map(daySection)),
    h("p", { class: "more" }, h("a", { class: "button", href: href({ view: "search", sort: "newest" }) }, t("front.all", { n: answer.total }))));
  arrowKeys(front, "h2 a, h3 a");
  show(main, front);
}
