// Everything by keyboard: each control in order, never under the header, no way to get stuck.
import { arrive } from "../lib/browser.mjs";
import { textOf } from "../lib/words.mjs";

const LOOKS = {
  "a form sent back starts at its summary": sentBack,
  "links with one name lead to one place": names,
  "nothing moves": moving,
  "Tab reaches every control": tabThrough,
  "the skip link leads to the page": skip,
};

export async function keys({ place, report, browser }) {
  for (const person of place.people) {
    const { context, page } = await arrive(browser, { viewport: { width: 640, height: 480 } });
    await place.signIn(page, person);
    const pages = await place.pagesOf(person, page);
    const found = new Map(Object.keys(LOOKS).map((name) => [name, []]));
    for (const { url } of pages) {
      await page.goto(url);
      for (const [name, findings] of found) {
        const here = await LOOKS[name](page);
        findings.push(...here.map((finding) => `${new URL(url).pathname}: ${finding}`));
      }
    }
    for (const [name, findings] of found) {
      await report.check(`${name}, ${person.role}, ${pages.length} pages`, () => findings);
    }
    await context.close();
  }
}

// Where a summary says what to look at again: it has the focus, and its links lead to the fields.
async function sentBack(page) {
  if ((await page.locator("#summary").count()) === 0) return [];
  const active = () => page.evaluate(() => document.activeElement.id);
  const findings = (await active()) === "summary" ? [] : [`the focus is on ‘${await active()}’`];
  for (const link of await page.locator("#summary a").all()) {
    const field = (await link.getAttribute("href")).slice(1);
    await link.press("Enter");
    if ((await active()) !== field) findings.push(`the link to ${field} led to ${await active()}`);
    const marked = await page.getAttribute(`#${field}`, "aria-invalid");
    const told = await page.getAttribute(`#${field}`, "aria-describedby");
    const group = await page.locator(`fieldset[aria-invalid]:has(#${field})`).count();
    if (group === 0 && !(marked && told)) findings.push(`${field} does not say what to look at`);
  }
  return findings;
}

async function tabThrough(page) {
  const wanted = await page.evaluate(markStops);
  await page.evaluate(() => document.activeElement.blur());
  const findings = [];
  const met = new Set();
  // A date or a time is several stops within one field.
  const parts = await page.locator("[type=date], [type=time]").count();
  // Twice around at the most: what cannot be reached is not reached by more presses, and one that a
  // busy browser swallowed is no fault of the page.
  const most = 2 * (wanted + 3 + 5 * parts);
  for (let press = 0; press <= most && met.size < wanted; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(whereAmI);
    if (!stop) continue;
    if (stop.at >= 0) met.add(stop.at);
    if (stop.under) findings.push(`‘${stop.name}’ lies under the header when it has the focus`);
  }
  const missed = wanted - met.size;
  return missed > 0 ? [...findings, `${missed} of ${wanted} controls were not reached`] : findings;
}

// Runs in the page: numbers every stop of the Tab key; a group of radios is one stop, what is folded is none.
function markStops() {
  const groups = new Set();
  const controls = document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary",
  );
  let count = 0;
  for (const one of controls) {
    if (!one.checkVisibility()) continue;
    if (one.type === "radio") {
      const group = [...document.querySelectorAll(`[name="${one.name}"]`)];
      if (groups.has(one.name)) continue;
      groups.add(one.name);
      for (const radio of group) radio.dataset.stop = count;
    } else {
      one.dataset.stop = count;
    }
    count += 1;
  }
  return count;
}

// Runs in the page: which stop has the focus, and whether the header lies over it.
function whereAmI() {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = (one.closest(".points label") ?? one).getBoundingClientRect();
  const top = document.querySelector(".top");
  // A bare page has nothing above it.
  const header = top?.getBoundingClientRect();
  const sticky = top !== null && getComputedStyle(top).position === "sticky";
  return {
    at: Number(one.dataset.stop ?? -1),
    name: (one.textContent || one.name || "").trim().slice(0, 30),
    under: sticky && !top.contains(one) && box.top < header.bottom - 1 && box.bottom > header.top,
  };
}

async function skip(page) {
  // A bare page has nothing to skip.
  if ((await page.locator(".top, .skip").count()) === 0) return [];
  await page.focus(".skip");
  await page.keyboard.press("Enter");
  const at = await page.evaluate(() => document.activeElement.id);
  return at === "main" ? [] : [`the skip link led to ‘${at}’`];
}

function moving(page) {
  return page.evaluate(() => {
    const moves = (one) => {
      const style = getComputedStyle(one);
      const times = style.transitionDuration.split(", ");
      return style.animationName !== "none" || times.some((time) => time !== "0s");
    };
    return [...document.querySelectorAll("*")].filter(moves).map((one) => `${one.tagName} moves`);
  });
}

function names(page) {
  const told = textOf("record-new-browser");
  return page.evaluate((told) => {
    const places = new Map();
    const twice = new Set();
    for (const link of document.querySelectorAll("a[href]")) {
      // Two visits within one minute are told in the same words, and so are their receipts.
      if (link.closest(".visits")) continue;
      const name = link.textContent.replace(/\s+/g, " ").trim();
      // So are browsers that are new: these checks sign in with several within one minute.
      if (name.includes(told)) continue;
      if (places.has(name) && places.get(name) !== link.href) twice.add(name);
      places.set(name, link.href);
    }
    return [...twice].map((name) => `two links are called ‘${name}’`);
  }, told);
}
