// Sources: what is followed and how it fares, add, pause, refresh, OPML in and out; or, where the server follows none, what the archive has.

import { get, post, send } from "./api.js";
import { bdi, h, saveFile, show, toast } from "./dom.js";
import { here, number, t } from "./format.js";
import { failure, notice, setTitle, skeleton } from "./parts.js";
import { href } from "./router.js";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => String(text ?? "").replace(/[&<>"]/g, (character) => ESCAPES[character]);

const opml = (sources) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>Tarwisa</title></head><body>\n${sources.map((source) =>
    `<outline type="rss" text="${escaped(source.name || source.id)}" xmlUrl="${escaped(source.feed_url || source.url)}"/>`).join("\n")}\n</body></opml>\n`;

/** The feed addresses of an OPML file, read without a markup parser that could run anything. */
const feedsOf = (text) => [...text.matchAll(/xmlUrl\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)]
  .map((match) => (match[1] ?? match[2]).replace(/&amp;/g, "&")).filter((url) => /^https?:/.test(url));

function health(source) {
  const problem = source.last_error || source.health?.error || source.error;
  const state = source.paused || source.state === "paused" ? "paused" : problem ? "failing" : "well";
  return h("span", { title: typeof problem === "string" ? problem : problem?.detail }, t(`health.${state}`));
}

function row(source, again) {
  const path = `/v1/sources/${encodeURIComponent(source.id)}`;
  const act = (words, work) => h("button", {
    type: "button", class: "tool",
    onclick: async (event) => {
      event.target.disabled = true;
      try { await work(); await again(); } catch (problem) { toast(problem.title || problem.message); event.target.disabled = false; }
    },
  }, words);
  const isPaused = Boolean(source.paused || source.state === "paused");
  const last = source.last_fetched_at || source.fetched_at || source.checked_at;
  return h("tr", null,
    h("td", null, h("a", { href: href({ source: source.source_id || source.id }) }, bdi(source.name || source.id)), h("br"), h("span", { class: "quiet" }, bdi(source.url))),
    h("td", null, health(source)), h("td", null, last ? here(last) : "—"), h("td", null, source.article_count === undefined ? "" : number(source.article_count)),
    h("td", null, act(t("source.refresh"), () => post(`${path}/refresh`, {})), act(t(isPaused ? "source.resume" : "source.pause"), () => send("PATCH", path, { paused: !isPaused })),
      act(t("source.remove"), () => send("DELETE", path))));
}

async function known(main, signal) {
  const answer = await get("/v1/search", { facets: "source", limit: 1, sort: "newest", highlight: "false" }, { signal });
  const entries = answer.facets?.source || [];
  show(main, h("div", { class: "plain" }, h("h1", null, t("nav.sources")), notice(t("sources.none")),
    entries.length ? h("table", { class: "table" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, t("facet.source")), h("th", { scope: "col" }, t("articles")))),
      h("tbody", null, entries.map((entry) => h("tr", null, h("td", null, h("a", { href: href({ source: entry.value }) }, bdi(entry.label || entry.value)), " ", h("span", { class: "quiet" }, bdi(entry.value))),
        h("td", null, number(entry.count)))))) : null,
    h("p", null, h("a", { class: "button", href: href({ view: "add" }) }, t("nav.add")))));
}

export async function draw(main, values, { signal }) {
  setTitle(t("nav.sources"));
  show(main, skeleton(3));
  let sources;
  try {
    sources = (await get("/v1/sources", { limit: 1000 }, { signal })).data || [];
  } catch (problem) {
    if (!problem.isMissing) throw problem;
    return known(main, signal);
  }
  const again = () => draw(main, values, { signal });
  const outcome = h("div", { "aria-live": "polite" });
  const url = h("input", { id: "source-url", type: "url", required: true, dir: "ltr", placeholder: "https://" });
  const form = h("form", {
    class: "row",
    onsubmit: async (event) => {
      event.preventDefault();
      try { await post("/v1/sources", { url: url.value.trim() }); await again(); } catch (problem) { show(outcome, failure(problem)); }
    },
  }, h("label", { for: "source-url" }, t("source.url")), url, h("button", { class: "button button-strong" }, t("source.add")));
  const file = h("input", {
    type: "file", accept: ".opml,.xml", class: "sr",
    onchange: async () => {
      let added = 0;
      for (const feed of feedsOf(await file.files[0].text())) {
        try { await post("/v1/sources", { url: feed }); added += 1; } catch (problem) { show(outcome, failure(problem)); }
      }
      toast(t("source.added", { n: added }));
      again();
    },
  });
  show(main, h("div", { class: "plain" }, h("h1", null, t("nav.sources")), form, outcome,
    sources.length ? h("div", { class: "scroll" }, h("table", { class: "table" },
      h("thead", null, h("tr", null, ["facet.source", "source.health", "source.last", "articles", "source.acts"].map((name) => h("th", { scope: "col" }, t(name))))),
      h("tbody", null, sources.map((source) => row(source, again))))) : notice(t("sources.empty")),
    h("p", { class: "row" }, h("button", { type: "button", class: "button", onclick: () => saveFile("tarwisa.opml", "text/x-opml", opml(sources)) }, t("opml.out")),
      h("label", { class: "button" }, t("opml.in"), file))));
}
