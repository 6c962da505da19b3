// The first start: an empty archive, and three ways to fill it.

import { exchange, importLines } from "./api.js";
import { $, h, icon, show, toast } from "./dom.js";
import { t } from "./format.js";
import { failure } from "./parts.js";
import { go, href } from "./router.js";

export const SAMPLES = "/samples/articles.ndjson";

/** Reads the sample archive and imports it; the answer has the server's counts. */
export async function loadSamples() {
  const lines = await (await exchange(SAMPLES, { accept: "*/*" })).text();
  return importLines(lines);
}

export function welcome(main) {
  const outcome = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "button button-strong", id: "load-samples" }, t("welcome.load"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    show(outcome, h("progress", { "aria-label": t("welcome.loading") }));
    try {
      const counts = await loadSamples();
      toast(t("welcome.loaded", { n: counts.created ?? counts.imported ?? counts.total ?? 0 }));
      go("/");
      $("main").focus({ preventScroll: true });
    } catch (problem) {
      button.disabled = false;
      show(outcome, failure(problem, () => button.click()));
    }
  });
  show(main, h("section", { class: "welcome" },
    h("h1", null, t("welcome.title")),
    h("p", { class: "welcome-words" }, t("welcome.words")),
    h("p", { class: "row" }, button, h("a", { class: "button", href: href({ view: "add" }) }, icon("link"), t("welcome.add"))),
    outcome,
    h("p", { class: "quiet" }, t("welcome.invented"))));
}
