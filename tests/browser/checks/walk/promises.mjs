// Promises in the walk: with a note, another way proposed, later than promised, kept; and the answer
// to "why did you open this?".
import { openHome, openPerson, timeIn } from "./before.mjs";
import { SAID } from "./said.mjs";

export async function promised({ client, therapist }) {
  await openPerson(therapist, "Noor");
  await therapist.follow("person-note-write");
  await therapist.page.locator("main summary").last().click();
  const { day } = timeIn(2, "");
  await therapist.fill({ text: SAID.secondNote, promise: SAID.promise, by: "day", day });
  await therapist.press("note-look");
  await therapist.sees(SAID.promise);
  await openHome(client);
  await client.seesNot(SAID.promise);
  await therapist.press("note-finish");
  await therapist.sees(SAID.promise);

  await openHome(client);
  await client.followWords(SAID.promise);
  await client.follow("promise-other");
  await client.fill({ words: SAID.instead, by: "meeting" });
  await client.press("promise-other-go");
  await openPerson(therapist, "Noor");
  await therapist.followWords(SAID.promise);
  await therapist.press("meeting-yes");
  await therapist.follow("promise-say-soon");
  await therapist.fill({ day: timeIn(3, "").day, words: SAID.sorry });
  await therapist.press("promise-late-form-go");
  await openHome(client);
  await client.says("promise-new-day");
  await client.followWords(SAID.instead);
  await client.sees(SAID.sorry);

  await therapist.follow("promise-done");
  await therapist.press("promise-done-form-go");
  await openHome(client);
  await client.follow("promise-all");
  await client.says("promise-earlier");
  await client.page.locator("main summary").last().click();
  await client.says("promise-kept-on");
}

export async function why({ client, therapist }) {
  await client.follow("shell-nav-looked");
  await client.press("looked-ask-go");
  await client.says("promise-whose-answers", { name: "Amira Hale" });
  await therapist.goto("/");
  await therapist.follow("promise-question-some");
  await therapist.follow("promise-answer");
  await therapist.fill({ words: SAID.because });
  await therapist.press("promise-answer-form-go");
  await client.follow("shell-nav-looked");
  await client.sees(SAID.because);
}
