// Sources: what is followed and how it fares; add, pause, refresh, remove; OPML in and out.

import { exchange, get, post, send } from "./api.js";
import { bdi, h, saveFile, show, toast } from "./dom.js";
import { here, number, t } from "./format.js";
import { failure, notice, setTitle, skeleton } from "./parts.js";
import { href } from "./router.js";

const COLUMNS = ["facet.source", "source.health", "source.last", "source.next", "source.rate", "articles", "source.failures", "source.acts"];
const when = (time) => (time ? h("time", { datetime: time, title: here(time) }, here(time)) : "—");

/** The state, and for a source that fails what it failed of. */
const health = (source) => [
  h("span", { class: `health-${source.state}` }, t(`health.${source.state}`)),
  source.state === "failing" && source.last_error ? h("p", { class: "quiet", dir: "auto" }, source.last_error.detail) : null,
];

/** Waits for a job's end, as long as the view stands. */
async function ended(job, signal) {
  let state = job;
  while (state.state === "waiting" || state.state === "running") {
    await new Promise((done) => setTimeout(done, 500));
    if (signal.aborted) return state;
    state = await get(`/v1/jobs/${job.id}`, {}, { signal });
  }
  return state;
}

function row(source, again, signal) {
  const path = `/v1/sources/${encodeURIComponent(source.id)}`;
  const act = (name, work) => h("button", {
    type: "button", class: "tool", "data-act": name,
    onclick: async (event) => {
      event.target.disabled = true;
      try { await work(); await again(); } catch (problem) { toast(problem.title || problem.message); event.target.disabled = false; }
    },
  }, t(`source.${name}`));
  const refresh = async () => {
    const job = await ended(await post(`${path}/refresh`), signal);
    toast(job.problem ? job.problem.detail : t("source.brought", { n: job.result?.created ?? 0 }));
  };
  return h("tr", { id: source.id }, [
    [h("a", { href: href({ source: source.source_id }) }, bdi(source.name || source.source_id)), h("br"), h("span", { class: "quiet" }, bdi(source.feed_url || source.url))],
    health(source), when(source.last_success_at), when(source.next_poll_at),
    number(Math.round(source.articles_per_day * 10) / 10), number(source.article_count), number(source.extraction_failures),
    [act("refresh", refresh), act(source.paused ? "resume" : "pause", () => send("PATCH", path, { paused: !source.paused })), act("remove", () => send("DELETE", path))],
  ].map((cell, at) => h("td", { "data-is": t(COLUMNS[at]) }, cell)));
}

export async function draw(main, values, { signal }) {
  setTitle(t("nav.sources"));
  show(main, skeleton(3));
  const sources = (await get("/v1/sources", { limit: 1000 }, { signal })).data;
  const again = () => draw(main, values, { signal });
  const outcome = h("div", { id: "source-outcome", "aria-live": "polite" });
  const url = h("input", { id: "source-url", type: "url", required: true, dir: "ltr", placeholder: "https://" });
  const form = h("form", {
    class: "row",
    onsubmit: async (event) => {
      event.preventDefault();
      event.submitter.disabled = true;
      try { await post("/v1/sources", { url: url.value.trim() }); await again(); } catch (problem) { show(outcome, failure(problem)); }
      event.submitter.disabled = false;
    },
  }, h("label", { for: "source-url" }, t("source.url")), url, h("button", { class: "button button-strong", id: "source-add" }, t("source.add")));
  const file = h("input", {
    id: "opml-file", type: "file", accept: ".opml,.xml", class: "sr",
    onchange: async () => {
      try {
        const answer = await (await exchange("/v1/sources.opml", { method: "POST", content: await file.files[0].text(), type: "text/x-opml" })).json();
        toast(t("source.added", { n: answer.added }));
        await again();
      } catch (problem) { show(outcome, failure(problem)); }
    },
  });
  const save = async () => saveFile("tarwisa.opml", "text/x-opml", await (await exchange("/v1/sources.opml", { accept: "text/x-opml" })).text());
  show(main, h("div", { class: "plain" }, h("h1", null, t("nav.sources")), form, outcome,
    sources.length ? h("div", { class: "scroll" }, h("table", { class: "table cards" },
      h("thead", null, h("tr", null, COLUMNS.map((name) => h("th", { scope: "col" }, t(name))))),
      h("tbody", null, sources.map((source) => row(source, again, signal))))) : notice(t("sources.empty")),
    h("p", { class: "row" }, h("button", { type: "button", class: "button", id: "opml-out", onclick: save }, t("opml.out")),
      h("label", { class: "button" }, t("opml.in"), file))));
}
