// How two people work together: what may have to be told is read first, then agreeing, a change of
// one line that is answered with no and words, and another with yes.
import { openHome, openPerson } from "./before.mjs";
import { SAID } from "./said.mjs";

const choose = (someone, name, value) =>
  someone.page.locator(`main [name='${name}']`).selectOption(value);

async function openFrame(someone, name) {
  await openPerson(someone, name);
  await someone.follow("frame-title");
}

export async function limits({ client }) {
  await client.follow("shell-nav-about");
  await client.says("confidence-before");
  await client.follow("confidence-before-go");
  await client.says("confidence-usual-first");
  await client.press("confidence-go");
  await client.says("confidence-people");
  await client.follow("shell-nav-about");
  await client.seesNot("Before you write");
}

export async function agreed({ client, therapist }) {
  await openFrame(therapist, "Noor");
  await therapist.says("frame-stands-none");
  await therapist.follow("frame-begin");
  await choose(therapist, "day", "2");
  await choose(therapist, "often", "1");
  await therapist.fill({ time: "10:00", length: "50", place: SAID.place, late: SAID.lateness });
  await therapist.press("frame-form-go");
  await openHome(client);
  await client.follow("frame-waits", { name: "Amira Hale" });
  await client.sees("10:00am", SAID.place, SAID.lateness);
  await client.press("frame-yes");
  await client.seesNot("Amira Hale suggested this");

  await openFrame(therapist, "Noor");
  await therapist.sees("Tuesday", "10:00am", SAID.lateness);
}

export async function changed({ client, therapist }) {
  await client.follow("frame-suggest");
  await client.fill({ time: "08:00" });
  await client.press("frame-form-go");
  await therapist.goto("/");
  await therapist.says("frame-today");
  await openFrame(therapist, "Noor");
  await therapist.sees("8:00am", "Until now: 10:00am");
  await therapist.follow("frame-no-go");
  await therapist.fill({ words: SAID.school });
  await therapist.press("frame-no-send");
  await therapist.seesNot("8:00am");

  await openHome(client);
  await client.follow("frame-news-no", { name: "Amira Hale" });
  await client.sees("8:00am", SAID.school);
  await client.follow("frame-suggest");
  await client.fill({ time: "11:30" });
  await client.press("frame-form-go");
  await openFrame(therapist, "Noor");
  await therapist.press("frame-yes");
  await therapist.sees("11:30am");
  await openHome(client);
  await client.follow("frame-news-yes", { name: "Amira Hale" });
  await client.sees("11:30am");
  await client.follow("frame-before");
  await client.sees("Before: 10:00am");
}
