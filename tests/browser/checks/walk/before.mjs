// The cycle up to the meeting: about me, someone new, agreeing on a time, the check-in, the brief.
import { Someone } from "../../lib/someone.mjs";
import { SAID } from "./said.mjs";

const DAY = 24 * 60 * 60 * 1000;

// The therapist's page about one client.
export async function openPerson(therapist, name) {
  await therapist.goto("/");
  await therapist.follow("shell-nav-staff-clients");
  await therapist.followWords(name);
  await therapist.sees(name);
}

export async function openHome(client) {
  await client.follow("shell-nav-home");
}

export async function openBrief(therapist) {
  await openPerson(therapist, "Noor");
  await therapist.follow("person-brief");
}

export async function aboutMe({ client, therapist }) {
  await client.follow("shell-nav-about");
  await client.fill({ name: "Noor", pronouns: "she, they", use: SAID.use, avoid: SAID.avoid });
  await client.press("about-go");
  await client.follow("shell-nav-about");
  if ((await client.value("avoid")) !== SAID.avoid) throw new Error("what was said is not there");
  await openPerson(therapist, "Noor");
  await therapist.sees("she, they", SAID.use, SAID.avoid);
}

// Link and words from the therapist, both doors, and the first yes.
export async function someoneNew({ therapist, browser, place, options, state }) {
  await therapist.goto("/");
  await therapist.follow("shell-nav-staff-clients");
  await therapist.follow("clients-new");
  await therapist.fill({ name: "Ada", purpose: SAID.purpose, online: "yes" });
  await therapist.press("newclient-go");
  const link = await therapist.page.locator("main code").first().innerText();
  const code = (await therapist.page.locator("main .big").first().innerText()).trim();

  const ada = await Someone.at(browser, place, options);
  await ada.goto(new URL(link, place.base).pathname);
  await ada.fill({ code, handle: "ada", passphrase: SAID.passphrase });
  await ada.press("signin-invite-go");
  await ada.fill({ handle: "ada", passphrase: SAID.passphrase });
  await ada.press("signin-go");
  await ada.follow("front-space");
  await ada.fill({ secret: code });
  await ada.press("signin-door-go");
  await ada.says("signin-door-wrong");
  await therapist.goto("/");
  await therapist.says("welcome-arrived", { name: "Ada" });
  await therapist.follow("welcome-arrived-go");
  await therapist.press("welcome-yes");
  await ada.fill({ secret: code });
  await ada.press("signin-door-go");
  await ada.fill({ secret: SAID.secret });
  await ada.press("signin-second-go");
  await ada.says("bond-consent-sees", { name: "Amira Hale" });
  await ada.says("bond-consent-not", { name: "Amira Hale" });
  await ada.says("bond-sees-notes");
  await ada.sees(SAID.purpose);
  await therapist.goto("/");
  await therapist.follow("shell-nav-staff-clients");
  await therapist.seesNot("Ada");
  await ada.press("bond-consent-yes");
  await openPerson(therapist, "Ada");
  state.ada = ada;
}

export async function pause({ therapist, state }) {
  const { ada } = state;
  await ada.follow("shell-nav-people");
  await ada.followWords(/^\s*Amira Hale/);
  await ada.press("bond-pause");
  await therapist.goto("/");
  await therapist.follow("shell-nav-staff-clients");
  await therapist.seesNot("Ada");
  await ada.press("bond-resume");
  await openPerson(therapist, "Ada");
  await ada.leave();
}

// A time for a meeting so many days from now, as the form's fields want it.
export function timeIn(days, time) {
  return { day: new Date(Date.now() + days * DAY).toISOString().slice(0, 10), time };
}

export async function meeting({ client, therapist }) {
  await openPerson(therapist, "Noor");
  await therapist.follow("person-propose");
  await therapist.fill({ ...timeIn(20, "15:00"), minutes: "50", place: SAID.place });
  await therapist.press("meeting-form-go");
  await openHome(client);
  await client.sees(SAID.place);
  await client.press("meeting-yes", {}, { within: client.card(SAID.place) });

  // The next one: she suggests another time, the therapist agrees, and she is told what changed.
  await openHome(client);
  await client.follow("home-see");
  await client.follow("meeting-other");
  await client.fill({ ...timeIn(1, "20:15"), place: SAID.otherPlace });
  await client.press("meeting-form-go");
  await openPerson(therapist, "Noor");
  await therapist.follow("person-change");
  await therapist.sees(SAID.otherPlace);
  await therapist.press("meeting-yes");
  await openHome(client);
  await client.says("meeting-changes");
  await client.says("meeting-changed-place");
  await client.sees(SAID.otherPlace);
}

export async function checkIn({ client }) {
  await openHome(client);
  const again = await client.has("home-before-again");
  await client.follow(again ? "home-before-again" : "home-before");
  if (again) await client.follow("checkin-sent-go");
  await client.says("checkin-own");
  await client.fill({ rest: "4", "safe-here": "skip", strength: "6", "on-my-side": "7" });
  await client.fill({ words: SAID.today, bring: SAID.bring, fence: SAID.fence, pace: "slower" });
  await client.press("checkin-go");
  await openHome(client);
  await client.follow("home-before-again");
  await client.sees(SAID.today, SAID.bring, SAID.fence);
  await client.says("checkin-sent-not");
}

export async function brief({ therapist }) {
  await openBrief(therapist);
  await therapist.sees("she, they", SAID.avoid, SAID.today, SAID.bring, SAID.fence, SAID.otherPlace);
  await therapist.says("checkin-pace-slower");
  const [ends, window] = await therapist.page.evaluate(() => [
    document.querySelector(".brief").getBoundingClientRect().bottom,
    innerHeight,
  ]);
  if (ends > window) throw new Error(`the brief ends at ${ends} in a window of ${window}`);
}
