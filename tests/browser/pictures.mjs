// node pictures.mjs PROGRAM: takes the pictures of the README anew, from the example service.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openBrief, openHome } from "./checks/walk/before.mjs";
import { launch } from "./lib/browser.mjs";
import { startNeutral } from "./lib/neutral.mjs";
import { Program } from "./lib/program.mjs";
import { Someone } from "./lib/someone.mjs";

const FOLDER = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const LOOKED = async (client) => client.follow("shell-nav-looked");

const PICTURES = [
  { name: "home", handle: "noor", width: 1280, height: 900, open: openHome },
  { name: "brief", handle: "amira", width: 1280, height: 800, open: openBrief },
  { name: "record", handle: "noor", width: 390, height: 844, open: LOOKED },
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
