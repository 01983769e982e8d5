// Safe to be seen: titles, addresses and icons say nothing about what this is.
import { readFileSync } from "node:fs";
import { arrive } from "../lib/browser.mjs";

const WORDS = new URL("../../../crates/kith-web/locales/banned.txt", import.meta.url);

export async function discreet({ place, report, browser }) {
  const client = place.one("client");
  if (!client) return;
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  const pages = await place.pagesOf(client, page);
  const banned = section("discreet");
  await report.check(`titles and addresses are neutral, ${pages.length} pages`, async () => {
    const findings = [];
    for (const { url, title } of pages) {
      const shown = `${title} ${new URL(url).pathname}`.toLowerCase();
      for (const word of banned) {
        if (new RegExp(`(^|[^a-z])${word}([^a-z]|$)`).test(shown)) findings.push(`${word}: ${shown}`);
      }
      await page.goto(url);
      const told = await page.$$eval("meta[property^='og:'], link[rel=icon]", (all) =>
        all.filter((one) => one.matches("meta") || one.getAttribute("href") !== "data:,").length,
      );
      if (told > 0) findings.push(`${url} has an icon or a preview`);
    }
    return findings;
  });
  await context.close();
}

function section(name) {
  const text = readFileSync(WORDS, "utf8").split(`[${name}]`)[1].split("\n[")[0];
  return text.split("\n").filter((line) => line && !line.startsWith("#"));
}
