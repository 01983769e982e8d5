// Passkeys, with Chromium's own virtual device: made and used by staff, made by a client behind the
// second door and good for the front only, refused when played again or asked elsewhere, and nothing
// at all where scripts are off.
import { arrive } from "../lib/browser.mjs";
import { press } from "../lib/place.mjs";
import { pattern } from "../lib/words.mjs";
import { Program } from "../lib/program.mjs";

const DEVICE = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};
const BUTTON = "form[data-passkey] button";

// `binary`: the built program.
export async function passkey({ binary, browser, report }) {
  const program = new Program({ binary, leaveTarget: "https://weather.example/" });
  const place = await program.start();
  const number = place.base;
  // Browsers keep passkeys for names, not for numbers.
  place.base = number.replace("127.0.0.1", "localhost");
  const all = { place, browser, number };
  for (const [name, check] of Object.entries(CHECKS)) {
    await report.check(`passkey: ${name}`, () => check(all));
  }
  await program.stop();
}

const CHECKS = {
  "staff make one, sign out, and sign in with it": (all) => cycle(all, "therapist"),
  "a client makes one behind the second door; it opens the front only": (all) => cycle(all, "client"),
  "an answer is refused when it is played again, or was made for another page": replayed,
  "a device that has none, or somebody who declines: words, and no way in": declined,
  "at another address, and with scripts off, the page is as before": absent,
  "what is pasted at a door arrives, and fields say what they are": pasted,
  "where secrets are not to be saved, a field hides them and does not say so": veiled,
};

// Somebody at a browser with a device that holds passkeys.
async function holder({ browser }, device = {}) {
  const { context, page } = await arrive(browser);
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = { ...DEVICE, ...device };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
  return { context, page, cdp, authenticatorId };
}

async function make(page, name) {
  await toOwn(page);
  await page.waitForSelector(BUTTON);
  await page.fill("[name=name]", name);
  await press(page, BUTTON);
}

async function toOwn(page) {
  for (const words of ["ways-title", "ways-passkeys-more"]) {
    const own = page.getByRole("link", { name: pattern(words) });
    await Promise.all([page.waitForNavigation(), own.first().click()]);
  }
}

async function signOut(page) {
  await press(page, "footer form button");
}

async function cycle(all, role) {
  const findings = [];
  const { place } = all;
  const { context, page } = await holder(all);
  await place.signIn(page, place.one(role));
  const start = new URL(page.url()).pathname;
  await make(page, "A <test> & a phone");
  if (!(await page.innerText("main")).includes("A <test> & a phone")) findings.push("it is not listed");
  await signOut(page);
  await page.goto(place.base);
  await page.waitForSelector(BUTTON);
  await press(page, BUTTON);
  const text = await page.innerText("main");
  if (role === "client") {
    if (new URL(page.url()).pathname !== "/") findings.push(`it leads to ${page.url()}`);
    await page.goto(place.base + start);
    if ((await page.locator("[name=secret]").count()) !== 1) findings.push("the second door is open");
  } else if (await page.locator("[name=passphrase]").count()) {
    findings.push(`not signed in: ${text.slice(0, 80)}`);
  }
  // With a name typed, it is that account's or none.
  await signOut(page);
  await page.goto(place.base);
  await page.fill("[name=handle]", "somebody.else");
  await page.waitForSelector(BUTTON);
  await press(page, BUTTON);
  if ((await page.locator("[name=passphrase]").count()) !== 1) findings.push("another name opens it");
  await context.close();
  return findings;
}

// Sends the answer that a browser would send, as it would.
function send(page, answer) {
  return page.evaluate(async (answer) => {
    const form = document.querySelector("form[data-passkey]");
    const body = new URLSearchParams({ answer, who: "" });
    const got = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    return got.type === "opaqueredirect" ? "in" : got.status;
  }, answer);
}

// Asks and lets the device answer, and holds the answer back.
async function answerOf(page) {
  return page.evaluate(async () => {
    const form = document.querySelector("form[data-passkey]");
    const sent = new Promise((done) => {
      form.submit = () => done(form.elements.answer.value);
    });
    form.querySelector("button").click();
    return sent;
  });
}

