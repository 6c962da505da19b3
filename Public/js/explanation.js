// What the server made of a page and why: each field with its raw text, the rule that chose it and what was rejected.

import { bdi, h } from "./dom.js";
import { has, t } from "./format.js";

/** `explain` as a list of `{field, raw, rule, node, rejected}`, whether it came as a list or by field. */
function entries(extraction) {
  const explain = extraction.explain ?? extraction.explanation ?? extraction.fields ?? [];
  if (Array.isArray(explain)) return explain;
  return Object.entries(explain).map(([field, value]) => ({ field, ...value }));
}

function valueOf(extraction, field) {
  const article = extraction.article || extraction;
  const name = { published: "published_at", modified: "modified_at" }[field] || field;
  const value = article[name];
  if (value === null || value === undefined) return "";
  if (name === "paragraphs") return t("paragraphs", { n: value.length });
  if (name === "byline") return value.map((author) => author.name).join("، ");
  if (Array.isArray(value)) return value.map((item) => (typeof item === "object" ? item.caption || item.text || "" : item)).filter(Boolean).join(" · ");
  if (typeof value === "object") return value.raw || value.name || value.id || "";
  return String(value);
}

const shortened = (text) => (text && text.length > 220 ? `${text.slice(0, 220)} …` : text);

function entry(extraction, { field, raw, rule, node, rejected = [] }) {
  const value = valueOf(extraction, field);
  return h("div", { class: "why" },
    h("h3", null, has(`field.${field}`) ? t(`field.${field}`) : field, rule ? h("code", { class: "rule", dir: "ltr" }, rule) : null),
    value ? h("p", { dir: "auto" }, shortened(value)) : h("p", { class: "quiet" }, t("field.none")),
    raw && raw !== value ? h("p", { class: "raw" }, h("span", { class: "quiet" }, t("why.raw")), bdi(shortened(raw))) : null,
    node ? h("p", { class: "raw" }, h("span", { class: "quiet" }, t("why.node")), h("code", { dir: "ltr" }, node)) : null,
    rejected.length ? h("details", null, h("summary", null, t("why.rejected", { n: rejected.length })), h("ul", null, rejected.map((candidate) =>
      h("li", null, bdi(shortened(candidate.raw) || "—"), candidate.rule ? h("code", { class: "rule", dir: "ltr" }, candidate.rule) : null,
        candidate.reason ? h("span", { class: "quiet" }, candidate.reason) : null)))) : null);
}

export function drawExplanation(extraction) {
  const fields = entries(extraction);
  if (!fields.length) return null;
  return h("aside", { class: "explanation", "aria-label": t("why") }, h("h2", null, t("why")), fields.map((field) => entry(extraction, field)));
}
