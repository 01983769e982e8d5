// Leave now: always in reach, gone at once, signed out, and nothing tells the other site from where.
// What is there afterwards is looked at in gone.mjs.
import { VIEWS, arrive, launch } from "../lib/browser.mjs";
import { read } from "../lib/place.mjs";

const WAYS = {
  click: (page) => page.click("a.leave[data-title]", { noWaitAfter: true }),
  touch: (page) => page.tap("a.leave[data-title]", { noWaitAfter: true }),
  "the hidden link, by keyboard": async (page) => {
    await page.keyboard.press("Tab");
    if (!(await page.evaluate(() => document.activeElement.matches("a.leave.early")))) {
      throw new Error("the first stop of the Tab key is not the way out");
    }
    await page.keyboard.press("Enter");
  },
  "Shift three times": async (page) => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  },
};

// On this machine; longer only where the machine has much else to do.
const LONGEST = 3000;

export async function leave({ place, neutral, report, browser }) {
  const client = place.one("client");
  if (!client) return;
  const inside = (await findInside({ place, browser, client })).slice(0, 4);
  await report.check("there are pages to leave", () =>
    inside.length >= 2 ? [] : [`only ${inside.length} pages need a sign-in`],
  );
  if (inside.length < 2) return;
  await inReach({ place, report, browser, client });
  for (const kept of [false, true]) {
    const own = await launch(neutral, { kept });
    for (const scripts of [true, false]) {
      for (const [way, go] of Object.entries(WAYS)) {
        if (!scripts && way.startsWith("Shift")) continue;
        const how = `${way}, scripts ${scripts ? "on" : "off"}, memory ${kept ? "on" : "off"}`;
        await report.check(`E70 leaving is quick, signs out and tells nothing: ${how}`, () =>
          away({ place, neutral, browser: own, client, scripts, touch: way === "touch", go, inside }),
        );
      }
    }
    await own.close();
  }
  await report.check("E70 leaving hides every open tab", () => tabs({ place, browser, client, inside }));
  await report.check("E70 after leaving, no cookie stays and the old one opens nothing", () =>
    replay({ place, browser, client, inside }),
  );
  await report.check("typing capitals with Shift does not leave", () =>
    capitals({ place, browser, client, inside }),
  );
  await report.check("fetching /leave ahead does not sign out", () =>
    ahead({ place, browser, client, inside }),
  );
  for (const scripts of [true, false]) {
    for (const touch of [false, true]) {
      const how = `scripts ${scripts ? "on" : "off"}, by ${touch ? "touch" : "mouse"}`;
      await report.check(`E70 while the other site is slow, nothing of the page is painted: ${how}`, () =>
        slow({ place, neutral, browser, client, scripts, touch, inside }),
      );
    }
  }
}

// The pages that only this client sees: those that look otherwise to somebody who is not signed in.
export async function findInside({ place, browser, client }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  const walked = await place.walk(page, 20);
  await context.close();
  const stranger = await arrive(browser);
  const inside = [];
  for (const one of walked) {
    await stranger.page.goto(one.url);
    const { heading } = await read(stranger.page);
    if (heading !== one.heading) inside.push(one);
  }
  await stranger.context.close();
  return inside;
}

async function inReach({ place, report, browser, client }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  const pages = await place.pagesOf(client, page);
  for (const [name, view] of Object.entries(VIEWS)) {
    await report.check(`leave is in reach on ${pages.length} pages, ${name}`, async () => {
      await page.setViewportSize(view);
      const findings = [];
      for (const { url } of pages) {
        await page.goto(url);
        for (const part of [0, 0.5, 1]) {
          if (!(await page.evaluate(isInReach, part))) findings.push(`${url} scrolled to ${part}`);
        }
      }
      return findings;
    });
  }
  await context.close();
}

// Runs in the page.
function isInReach(part) {
  scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight));
  const link = document.querySelector("a.leave[data-title]");
  // Staff pages have none: what is on them is not theirs to hide.
  if (document.body.classList.contains("staff")) return true;
  if (!link) return false;
  const box = link.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const seen = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  return seen && link.contains(document.elementFromPoint(x, y));
}

// Walks over the pages, leaves, and looks at how long that took, what the other site was told, and
// whether what the browser held before still opens a page. Back is still tried five times each way.
async function away({ place, neutral, browser, client, scripts, touch, go, inside }) {
  const { context, page } = await arrive(browser, { javaScriptEnabled: scripts, hasTouch: touch });
  await place.signIn(page, client);
  const sensitive = new Set(inside.flatMap(({ title, heading }) => [title, heading]));
  for (const { url } of inside) await page.goto(url);
  const held = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const findings = [];
  const told = neutral.referrers.length;
  const pressed = Date.now();
  await Promise.all([page.waitForURL((url) => url.host !== place.host), go(page)]);
  const took = Date.now() - pressed;
  if (took > LONGEST) findings.push(`it took ${took} ms`);
  if (neutral.referrers.length > told) findings.push(`the other site saw ${neutral.referrers.at(-1)}`);
  const replay = { headers: { cookie: held }, redirect: "manual" };
  const answer = await fetch(inside[0].url, replay);
  if (answer.status !== 303) findings.push(`with the cookies of before the answer is ${answer.status}`);
  for (const turn of ["goBack", "goForward"]) {
    for (let time = 1; time <= 5; time += 1) {
      await page[turn]({ timeout: 3000, waitUntil: "load" }).catch(() => null);
      const { title, heading } = await read(page);
      const shown = await page.isVisible("h1").catch(() => false);
      if (sensitive.has(title) || (shown && sensitive.has(heading))) {
        findings.push(`${turn} ${time} showed ‘${title}’ (${heading}) at ${page.url()}`);
      }
    }
  }
  await context.close();
  return findings;
}

