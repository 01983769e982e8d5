// axe over every page a role can walk to, in light and dark, wide and narrow.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { VIEWS, arrive } from "../lib/browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Narrow and light comes first: it is the one that a quick place gets.
const LOOKS = ["light", "dark"].flatMap((colorScheme) =>
  Object.entries(VIEWS).reverse().map(([view, size]) => ({ colorScheme, view, size })),
);

export async function axe({ place, report, browser }) {
  for (const person of place.people) {
    const { context, page } = await arrive(browser);
    await place.signIn(page, person);
    const pages = await place.pagesOf(person, page);
    const looks = place.quick ? LOOKS.slice(0, 1) : LOOKS;
    const found = new Map(looks.map((look) => [look, []]));
    for (const { url } of pages) {
      await page.goto(url);
      await page.evaluate(AXE);
      for (const [look, findings] of found) findings.push(...(await violations(page, look)));
    }
    for (const [{ colorScheme, view }, findings] of found) {
      const what = `axe, ${person.role}, ${colorScheme}, ${view}, ${pages.length} pages`;
      await report.check(what, () => findings);
    }
    await context.close();
  }
}

async function violations(page, { colorScheme, size }) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(size);
  // Wherever a page is scrolled to, something lies half under its header: axe looks from the top.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run({ runOnly: { type: "tag", values } }),
    TAGS,
  );
  const path = new URL(page.url()).pathname;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${path}: ${id} at ${target.join(" ")}`),
  );
}
