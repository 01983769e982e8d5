// Light enough for a bad line, silent to every other host, closed by its headers.
import { gzipSync } from "node:zlib";
import { arrive } from "../lib/browser.mjs";

const HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

export async function weight({ place, report, browser }) {
  for (const person of place.people) {
    const { context, page } = await arrive(browser);
    await place.signIn(page, person);
    const pages = await place.pagesOf(person, page);
    const limits = { all: 40_000, script: person.role === "client" ? 8_000 : 20_000 };
    const seen = watch(page);
    await report.check(`weight and headers, ${person.role}, ${pages.length} pages`, async () => {
      const findings = [];
      for (const { url } of pages) {
        // What the page before asked for late is not this one's.
        await page.goto("about:blank");
        seen.length = 0;
        await page.goto(url, { waitUntil: "load" });
        const path = new URL(url).pathname;
        for (const found of await judge(seen.slice(), place, limits)) {
          findings.push(`${path}: ${found}`);
        }
      }
      return findings;
    });
    await context.close();
  }
}

function watch(page) {
  const seen = [];
  page.on("response", (response) => seen.push({ response }));
  page.on("console", (line) => {
    if (line.type() === "error") seen.push({ trouble: `the console says: ${line.text()}` });
  });
  page.on("pageerror", (trouble) => seen.push({ trouble: `the script says: ${trouble.message}` }));
  return seen;
}

async function judge(seen, place, limits) {
  const findings = seen.flatMap(({ trouble }) => (trouble ? [trouble] : []));
  const parts = seen.flatMap(({ response }) => (response ? [response] : []));
  const own = parts.filter((part) => !part.url().startsWith("data:"));
  const status = own[0]?.status() ?? 0;
  // A browser reports every 404 page on its console; that is no fault of the page.
  if (status >= 400) findings.push(`a link leads here, and the answer is ${status}`);
  const silent = findings.filter(
    (found) => status < 400 || !found.includes("status of"),
  );
  let sum = 0;
  for (const part of own) {
    if (!place.holds(part.url())) silent.push(`it asked ${new URL(part.url()).host}`);
    const kind = part.headers()["content-type"] ?? "";
    if (kind.includes("event-stream")) continue;
    const body = await part.body().catch(() => Buffer.alloc(0));
    sum += gzipSync(body).length;
    if (kind.includes("css") && body.length > 24_000) silent.push(`style of ${body.length} bytes`);
    if (kind.includes("javascript") && body.length > limits.script) {
      silent.push(`script of ${body.length} bytes`);
    }
  }
  if (sum > limits.all) silent.push(`${sum} bytes in all`);
  if (own.length > 4) silent.push(`${own.length} requests`);
  return [...silent, ...(own[0] ? headers(own[0]) : ["no answer"])];
}

function headers(response) {
  const found = response.headers();
  const findings = Object.entries(HEADERS)
    .filter(([name, value]) => found[name] !== value)
    .map(([name]) => `${name} is ${found[name]}`);
  const policy = found["content-security-policy"] ?? "";
  if (!policy.includes("default-src 'none'") || policy.includes("unsafe")) {
    findings.push(`the policy is ${policy || "missing"}`);
  }
  return findings;
}
