// A tablet in the room, in the walk: nobody is signed in on it, it opens one form by a typed code, takes
// one answer, and shows nothing afterwards; and what somebody enters for her says so.
import { arrive } from "../../lib/browser.mjs";
import { Someone } from "../../lib/someone.mjs";
import { openHome, openPerson } from "./before.mjs";
import { openRecord } from "./after.mjs";
import { SAID } from "./said.mjs";

const AMIRA = { name: "Amira Hale" };
const MINUTE = 60_000;

// The next full minute, as the form's fields want it.
function soon() {
  const [day, time] = new Date(Date.now() + MINUTE + 5_000).toISOString().split("T");
  return { day, time: time.slice(0, 5) };
}

// They agree on a time, and it comes.
async function meet({ client, therapist }) {
  await openPerson(therapist, "Noor");
  await therapist.follow("person-propose");
  await therapist.fill({ ...soon(), minutes: "50", place: SAID.room });
  await therapist.press("meeting-form-go");
  const meeting = therapist.page.url();
  await openHome(client);
  await client.press("meeting-yes", {}, { within: client.card(SAID.room) });
  for (let wait = 0; wait < 50; wait += 1) {
    await therapist.page.goto(meeting);
    if (await therapist.has("here-go")) return therapist.follow("here-go");
    await new Promise((done) => setTimeout(done, 2000));
  }
  throw new Error("it began, and it cannot be asked how it was");
}

export async function handedOver({ client, therapist, browser, place, options, state }) {
  await meet({ client, therapist });
  const asking = therapist.page.url();
  state.asking = asking;
  await therapist.press("here-tablet-make");
  const shown = await therapist.page.locator("main dd").allInnerTexts();
  const [address, code, link] = shown.map((one) => one.trim());

  const { page, context } = await arrive(browser, options);
  const tablet = new Someone(page, place);
  const answers = [];
  page.on("response", (answer) => answers.push(answer));
  await page.goto(new URL(address, place.base).href);
  await tablet.says("tablet-plain-heading");
  await tablet.fill({ code: code.toUpperCase() });
  await tablet.press("tablet-open");
  await tablet.says("tablet-what", AMIRA);
  await tablet.seesNot("Noor");
  if ((await page.locator("a").count()) > 0) throw new Error("the form leads somewhere else");
  await tablet.fill({ "felt-safe": "6", "was-heard": "skip", words: SAID.onTablet, show: "after-next" });
  await tablet.press("tablet-go");
  await tablet.says("tablet-done-heading");
  for (let step = 0; step < 3; step += 1) {
    const gone = page.goBack().catch(() => null);
    if ((await gone) === null) break;
    await tablet.says("tablet-plain-heading");
    await tablet.seesNot(SAID.onTablet);
  }
  await page.goto(new URL(link, place.base).href);
  await tablet.says("tablet-plain-heading");
  if ((await context.cookies()).length > 0) throw new Error("the tablet was given a cookie");
  const kept = answers.filter((one) => !one.url().includes("/assets/"));
  if (kept.some((one) => one.headers()["cache-control"] !== "no-store")) throw new Error("it may be kept");
  await tablet.leave();

  await therapist.page.goto(asking);
  await therapist.seesNot(SAID.onTablet);
  await openRecord(client);
  await client.sees(SAID.onTablet);
  await openPerson(therapist, "Noor");
  await therapist.seesNot(SAID.onTablet);
}

// The lines are read aloud and entered; she reads who entered it, and what she says herself counts.
export async function entered({ client, therapist, state }) {
  await therapist.page.goto(state.asking);
  await therapist.follow("here-enter-go");
  await therapist.fill({ how: "aloud", "felt-safe": "9", "my-say": "skip", words: SAID.readAloud });
  await therapist.fill({ interpreter: "Leyla", language: "Kurdish" });
  await therapist.press("here-enter-go");
  await therapist.says("feedback-told-aloud");
  await openRecord(client);
  await client.says("feedback-told-how-aloud");
  await client.says("feedback-interpreted-by", { who: "Leyla" });
  await client.sees(SAID.readAloud, SAID.onTablet);
  await openHome(client);
  if (await client.has("home-entered")) throw new Error("her own word stands already");
}
