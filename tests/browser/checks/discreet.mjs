// Safe to be seen: titles, addresses, icons, histories, names of files and what a print says at its
// edges tell nothing about what this is.
import { readFileSync } from "node:fs";
import { arrive } from "../lib/browser.mjs";
import { wordsOf } from "../lib/pdf.mjs";

const WORDS = new URL("../../../crates/kith-web/locales/banned.txt", import.meta.url);

const EDGES = { displayHeaderFooter: true, margin: { top: "3cm", bottom: "3cm" } };

export async function discreet({ place, report, browser }) {
  const service = await serviceName(place, browser);
  for (const person of place.people) await ofOne({ place, report, browser, person, service });
}

// The full name of the service, as its administrator has it. A gallery has none.
async function serviceName(place, browser) {
  const keeper = place.one("administrator");
  if (!keeper) return null;
  const { context, page } = await arrive(browser);
  await place.signIn(page, keeper);
  let name = null;
  for (const { url } of await place.pagesOf(keeper, page)) {
    await page.goto(url);
    const field = page.locator("main input[name=name]");
    if ((await field.count()) > 0) name ??= await field.first().inputValue();
  }
  await context.close();
  if (!name) throw new Error("no page says what the service is called");
  return name;
}

async function ofOne({ place, report, browser, person, service }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, person);
  const pages = await place.pagesOf(person, page);
  const who = `${person.role}, ${pages.length} pages`;
  await report.check(`E72 titles and addresses are neutral words: ${who}`, () =>
    titles(pages, person.role),
  );
  await report.check(`E72 there is no icon and no preview: ${who}`, () => icons(page, pages));
  await report.check(`E72 the history list holds neutral words: ${person.role}`, () =>
    history(context, page, pages),
  );
  if (person.role === "client") {
    await report.check(`E72 the edges of a print say nothing: ${who}`, () =>
      edges(page, pages, service),
    );
    await report.check("E72 files to keep have neutral names", () => names(context, page, pages));
  }
  await context.close();
}

function banned(shown) {
  const low = shown.toLowerCase();
  const within = (word) => new RegExp(`(^|[^a-z])${word}([^a-z]|$)`).test(low);
  return section("discreet").filter(within).map((word) => `${word}: ${shown}`);
}

// On a client's pages each has a title of its own, too: somebody must find their way among tabs. A
// page with a second address has one heading at both. A gallery shows one page in many ways.
function titles(pages, role) {
  const findings = pages.flatMap(({ url, title }) => banned(`${title} ${new URL(url).pathname}`));
  const known = new Map();
  for (const { url, title, heading } of role === "client" && !isGallery(pages) ? pages : []) {
    const kind = new URL(url).pathname.split("/").slice(0, 3).join("/");
    const other = known.get(title) ?? { kind, heading };
    if (other.kind !== kind && other.heading !== heading) {
      findings.push(`‘${other.heading}’ and ‘${heading}’ are both called ‘${title}’`);
    }
    known.set(title, { kind, heading });
  }
  return findings;
}

async function icons(page, pages) {
  const findings = [];
  for (const { url } of pages) {
    await page.goto(url);
    const told = await page.$$eval("meta[property^='og:'], meta[name^='twitter:'], link[rel~=icon]", (all) =>
      all.filter((one) => one.matches("meta") || one.getAttribute("href") !== "data:,").length,
    );
    const icon = await page.locator("link[rel=icon][href='data:,']").count();
    if (told > 0 || icon !== 1) findings.push(`${url} has an icon or a preview`);
  }
  return findings;
}

async function history(context, page, pages) {
  for (const { url } of pages.slice(-20)) await page.goto(url);
  const wire = await context.newCDPSession(page);
  const { entries } = await wire.send("Page.getNavigationHistory");
  const findings = entries.length >= Math.min(20, pages.length) ? [] : ["there is hardly a history"];
  return [...findings, ...entries.flatMap(({ title, url }) => banned(`${title} ${new URL(url).pathname}`))];
}

// What a browser prints around a page, with the page's own words taken out.
async function edges(page, pages, service) {
  const findings = [];
  for (const { url, title } of pages.slice(0, 12)) {
    await page.goto(url);
    await page.evaluate(() => document.querySelector("main").replaceChildren());
    const text = wordsOf(await page.pdf(EDGES)).replace(/\s+/g, " ");
    findings.push(...banned(text));
    if (service && text.includes(service)) findings.push(`${url} prints ‘${service}’`);
    const bare = (words) => words.replace(/[\s\u2066-\u2069]/g, "");
    if (!bare(text).includes(bare(title))) findings.push(`no title among ‘${text}’`);
  }
  return findings;
}

// Everything that a page gives as a file: behind a link, or behind a button that needs no words.
async function names(context, page, pages) {
  const findings = [];
  let files = 0;
  for (const { url } of pages) {
    await page.goto(url);
    const links = await page.$$eval("a[download]", (all) => all.map((one) => one.href));
    const forms = await page.$$eval("main form", (all) =>
      all.filter((one) => !one.querySelector("input, textarea, select")).map((one) => one.action),
    );
    const ask = [...links.map((to) => ["get", to]), ...forms.map((to) => ["post", to])];
    for (const [method, to] of ask) {
      const answer = await context.request[method](to, { maxRedirects: 0 }).catch(() => null);
      const given = answer?.headers()["content-disposition"];
      if (!given) continue;
      files += 1;
      findings.push(...banned(given));
    }
  }
  return files > 0 || isGallery(pages) ? findings : ["no file was found"];
}

function isGallery(pages) {
  return pages.every(({ url }) => url.includes("/p/"));
}

function section(name) {
  const text = readFileSync(WORDS, "utf8").split(`[${name}]`)[1].split("\n[")[0];
  return text.split("\n").filter((line) => line && !line.startsWith("#"));
}
