// The whole walk: clients, therapists and a supervisor, each at their own browser, go through the cycle
// from "about me" to a record that proves itself. Everything is done by the words on the pages.
import { safetyForm } from "../lib/forms.mjs";
import { Someone } from "../lib/someone.mjs";
import { Program } from "../lib/program.mjs";
import * as after from "./walk/after.mjs";
import * as awake from "./walk/awake.mjs";
import * as before from "./walk/before.mjs";
import * as changed from "./walk/changed.mjs";
import * as frame from "./walk/frame.mjs";
import * as promises from "./walk/promises.mjs";
import * as row from "./walk/row.mjs";
import * as safe from "./walk/safety.mjs";
import * as tablet from "./walk/tablet.mjs";
import * as taken from "./walk/taken.mjs";
import * as trust from "./walk/trust.mjs";
import * as without from "./walk/without.mjs";

// The browser finds the harness's own other site here, whatever the host.
const ELSEWHERE = "https://weather.example/";

const { published: PUBLISHED } = safetyForm();

const STEPS = {
  "about me stands on top of what the therapist sees": before.aboutMe,
  "someone new: link, words, two doors, yes": before.someoneNew,
  "a pause closes the record, and going on opens it": before.pause,
  "a meeting is proposed, agreed and changed": before.meeting,
  "the check-in, as much as she likes": before.checkIn,
  "the brief shows it without scrolling": before.brief,
  "a note, first seen as she will read it": after.note,
  "a reply, ‘this is not right’, and both versions": after.answers,
  "not right again: both views stand side by side": after.bothViews,
  "feedback, first held back, then opened": after.feedback,
  "who looked, and what for": after.whoLooked,
  "what may have to be told is read before the first words": frame.limits,
  "how they work together is suggested and agreed": frame.agreed,
  "a change to one line: no with words, then another: yes": frame.changed,
  "a promise with a note: another way, later, kept": promises.promised,
  "why somebody looked is asked and answered": promises.why,
  "a time or a room that is taken: not free, and no name": taken.notFree,
  "meetings in a row: looked at, asked for once, agreed once": row.agreed,
  "one of a row is moved alone, then those after another": row.moved,
  "low feedback, an answer, ‘not yet’, a better one, ‘heard’": changed.repaired,
  "an answer that is late: whose, and not a word": changed.unanswered,
  "words wait, are read, answered, and were not quite it": trust.heard,
  "a record that cannot wait: a second person, an hour, and why": without.urgent,
  "a visit that a law lets wait, shown with who decided it": without.waits,
  "standing in for somebody who is away, and back sooner": without.cover,
  "how it has felt: off, hers, shown, asked no more": trust.felt,
  "an end is named early, with letters and something to keep": trust.ending,
  "a hand-over declined, another accepted, and a goodbye": trust.handedOver,
  [`the safety path from ${PUBLISHED ? "the published form" : "a form of our own"}`]: safe.safety,
  "the record as a file, proven, and a changed copy refused": after.record,
  "a receipt holds against the record": after.receipt,
};

const AWAKE = {
  "an open page shows a proposal by itself": awake.live,
  "what was kept survives a server that is cut off": awake.cutOff,
  "two tabs, two versions": awake.twoTabs,
};

// The meetings of the first two begin now, and so take the place of what is next.
const LAST = {
  "a tablet in the room: one form, one answer, nothing after": tablet.handedOver,
  "read aloud and entered for her: it says so, and her own word counts": tablet.entered,
  "leaving from the record: Back shows nothing": after.leave,
  "nothing that anybody wrote is in the clear on the disk": after.sealed,
};

// `binary`: the built program. `database`: the address of an empty PostgreSQL database, if there is one.
export async function walk({ binary, database, browser, report }) {
  const own = { binary, browser, report };
  await once({ ...own, how: "scripts off", javaScriptEnabled: false });
  await once({ ...own, how: "scripts on", javaScriptEnabled: true });
  if (database) await once({ ...own, how: "PostgreSQL", javaScriptEnabled: false, database });
}

async function once({ binary, database, browser, report, how, javaScriptEnabled }) {
  const program = new Program({ binary, leaveTarget: ELSEWHERE, database });
  const place = await program.start();
  const options = { javaScriptEnabled };
  const as = (handle) => {
    const person = place.people.find((one) => one.handle === handle);
    return Someone.at(browser, place, { ...options, person });
  };
  const walkers = { client: await as("noor"), therapist: await as("amira") };
  const all = { ...walkers, as, place, program, browser, options, state: {} };
  const steps = { ...STEPS, ...(javaScriptEnabled ? AWAKE : {}), ...LAST };
  for (const [name, step] of Object.entries(steps)) {
    await report.check(`walk, ${how}: ${name}`, () => step(all));
  }
  await program.stop();
}
