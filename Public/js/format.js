// Words, numbers and times in the language of the interface.

export const ui = { language: document.documentElement.lang === "en" ? "en" : "ar", words: {} };

/** Loads the interface language's words; call before anything is drawn. */
export async function loadWords() {
  ui.words = (await import(`./words-${ui.language}.js`)).default;
}

const locale = () => (ui.language === "ar" ? "ar-u-nu-arab-ca-gregory" : "en-GB");

export const number = (value, options) => new Intl.NumberFormat(locale(), options).format(value);

/**
 * The words for a key. `{n}` is a number, `{name}` another value; a table of plural forms is chosen by `n` (CLDR's categories).
 */
export function t(key, values = {}) {
  let words = ui.words[key];
  if (words === undefined) return key;
  if (typeof words === "object") words = words[new Intl.PluralRules(ui.language).select(values.n)] ?? words.other;
  return words.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? number(values[name]) : values[name] ?? ""));
}

export const has = (key) => ui.words[key] !== undefined;

const formats = new Map();
function format(options, base = locale()) {
  const name = base + JSON.stringify(options);
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(base, options));
  return formats.get(name);
}

/** The offset of an RFC 3339 time in minutes, or nil for a bare date. */
function offsetMinutes(time) {
  const match = /([+-])(\d\d):?(\d\d)$/.exec(time.slice(10));
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

const hasClock = (time) => time.length > 10;

/** The moment as the source's own clock shows it, told as if it were UTC. */
function sourceClock(time) {
  if (!hasClock(time)) return new Date(`${time}T00:00:00Z`);
  return new Date(Date.parse(time) + offsetMinutes(time) * 60000);
}

/** The source's own day: «الجمعة ١٠ أبريل ٢٠١٥». */
export const day = (time, options = { weekday: "long" }) =>
  format({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC", ...options }).format(sourceClock(time));

export const shortDay = (time) => format({ day: "numeric", month: "long", timeZone: "UTC" }).format(sourceClock(time));
export const month = (time) => format({ month: "long", year: "numeric", timeZone: "UTC" }).format(sourceClock(time));
export const year = (time) => format({ year: "numeric", timeZone: "UTC" }).format(sourceClock(time));

/** The hour on the source's clock, or "" where the day is all that is known. */
export const clock = (time) =>
  hasClock(time) ? format({ hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(sourceClock(time)) : "";

/** The same moment on the reader's clock. */
export const here = (time) =>
  format({ weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" }).format(new Date(time));

/** Whether the reader's clock stands otherwise than the source's did. */
export const differsHere = (time) => hasClock(time) && -new Date(time).getTimezoneOffset() !== offsetMinutes(time);

/** Today's line under the masthead: Gregorian and Umm al-Qura. */
export function today() {
  const now = new Date();
  const civil = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(now);
  const base = ui.language === "ar" ? "ar-SA-u-nu-arab-ca-islamic-umalqura" : "en-GB-u-ca-islamic-umalqura";
  return [civil, format({ day: "numeric", month: "long", year: "numeric" }, base).format(now)];
}

export const language = (code) => {
  try { return new Intl.DisplayNames(ui.language, { type: "language" }).of(code); } catch { return code; }
};
export const country = (code) => {
  try { return new Intl.DisplayNames(ui.language, { type: "region" }).of(code); } catch { return code; }
};

/** Names joined as the language that they stand in joins them. */
export const list = (items, code) => new Intl.ListFormat(code || ui.language, { type: "conjunction" }).format(items);

/** The day after an ISO date, for half-open ranges. */
export function nextDay(date, days = 1) {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
