// The quiet line under the masthead: it says something only when something is wrong.

import { exchange, onReach } from "./api.js";
import { $, h, icon, show } from "./dom.js";
import { number, t } from "./format.js";

let isReachable = true, timer = null;

function say(name, values, part) {
  const line = $("state");
  const text = name ? t(`state.${name}`, values) : "";
  if (line.dataset.text === text) return;
  line.dataset.text = text;
  show(line, name ? [icon("warn"), h("span", null, text), part === undefined ? null : h("progress", { max: "1", value: String(part), "aria-label": text })] : []);
}

function tell(body, status) {
  const part = body.progress ?? (body.percent === undefined ? undefined : body.percent / 100);
  const state = body.status || body.state || (status === 200 ? "ready" : "not_ready");
  if (status !== 200 && (part !== undefined || /load|start|recover/.test(state)))
    return say(part === undefined ? "starting" : "loading", { percent: number(part ?? 0, { style: "percent" }) }, part);
  if (/drain|stop/.test(state)) return say("stopping");
  if (body.read_only || /read.?only|full/.test(state)) return say("readOnly");
  say(status === 200 ? null : "notReady");
}

async function look() {
  clearTimeout(timer);
  let isWell = false;
  if (!document.hidden) {
    try {
      const response = await exchange("/readyz");
      tell(await response.json().catch(() => ({})), response.status);
      isWell = response.headers.get("X-Tarwisa-Offline") === null;
    } catch (problem) {
      if (problem.status > 0) tell({ status: problem.code, ...(problem.body || {}) }, problem.status);
    }
  }
  timer = setTimeout(look, isWell ? 20000 : 3000);
}

export function watchState() {
  onReach((reached) => {
    if (!reached) say(navigator.onLine ? "unreachable" : "offline");
    else if (!isReachable) say(null);
    isReachable = reached;
  });
  addEventListener("offline", () => say("offline"));
  addEventListener("online", look);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  look();
  registerWorker();
}

/** The service worker keeps the shell and the last read articles; browsers offer it on https and on this machine. */
function registerWorker() {
  if (!("serviceWorker" in navigator)) return;
  const policy = window.trustedTypes?.createPolicy("tarwisa", { createScriptURL: (url) => (url === "/sw.js" ? url : "") });
  navigator.serviceWorker.register(policy ? policy.createScriptURL("/sw.js") : "/sw.js").catch(() => {});
}
