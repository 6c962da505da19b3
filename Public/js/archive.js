// The archive as a whole: counts over time, and which words of the headlines a period has more of than the one before it.

import { get } from "./api.js";
import { bdi, h, show } from "./dom.js";
import { day, nextDay, number, t } from "./format.js";
import { folded, stem } from "./matcher.js";
import { notice, setTitle, skeleton } from "./parts.js";
import { go, href } from "./router.js";
import { counts, drawBars } from "./timeline.js";

const PERIODS = [7, 30, 90, 365];
const STOP = new Set(("في من على عن الى إلى أن إن ان لا ما لم لن قد بعد قبل مع بين كل هذا هذه ذلك التي الذي كان كانت يوم عام هو هي أو او ثم حتى عند منذ نحو غير خلال أمام تحت فوق دون ولا لها له بلا عبر بفضل أول " +
  "the a an of in on at to for and or with by from is are was were as its it be has have after before over into not new").split(" ").map((word) => folded(word).text));

/** The words of headlines with how many of the headlines have each, by folded stem; the form most often printed stands for it. */
function wordsOf(articles) {
  const words = new Map();
  for (const { headline } of articles) {
    const seen = new Set();
    for (const [printed] of (headline || "").matchAll(/[\p{L}\p{M}\p{N}]{3,}/gu)) {
      const key = stem(folded(printed).text);
      if (seen.has(key) || STOP.has(folded(printed).text) || STOP.has(key) || key.length < 3) continue;
      seen.add(key);
      const entry = words.get(key) || { count: 0, forms: new Map() };
      entry.count += 1;
      entry.forms.set(printed, (entry.forms.get(printed) || 0) + 1);
      words.set(key, entry);
    }
  }
  return words;
}

/** Words by how much more often they stand in the period than before (smoothed ratio), most first. */
export function busiest(period, before, most = 24) {
  const now = wordsOf(period), then = wordsOf(before);
  const rate = (count, total) => (count + 0.5) / (total + 1);
  return [...now].filter(([, { count }]) => count > 1).map(([key, { count, forms }]) => ({
    word: [...forms].sort((a, b) => b[1] - a[1])[0][0], count, past: then.get(key)?.count || 0,
    weight: count * Math.log(1 + rate(count, period.length) / rate(then.get(key)?.count || 0, before.length)),
  })).sort((a, b) => b.weight - a.weight).slice(0, most);
}

async function headlines(from, to, signal) {
  return (await get("/v1/articles", { published_after: from, published_before: to, limit: 1000, fields: "headline" }, { signal })).data || [];
}

async function drawTerms(container, last, days, signal) {
  const to = nextDay(last), from = nextDay(to, -days), past = nextDay(from, -days);
  const [period, before] = await Promise.all([headlines(from, to, signal), headlines(past, from, signal)]);
  const terms = busiest(period, before);
  show(container, h("p", { class: "quiet" }, t("terms.says", { from: day(from, {}), to: day(last, {}), n: period.length, past: before.length })),
    terms.length ? h("ol", { class: "terms" }, terms.map(({ word, count, past: was }) => h("li", null,
      h("a", { href: href({ q: word, published_after: from, published_before: to }) }, bdi(word)),
      h("span", null, number(count)), h("span", { class: "quiet" }, was ? t("terms.was", { was }) : t("terms.new"))))) : notice(t("terms.none")));
}

export async function draw(main, values, { signal }) {
  setTitle(t("nav.archive"));
  show(main, skeleton(3));
  const [data, found] = await Promise.all([
    counts({}, signal).catch((problem) => { if (problem.name === "AbortError" || !problem.isMissing) throw problem; return null; }),
    get("/v1/search", { facets: "source,section", limit: 1, sort: "newest", highlight: "false" }, { signal }),
  ]);
  if (!found.total) {
    const { welcome } = await import("./welcome.js");
    return welcome(main);
  }
  const timeline = h("div", { class: "timeline" }), terms = h("div", { "aria-live": "polite" });
  const newest = (found.data[0].published?.local_date || found.data[0].published_at || new Date().toISOString()).slice(0, 10);
  const days = PERIODS.includes(Number(values.get("days"))) ? Number(values.get("days")) : 30;
  const table = (name) => {
    const entries = (found.facets?.[name] || []).slice(0, 15);
    return entries.length ? h("section", null, h("h2", null, t(`facet.${name}`)), h("table", { class: "table" }, h("tbody", null, entries.map((entry) =>
      h("tr", null, h("th", { scope: "row" }, h("a", { href: href({ [name]: entry.value }) }, bdi(entry.label || entry.value))),
        h("td", null, h("meter", { max: String(entries[0].count), value: String(entry.count), "aria-hidden": "true" })), h("td", null, number(entry.count))))))) : null;
  };
  show(main, h("div", { class: "plain" }, h("h1", null, t("nav.archive")), h("p", { class: "quiet" }, t("archive.says", { n: found.total })), timeline,
    h("h2", null, t("terms")), h("p", { class: "row" }, h("label", { for: "days" }, t("terms.period")),
      h("select", { id: "days", onchange: (event) => go({ view: "archive", days: event.target.value }) },
        PERIODS.map((count) => h("option", { value: String(count), selected: count === days }, t("days", { n: count }))))), terms,
    h("div", { class: "columns" }, table("source"), table("section"))));
  if (data) drawBars(timeline, data, { choose: (after, before) => go({ published_after: after, published_before: before, view: after ? "" : "search" }) });
  else show(timeline, notice(t("timeline.missing")));
  await drawTerms(terms, newest, days, signal);
}
