// The frame around every view: masthead, language and colours, the line on the state of things, and which view is shown.

import { $, h, icon, show } from "./dom.js";
import { failure } from "./parts.js";
import { loadWords, t, today, ui } from "./format.js";
import { href, onRoute, parameters, viewOf } from "./router.js";

const views = {
  front: () => import("./front.js"),
  search: () => import("./search.js"),
  article: () => import("./article.js"),
  add: () => import("./add.js"),
  sources: () => import("./sources.js"),
  archive: () => import("./archive.js"),
  docs: () => import("./docs.js"),
};

function kept() {
  try { return JSON.parse(localStorage.getItem("tarwisa") || "{}"); } catch { return {}; }
}
const keep = (values) => localStorage.setItem("tarwisa", JSON.stringify({ ...kept(), ...values }));

function drawNavigation(view) {
  const entries = [["front", "/"], ["archive", href({ view: "archive" })], ["sources", href({ view: "sources" })], ["add", href({ view: "add" })], ["docs", "/docs/"]];
  show($("nav"), entries.map(([name, address]) =>
    h("a", { href: address, class: name === "add" ? "nav-add" : null, "aria-current": name === view ? "page" : null }, t(`nav.${name}`))));
}

function drawSwitches() {
  const other = ui.language === "ar" ? "en" : "ar";
  const toOther = h("button", {
    type: "button", class: "switch", lang: other, id: "language",
    onclick: () => {
      keep({ language: other });
      location.reload();
    },
  }, other === "en" ? "English" : "العربية");
  const colours = document.documentElement.dataset.colours || "system";
  const next = { system: "light", light: "dark", dark: "system" }[colours];
  const label = t(`colours.${colours}`);
  const toNext = h("button", {
    type: "button", class: "icon-button", id: "colours", title: label, "aria-label": label,
    onclick: () => {
      keep({ colours: next });
      if (next === "system") delete document.documentElement.dataset.colours;
      else document.documentElement.dataset.colours = next;
      drawSwitches();
      $("colours").focus();
    },
  }, icon({ system: "half", light: "sun", dark: "moon" }[colours]));
  show($("switches"), toOther, toNext);
}

function drawFrame() {
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  $("q").placeholder = t("searchPlaceholder");
  const [civil, hijri] = today();
  show($("today"), h("span", null, civil), h("span", { class: "hijri" }, hijri));
  show($("foot"), h("p", null, t("foot")),
    h("p", { class: "foot-links" }, h("a", { href: "/v1/feed.rss" }, "RSS"), h("a", { href: "/v1/feed.atom" }, "Atom"),
      h("a", { href: "/v1/feed.json" }, "JSON Feed"), h("a", { href: "/v1/export", download: "tarwisa.ndjson" }, t("export")), h("a", { href: "/docs/" }, t("nav.docs"))));
}

let current = { name: null, module: null, leave: null };

async function draw(values, how = {}) {
  const name = views[viewOf(values)] ? viewOf(values) : "front";
  const main = $("main");
  const isSame = current.name === name && name === "search";
  current.leave?.abort();
  const leave = new AbortController();
  current = { ...current, name, leave };
  if (document.body.dataset.view !== name) drawNavigation(name);
  if (document.activeElement !== $("q") || how.isBack) {
    $("q").value = values.get("q") || "";
    $("q").dir = $("q").value ? "auto" : "";
  }
  document.body.dataset.view = name;
  main.setAttribute("aria-busy", "true");
  try {
    const module = await views[name]();
    if (leave.signal.aborted) return;
    await module.draw(main, values, { signal: leave.signal, isSame, ...how });
  } catch (problem) {
    if (problem.name === "AbortError" || leave.signal.aborted) return;
    if (problem.status === undefined) throw problem;
    show(main, failure(problem, () => draw(parameters())));
  }
  if (leave.signal.aborted) return;
  main.removeAttribute("aria-busy");
  if (!how.first && !how.isBack && !isSame) arrive(main);
}

function arrive(main) {
  const target = location.hash ? $(location.hash.slice(1)) : null;
  if (target) target.scrollIntoView();
  else scrollTo(0, 0);
  if (document.activeElement !== $("q")) main.focus({ preventScroll: true });
}

async function start() {
  await loadWords();
  drawFrame();
  drawSwitches();
  onRoute(draw);
  const { startSearchBox } = await import("./searchbox.js");
  startSearchBox();
  await draw(parameters(), { first: true });
  if (location.hash) $(location.hash.slice(1))?.scrollIntoView();
  else if (document.body.dataset.view === "front" && !matchMedia("(pointer: coarse)").matches) $("q").focus({ preventScroll: true });
  const { watchState } = await import("./state.js");
  watchState();
}

start();
