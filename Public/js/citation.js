// Citations of an article: for a sentence, for BibTeX, for a program (CSL-JSON).

import { day, list, t } from "./format.js";

const permalink = (article) => `${location.origin}/?id=${article.id}`;
const names = (article) => (article.byline || []).map((author) => author.name);
const date = (article) => article.published?.local_date || (article.published_at || "").slice(0, 10);
const braced = (text) => String(text).replace(/[{}\\]/g, "");

function plain(article) {
  const when = article.published_at ? day(date(article), {}) : t("undated");
  const authors = names(article);
  return `${authors.length ? `${list(authors)}${t("comma")} ` : ""}«${article.headline}»${t("comma")} ${article.source?.name || article.source?.id || ""}${t("comma")} ${when}. ${article.url || permalink(article)}`;
}

function bibtex(article) {
  const fields = [
    ["author", names(article).map((name) => `{${braced(name)}}`).join(" and ")], ["title", `{${braced(article.headline)}}`],
    ["journal", braced(article.source?.name || article.source?.id || "")], ["date", date(article)], ["url", article.url || permalink(article)],
    ["langid", { ar: "arabic", en: "english", fr: "french" }[article.lang]], ["note", `Tarwisa ${article.id}, version ${article.version}`],
  ];
  return `@article{${article.id},\n${fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}\n`;
}

function json(article) {
  const parts = date(article).split("-").map(Number);
  return JSON.stringify({
    id: article.id, type: "article-newspaper", title: article.headline, author: names(article).map((literal) => ({ literal })),
    "container-title": article.source?.name || article.source?.id, issued: date(article) ? { "date-parts": [parts] } : undefined,
    language: article.lang, URL: article.url || permalink(article), archive: "Tarwisa", archive_location: permalink(article),
  }, null, 2);
}

export const citation = (article, form) => ({ plain, bibtex, json })[form](article);
