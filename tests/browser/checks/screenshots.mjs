// Pictures of every page a role can walk to, for people to look at. Writes only; judges nothing.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { VIEWS, arrive } from "../lib/browser.mjs";

export async function screenshots({ place, browser, out }) {
  mkdirSync(out, { recursive: true });
  for (const person of place.people) {
    for (const colorScheme of ["light", "dark"]) {
      const { context, page } = await arrive(browser, { colorScheme });
      await place.signIn(page, person);
      const pages = await place.pagesOf(person, page);
      for (const [view, size] of Object.entries(VIEWS)) {
        await page.setViewportSize(size);
        for (const [at, { url, title }] of pages.entries()) {
          await page.goto(url);
          const words = title.toLowerCase().replace(/\W+/g, "-").slice(0, 24);
          const name = `${person.role}-${person.handle}-${at}-${words}-${view}-${colorScheme}.png`;
          await page.screenshot({ path: join(out, name), fullPage: true });
        }
      }
      await context.close();
    }
  }
  console.log(`pictures are in ${out}`);
}
