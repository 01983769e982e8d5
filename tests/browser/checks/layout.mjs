// Nothing is cut off or too small to hit: narrow, with large text, with wide spacing.
import { arrive } from "../lib/browser.mjs";

const SPACING =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; " +
  "word-spacing: .16em !important } p { margin-block-end: 2em !important }";

const WAYS = [
  { name: "320 wide", width: 320, style: "", find: cutOff },
  { name: "320 wide, words twice as large", width: 320, style: large(2), find: cutOff },
  { name: "640 wide, words twice as large", width: 640, style: large(2), find: cutOff },
  { name: "1280 wide, words twice as large", width: 1280, style: large(2), find: cutOff },
  { name: "320 wide, wide spacing", width: 320, style: SPACING, find: cutOff },
];

const TARGETS = { name: "large enough to hit", width: 320, style: "", find: tooSmall };

function large(times) {
  return `html { font-size: ${112.5 * times}% !important }`;
}

export async function layout({ place, report, browser }) {
  for (const person of place.people) {
    // The policy of the pages forbids styles from elsewhere; here they are wanted.
    const { context, page } = await arrive(browser, { bypassCSP: true });
    await place.signIn(page, person);
    const pages = await place.pagesOf(person, page);
    const ways = place.quick ? WAYS.slice(0, 2) : [...WAYS, TARGETS];
    const found = new Map(ways.map((way) => [way, []]));
    for (const { url } of pages) {
      await page.goto(url);
      for (const [way, findings] of found) findings.push(...(await look(page, way)));
    }
    for (const [{ name }, findings] of found) {
      const what = `layout, ${person.role}, ${name}, ${pages.length} pages`;
      await report.check(what, () => findings);
    }
    await context.close();
  }
}

async function look(page, { width, style, find }) {
  await page.setViewportSize({ width, height: 800 });
  const added = await page.addStyleTag({ content: style || "/* as it is */" });
  const findings = await page.evaluate(find);
  await added.evaluate((tag) => tag.remove());
  return findings.map((found) => `${new URL(page.url()).pathname}: ${found}`);
}

// Runs in the page: what sticks out of the window, or has words that do not fit.
function cutOff() {
  const found = [];
  const name = (one) => `${one.tagName.toLowerCase()} ‘${one.textContent.trim().slice(0, 30)}’`;
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`the page is ${over} wider than the window`);
  for (const one of document.querySelectorAll("body *:not(.unseen, .unseen *)")) {
    const box = one.getBoundingClientRect();
    if (box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)) {
      found.push(`${name(one)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`);
    }
    const words = one.matches("a, button, label, p, h1, h2, h3, legend, td, th, dd");
    if (words && box.width > 1 && one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 0) {
      found.push(`${name(one)} is cut off`);
    }
  }
  return found;
}

// Runs in the page: controls that are hard to hit. The height decides; links within a sentence and
// the points of a scale may be 24 by 24.
function tooSmall() {
  const found = [];
  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  for (const one of document.querySelectorAll(controls)) {
    const held = one.matches("[type=radio], [type=checkbox]") ? one.closest("label") : one;
    const box = held.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const sentence = one.matches("a") && getComputedStyle(one).display === "inline";
    const high = sentence || one.closest(".points") ? 24 : 44;
    if (box.width >= 24 && box.height >= high - 0.5) continue;
    const words = (one.textContent || one.name || "").trim().slice(0, 30);
    found.push(`‘${words}’ is ${Math.round(box.width)} by ${Math.round(box.height)}`);
  }
  return found;
}
