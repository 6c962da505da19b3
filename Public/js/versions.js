// The versions of an article and what changed between two of them, word by word.

import { get } from "./api.js";
import { bdi, h, show } from "./dom.js";
import { here, t } from "./format.js";
import { failure } from "./parts.js";

/** The longest common subsequence as steps: [kind, item], kind being "same", "gone" or "new". */
export function difference(before, after) {
  const rows = before.length, columns = after.length;
  const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let r = rows - 1; r >= 0; r -= 1)
    for (let c = columns - 1; c >= 0; c -= 1)
      lengths[r][c] = before[r] === after[c] ? lengths[r + 1][c + 1] + 1 : Math.max(lengths[r + 1][c], lengths[r][c + 1]);
  const steps = [];
  let r = 0, c = 0;
  while (r < rows || c < columns) {
    if (r < rows && c < columns && before[r] === after[c]) { steps.push(["same", after[c]]); r += 1; c += 1; }
    else if (c >= columns || (r < rows && lengths[r + 1][c] >= lengths[r][c + 1])) { steps.push(["gone", before[r]]); r += 1; }
    else { steps.push(["new", after[c]]); c += 1; }
  }
  return steps;
}

const lines = (article) => [article.headline, article.standfirst, ...(article.paragraphs || []).map((paragraph) => paragraph.text)].filter(Boolean);
const words = (text) => text.split(/(?<=\s)/);
const tag = { gone: "del", new: "ins" };

function changedLine(before, after) {
  return h("p", null, difference(words(before), words(after)).map(([kind, text]) => (tag[kind] ? h(tag[kind], null, text) : text)));
}

/** Paragraphs that stayed are folded away; one that went where another came is told word by word. */
function changes(before, after) {
  const steps = difference(lines(before), lines(after)), nodes = [];
  let kept = 0;
  const tell = () => {
    if (kept) nodes.push(h("p", { class: "quiet" }, t("diff.kept", { n: kept })));
    kept = 0;
  };
  for (let at = 0; at < steps.length; at += 1) {
    const [kind, text] = steps[at];
    if (kind === "same") { kept += 1; continue; }
    tell();
    if (kind === "gone" && steps[at + 1]?.[0] === "new") {
      nodes.push(changedLine(text, steps[at + 1][1]));
      at += 1;
    } else nodes.push(h("p", null, h(tag[kind], null, text)));
  }
  tell();
  return nodes;
}

export async function versions(article, container) {
  const all = (await get(`/v1/articles/${article.id}/versions`)).data || [];
  const numbers = all.map((item) => item.version).sort((a, b) => b - a);
  if (numbers.length < 2) return;
  const pane = h("div", { class: "diff", dir: article.dir || "auto", lang: article.lang, "aria-live": "polite" });
  const read = (version) => get(`/v1/articles/${article.id}/versions/${version}`);
  const compare = async (from, to) => {
    try { show(pane, changes(...(await Promise.all([read(from), read(to)])))); } catch (problem) { show(pane, failure(problem)); }
  };
  const pick = (id, chosen) => h("select", { id, onchange: () => compare(from.value, to.value) },
    numbers.map((version) => h("option", { value: String(version), selected: version === chosen }, t("version", { n: version }))));
  const from = pick("diff-from", numbers[1]), to = pick("diff-to", numbers[0]);
  const times = all.filter((item) => item.stored_at || item.at || item.time);
  show(container, h("details", { class: "versions", ontoggle: (event) => { if (event.target.open && !pane.children.length) compare(from.value, to.value); } },
    h("summary", null, t("versions", { n: numbers.length })),
    times.length ? h("ul", null, times.map((item) => h("li", null, t("version", { n: item.version }), " ", bdi(here(item.stored_at || item.at || item.time), { class: "quiet" })))) : null,
    h("p", { class: "row" }, h("label", null, t("diff.from"), " ", from), h("label", null, t("diff.to"), " ", to)), pane));
}

