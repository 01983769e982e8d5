// node run.mjs [--place FILE] [--gallery FOLDER] [--program FILE] [--only leave,axe] [--pictures FOLDER]
//
// Checks a running service (its address and sign-ins are in the FILE of --place, see lib/place.mjs),
// the pages of a gallery folder, and the whole walk with the built program. With the address of a
// PostgreSQL database in KITH_TEST_DATABASE, the walk is gone there as well. Ends with
// "N passed, N failed".
import { parseArgs } from "node:util";
import { axe } from "./checks/axe.mjs";
import { discreet } from "./checks/discreet.mjs";
import { firstrun } from "./checks/firstrun.mjs";
import { gone } from "./checks/gone.mjs";
import { keys } from "./checks/keys.mjs";
import { layout } from "./checks/layout.mjs";
import { leave } from "./checks/leave.mjs";
import { markup } from "./checks/markup.mjs";
import { passkey } from "./checks/passkey.mjs";
import { screenshots } from "./checks/screenshots.mjs";
import { script } from "./checks/script.mjs";
import { walk } from "./checks/walk.mjs";
import { weight } from "./checks/weight.mjs";
import { launch } from "./lib/browser.mjs";
import { startNeutral } from "./lib/neutral.mjs";
import { placeFrom } from "./lib/place.mjs";
import { Report } from "./lib/report.mjs";
import { startStand } from "./lib/stand.mjs";

const CHECKS = { leave, gone, axe, layout, keys, weight, discreet, markup };
// What each locale of a gallery is checked for. Leaving, and what is left after it, is checked where
// it matters, on the running service; keys are the same in every language.
const GALLERY = {
  en: Object.keys(CHECKS).filter((name) => !["leave", "gone", "markup"].includes(name)),
  "en-XA": ["axe", "layout"],
  "ar-XB": ["axe", "layout"],
};

const { values: asked } = parseArgs({
  options: {
    place: { type: "string" },
    gallery: { type: "string" },
    program: { type: "string" },
    only: { type: "string" },
    pictures: { type: "string" },
  },
});

const report = new Report();
const neutral = await startNeutral();
const browser = await launch(neutral);

async function checkAll(place, names) {
  const run = async (name) => CHECKS[name]({ place, neutral, browser, report });
  for (const name of names.filter((one) => one !== "markup")) await run(name);
  if (asked.pictures) await screenshots({ place, browser, out: asked.pictures });
  // Last, because it leaves its words everywhere.
  if (names.includes("markup")) await run("markup");
}

// "script" needs the stand of a gallery, "walk", "passkey" and "firstrun" the program; the others take
// any place.
const wanted = asked.only ? asked.only.split(",") : Object.keys(CHECKS);
const anywhere = wanted.filter((name) => name in CHECKS);
if (asked.program && (!asked.only || wanted.includes("walk"))) {
  const database = process.env.KITH_TEST_DATABASE;
  await walk({ binary: asked.program, database, browser, report });
}
if (asked.program && (!asked.only || wanted.includes("passkey"))) {
  await passkey({ binary: asked.program, browser, report });
}
if (asked.program && (!asked.only || wanted.includes("firstrun"))) {
  await firstrun({ binary: asked.program, browser, report });
}
if (asked.place) await checkAll(placeFrom(asked.place), anywhere);
if (asked.gallery) {
  for (const [locale, names] of Object.entries(GALLERY)) {
    console.log(`\n${locale}`);
    const stand = await startStand(asked.gallery, locale);
    await checkAll(stand.place, names.filter((name) => anywhere.includes(name)));
    if (locale === "en" && (!asked.only || wanted.includes("script"))) {
      await script({ stand, browser, report });
    }
    stand.close();
  }
}

await browser.close();
neutral.close();
process.exit(report.close() ? 0 : 1);
