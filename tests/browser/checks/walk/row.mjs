// Meetings in a row: the dates are looked at before anything is asked, one yes is enough for all, at
// the same time of day in summer and winter; and a change of some leaves the others where they are.
import { openHome, openPerson, timeIn } from "./before.mjs";
import { SAID } from "./said.mjs";

// So many weeks have at least one change of clocks in them.
const WEEKS = 35;

async function counts(someone, expected) {
  const text = await someone.read();
  for (const [words, times] of Object.entries(expected)) {
    const found = text.split(words).length - 1;
    if (found !== times) throw new Error(`‘${words}’ stands ${found} times, not ${times}: ${text.slice(0, 300)}`);
  }
}

// Also dates on which the example service is closed: whoever asks may ask for them.
async function tickAll(someone) {
  for (const box of await someone.page.locator("main [name='date']").all()) {
    await box.check({ force: true });
  }
}

async function openRow(someone) {
  await someone.followWords(/in a row/);
}

async function answered(therapist) {
  await openPerson(therapist, "Noor");
  await openRow(therapist);
  await therapist.press("series-yes");
}

export async function agreed({ client, therapist, state }) {
  await openPerson(therapist, "Noor");
  await therapist.follow("person-propose");
  const typed = { ...timeIn(40, "07:40"), minutes: "50", place: SAID.row };
  await therapist.fill({ ...typed, often: "1", times: "1000000" });
  await therapist.press("meeting-form-go");
  await therapist.says("series-times-few", { fewest: "2", most: "60" });
  await therapist.fill({ times: String(WEEKS) });
  await therapist.press("meeting-form-go");
  await therapist.says("series-check-heading");
  await counts(therapist, { "7:40am to 8:30am": WEEKS });
  await tickAll(therapist);
  await therapist.press("series-check-go");
  await counts(therapist, { "Waits for a yes or no.": WEEKS });

  await openHome(client);
  await openRow(client);
  await client.press("series-yes");
  await counts(client, { "Agreed.": WEEKS, "7:40am to 8:30am": WEEKS });
  state.row = client.page.url();
}

export async function moved({ client, therapist, state }) {
  const open = async (place) => {
    await client.goto(state.row);
    await client.page.locator("main ul.links a").nth(place).click();
    await client.says("meeting-where");
  };
  await open(2);
  await client.follow("meeting-other");
  await client.fill({ time: "09:10" });
  await client.press("meeting-form-go");
  await answered(therapist);
  await client.goto(state.row);
  await counts(client, { "7:40am to 8:30am": WEEKS - 1, "9:10am to 10:00am": 1 });

  await open(1);
  await client.page.locator("main summary").filter({ hasText: "those after it" }).click();
  await client.follow("series-move-this");
  await client.fill({ time: "10:20" });
  await client.press("series-look");
  await counts(client, { "Now: ": WEEKS - 2, "10:20am to 11:10am": WEEKS - 2 });
  await tickAll(client);
  await client.press("series-move-go");
  await answered(therapist);
  await client.goto(state.row);
  await counts(client, {
    "7:40am to 8:30am": 1,
    "9:10am to 10:00am": 1,
    "10:20am to 11:10am": WEEKS - 2,
  });
}
