// Trust, in the walk: words that were read and answered, a line that is hers to show, a hand-over that
// she declines and another that she accepts, and an end that is named early.
import { openHome, openPerson } from "./before.mjs";
import { openRecord } from "./after.mjs";
import { SAID } from "./said.mjs";

const BEN = { name: "Ben Okoro" };
const RUTH = { name: "Ruth Adeyemi" };
const AMIRA = { name: "Amira Hale" };

// A sentence waits, is read when the reader says so and not before, is answered, was not quite it.
export async function heard({ as }) {
  const [rosa, ben] = [await as("rosa"), await as("ben")];
  await openPerson(ben, "Rosa");
  await ben.follow("person-note-write");
  await ben.fill({ text: SAID.rosasNote });
  await ben.press("note-finish");
  await openHome(rosa);
  await openRecord(rosa);
  await rosa.follow("shell-entry-reply", {}, { within: rosa.card(SAID.rosasNote, "main article") });
  await rosa.sees(`${BEN.name} is asked to read this by the end of`);
  await rosa.fill({ words: SAID.waits });
  await rosa.press("reply-go");
  await openRecord(rosa);
  await rosa.says("heard-waits-by", BEN);

  await ben.goto("/");
  await ben.followWords(/^\s*Rosa\s*: Words to read/);
  await ben.sees(SAID.waits);
  await openRecord(rosa);
  await rosa.says("heard-waits-by", BEN);
  const own = ben.card(SAID.waits, "main article");
  await ben.press("heard-words-read", {}, { within: own });
  await openRecord(rosa);
  await rosa.says("heard-read", BEN);

  await openPerson(ben, "Rosa");
  await ben.follow("person-unanswered-go");
  await ben.fill({ words: SAID.replied });
  await ben.press("reply-go");
  await openRecord(rosa);
  await rosa.says("heard-answered", BEN);
  const answer = () => rosa.card(SAID.replied, "main article").first();
  await rosa.press("heard-mark-not-quite", {}, { within: answer() });
  await openRecord(rosa);
  await rosa.says("heard-you-said-not-quite");
  await rosa.says("heard-again", BEN);
  await rosa.press("heard-mark-understood", {}, { within: answer() });
  await openRecord(rosa);
  await rosa.says("heard-you-said-understood");
  await rosa.leave();
  await ben.leave();
}

// Off until she wants it; shown because she says so; asked less because she says so.
export async function felt({ as }) {
  const [rosa, ben] = [await as("rosa"), await as("ben")];
  const shown = async () => {
    await openPerson(ben, "Rosa");
    return (await ben.read()).includes("shows you this");
  };
  await openBond(rosa, BEN);
  await rosa.follow("felt-heading", BEN);
  await rosa.says("felt-off");
  if (await shown()) throw new Error("the line is off, and shown");
  await rosa.press("felt-on");
  await rosa.says("felt-last");
  await rosa.says("felt-share-off", BEN);
  if (await shown()) throw new Error("the line is hers, and shown");
  await rosa.press("felt-share-go", BEN);
  await rosa.says("felt-share-on", BEN);
  if (!(await shown())) throw new Error("she shows it, and it is not there");
  await rosa.fill({ pace: "never" });
  await rosa.press("felt-often-go");
  await openPerson(ben, "Rosa");
  await ben.says("felt-theirs-pace-never");
  await rosa.press("felt-turn-off");
  if (await shown()) throw new Error("she turned it off, and it is still shown");
  await rosa.leave();
  await ben.leave();
}

