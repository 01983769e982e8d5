// After leaving: what a browser still has to show. Twenty pages are walked and left; then somebody
// presses Back again and again, takes the history list entry by entry, opens the address in a new tab,
// pulls the network plug, and prints.
import { arrive, launch } from "../lib/browser.mjs";
import { wordsOf } from "../lib/pdf.mjs";
import { findInside } from "./leave.mjs";

const PAGES = 20;
const PRESSES = 25;

export async function gone({ place, neutral, report, browser }) {
  const client = place.one("client");
  if (!client) return;
  const inside = await findInside({ place, browser, client });
  const words = await ownWords({ place, browser, client, inside });
  await report.check("there are words that only this client can see", () =>
    words.length >= 20 ? [] : [`only ${words.length} lines`],
  );
  for (const kept of [false, true]) {
    const own = await launch(neutral, { kept });
    for (const scripts of [true, false]) {
      const all = { place, browser: own, client, scripts, inside, words };
      const how = `scripts ${scripts ? "on" : "off"}, memory ${kept ? "on" : "off"}`;
      await report.check(`E71 after leaving, the browser has nothing to show: ${how}`, () => left(all));
    }
    await own.close();
  }
  await report.check("E71 a page that is printed shows its words, so the check would see them", () =>
    printed({ place, browser, client, inside, words }),
  );
}

// In this order, in the browser that left.
const LOOKS = [tabAgain, backAndForward, entries, print, offline];

// Lines of the client's own pages that stand on no page of somebody who is not signed in.
async function ownWords({ place, browser, client, inside }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  const lines = new Set();
  for (const { url } of inside.slice(0, 8)) {
    await page.goto(url);
    for (const line of (await page.innerText("main")).split("\n")) lines.add(line.trim());
  }
  await context.clearCookies();
  for (const url of [place.base, ...inside.map((one) => one.url)]) {
    await page.goto(url);
    for (const line of (await page.innerText("body")).split("\n")) lines.delete(line.trim());
  }
  await context.close();
  return [...lines].filter((line) => line.length > 12);
}

async function left({ place, browser, client, scripts, inside, words }) {
  const { context, page } = await arrive(browser, { javaScriptEnabled: scripts });
  await place.signIn(page, client);
  for (let at = 0; at < PAGES; at += 1) await page.goto(inside[at % inside.length].url);
  await Promise.all([
    page.waitForURL((url) => url.host !== place.host),
    page.click("a.leave[data-title]", { noWaitAfter: true }),
  ]);
  const titles = inside.map(({ title }) => title);
  const findings = [];
  for (const look of LOOKS) findings.push(...(await look({ context, page, words, titles, inside })));
  await context.close();
  return findings;
}

// What is to be seen of the client's words, if anything.
async function seen(page, words, titles, where) {
  const text = await page.innerText("body").catch(() => "");
  const title = await page.title().catch(() => "");
  const found = words.filter((line) => text.includes(line)).map((line) => `${where} showed ‘${line}’`);
  return titles.includes(title) ? [...found, `${where} had the title ‘${title}’`] : found;
}

async function backAndForward({ page, words, titles }) {
  const findings = [];
  for (const [turn, presses] of [["goBack", PRESSES], ["goForward", 5]]) {
    for (let press = 1; press <= presses; press += 1) {
      await page[turn]({ timeout: 1500, waitUntil: "load" }).catch(() => null);
      findings.push(...(await seen(page, words, titles, `${turn} ${press}`)));
    }
  }
  return findings;
}

async function entries({ context, page, words, titles }) {
  const wire = await context.newCDPSession(page);
  const { entries: all } = await wire.send("Page.getNavigationHistory");
  const findings = all.length >= PAGES ? [] : [`only ${all.length} entries to look at`];
  for (const { id } of all) {
    await wire.send("Page.navigateToHistoryEntry", { entryId: id });
    await page.waitForLoadState("load").catch(() => null);
    await page.waitForTimeout(60);
    findings.push(...(await seen(page, words, titles, `entry ${id}`)));
  }
  return findings;
}

async function tabAgain({ context, words, titles, inside }) {
  const findings = [];
  for (const { url } of inside.slice(0, 3)) {
    const tab = await context.newPage();
    await tab.goto(url);
    findings.push(...(await seen(tab, words, titles, url)));
    await tab.close();
  }
  return findings;
}

async function offline({ context, page, words, titles }) {
  await context.setOffline(true);
  const findings = [];
  for (let press = 1; press <= 5; press += 1) {
    await page.goBack({ timeout: 1000, waitUntil: "load" }).catch(() => null);
    findings.push(...(await seen(page, words, titles, `Back ${press} without a network`)));
  }
  return findings;
}

async function print({ page, words }) {
  const findings = [];
  for (let press = 0; press <= 2; press += 1) {
    const text = await paper(page);
    findings.push(...words.filter((line) => text.includes(squeezed(line))).map((line) => `printed: ${line}`));
    await page.goBack({ timeout: 1500, waitUntil: "load" }).catch(() => null);
  }
  return findings;
}

async function paper(page) {
  return squeezed(wordsOf(await page.pdf()));
}

// Print breaks lines elsewhere, and sets some letters as one.
function squeezed(text) {
  return text.replace(/[\s\u2066-\u2069]+/g, "");
}

async function printed({ place, browser, client, inside, words }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  let found = 0;
  for (const { url } of inside.slice(0, 8)) {
    await page.goto(url);
    const text = await paper(page);
    found += words.filter((line) => text.includes(squeezed(line))).length;
  }
  await context.close();
  return found >= words.length / 2 ? [] : [`only ${found} of ${words.length} lines are in the prints`];
}
