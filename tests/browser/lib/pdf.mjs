// The words of a PDF that Chromium printed: streams unpacked, glyphs turned back by each font's own map.
import { inflateSync } from "node:zlib";

// All words, a line to each piece of text. `bytes` is a Buffer.
export function wordsOf(bytes) {
  const objects = read(bytes.toString("latin1"));
  const fonts = fontsOf(objects);
  const shows = [...objects.values()].filter(({ stream }) => /\bT[jJ]\b/.test(stream));
  return shows.map((shown) => decode(shown.stream, fonts)).join("\n");
}

function read(file) {
  const objects = new Map();
  for (const [, number, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\s?([\s\S]*?)endobj/g)) {
    const [opening, dictionary] = /^([\s\S]*?)\bstream\r?\n/.exec(body) ?? ["", body];
    objects.set(number, { dictionary, stream: unpack(dictionary, body.slice(opening.length)) });
  }
  return objects;
}

// As many bytes as the dictionary says: what is packed may itself end with the end of a line.
function unpack(dictionary, rest) {
  const length = /\/Length (\d+)(?! \d+ R)/.exec(dictionary);
  if (!length) return "";
  const packed = rest.slice(0, Number(length[1]));
  if (!dictionary.includes("FlateDecode")) return packed;
  return inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
}

// Skia calls a font /F and its number in every stream of a file: F4 is one font throughout.
function fontsOf(objects) {
  const fonts = new Map();
  for (const { dictionary } of objects.values()) {
    for (const [, name, number] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.dictionary ?? "");
      fonts.set(name, mapOf(objects.get(map?.[1])?.stream ?? ""));
    }
  }
  return fonts;
}

function mapOf(text) {
  const map = new Map();
  const letters = (hex) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, part] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from, to] of part.matchAll(/<(\w+)>\s*<(\w+)>/g)) map.set(parseInt(from, 16), letters(to));
  }
  for (const [, part] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, last, to] of part.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, end, start] = [from, last, to].map((hex) => parseInt(hex, 16));
      for (let at = first; at <= end; at += 1) map.set(at, String.fromCharCode(start + at - first));
    }
  }
  return map;
}

function decode(stream, fonts) {
  let font = new Map();
  let text = "";
  for (const [, name, hex, end] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>|\b(ET)\b/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    if (hex) for (let at = 0; at < hex.length; at += 4) text += font.get(parseInt(hex.slice(at, at + 4), 16)) ?? "";
    if (end) text += "\n";
  }
  return text;
}
