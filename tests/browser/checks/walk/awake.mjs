// What scripts add to the walk: pages that change by themselves, words that are kept as they are
// written, whatever happens to the server.
import { openHome, openPerson, timeIn } from "./before.mjs";
import { openRecord } from "./after.mjs";
import { SAID } from "./said.mjs";
import { within } from "../../lib/words.mjs";

const KEPT = 8000;

export async function live({ client, therapist }) {
  await openHome(client);
  await openPerson(therapist, "Noor");
  await therapist.follow("person-propose");
  await therapist.fill({ ...timeIn(25, "11:00"), minutes: "50", place: SAID.proposal });
  await therapist.press("meeting-form-go");
  await client.hears(SAID.proposal, 2000);
}

// The server is cut off in the middle of writing, and comes back.
export async function cutOff({ client, therapist, program }) {
  await openCheckIn(client);
  await client.fill({ words: SAID.draft });
  await client.hears(within("shell-kept"), KEPT);
  await openPerson(therapist, "Noor");
  await therapist.follow("person-note-write");
  await therapist.fill({ text: SAID.draft });
  await therapist.hears(within("shell-kept"), KEPT);
  await program.kill();
  await program.start();
  for (const [someone, field] of [[client, "words"], [therapist, "text"]]) {
    await someone.page.reload();
    const value = await someone.value(field);
    if (value !== SAID.draft) throw new Error(`‘${value}’ was kept in ‘${field}’`);
  }
  await openRecord(client);
  await client.sees(SAID.note, SAID.corrected, SAID.reply);
}

// The same form in two tabs: both versions are kept and shown.
export async function twoTabs({ client }) {
  await openCheckIn(client);
  const other = await client.besides();
  await client.fill({ words: `${SAID.draft}, here` });
  await client.hears(within("shell-kept"), KEPT);
  await other.fill({ words: SAID.second });
  await other.hears(within("shell-kept-other"), KEPT);
  await client.page.reload();
  await client.says("shell-versions-title");
  await client.sees(`${SAID.draft}, here`, SAID.second);
  await other.page.close();
}

async function openCheckIn(client) {
  await openHome(client);
  await client.follow("home-before-again");
  await client.follow("checkin-sent-go");
}