// Named by him, moved by her, marked where they meet; letters, and what there is to keep.
export async function ending({ as }) {
  const [rosa, ben] = [await as("rosa"), await as("ben")];
  await openPerson(ben, "Rosa");
  await ben.follow("person-ending");
  await ben.fill({ day: "2020-01-01", words: SAID.ends });
  await ben.press("ending-go");
  await ben.says("ending-day-over");
  if ((await ben.value("words")) !== SAID.ends) throw new Error("what was typed is lost");
  await ben.fill({ day: inDays(60) });
  await ben.press("ending-go");
  await ben.says("ending-planned-you");
  await ben.follow("ending-letter-write");
  await ben.fill({ words: SAID.letter });
  await ben.press("ending-letter-go");

  await openBond(rosa, BEN);
  await rosa.follow("ending-heading", BEN);
  await rosa.sees(SAID.ends, SAID.letter);
  await rosa.fill({ day: inDays(90) });
  await rosa.press("ending-go");
  await rosa.says("ending-planned-you");
  await rosa.follow("ending-letter-write");
  await rosa.fill({ words: SAID.herLetter });
  await rosa.press("ending-letter-go");
  await rosa.follow("ending-keep");
  await rosa.sees(SAID.letter, SAID.herLetter);
  const link = rosa.page.locator("main a[download]");
  const file = await rosa.page.request.get(new URL(await link.getAttribute("href"), rosa.page.url()).href);
  const kept = await file.text();
  if (!kept.includes(SAID.letter) || kept.includes("<")) throw new Error(`the file holds ${kept}`);
  await openPerson(ben, "Rosa");
  await ben.follow("person-ending");
  await ben.sees(SAID.herLetter);
  await rosa.leave();
  await ben.leave();
}

// One colleague whom she declines, another whom she accepts for what comes; then a goodbye.
export async function handedOver({ as, place }) {
  const [marta, ben, amira, ruth] = [await as("marta"), await as("ben"), await as("amira"), await as("ruth")];
  await openPerson(ben, "Marta");
  await ben.follow("person-note-write");
  await ben.fill({ text: SAID.martasNote });
  await ben.press("note-finish");
  await passOn(ben, AMIRA);
  await sayYes(amira);
  await openBond(marta, AMIRA);
  await marta.says("bond-consent-passed", { before: BEN.name });
  await marta.sees(SAID.moving);
  await marta.press("bond-consent-not-now");
  await openPassOn(ben);
  await ben.says("passon-not");

  await passOn(ben, RUTH);
  await sayYes(ruth);
  await openBond(marta, RUTH);
  await marta.says("bond-consent-before", RUTH);
  await marta.press("bond-consent-yes-from-now");
  await openPerson(ruth, "Marta");
  await ruth.says("person-agreed-before");
  await ruth.seesNot(SAID.martasNote);
  await ruth.follow("person-told");
  await ruth.seesNot(SAID.martasNote);

  await openPassOn(ben);
  await ben.fill({ words: SAID.goodbye });
  const theirs = new URL(ben.page.url()).pathname;
  await ben.press("passon-goodbye-go");
  const closed = await ben.page.request.get(new URL(theirs, place.base).href);
  if (closed.status() !== 404) throw new Error("he said goodbye, and her record is still open to him");
  await openBond(marta, BEN, true);
  await marta.sees(SAID.goodbye);
  await openBond(marta, RUTH);
  await marta.follow("bond-one-limits", RUTH);
  await marta.fill({ before: "all", tell: SAID.tell });
  await marta.press("bond-limits-go");
  await marta.sees(SAID.tell);
  await openPerson(ruth, "Marta");
  await ruth.sees(SAID.tell, SAID.martasNote);
  for (const one of [marta, ben, amira, ruth]) await one.leave();
}

async function openBond(client, { name }, earlier = false) {
  await client.follow("shell-nav-people");
  if (earlier) await client.page.locator("main summary").first().click();
  await client.followWords(new RegExp(`^\\s*${name}`));
}

async function openPassOn(therapist) {
  await openPerson(therapist, "Marta");
  await therapist.follow("person-pass-on");
}

async function passOn(therapist, { name }) {
  await openPassOn(therapist);
  await therapist.fill({ words: SAID.moving });
  await therapist.page.getByLabel(name).check({ force: true });
  await therapist.press("passon-go");
  await therapist.says("passon-asked", { who: name });
}

// From Today, where nobody reads yet for whom it is.
async function sayYes(therapist) {
  await therapist.goto("/");
  await therapist.says("today-asking");
  await therapist.seesNot("Marta");
  await therapist.press("today-yes");
}

function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
