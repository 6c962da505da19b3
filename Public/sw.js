// Keeps the shell and the articles read last, for when the server cannot be reached. The network always comes first.

const SHELL = "tarwisa-shell-1", READ = "tarwisa-read-1", MOST_READ = 60;
const FILES = [
  "/", "/docs/", "/style.css", "/icons.svg", "/icon.svg", "/manifest.webmanifest",
  ..."add api archive article citation docs dom early explanation format front main matcher parts router search searchbox sources state timeline transfer versions welcome words-ar words-en"
    .split(" ").map((name) => `/js/${name}.js`),
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("tarwisa-") && ![SHELL, READ].includes(name)).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

/** A kept answer, marked so that the page can say that it is one. */
async function kept(request, cacheName, options) {
  const found = await (await caches.open(cacheName)).match(request, options);
  if (!found) return null;
  const headers = new Headers(found.headers);
  headers.set("X-Tarwisa-Offline", "1");
  return new Response(await found.blob(), { status: found.status, headers });
}

async function keep(request, response, cacheName) {
  const cache = await caches.open(cacheName);
  await cache.put(request, response);
  if (cacheName !== READ) return;
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST_READ))) await cache.delete(old);
}

async function answer(event, request, cacheName, options) {
  try {
    const response = await fetch(event.request);
    if (response.ok && response.status === 200) event.waitUntil(keep(request, response.clone(), cacheName));
    return response;
  } catch (error) {
    const found = await kept(request, cacheName, options);
    if (found) return found;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") {
    if (url.pathname === "/" || url.pathname.startsWith("/docs")) {
      const shell = url.pathname === "/" ? "/" : "/docs/";
      event.respondWith(answer(event, new Request(shell), SHELL));
    }
    return;
  }
  const isRead = /^\/v1\/articles(\/a_[^/]+(\/(related|duplicates))?)?$/.test(url.pathname);
  if (isRead) event.respondWith(answer(event, new Request(url.href, { headers: event.request.headers }), READ, { ignoreVary: true }));
  else if (FILES.includes(url.pathname)) event.respondWith(answer(event, new Request(url.pathname), SHELL));
});
