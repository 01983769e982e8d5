// What the script adds: drafts that keep themselves, pages that show what changed elsewhere.
// Needs a stand, because the server's answers are part of each check.
import { arrive } from "../lib/browser.mjs";

const CHECKS = {
  "a draft is kept without a press, once, and says so": kept,
  "a draft that could not be sent says so, and is sent when the line is back": offline,
  "a draft open in two places says so": twoPlaces,
  "what is said of a draft stands beside it, and goes when there is nothing to say": advised,
  "a draft is kept when the page is put away": putAway,
  "a form that is sent is not kept as a draft again": sent,
  "a change elsewhere shows by itself, and keeps the place of the keyboard": changed,
  "a change elsewhere waits while someone is writing": waits,
  "a hidden page hears nothing, and catches up when it is seen": hidden,
  "a page out of the browser's memory is asked for again": persisted,
};

export async function script({ stand, browser, report }) {
  for (const [name, look] of Object.entries(CHECKS)) {
    stand.drafts.length = 0;
    stand.draftStatus = 204;
    stand.draftBody = undefined;
    stand.edit = (html) => html;
    await report.check(name, async () => {
      const { context, page } = await arrive(browser);
      await stand.place.signIn(page, stand.place.one("client"));
      await page.goto(`${stand.place.base}/p/parts`);
      const findings = await look(page, stand, context);
      await context.close();
      return findings.filter(Boolean);
    });
  }
}

const line = (page) => page.textContent(".kept");
const draft = (stand) => stand.drafts.at(-1)?.get("words");
const edited = (html) => html.replace("Something to know.", "Something new.");

// Waits until something is so, for five seconds at most.
async function until(what) {
  for (let time = 0; time < 100; time += 1) {
    if (await what()) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

async function kept(page, stand) {
  await page.fill("#words", "First words");
  await page.type("#words", " and more");
  const said = await until(async () => (await line(page)) === "Kept");
  return [
    said ? "" : `the page says ‘${await line(page)}’`,
    stand.drafts.length === 1 ? "" : `${stand.drafts.length} drafts were sent`,
    draft(stand) === "First words and more" ? "" : `‘${draft(stand)}’ was kept`,
  ];
}

async function offline(page, stand, context) {
  await context.setOffline(true);
  await page.fill("#words", "On a train");
  const not = await until(async () => (await line(page)).startsWith("Not sent"));
  await context.setOffline(false);
  const later = await until(async () => (await line(page)) === "Kept");
  return [
    not ? "" : "the page does not say that it was not sent",
    later && draft(stand) === "On a train" ? "" : "it was not sent when the line came back",
  ];
}

async function twoPlaces(page, stand) {
  stand.draftStatus = 409;
  await page.fill("#words", "The other one");
  const said = await until(async () => (await line(page)).includes("somewhere else"));
  return [said ? "" : `the page says ‘${await line(page)}’`];
}

async function advised(page, stand) {
  await page.evaluate(() => {
    const place = document.createElement("div");
    place.className = "lens";
    document.querySelector("#words").form.append(place);
  });
  [stand.draftStatus, stand.draftBody] = [200, "<ul><li><mark>needy</mark> It judges.</li></ul>"];
  await page.fill("#words", "She is needy.");
  const said = await until(async () => (await page.textContent(".lens")).includes("It judges."));
  const typed = await page.inputValue("#words");
  [stand.draftStatus, stand.draftBody] = [204, undefined];
  await page.fill("#words", "She asked for water.");
  const gone = await until(async () => (await page.innerHTML(".lens")) === "");
  return [
    said ? "" : "what the server says is not shown",
    typed === "She is needy." ? "" : "the words changed",
    gone ? "" : "what was said did not go",
  ];
}

async function putAway(page, stand) {
  await page.fill("#words", "Quickly away");
  await page.goto(`${stand.place.base}/p/today`);
  const came = await until(() => draft(stand) === "Quickly away");
  return [came ? "" : "what was written last was not sent"];
}

async function sent(page, stand) {
  await page.fill("#words", "Done");
  await page.getByRole("button", { name: "Keep this" }).click();
  await page.waitForTimeout(3500);
  return [stand.drafts.length === 0 ? "" : "the sent form was kept as a draft"];
}

async function changed(page, stand) {
  await until(() => stand.streams.size === 1);
  await page.focus("main a[href='/n/2']");
  stand.edit = edited;
  stand.tell();
  const shown = await until(() => page.isVisible("text=Something new."));
  const held = await page.evaluate(() => document.activeElement.getAttribute("href"));
  return [shown ? "" : "the change did not show", held === "/n/2" ? "" : `the focus is on ${held}`];
}

async function waits(page, stand) {
  await until(() => stand.streams.size === 1);
  await page.fill("#words", "Still writing");
  stand.edit = edited;
  stand.tell();
  const offered = await until(() => page.isVisible(".news a"));
  const words = await page.inputValue("#words");
  const moved = await page.isVisible("text=Something new.");
  return [
    offered ? "" : "nothing says that there is something new",
    words === "Still writing" ? "" : "the words were lost",
    moved ? "the page changed under the hand" : "",
  ];
}

async function hidden(page, stand) {
  await until(() => stand.streams.size === 1);
  await page.evaluate(pretend, "hidden");
  const closed = await until(() => stand.streams.size === 0);
  stand.edit = edited;
  await page.evaluate(pretend, "visible");
  const caughtUp = await until(() => page.isVisible("text=Something new."));
  const open = await until(() => stand.streams.size === 1);
  return [
    closed ? "" : "a hidden page still listens",
    caughtUp ? "" : "the page did not catch up",
    open ? "" : "the page does not listen again",
  ];
}

// Runs in the page: says that it is hidden or seen, as a browser does when tabs change.
function pretend(state) {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

async function persisted(page, stand) {
  stand.edit = edited;
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  const asked = await until(() => page.isVisible("text=Something new.").catch(() => false));
  return [asked ? "" : "the page was shown as it was"];
}
