// The API page: every endpoint of /openapi.json with a form that runs it and the curl line that does the same.

import { exchange, get } from "./api.js";
import { copyText, h, icon, show, toast } from "./dom.js";
import { number, t } from "./format.js";
import { failure, notice, setTitle, skeleton } from "./parts.js";

const METHODS = ["get", "post", "put", "patch", "delete"];
const MOST_SHOWN = 100000;

/** What a `$ref` of the document points to. */
const resolved = (contract, value) =>
  value?.$ref ? value.$ref.slice(2).split("/").reduce((at, name) => at?.[name.replace(/~1/g, "/").replace(/~0/g, "~")], contract) : value;

const quoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;

/** An example of a request's content: the document's own, or one made from the schema's first form. */
function example(contract, media) {
  if (media.example !== undefined) return media.example;
  const first = Object.values(media.examples || {})[0];
  if (first) return resolved(contract, first).value;
  const schema = resolved(contract, media.schema) || {};
  if (schema.examples?.length) return schema.examples[0];
  const form = resolved(contract, (schema.oneOf || schema.anyOf || [schema])[0]) || {};
  const names = form.required || Object.keys(form.properties || {}).slice(0, 1);
  return Object.fromEntries(names.map((name) => [name, form.properties?.[name]?.examples?.[0] ?? ""]));
}

function control(parameter, id) {
  const schema = parameter.schema || {}, options = schema.enum || (schema.type === "boolean" ? ["true", "false"] : null);
  if (options) return h("select", { id }, [h("option", { value: "" }, "—"), ...options.map((option) => h("option", { value: option }, option))]);
  return h("input", { id, type: "text", dir: "auto", required: parameter.required || parameter.in === "path", placeholder: String(schema.default ?? schema.example ?? "") });
}

/** The request that a form describes. */
function requestOf(method, path, fields, area, type) {
  const pairs = new URLSearchParams();
  const headers = [];
  let target = path;
  for (const { parameter, input } of fields) {
    const value = input.value.trim();
    if (!value) continue;
    if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (parameter.in === "header") headers.push([parameter.name, value]);
    else for (const item of parameter.schema?.type === "array" ? value.split(",") : [value]) pairs.append(parameter.name, item);
  }
  const text = pairs.toString();
  return { method: method.toUpperCase(), target: target + (text ? `?${text}` : ""), headers, content: area?.value, type: area ? type : undefined };
}

function curl({ method, target, headers, content, type }) {
  const parts = ["curl -s"];
  if (method !== "GET") parts.push(`-X ${method}`);
  for (const [name, value] of headers) parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (content) parts.push(`-H ${quoted(`Content-Type: ${type}`)}`, `--data-binary ${quoted(content)}`);
  return [...parts, quoted(location.origin + target)].join(" ");
}

async function run(request, container) {
  const started = performance.now();
  const says = (status, took, text) => show(container, h("p", { class: "quiet" }, status, " · ", t("took", { time: number(Math.round(took)) })), h("pre", { tabindex: "0" }, text));
  try {
    const response = await exchange(request.target, { method: request.method, content: request.content || undefined, type: request.type, accept: "*/*", fields: Object.fromEntries(request.headers) });
    let text = await response.text();
    if (/json/.test(response.headers.get("Content-Type") || "") && text.length < MOST_SHOWN) {
      try { text = JSON.stringify(JSON.parse(text), null, 2); } catch { /* NDJSON stays as it is */ }
    }
    says(String(response.status), performance.now() - started, text.slice(0, MOST_SHOWN));
  } catch (problem) {
    if (problem.status === undefined) throw problem;
    if (problem.status === 0) show(container, failure(problem));
    else says(String(problem.status), performance.now() - started, JSON.stringify(problem.body, null, 2));
  }
}

function endpoint(contract, path, shared, method, operation) {
  const name = `${method}-${path}`.replace(/[^\w]+/g, "-");
  const build = (container) => {
    const fields = [...shared, ...(operation.parameters || [])].map((parameter) => resolved(contract, parameter)).filter(Boolean)
      .map((parameter) => ({ parameter, input: control(parameter, `${name}-${parameter.name}`) }));
    const [type, media] = Object.entries(resolved(contract, operation.requestBody)?.content || {})[0] || [];
    const sample = media ? example(contract, media) : null;
    const area = media ? h("textarea", { id: `${name}-content`, rows: "6", dir: "auto", spellcheck: "false", value: typeof sample === "string" ? sample : JSON.stringify(sample, null, 1) }) : null;
    const line = h("pre", { tabindex: "0", "aria-label": "curl" }), outcome = h("div", { "aria-live": "polite" });
    const request = () => requestOf(method, path, fields, area, type);
    const tell = () => { line.textContent = curl(request()); };
    const form = h("form", { oninput: tell, onsubmit: (event) => { event.preventDefault(); tell(); run(request(), outcome); } },
      fields.length ? h("div", { class: "fields" }, fields.map(({ parameter, input }) => h("label", { title: parameter.description },
        h("span", null, h("code", { dir: "ltr" }, parameter.name), parameter.in === "query" ? null : h("span", { class: "quiet" }, ` ${parameter.in}`)), input))) : null,
      area ? h("label", null, h("code", { dir: "ltr" }, type), area) : null,
      h("p", { class: "row" }, h("button", { class: "button button-strong" }, t("docs.run")),
        h("button", { type: "button", class: "button", onclick: async () => { await copyText(curl(request())); toast(t("copied")); } }, icon("copy"), "curl")));
    tell();
    show(container, operation.description ? h("p", { dir: "auto" }, operation.description) : null, form, line, outcome);
  };
  const container = h("div");
  return h("details", { class: "endpoint", id: name, ontoggle: (event) => { if (event.target.open && !container.children.length) build(container); } },
    h("summary", null, h("span", { class: "method", dir: "ltr" }, method.toUpperCase()), h("code", { dir: "ltr" }, path), h("span", { class: "quiet", dir: "auto" }, operation.summary || "")), container);
}

export async function draw(main, values, { signal }) {
  setTitle(t("nav.docs"));
  show(main, skeleton(3));
  let contract;
  try {
    contract = await get("/openapi.json", {}, { signal });
  } catch (problem) {
    if (!problem.isMissing) throw problem;
    return show(main, notice(t("docs.missing")));
  }
  show(main, h("div", { class: "plain" }, h("h1", null, t("nav.docs")), h("p", null, t("docs.words"), " ", h("a", { href: "/openapi.json", target: "_blank", dir: "ltr" }, "/openapi.json")),
    Object.entries(contract.paths).flatMap(([path, item]) => METHODS.filter((method) => item[method]).map((method) => endpoint(contract, path, item.parameters || [], method, item[method])))));
}
