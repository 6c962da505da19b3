// The REST contract, and nothing else, stands between these pages and the archive.

/** A problem+json answer (RFC 9457), or status 0 where no answer came at all. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.code = body.code || "";
    this.title = body.title || "";
    this.errors = body.errors || [];
    this.requestID = body.request_id;
  }

  /** The server has no such endpoint, or not yet. */
  get isMissing() { return [404, 405, 501].includes(this.status); }
}

const listeners = new Set();
/** Calls `listener(isReachable)` after every exchange. */
export const onReach = (listener) => listeners.add(listener);
const tell = (isReachable) => listeners.forEach((listener) => listener(isReachable));

export const key = {
  get value() { return sessionStorage.getItem("tarwisa-key") || ""; },
  set value(secret) { sessionStorage.setItem("tarwisa-key", secret); },
};

/** `{a: 1, b: [2, 3], c: ""}` as `?a=1&b=2&b=3`. */
export function query(parameters) {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters || {}))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined && item !== null && item !== "") pairs.append(name, item);
  const text = pairs.toString();
  return text ? `?${text}` : "";
}

export async function exchange(path, { method = "GET", content, type, accept = "application/json", fields = {}, signal } = {}) {
  const headers = { Accept: accept, "Accept-Language": document.documentElement.lang, ...fields };
  if (type) headers["Content-Type"] = type;
  if (key.value) headers.Authorization = `Bearer ${key.value}`;
  let response;
  try {
    response = await fetch(path, { method, headers, body: content, signal, cache: "no-cache" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    tell(false);
    throw new Problem(0, { code: "unreachable" });
  }
  tell(response.headers.get("X-Tarwisa-Offline") === null);
  if (response.ok) return response;
  const body = await response.json().catch(() => ({}));
  throw new Problem(response.status, body);
}

export const get = async (path, parameters, options) => (await exchange(path + query(parameters), options)).json();

export async function send(method, path, value) {
  const response = await exchange(path, { method, content: value === undefined ? undefined : JSON.stringify(value), type: "application/json" });
  return response.status === 204 ? null : response.json().catch(() => null);
}

export const post = (path, value) => send("POST", path, value);
export const importLines = async (text) =>
  (await exchange("/v1/import", { method: "POST", content: text, type: "application/x-ndjson" })).json();
