// Without a bond of one's own, in the walk: a record that cannot wait is opened by a second person, and
// the client asks why; and a colleague stands in for somebody who is away.
import { openHome, openPerson } from "./before.mjs";
import { SAID } from "./said.mjs";

const BEN = { name: "Ben Okoro" };
const AMIRA = { name: "Amira Hale" };
const RUTH = { name: "Ruth Adeyemi" };
const DAY = 24 * 60 * 60 * 1000;

// Nobody opens it alone; whoever was let in answers for it, and a supervisor looks at it.
export async function urgent({ as, place }) {
  const [rosa, amira, ruth] = [await as("rosa"), await as("amira"), await as("ruth")];
  await openUrgent(amira);
  await amira.fill({ name: "Rosa", why: SAID.cannotWait });
  await amira.press("urgent-ask-go");
  await amira.says("urgent-waits");

  await ruth.goto("/");
  await ruth.follow("today-urgent-go");
  await ruth.sees(SAID.cannotWait);
  await ruth.press("urgent-agree");
  await openUrgent(amira);
  await amira.follow("urgent-go");
  await amira.sees("Rosa");
  const theirs = new URL(amira.page.url()).pathname;

  await openHome(rosa);
  await rosa.says("urgent-home-opened", AMIRA);
  await rosa.follow("shell-nav-looked");
  await rosa.says("urgent-told-agreed", { who: RUTH.name });
  await rosa.sees(SAID.cannotWait);
  // The newest visit stands first.
  await rosa.press("looked-ask-go");

  await amira.goto("/");
  await amira.follow("today-urgent-go");
  await amira.page.locator("main textarea").first().fill(SAID.becauseUrgent);
  await amira.press("urgent-answer-go");
  await ruth.goto("/");
  await ruth.follow("today-urgent-go");
  await ruth.page.locator("main textarea").first().fill(SAID.lookedAt);
  await ruth.press("urgent-review-go");
  await rosa.follow("shell-nav-looked");
  await rosa.sees(SAID.becauseUrgent, SAID.lookedAt);
  await rosa.follow("urgent-told-shut");
  await rosa.says("bond-stands-urgent", AMIRA);
  await rosa.follow("bond-end");
  await rosa.press("bond-end-go");
  await shut(amira, theirs, place);
  for (const one of [rosa, amira, ruth]) await one.leave();
}

// Said to be possible, decided by name, held, and shown when it is over.
export async function waits({ as }) {
  const [rosa, ben, ruth, kim] = [await as("rosa"), await as("ben"), await as("ruth"), await as("kim")];
  await kim.goto("/");
  await kim.follow("shell-nav-staff-service");
  await kim.page.locator("input[name=later]").check({ force: true });
  await kim.press("service-go");
  await kim.says("service-kept");

  await ruth.goto("/");
  await ruth.follow("shell-nav-staff-review");
  await ruth.follow("delay-review-link");
  await ruth.page.getByLabel(BEN.name).check({ force: true });
  await ruth.fill({ name: "Rosa", why: SAID.order, until: day(3) });
  await ruth.press("delay-go");
  await ruth.says("delay-own", { ...BEN, client: "Rosa" });

  await openLooked(rosa);
  await rosa.says("looked-waits");
  const before = await rosa.page.locator("main").innerText();
  await openPerson(ben, "Rosa");
  await ben.page.goto(ben.page.url());
  await openLooked(rosa);
  if ((await rosa.page.locator("main").innerText()) !== before) throw new Error("it is shown already");

  await kim.follow("delay-title");
  await kim.seesNot("Rosa");
  await kim.press("delay-end");
  await openHome(rosa);
  await rosa.says("looked-home");
  await openLooked(rosa);
  await rosa.says("looked-waited-heading");
  await rosa.sees(SAID.order, RUTH.name);
  for (const one of [rosa, ben, ruth, kim]) await one.leave();
}

// Asked by the one who is away, agreed to by both, and over when it is not needed any more.
export async function cover({ as, place }) {
  const [rosa, ben, amira] = [await as("rosa"), await as("ben"), await as("amira")];
  await openCover(ben);
  await ben.page.getByLabel(AMIRA.name).check({ force: true });
  await ben.fill({ from: day(-1), to: day(3), words: SAID.away });
  await ben.press("passon-go");
  await ben.says("cover-asked", AMIRA);
  await amira.goto("/");
  await amira.says("cover-mine");
  await amira.seesNot("Rosa");
  await amira.press("today-yes");

  await openHome(rosa);
  await rosa.follow("shell-nav-people");
  await rosa.followWords(new RegExp(`^\\s*${AMIRA.name}`));
  await rosa.says("bond-consent-cover", { before: BEN.name, name: AMIRA.name });
  await rosa.says("bond-consent-days");
  await rosa.sees(SAID.away);
  await rosa.press("bond-consent-yes-from-now");
  await openPerson(amira, "Rosa");
  await amira.seesNot(SAID.rosasNote);
  const theirs = new URL(amira.page.url()).pathname;

  await openCover(ben);
  await ben.says("cover-stands", AMIRA);
  await ben.press("cover-over");
  await shut(amira, theirs, place);
  for (const one of [rosa, ben, amira]) await one.leave();
}

async function shut(one, path, place) {
  const answer = await one.page.request.get(new URL(path, place.base).href);
  if (answer.status() !== 404) throw new Error("it is over, and the record is still open to her");
}

async function openUrgent(one) {
  await one.goto("/");
  await one.follow("shell-nav-staff-clients");
  await one.follow("urgent-title");
}

async function openLooked(one) {
  await openHome(one);
  await one.follow("shell-nav-looked");
}

async function openCover(one) {
  await openPerson(one, "Rosa");
  await one.follow("person-cover");
}

function day(ahead) {
  return new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);
}
