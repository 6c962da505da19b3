// Marks on an article's full text, by the same light folding that search uses; the server's own matches mark the results.

const LETTERS = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ة: "ه", ؤ: "و", ئ: "ي" };
const SILENT = /[\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]/;

/** Folded text and, for each of its units, where it stood in the original. */
export function folded(text) {
  let out = "";
  const at = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index];
    if (SILENT.test(unit)) continue;
    const code = unit.charCodeAt(0);
    const digit = code >= 0x660 && code <= 0x669 ? code - 0x660 : code >= 0x6f0 && code <= 0x6f9 ? code - 0x6f0 : null;
    out += digit === null ? LETTERS[unit] ?? (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit) : String(digit);
    at.push(index);
  }
  return { text: out, at };
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The word without the article and one proclitic, as long as three letters remain. */
export function stem(word) {
  for (const head of ["وال", "فال", "بال", "كال", "ولل", "لل", "ال"]) if (word.startsWith(head) && word.length - head.length >= 3) return word.slice(head.length);
  return word;
}

/** A function from text to the ranges that the query's words cover. */
export function matcher(query) {
  const words = [...query.replace(/(^|\s)-\S+/g, " ").replace(/\b\w+:/g, " ").matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
  const stems = words.filter((word) => !["OR", "AND", "NOT"].includes(word)).map((word) => stem(folded(word).text)).filter((word) => word.length > 1);
  if (!stems.length) return () => [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])([وف]?(?:[بكل]?ال|لل|[بكلس])?)(${stems.sort((a, b) => b.length - a.length).map(escaped).join("|")})(?=([\\p{L}]{0,3}))(?![\\p{L}]{4})`, "gu");
  return (text) => {
    const fold = folded(text ?? "");
    return [...fold.text.matchAll(pattern)].map((match) => {
      const start = fold.at[match.index + match[1].length], last = fold.at[match.index + match[0].length - 1];
      return { start, length: last - start + 1 };
    });
  };
}
