// Words that try to be more than words (lib/markup.txt), written into every field of every form that a
// role comes to, and every page looked at afterwards: nothing runs, nothing is asked of another host,
// and the pages' own policy has nothing to stop. Then once more with that policy switched off in the
// browser, so that it is the pages that hold and not only the policy.
//
// Changes the example for good: runs last, or on a place of its own.
import { readFileSync } from "node:fs";
import { arrive } from "../lib/browser.mjs";

const RULES = readFileSync(new URL("../lib/markup.txt", import.meta.url), "utf8");
const AWAY = "nobody.example";

function section(name) {
  const text = RULES.split(`\n[${name}]\n`)[1].split("\n[")[0];
  return text.split("\n").filter((line) => line.trim() !== "");
}

const TRIES = section("beginnings").flatMap((beginning) =>
  section("bodies").map((body) => beginning + body),
);
const tries = TRIES.map((rule, at) =>
  rule
    .replaceAll("{nothing}", "")
    .replaceAll("{run}", `canary(${1000 + at})`)
    .replaceAll("{away}", `n${1000 + at}.${AWAY}`)
    .replace(/\{u\+(\w+)\}/g, (_, number) => String.fromCodePoint(parseInt(number, 16))),
);

export async function markup({ place, neutral, report, browser }) {
  const fields = new Set();
  let kept = 0;
  for (const person of place.people) {
    await report.check(`${tries.length} tries are sent into every field, ${person.role}`, async () => {
      const sent = await write({ place, browser, person, fields });
      kept += sent.kept;
      return sent.findings;
    });
  }
  await report.check("E28 markup went into many fields, and much of it was kept", () =>
    fields.size >= 20 && kept >= 10 ? [] : [`${fields.size} fields, ${kept} forms taken`],
  );
  for (const bypassCSP of [false, true]) {
    for (const person of place.people) {
      const how = `${person.role}, the policy ${bypassCSP ? "off" : "on"}`;
      await report.check(`E28 nothing that was written runs, loads or leaves: ${how}`, () =>
        look({ place, neutral, browser, person, bypassCSP }),
      );
    }
  }
  await report.check("E28 a page that lets markup through would be found", () => control({ neutral, browser }));
}

// Runs in every page before anything else: tells of whatever runs, and of whatever the policy stops.
function listen() {
  window.canary = (number) => window.told(`ran: ${number}`);
  for (const name of ["alert", "confirm", "prompt"]) {
    window[name] = (words) => window.told(`${name}: ${words}`);
  }
  document.addEventListener("securitypolicyviolation", (event) =>
    window.told(`stopped by the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
}

// A browser window in which everything is told.
async function heard(browser, options) {
  const { context, page } = await arrive(browser, options);
  const told = [];
  await context.exposeFunction("told", (words) => told.push(words));
  await context.addInitScript(listen);
  page.on("request", (request) => {
    if (request.url().includes(AWAY)) told.push(`asked ${request.url()}`);
  });
  page.on("dialog", (dialog) => dialog.dismiss());
  return { context, page, told };
}

// Walks, and sends every form with words in it: all tries at once, and a few of them, which fit.
async function write({ place, browser, person, fields }) {
  const { context, page, told } = await heard(browser);
  await place.signIn(page, person);
  let kept = 0;
  let next = 0;
  for (const { url } of await place.walk(page)) {
    await page.goto(url);
    for (const form of await page.evaluate(forms)) {
      const fresh = form.words.filter((name) => !fields.has(`${kindOf(form.action)} ${name}`));
      if (fresh.length === 0) continue;
      for (const name of form.words) fields.add(`${kindOf(form.action)} ${name}`);
      for (const one of [false, true]) {
        const body = new URLSearchParams(form.others);
        for (const name of form.words) {
          next = (next + 31) % tries.length;
          body.append(name, one ? tries[next] : tries.join("\n"));
        }
        const options = { headers: { "sec-fetch-site": "same-origin" }, maxRedirects: 0 };
        const headers = { ...options.headers, "content-type": "application/x-www-form-urlencoded" };
        const answer = await context.request.post(form.action, { ...options, headers, data: body.toString() });
        if (answer.status() >= 500) told.push(`${form.action}: ${answer.status()}`);
        if (answer.status() === 303) kept += 1;
        // What came back at once, as if the button had been pressed here.
        await page.setContent(await answer.text(), { waitUntil: "load" }).catch(() => null);
      }
      await page.goto(url);
    }
  }
  await context.close();
  return { kept, findings: told };
}

function kindOf(action) {
  return new URL(action).pathname.split("/").slice(0, 3).join("/");
}

// Runs in the page: its forms for words, and what a browser would send beside the words.
function forms() {
  const kinds = ["text", "search", "email", "tel", "url", "textarea"];
  return [...document.querySelectorAll("main form")].flatMap((form) => {
    const words = [...form.elements].filter((one) => one.name && kinds.includes(one.type)).map((one) => one.name);
    if (words.length === 0 || form.querySelector("[type=password]")) return [];
    for (const one of form.querySelectorAll("[type=radio]")) {
      if (!form.querySelector(`[name="${one.name}"]:checked`)) one.checked = true;
    }
    const others = [...new FormData(form)].filter(([name]) => !words.includes(name));
    return [{ action: form.action, words, others }];
  });
}

async function look({ place, neutral, browser, person, bypassCSP }) {
  const { context, page, told } = await heard(browser, { bypassCSP });
  const asked = neutral.asked.length;
  await place.signIn(page, person);
  for (const { url } of await place.walk(page, 40)) {
    await page.goto(url);
    // Whatever waits for a pointer or the focus gets it.
    await page.evaluate(touchAll);
  }
  await page.waitForTimeout(100);
  await context.close();
  const gone = neutral.asked.slice(asked).filter((one) => one.includes(AWAY));
  return [...told, ...gone.map((one) => `the other host was asked: ${one}`)];
}

// Runs in the page.
function touchAll() {
  const odd = document.querySelectorAll(
    "main :is(script, style, img, image, svg, math, iframe, object, embed, base, video, audio, template)",
  );
  // But for the picture of a new app's secret, which the page draws itself.
  const ours = "img.picture[src^='data:image/svg+xml;base64,']:not([onload], [onerror], [srcset])";
  for (const one of [...odd].filter((one) => !one.matches(ours)))
    window.told(`an element that no page has: ${one.outerHTML.slice(0, 80)}`);
  for (const one of document.querySelectorAll("*")) {
    for (const { name } of one.attributes) {
      if (name.startsWith("on")) window.told(`an attribute that no page has: ${name}`);
    }
    for (const kind of ["pointerover", "pointerenter", "mouseover"]) {
      one.dispatchEvent(new PointerEvent(kind, { bubbles: true }));
    }
    if (one.matches("[autofocus], main input, main textarea")) one.focus();
  }
}

// The same ears in a page that is not careful: most tries that are whole elements are heard.
async function control({ neutral, browser }) {
  const { context, page, told } = await heard(browser);
  const asked = neutral.asked.length;
  await page.goto("http://careless.example/");
  for (const words of tries.slice(0, section("bodies").length)) {
    await page.setContent(`<main><p>${words}</p></main>`).catch(() => null);
    await page.evaluate(touchAll).catch(() => null);
  }
  await page.waitForTimeout(300);
  await context.close();
  const ran = told.filter((words) => words.startsWith("ran")).length;
  const left = neutral.asked.slice(asked).filter((one) => one.includes(AWAY)).length;
  return ran >= 10 && left >= 5 ? [] : [`only ${ran} ran and ${left} asked`];
}
