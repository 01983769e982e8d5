// What may have changed, in the walk: low feedback, an answer, "not yet", a better one, "heard"; and one
// that nobody answered, which a supervisor sees the date of and nothing else.
import { openHome, openPerson } from "./before.mjs";
import { SAID } from "./said.mjs";
import { pattern, plain, within } from "../../lib/words.mjs";

const BEN = { name: "Ben Okoro" };

export async function repaired({ as }) {
  const [rosa, ben] = [await as("rosa"), await as("ben")];
  await openHome(rosa);
  await rosa.follow("home-after");
  await rosa.says("repair-ahead-held", BEN);
  await rosa.fill({ "felt-safe": "4", "was-heard": "4", "my-pace": "5", "my-say": "skip" });
  await rosa.fill({ "understood-why": "5", "come-back": "6", words: SAID.low, show: "now" });
  await rosa.press("feedback-go");
  await rosa.follow("repair-after-see");
  await rosa.says("repair-heading");
  await rosa.says("repair-now-waits", BEN);
  if (await hasButton(rosa, "repair-heard")) throw new Error("‘heard’, before anything was said");

  await answer(ben, "Rosa", SAID.low, SAID.answer);
  await say(rosa, SAID.answer, SAID.notYet, "repair-not-yet");
  await rosa.says("repair-step-waits");
  await answer(ben, "Rosa", SAID.notYet, SAID.better, SAID.different);
  await ben.says("repair-their-close", { name: "Rosa" });
  await say(rosa, SAID.better, SAID.heard, "repair-heard");
  await rosa.says("repair-now-heard");
  await rosa.says("repair-different");
  await rosa.sees(SAID.different);
  await rosa.follow("repair-bond", BEN);
  await rosa.follow("reliability-link");
  await rosa.says("reliability-what", BEN);
  await rosa.says("reliability-repair-closed");

  await ben.page.reload();
  await ben.says("repair-their-now-heard");
  await ben.sees(SAID.heard);
  if (await hasButton(ben, "repair-their-go")) throw new Error("it is closed, and can be answered");
  await ben.goto("/");
  if (await waitsFor(ben, "Rosa")) throw new Error("it is closed, and still asked for on Today");
  await rosa.leave();
  await ben.leave();
}

// What the example left unanswered: the page of a supervisor names the one who is asked.
export async function unanswered({ as, place }) {
  const [marta, ben, ruth] = [await as("marta"), await as("ben"), await as("ruth")];
  await openHome(marta);
  await marta.follow("repair-now-late", BEN);
  await marta.says("repair-now-supervised");
  await marta.leave();
  await openPerson(ben, "Marta");
  const theirs = new URL(ben.page.url()).pathname;
  const secret = place.people.filter(({ role }) => role === "client").map(({ name }) => name);
  await openChanged(ben, "Marta");
  await ben.says("repair-their-now-late");
  secret.push(...(await ben.page.locator("main .words").allInnerTexts()));
  if (secret.length < 2) throw new Error("there is nothing that the supervisor could be told");

  const review = async () => {
    await ruth.goto("/");
    await ruth.follow("shell-nav-staff-review");
  };
  await ruth.goto("/");
  for (const go of [() => ruth.says("repair-late"), review]) {
    await go();
    await ruth.sees(BEN.name);
    await ruth.says("repair-expected-repair");
    await ruth.says("repair-late-since");
    const whole = plain(await ruth.page.content());
    const told = secret.find((words) => whole.includes(words));
    if (told) throw new Error(`the supervisor's page says ‘${told}’`);
  }
  for (const path of [theirs, new URL(ben.page.url()).pathname]) {
    const answered = await ruth.page.request.get(new URL(path, place.base).href);
    if (answered.status() !== 404) throw new Error(`the supervisor can open ${path}`);
  }

  await ben.fill({ words: SAID.late });
  await ben.press("repair-their-go");
  await review();
  await ruth.says("repair-late-none");
  await ruth.seesNot(BEN.name);
  await ruth.follow("reliability-all-link");
  await ruth.says("reliability-all-heading");
  await ruth.says("reliability-all-nobody");
  await ruth.seesNot(BEN.name);
  await ben.leave();
  await ruth.leave();
}

async function answer(therapist, name, reads, words, different = null) {
  await openChanged(therapist, name);
  await therapist.sees(reads);
  await therapist.fill({ words });
  if (different) {
    await therapist.page.locator("summary").filter({ hasText: pattern("repair-differ") }).click();
    await therapist.fill({ different, by: "meeting" });
  }
  await therapist.press("repair-their-go");
  await therapist.sees(words);
}

async function say(client, reads, words, what) {
  await openHome(client);
  await client.follow("repair-open-answer", BEN);
  await client.sees(reads);
  await client.fill({ words });
  await client.press(what);
  await client.sees(words);
}

// From Today, where everybody who waits for an answer stands.
export async function openChanged(therapist, name) {
  await therapist.goto("/");
  await therapist.followWords(waiting(name));
  await therapist.says("repair-their-heading");
}

function waiting(name) {
  return new RegExp(`^\\s*${name}\\s*: ${within("repair-near-answer").source}`, "u");
}

async function waitsFor(therapist, name) {
  return (await therapist.page.getByRole("link", { name: waiting(name) }).count()) > 0;
}

async function hasButton(someone, key) {
  return (await someone.page.getByRole("button", { name: pattern(key) }).count()) > 0;
}
