// Bringing in: paste a link, a text, HTML or an article's JSON; see what is made of it; store it. Or drop files.

import { post } from "./api.js";
import { $, h, icon, show } from "./dom.js";
import { t } from "./format.js";
import { body, head } from "./article.js";
import { drawExplanation } from "./explanation.js";
import { failure, setTitle } from "./parts.js";
import { href } from "./router.js";
import { dropZone } from "./transfer.js";

/** What a pasted thing is: url, html, json or text. */
export function kindOf(pasted) {
  const text = pasted.trim();
  if (!text) return "";
  if (/^https?:\/\/\S+$/i.test(text)) return "url";
  if (/^\{[\s\S]*\}$/.test(text)) {
    try { JSON.parse(text); return "json"; } catch { return "text"; }
  }
  return /^\s*<(!doctype|html|head|body|article|div|meta|\?xml)/i.test(text) ? "html" : "text";
}

function submission(pasted, fields) {
  const text = pasted.trim(), kind = kindOf(text);
  if (kind === "url") return { url: text };
  if (kind === "json") return JSON.parse(text);
  if (kind === "html") return fields.url ? { html: text, url: fields.url } : { html: text };
  const wanted = { text };
  if (fields.source) wanted.source = { id: fields.source, name: fields.source };
  if (fields.tz) wanted.tz = fields.tz;
  return wanted;
}

const zones = () => (Intl.supportedValuesOf ? Intl.supportedValuesOf("timeZone") : []);

function stored(answer) {
  const words = answer.created ? "stored.new" : answer.changed ? "stored.changed" : "stored.known";
  return h("div", { class: "notice notice-good", role: "status" }, h("p", null, h("strong", null, t(words, { n: answer.version ?? 1 }))),
    h("p", null, h("a", { class: "button", href: href({ id: answer.id }) }, t("open"))));
}

export async function draw(main, values) {
  setTitle(t("nav.add"));
  const outcome = h("div", { class: "outcome", id: "outcome" });
  const says = h("p", { class: "quiet", "aria-live": "polite", id: "add-kind" });
  const area = h("textarea", { id: "add-text", rows: "8", required: true, placeholder: t("add.placeholder"), spellcheck: "false" });
  const source = h("input", { id: "add-source", type: "text" });
  const zone = h("input", { id: "add-tz", type: "text", dir: "ltr", list: "zones", placeholder: "Asia/Amman" });
  const url = h("input", { id: "add-url", type: "url", dir: "ltr", placeholder: "https://" });
  const more = {
    text: h("div", { class: "fields", hidden: true }, h("label", null, t("add.source"), source), h("label", null, t("add.tz"), zone)),
    html: h("div", { class: "fields", hidden: true }, h("label", null, t("add.url"), url)),
  };
  zone.addEventListener("focus", () => {
    if (!$("zones")) main.append(h("datalist", { id: "zones" }, zones().map((value) => h("option", { value }))));
  }, { once: true });

  const wanted = () => submission(area.value, { source: source.value.trim(), tz: zone.value.trim(), url: url.value.trim() });
  const looked = () => {
    area.dir = area.value ? "auto" : "";
    const kind = kindOf(area.value);
    says.textContent = kind ? t(`add.is.${kind}`, { n: area.value.trim().split(/\s+/).length }) : "";
    for (const [name, fields] of Object.entries(more)) fields.hidden = name !== kind;
  };
  area.addEventListener("input", looked);

  const run = async (work) => {
    show(outcome, h("p", { class: "busy", role: "status" }, h("progress", { "aria-label": t("working") }), t("working")));
    try { await work(); } catch (problem) {
      if (problem.status === undefined) throw problem;
      show(outcome, failure(problem, () => run(work)));
    }
    outcome.scrollIntoView({ block: "nearest" });
  };
  const store = () => run(async () => show(outcome, stored(await post("/v1/articles", wanted()))));
  const preview = () => run(async () => {
    const extraction = await post("/v1/extract?explain=true", wanted());
    show(outcome, h("section", { class: "preview", "aria-label": t("preview") },
      h("div", { class: "preview-bar" }, h("h2", null, t("preview")), h("span", { class: "quiet" }, t("preview.words", { n: extraction.word_count ?? 0 })),
        h("button", { type: "button", class: "button button-strong", id: "store", onclick: store }, t("store"))),
      h("div", { class: "preview-body" }, h("div", { class: "article article-small" }, head(extraction.article || extraction), body(extraction.article || extraction)),
        drawExplanation(extraction))));
  });

  const form = h("form", {
    class: "add-form", id: "add-form",
    onsubmit: (event) => { event.preventDefault(); preview(); },
  }, h("label", { for: "add-text" }, t("add.label")), area, says, more.text, more.html,
  h("p", { class: "row" }, h("button", { class: "button button-strong", type: "submit", id: "preview" }, t("preview.show")),
    h("button", { class: "button", type: "button", id: "store-now", onclick: () => form.reportValidity() && store() }, t("store.now"))));
  area.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });

  show(main, h("div", { class: "add" }, h("h1", null, t("nav.add")), h("p", { class: "quiet" }, t("add.words")), form, outcome,
    h("h2", null, icon("drop"), " ", t("drop.title")), dropZone()));
  if (values.get("text") || values.get("url")) {
    area.value = values.get("url") || values.get("text");
    looked();
  }
}

