// The safety path from a real form: she reads who is told before the first question; any answer to the
// one about safety but the lowest shows her whom to call now, and asks a named person to be in touch
// by an hour; that ends when they were.
import { openHome, openPerson } from "./before.mjs";
import { SAID } from "./said.mjs";
import { safetyForm } from "../../lib/forms.mjs";
import { plain, within } from "../../lib/words.mjs";

// The place of the item on safety among the questions, in both forms.
const SAFETY = 8;
const AMIRA = { name: "Amira Hale" };

export async function safety({ client, therapist, program }) {
  const { files } = safetyForm();
  const imported = program.run("measure", "import", ...program.at, ...files);
  if (!imported.well) throw new Error(`the form was not imported: ${imported.text}`);
  await openPerson(therapist, "Noor");
  await therapist.follow("person-forms-ask");
  await therapist.says("forms-safety");
  await therapist.press("askform-go");

  await openHome(client);
  await client.follow("home-form", AMIRA);
  const before = await client.page.evaluate(beforeTheQuestions);
  for (const key of ["fill-safety", "fill-late"]) {
    if (!within(key, AMIRA).test(plain(before))) throw new Error(`‘${key}’ is not said beforehand`);
  }
  await client.fill(await answers(client));
  await client.press("fill-go");
  await client.says("fill-care-heading");
  await client.says("fill-care", { number: "112" });
  await client.says("fill-told", AMIRA);
  const call = client.page.locator("main a").first();
  if ((await call.getAttribute("href")) !== "tel:112") throw new Error("a number does not come first");

  await therapist.goto("/");
  await therapist.says("today-safety", { name: "Noor" });
  await therapist.follow("today-safety-go");
  await therapist.says("reach-until");
  await therapist.fill({ words: SAID.reached });
  await therapist.press("reach-go");
  await therapist.goto("/");
  if (await therapist.has("today-safety-go")) throw new Error("it is done, and still asked for");
  await client.page.reload();
  await client.says("fill-reached", AMIRA);
}

// The lowest of each, but for the one about safety; what comes after it is left out.
async function answers(client) {
  const names = await client.page.$$eval("main fieldset input[type=radio]", (all) => [
    ...new Set(all.map((one) => one.name)),
  ]);
  const chosen = names.map((name, at) => [name, ["0", "1", "skip"][Math.sign(at - SAFETY) + 1]]);
  return Object.fromEntries(chosen);
}

// Runs in the page.
function beforeTheQuestions() {
  const main = document.querySelector("main");
  const range = document.createRange();
  range.setStart(main, 0);
  range.setEndBefore(main.querySelector("fieldset"));
  return range.toString().replace(/\s+/g, " ");
}
