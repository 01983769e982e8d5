// The words of Kith's pages, from the same files that the pages take them from: a check that walks by
// them goes where a person would, and does not break when a sentence gets better.
import { readFileSync, readdirSync } from "node:fs";

const FOLDER = new URL("../../../crates/kith-web/locales/en/", import.meta.url);
// Fluent puts these around what stands for a name, so that directions of writing do not mix.
const ISOLATES = /[\u2066-\u2069]/g;

const texts = new Map();
for (const file of readdirSync(FOLDER)) {
  for (const line of readFileSync(new URL(file, FOLDER), "utf8").split("\n")) {
    const [, key, text] = /^([a-z][\w-]*) = (.+)$/.exec(line) ?? [];
    if (key) texts.set(key, text);
  }
}

// What a text begins with on the page. What is not given in `values` may be anything.
export function pattern(key, values = {}) {
  const text = texts.get(key);
  if (!text) throw new Error(`no text is called ‘${key}’`);
  const parts = text.split(/\{ \$(\w+) \}/).map((part, at) => {
    if (at % 2 === 0) return escaped(part);
    return `[\u2066-\u2069]*${part in values ? escaped(values[part]) : ".+?"}[\u2066-\u2069]*`;
  });
  return new RegExp(`^\\s*${parts.join("")}(?![\\p{L}\\p{N}])`, "u");
}

// A text that holds no values, as it is.
export function textOf(key) {
  const text = texts.get(key);
  if (!text) throw new Error(`no text is called ‘${key}’`);
  return text;
}

// The same wherever it stands on a page.
export function within(key, values) {
  return new RegExp(pattern(key, values).source.replace("^\\s*", ""), "u");
}

export function plain(text) {
  return text.replace(ISOLATES, "");
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
