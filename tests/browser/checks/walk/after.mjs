// The cycle after the meeting: note, answers, feedback, who looked, the record and its proof.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openBrief, openHome, openPerson } from "./before.mjs";
import { SAID } from "./said.mjs";

export async function note({ client, therapist }) {
  await openPerson(therapist, "Noor");
  await therapist.follow("person-note-write");
  await therapist.fill({ text: SAID.note });
  const about = therapist.page.locator("main [name=meeting]");
  if ((await about.count()) > 0) await about.first().check({ force: true });
  await therapist.press("note-look");
  await therapist.says("note-preview", { name: "Noor" });
  await openRecord(client);
  await client.seesNot(SAID.note);
  await therapist.press("note-finish");
  await openRecord(client);
  await client.sees(SAID.note);
}

export async function answers({ client, therapist }) {
  const part = () => client.card(SAID.note, "main article");
  await client.follow("shell-entry-reply", {}, { within: part() });
  await client.fill({ words: SAID.reply });
  await client.press("reply-go");
  await openRecord(client);
  await client.follow("shell-entry-wrong", {}, { within: part() });
  await client.fill({ words: SAID.wrong });
  await client.press("reply-wrong-go");
  await openPerson(therapist, "Noor");
  await therapist.sees(SAID.reply, SAID.wrong);
  await therapist.follow("person-unanswered-go", {}, { within: therapist.card(SAID.wrong) });
  await therapist.sees(SAID.note, SAID.wrong);
  await therapist.fill({ agreed: SAID.corrected });
  await therapist.press("dispute-agree-go");
  await openRecord(client);
  await client.sees(SAID.note, SAID.corrected, SAID.reply, SAID.wrong);
}

// The correction is not right either, for her: both views stand, with words to her.
export async function bothViews({ client, therapist }) {
  await openRecord(client);
  const part = client.card(SAID.corrected, "main article").first();
  await client.follow("shell-entry-wrong", {}, { within: part });
  await client.sees("Amira Hale is asked to answer by");
  await client.fill({ words: SAID.still });
  await client.press("reply-wrong-go");
  await client.sees("Amira Hale is asked to answer by");
  await therapist.goto("/");
  await therapist.followWords(/^\s*Noor\s*: Not right, they say/);
  await therapist.sees(SAID.corrected, SAID.still);
  await therapist.fill({ "both-stand": SAID.stand });
  await therapist.press("dispute-stand-go");
  await therapist.says("dispute-told-both-stand");
  await openRecord(client);
  await client.sees(SAID.corrected, SAID.still, SAID.stand, "Both views stand. Amira Hale said so");
}

// First only "worth asking about", then opened.
export async function feedback({ client, therapist }) {
  await openHome(client);
  await client.follow("home-after");
  await client.says("feedback-own");
  await client.fill({ "felt-safe": "3", "was-heard": "8", "my-pace": "7", "my-say": "skip" });
  await client.fill({ words: SAID.felt, show: "worth-asking" });
  await client.press("feedback-go");
  await client.says("feedback-sees-worth-asking");
  await openBrief(therapist);
  await therapist.says("brief-felt-asking");
  await therapist.seesNot(SAID.felt);
  await client.fill({ show: "now" });
  await client.press("feedback-change-go");
  await openBrief(therapist);
  await therapist.sees(SAID.felt);
}

export async function whoLooked({ client }) {
  await client.follow("shell-nav-looked");
  await client.says("looked-did-prepare", { name: "Amira Hale" });
  await client.says("looked-did-write", { name: "Amira Hale" });
  await client.says("looked-role-therapist");
}

// The whole record as a file proves itself; a copy with one byte changed does not.
export async function record({ client, program }) {
  await openRecord(client);
  await client.follow("record-check");
  await client.says("whole-yes");
  const [file] = await Promise.all([
    client.page.waitForEvent("download"),
    client.page.locator("main").getByRole("button").first().click(),
  ]);
  const [kept, changed] = ["kept.kith", "changed.kith"].map((name) => join(program.folder, name));
  await file.saveAs(kept);
  const proof = program.run("verify", kept);
  if (!proof.well) throw new Error(`the record does not hold: ${proof.text}`);
  const bytes = readFileSync(kept);
  bytes[Math.floor(bytes.length / 2)] ^= 1;
  writeFileSync(changed, bytes);
  const refusal = program.run("verify", changed);
  if (refusal.well) throw new Error("a changed copy passes");
  if (!/first thing that is wrong: .*entry \d+/.test(refusal.text)) {
    throw new Error(`the changed entry is not named: ${refusal.text}`);
  }
}

// A receipt, copied from the page, holds against the same record.
export async function receipt({ client, program }) {
  await openRecord(client);
  await client.follow("record-receipt");
  const text = await client.page.locator("main pre").first().innerText();
  const [kept, slip] = ["kept.kith", "slip.txt"].map((name) => join(program.folder, name));
  writeFileSync(slip, `${text.trim()}\n`);
  const proof = program.run("verify", kept, "--receipt", slip);
  if (!proof.well) throw new Error(`the receipt does not hold: ${proof.text}`);
}

export async function openRecord(client) {
  await client.follow("shell-nav-record");
}

// Leaving from the record: wherever Back leads, nothing of it is shown.
export async function leave({ client, place }) {
  await openRecord(client);
  const { page } = client;
  await page.locator("a.leave[data-title]").click({ noWaitAfter: true });
  await page.waitForURL((url) => url.host !== place.host);
  for (let step = 0; step < 5; step += 1) {
    await page.goBack({ timeout: 3000 }).catch(() => null);
    const text = await page.innerText("body");
    const shown = Object.values(SAID).find((words) => text.includes(words));
    if (shown) throw new Error(`Back shows ‘${shown}’`);
  }
}

// Nothing that anybody wrote can be read from the disk.
export function sealed({ program }) {
  const bytes = program.bytes();
  const found = Object.values(SAID).filter((words) => bytes.includes(words));
  return found.map((words) => `the data holds ‘${words}’ in the clear`);
}
