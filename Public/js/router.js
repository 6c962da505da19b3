// The address is the state: every view can be reproduced from its link.

const listeners = [];
/** Calls `listener(parameters, how)` on each change of address. */
export const onRoute = (listener) => listeners.push(listener);

export const parameters = () => new URLSearchParams(location.search);

/** The address of a view; values may be lists, empty ones are left out. */
export function href(values, hash = "") {
  const pairs = new URLSearchParams();
  for (const [name, value] of values instanceof URLSearchParams ? values : Object.entries(values))
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined && item !== null && item !== "") pairs.append(name, item);
  const text = pairs.toString();
  return `/${text ? `?${text}` : ""}${hash}`;
}

/** Moves to a view. `replace` keeps the history as it is, as typing does; `isSame` tells the view that it stays. */
export function go(address, { replace = false, isSame = false } = {}) {
  const target = typeof address === "string" ? address : href(address);
  if (target !== location.pathname + location.search + location.hash) history[replace ? "replaceState" : "pushState"](null, "", target);
  listeners.forEach((listener) => listener(parameters(), { isSame, isNew: !replace }));
}

/** Which view an address shows. */
export function viewOf(values) {
  if (location.pathname.startsWith("/docs")) return "docs";
  if (values.get("id")) return "article";
  if (values.get("view")) return values.get("view");
  const asks = ["q", "source", "author", "section", "lang", "published_after", "published_before", "place", "entity", "story"];
  return asks.some((name) => values.has(name)) ? "search" : "front";
}

addEventListener("popstate", () => listeners.forEach((listener) => listener(parameters(), { isBack: true })));

// Links within the front-end change the view without loading the page again.
document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.("a[href]");
  if (!link || link.target || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  const isInside = url.origin === location.origin && url.pathname === "/" && location.pathname === "/";
  if (!isInside || (url.hash && url.search === location.search)) return;
  event.preventDefault();
  go(url.pathname + url.search + url.hash);
});