async function replayed(all) {
  const findings = [];
  const { place } = all;
  const { context, page } = await holder(all);
  // Whoever has a passkey already is asked for it after the passphrase.
  await place.signIn(page, place.one("supervisor"));
  await make(page, "");
  await signOut(page);
  await page.goto(place.base);
  await page.waitForSelector(BUTTON);
  const answer = await answerOf(page);
  const elsewhere = JSON.parse(answer);
  const said = JSON.parse(Buffer.from(elsewhere.response.clientDataJSON, "base64url"));
  said.origin = "https://kith.example";
  elsewhere.response.clientDataJSON = Buffer.from(JSON.stringify(said)).toString("base64url");
  const cookies = await context.cookies();
  for (const [what, given, wanted] of [
    ["made for another page", JSON.stringify(elsewhere), 401],
    ["no answer", "{}", 401],
    ["the answer", answer, "in"],
    ["played again", answer, 401],
  ]) {
    await context.clearCookies();
    await context.addCookies(cookies);
    const got = await send(page, given);
    if (got !== wanted) findings.push(`${what}: ${got}`);
  }
  await context.close();
  return findings;
}

async function declined(all) {
  const findings = [];
  const { context, page, cdp, authenticatorId } = await holder(all);
  const says = async (what) => {
    await page.goto(all.place.base);
    await page.waitForSelector(BUTTON);
    await page.click(BUTTON);
    await page.getByText(pattern("passkey-not")).waitFor();
    if (await page.isDisabled(BUTTON)) findings.push(`${what}: the button stays dead`);
  };
  await says("none");
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await says("not the owner");
  await context.close();
  return findings;
}

async function absent({ place, browser, number }) {
  const findings = [];
  for (const [base, javaScriptEnabled] of [[number, true], [place.base, false]]) {
    const { context, page } = await arrive(browser, { javaScriptEnabled });
    await page.goto(base);
    if (await page.isVisible(BUTTON)) findings.push(`${base}: a button that cannot work`);
    const there = { ...place, base, signIn: place.signIn };
    await there.signIn(page, place.people.find(({ role }) => role === "administrator"));
    if (await page.locator("[name=passphrase]").count()) findings.push(`${base}: not signed in`);
    await toOwn(page);
    if (await page.isVisible(BUTTON)) findings.push(`${base}: a button that cannot work`);
    await context.close();
  }
  return findings;
}

// D31. `fill` is what each field tells the browser that it is for.
async function pasted({ place, browser }) {
  const findings = [];
  const person = place.one("client");
  const { context, page } = await arrive(browser);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: place.base });
  const paste = async (name, words, fill) => {
    const field = page.locator(`[name=${name}]`);
    const told = await field.getAttribute("autocomplete");
    if (told !== fill) findings.push(`${name} says ${told}`);
    await page.evaluate((words) => navigator.clipboard.writeText(words), words);
    await field.focus();
    await page.keyboard.press("Control+V");
    if ((await field.inputValue()) !== words) findings.push(`${name}: pasting does not arrive`);
  };
  await page.goto(place.base);
  await paste("handle", person.handle, "username");
  await paste("passphrase", person.passphrase, "current-password");
  await press(page, "main form button");
  await press(page, "main .links a >> nth=0");
  await paste("secret", person.secret, "current-password");
  await press(page, "main form button");
  if (await page.locator("[name=secret]").count()) findings.push("the second door is shut");
  await context.close();
  return findings;
}

async function veiled({ place, browser }) {
  const findings = [];
  const person = place.one("client");
  const { context, page } = await arrive(browser);
  await page.goto(place.base);
  await page.fill("[name=handle]", person.handle);
  await page.fill("[name=passphrase]", person.passphrase);
  await press(page, "main form button");
  const door = await page.locator("main .links a >> nth=0").getAttribute("href");
  const settings = await page.locator("nav a", { hasText: "Settings" }).first().getAttribute("href");
  await page.goto(place.base + settings);
  await page.check("[name=saving][value=off]");
  await press(page, "main form button");
  await page.goto(place.base + door);
  const field = page.locator("[name=secret]");
  const [type, hidden] = await field.evaluate((field) => [
    field.type,
    getComputedStyle(field).getPropertyValue("-webkit-text-security"),
  ]);
  if (type !== "text") findings.push(`the field is of type ${type}`);
  if (hidden !== "disc") findings.push(`what is typed is shown: ${hidden}`);
  await field.fill(person.secret);
  await press(page, "main form button");
  if (await page.locator("[name=secret]").count()) findings.push("the second door is shut");
  await page.goto(place.base + settings);
  await page.check("[name=saving][value=on]");
  await press(page, "main form button");
  await context.close();
  return findings;
}
