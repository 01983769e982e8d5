// A person and a room are in one meeting at a time, and the refusal names nobody.
import { openPerson, timeIn } from "./before.mjs";
import { SAID } from "./said.mjs";

// A room of the example that another therapist has at ten tomorrow.
const ROOM = "The garden room";

export async function notFree({ therapist }) {
  await openPerson(therapist, "Sam");
  await therapist.follow("person-propose");
  await refused(therapist, { ...timeIn(20, "15:30"), minutes: "50", place: SAID.bench });
  await refused(therapist, { ...timeIn(1, "10:20"), minutes: "50", place: ROOM });
  await therapist.fill({ place: SAID.bench });
  await therapist.press("meeting-form-go");
  await therapist.sees(SAID.bench);
  await therapist.says("meeting-stands-mine", { name: "Sam" });
}

async function refused(therapist, typed) {
  await therapist.fill(typed);
  await therapist.press("meeting-form-go");
  await therapist.says("errors-refusal-not-free");
  await therapist.seesNot("Noor", "Marta", "Ben");
  for (const field of ["day", "time", "place"]) {
    const kept = await therapist.value(field);
    if (kept !== typed[field]) throw new Error(`‘${kept}’ was kept in ‘${field}’`);
  }
}
