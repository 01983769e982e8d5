// node pictures.mjs PROGRAM: takes the pictures of the README anew, from the example service.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openPerson } from "./checks/walk/before.mjs";
import { openChanged } from "./checks/walk/changed.mjs";
import { launch } from "./lib/browser.mjs";
import { startNeutral } from "./lib/neutral.mjs";
import { Program } from "./lib/program.mjs";
import { Someone } from "./lib/someone.mjs";

const FOLDER = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

const today = (therapist) => therapist.goto("/");
const answered = (therapist) => openChanged(therapist, "Marta");
const brief = async (therapist) => {
  await openPerson(therapist, "Marta");
  await therapist.follow("person-brief");
};

const PICTURES = [
  { name: "today", handle: "ben", width: 1280, height: 800, open: today },
  { name: "brief", handle: "ben", width: 1280, height: 800, open: brief },
  { name: "repair", handle: "ben", width: 1280, height: 800, open: answered },
];

const neutral = await startNeutral();
const browser = await launch(neutral);
const program = new Program({ binary: process.argv[2], leaveTarget: "https://weather.example/" });
const place = await program.start();
mkdirSync(FOLDER, { recursive: true });
for (const { name, handle, width, height, open } of PICTURES) {
  const person = place.people.find((one) => one.handle === handle);
  const viewport = { width, height };
  const someone = await Someone.at(browser, place, { person, viewport, colorScheme: "light" });
  await open(someone);
  await someone.page.screenshot({ path: `${FOLDER}${name}.png` });
  await someone.leave();
}
await program.stop();
await browser.close();
neutral.close();