async function tabs({ place, browser, client, inside }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  const others = [await context.newPage(), await context.newPage()];
  for (const other of others) await other.goto(inside[0].url);
  await page.click("a.leave[data-title]", { noWaitAfter: true });
  const findings = [];
  for (const [at, tab] of [page, ...others].entries()) {
    const away = await tab.waitForURL((url) => url.host !== place.host).then(
      () => true,
      () => false,
    );
    if (!away) findings.push(`tab ${at + 1} stayed at ${tab.url()}`);
  }
  await context.close();
  return findings;
}

async function replay({ place, browser, client, inside }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  const cookies = await context.cookies();
  if (cookies.length === 0) return ["there was no cookie to try"];
  await page.click("a.leave[data-title]", { noWaitAfter: true });
  await page.waitForURL((url) => url.host !== place.host);
  const left = (await context.cookies(place.base)).length;
  await context.addCookies(cookies);
  await page.goto(inside[0].url);
  const shut = (await read(page)).heading !== inside[0].heading;
  await context.close();
  const findings = shut ? [] : ["the old cookie still opened the page"];
  return left === 0 ? findings : [...findings, `${left} cookies stayed after leaving`];
}

async function capitals({ place, browser, client, inside }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  await page.goto(inside[0].url);
  for (const letter of "ABCD") await page.keyboard.press(`Shift+${letter}`);
  await page.waitForTimeout(300);
  const stayed = page.url() === inside[0].url;
  await context.close();
  return stayed ? [] : ["four capital letters left the page"];
}

async function ahead({ place, browser, client, inside }) {
  const { context, page } = await arrive(browser);
  await place.signIn(page, client);
  await context.request.get(`${place.base}/leave`, {
    headers: { "sec-purpose": "prefetch" },
    maxRedirects: 0,
  });
  await page.goto(inside[0].url);
  const open = (await read(page)).heading === inside[0].heading;
  await context.close();
  return open ? [] : ["a prefetch ended the sign-in"];
}

// Looks at what is painted while the other site keeps the browser waiting. Reading the page itself
// would wait for the navigation, so the pictures are read instead.
async function slow({ place, neutral, browser, client, scripts, touch, inside }) {
  const { context, page } = await arrive(browser, { javaScriptEnabled: scripts, hasTouch: touch });
  await place.signIn(page, client);
  await page.goto(inside[0].url);
  const link = await page.locator("a.leave[data-title]").boundingBox();
  const main = await page.locator("main").boundingBox();
  const [x, y] = [link.x + link.width / 2, link.y + link.height / 2];
  const frames = [];
  const wire = await context.newCDPSession(page);
  wire.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    frames.push({ data, at: metadata.timestamp * 1000 });
    wire.send("Page.screencastFrameAck", { sessionId }).catch(() => null);
  });
  await wire.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  await page.waitForTimeout(300);
  neutral.delay = 2500;
  const pressed = Date.now();
  if (touch) await page.touchscreen.tap(x, y);
  else await page.mouse.click(x, y, { noWaitAfter: true });
  await new Promise((done) => setTimeout(done, 1500));
  neutral.delay = 0;
  await context.close();
  const before = frames.filter(({ at }) => at < pressed);
  const after = frames.filter(({ at }) => at > pressed + 100);
  return judge({ browser, before, all: frames, after, main, pressed });
}

async function judge({ browser, before, all, after, main, pressed }) {
  const { context, page } = await arrive(browser);
  const inked = (frame) => page.evaluate(countInk, { data: frame.data, main });
  const findings = [];
  if (before.length === 0 || (await inked(before.at(-1))) < 100) {
    findings.push("nothing was painted before the press, so the check would see nothing");
  }
  const last = all.at(-1);
  if (last && (await inked(last)) > 0) findings.push("the page was still painted at the end");
  for (const frame of after) {
    const ink = await inked(frame);
    if (ink > 0) findings.push(`${Math.round(frame.at - pressed)} ms after the press: ${ink} dots`);
  }
  await context.close();
  return findings;
}

// Runs in a page of its own: how many dots within `main` differ clearly from its ground.
async function countInk({ data, main }) {
  const picture = new Image();
  picture.src = `data:image/png;base64,${data}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const scale = picture.width / innerWidth;
  const at = [main.x, main.y, main.width, Math.min(main.height, innerHeight - main.y)];
  const dots = pen.getImageData(...at.map((side) => Math.floor(side * scale))).data;
  const ground = [dots[0], dots[1], dots[2]];
  let ink = 0;
  for (let dot = 0; dot < dots.length; dot += 4) {
    const apart = [0, 1, 2].map((part) => Math.abs(dots[dot + part] - ground[part]));
    if (Math.max(...apart) > 60) ink += 1;
  }
  return ink;
}
