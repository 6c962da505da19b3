// Files dropped or chosen: HTML pages one by one, NDJSON in parts, with counts and failures as they come.

import { importLines, post } from "./api.js";
import { bdi, h, show } from "./dom.js";
import { t } from "./format.js";
import { href } from "./router.js";

const LINES_PER_PART = 200;
const isPage = (file) => /\.(x?html?|mht)$/i.test(file.name);
const isLines = (file) => /\.(ndjson|jsonl|json)$/i.test(file.name);

/** All files under what was dropped, folders included. */
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  const files = [];
  while (entries.length) {
    const entry = entries.shift();
    if (entry.isFile) files.push(await new Promise((done, failed) => entry.file(done, failed)));
    else {
      const reader = entry.createReader();
      for (let some = ["first"]; some.length;) {
        some = await new Promise((done, failed) => reader.readEntries(done, failed));
        entries.push(...some);
      }
    }
  }
  return files;
}

/** A page's text by its byte order mark or the charset that its head names; UTF-8 otherwise. */
export async function pageText(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const opening = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const label = mark || (bytes[0] === 0xef && bytes[1] === 0xbb ? "utf-8" : /charset\s*=\s*["']?\s*([\w:-]+)/i.exec(opening)?.[1]);
  let decoder;
  try { decoder = new TextDecoder(label || "utf-8"); } catch { decoder = new TextDecoder("utf-8"); }
  return decoder.decode(bytes);
}

class Progress {
  constructor(container) {
    this.counts = { created: 0, changed: 0, known: 0, failed: 0 };
    this.bar = h("progress", { max: "1", value: "0", "aria-label": t("drop.progress") });
    this.says = h("p", { role: "status" });
    this.failures = h("ul", { class: "failures" });
    show(container, h("div", { class: "notice" }, this.bar, this.says, this.failures));
  }

  step(part) {
    this.bar.value = part;
    const { created, changed, known, failed } = this.counts;
    this.says.textContent = t("drop.counts", { created, changed, known, failed });
  }

  fail(name, words) {
    this.counts.failed += 1;
    if (this.failures.children.length < 50) this.failures.append(h("li", null, bdi(name), " — ", bdi(words)));
  }
}

async function bringPage(file, progress) {
  try {
    const answer = await post("/v1/articles", { html: await pageText(file) });
    progress.counts[answer.created ? "created" : answer.changed ? "changed" : "known"] += 1;
  } catch (problem) {
    progress.fail(file.webkitRelativePath || file.name, problem.title || problem.message);
  }
}

/** Takes over an import's counts, whatever of them the server tells. */
function takeCounts(answer, lineCount, firstLine, name, progress) {
  const problems = answer.problems || answer.errors || [];
  const failed = answer.failed ?? problems.length;
  const created = answer.created ?? answer.imported ?? lineCount - failed;
  progress.counts.created += created;
  progress.counts.changed += answer.changed ?? answer.updated ?? 0;
  progress.counts.known += answer.unchanged ?? answer.known ?? 0;
  for (const problem of problems) progress.fail(`${name}:${firstLine + (problem.line ?? 1) - 1}`, problem.detail || problem.title || problem.code || "");
  progress.counts.failed += Math.max(0, failed - problems.length);
}

async function bringLines(file, progress, tell) {
  let text = await file.text();
  if (/\.json$/i.test(file.name)) {
    try { text = [JSON.parse(text)].flat().map((article) => JSON.stringify(article)).join("\n"); } catch { /* lines after all */ }
  }
  const lines = text.split("\n").filter((line) => line.trim());
  for (let at = 0; at < lines.length; at += LINES_PER_PART) {
    const part = lines.slice(at, at + LINES_PER_PART);
    try { takeCounts(await importLines(`${part.join("\n")}\n`), part.length, at + 1, file.name, progress); } catch (problem) {
      for (let line = at; line < at + part.length; line += 1) progress.fail(`${file.name}:${line + 1}`, problem.title || problem.message);
    }
    tell(Math.min(1, (at + LINES_PER_PART) / lines.length));
  }
}

async function bring(files, container) {
  const wanted = files.filter((file) => isPage(file) || isLines(file));
  if (!wanted.length) return show(container, h("p", { class: "notice notice-bad", role: "alert" }, t("drop.none")));
  const progress = new Progress(container);
  progress.step(0);
  for (const [index, file] of wanted.entries()) {
    if (isPage(file)) await bringPage(file, progress);
    else await bringLines(file, progress, (part) => progress.step((index + part) / wanted.length));
    progress.step((index + 1) / wanted.length);
  }
  container.firstChild.append(h("p", null, h("a", { class: "button", href: href({ view: "search", sort: "newest" }) }, t("drop.see"))));
}

export function dropZone() {
  const outcome = h("div", { id: "drop-outcome" });
  const choose = (id, words, extra) => h("label", { class: "button" }, words, h("input", {
    id, type: "file", multiple: true, class: "sr", ...extra, onchange: (event) => bring([...event.target.files], outcome),
  }));
  const folder = choose("drop-folder", t("drop.folder"));
  folder.querySelector("input").webkitdirectory = true;
  const zone = h("div", { class: "drop" }, h("p", null, t("drop.words")),
    h("p", { class: "row" }, choose("drop-files", t("drop.files"), { accept: ".html,.htm,.xhtml,.ndjson,.jsonl,.json" }), folder));
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("drop-over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("drop-over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("drop-over");
    bring(await filesOf(event.dataTransfer), outcome);
  });
  return h("div", null, zone, outcome);
}

