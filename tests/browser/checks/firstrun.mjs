// A new manager: from an empty directory to three staff and two clients signed in, by nothing but what
// the commands print and the pages say. Scripts are off.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Someone } from "../lib/someone.mjs";
import { pattern } from "../lib/words.mjs";

const PASSPHRASE = "a long walk by the quiet sea";
const SECOND = "482916";

export async function firstrun({ binary, browser, report }) {
  const folder = mkdtempSync(join(tmpdir(), "first-"));
  const at = ["--data", join(folder, "data")];
  const made = said(binary, ["init", ...at, "--name", "Harbour House", "--kit-out", join(folder, "kit")]);
  const server = spawn(binary, ["serve", ...at, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => server.kill("SIGKILL"));
  const base = await new Promise((done) => server.stdout.on("data", (text) => done(`${text}`.trim())));
  const someone = () => Someone.at(browser, { base }, { javaScriptEnabled: false });
  const all = { made, someone, base };
  const steps = { "the first administrator": first, "each step of setting up": setUp, "three staff": staff, "two clients": clients };
  for (const [name, step] of Object.entries(steps)) {
    await report.check(`a new service, scripts off: ${name}`, () => step(all));
  }
  await report.check("a new service: doctor has advice and nothing unsafe", () => {
    said(binary, ["doctor", ...at]);
  });
  server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}

function said(binary, words) {
  return execFileSync(binary, words, { encoding: "utf8" });
}

// Comes in by a link and its words, and signs in.
async function comeIn(someone, { link, code }, handle) {
  const person = await someone();
  await person.goto(link);
  await person.fill({ code, handle, passphrase: PASSPHRASE });
  await person.press("signin-invite-go");
  return signIn(person, handle);
}

async function signIn(person, handle) {
  await person.goto("/");
  await person.fill({ handle, passphrase: PASSPHRASE });
  await person.press("signin-go");
  // A new service asks everyone who works there for a second step, which may wait for a week.
  if (await person.page.getByText(pattern("ways-later")).count()) await person.follow("ways-later");
  return person;
}

async function handed(person) {
  const link = await person.page.locator("main code").first().innerText();
  const code = await person.page.locator("main .big").first().innerText();
  return { link, code };
}

// What `kith init` prints is all that is known.
async function first(all) {
  const link = new URL(/http:\/\/\S+/.exec(all.made)[0]).pathname;
  const code = /and type\s+(.+)/.exec(all.made)[1].trim();
  all.ada = await comeIn(all.someone, { link, code }, "ada");
  await all.ada.says("firstrun-intro");
}

async function setUp({ ada }) {
  await ada.follow("firstrun-go-first");
  await ada.press("firstrun-keep");
  await ada.fill({ product: "Harbour House" });
  await ada.press("firstrun-keep");
  await ada.says("service-product-own");
  await ada.fill({ product: "Lists" });
  await ada.press("firstrun-keep");
  await ada.fill({ to: "words" });
  await ada.press("firstrun-keep");
  await ada.fill({ number: "01632 960 001", words: "Harbour House, day and night" });
  await ada.press("firstrun-keep");
  await ada.page.selectOption("main [name=zone]", "Europe/London");
  await ada.press("firstrun-keep");
  await ada.says("firstrun-staff-why");
}

async function staff(all) {
  const { ada, someone } = all;
  const links = {};
  for (const [name, role] of [["Amira", "therapist"], ["Johan", "supervisor"], ["Bea", "administrator"]]) {
    await ada.fill({ name, role });
    await ada.press("firstrun-staff-go");
    links[name] = await handed(ada);
    await ada.follow("firstrun-given-another");
  }
  await ada.press("firstrun-staff-enough");
  await ada.says("firstrun-end-sign-in", { name: "Amira" });
  await ada.press("firstrun-end-aside-go");
  for (const name of Object.keys(links)) {
    const person = await comeIn(someone, links[name], name.toLowerCase());
    await person.says("welcome-waiting-who");
    await ada.follow("shell-nav-staff-people");
    await ada.follow("welcome-admit-line-go");
    await ada.press("welcome-yes");
    await person.goto("/");
    await person.seesNot("Until then nothing opens.");
    all[name] = person;
  }
}

async function clients({ Amira: amira, someone }) {
  for (const name of ["Noor", "Sam"]) {
    await amira.follow("shell-nav-staff-clients");
    await amira.follow("clients-new");
    await amira.fill({ name, purpose: "Weekly meetings", online: "yes" });
    await amira.press("newclient-go");
    const link = await handed(amira);
    const client = await comeIn(someone, link, name.toLowerCase());
    await client.follow("shell-nav-space");
    await client.fill({ secret: link.code });
    await client.press("signin-door-go");
    await client.says("signin-door-wrong");
    await amira.follow("shell-nav-staff-today");
    await amira.says("welcome-arrived", { name });
    await amira.follow("welcome-arrived-go");
    await amira.press("welcome-yes");
    await client.fill({ secret: link.code });
    await client.press("signin-door-go");
    await client.fill({ secret: SECOND });
    await client.press("signin-second-go");
    await client.says("bond-consent-sees", { name: "Amira" });
  }
}
