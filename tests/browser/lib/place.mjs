// A running service and the people who can sign in to it.
import { readFileSync } from "node:fs";

// The file is what `kith demo --json` prints: { "base": "http://127.0.0.1:8417", "people": [{ "role":
// "client", "handle": "...", "passphrase": "...", "secret": "..." }] }. `secret` opens the second
// door. The first person of each role stands for the role.
export function placeFrom(file) {
  const { base, people } = JSON.parse(readFileSync(file, "utf8"));
  const first = (person, at) => people.findIndex(({ role }) => role === person.role) === at;
  return new Place({ base, people: people.filter(first) });
}

export class Place {
  // `pages`: walk these instead of following links. `quick`: the same pages were checked in full in
  // another language, so only what a language can break is looked at.
  constructor({ base, people, pages = null, quick = false }) {
    this.base = base.replace(/\/$/, "");
    this.people = people;
    this.pages = pages;
    this.quick = quick;
    this.walked = new Map();
  }

  one(role) {
    return this.people.find((person) => person.role === role);
  }

  get host() {
    return new URL(this.base).host;
  }

  holds(url) {
    return url.startsWith(`${this.base}/`);
  }

  // Goes through the first door and, for a client with a secret, through the second.
  async signIn(page, person) {
    await page.goto(`${this.base}/`);
    await page.fill("[name=handle]", person.handle);
    await page.fill("[name=passphrase]", person.passphrase);
    await press(page, "main form button");
    if (person.role !== "client" || !person.secret) return;
    await press(page, "main .links a >> nth=0");
    await page.fill("[name=secret]", person.secret);
    await press(page, "main form button");
  }

  // The pages of a person who is signed in here, walked once and remembered.
  async pagesOf(person, page) {
    if (!this.walked.has(person)) this.walked.set(person, await this.walk(page));
    return this.walked.get(person);
  }

  // Every page that this person can walk to: its path, title and heading. Two of each kind at most,
  // because the pages of one kind differ only in their words.
  async walk(page, limit = this.pages?.length ?? 60) {
    const start = page.url();
    const waiting = this.pages ? this.pages.map((path) => this.base + path) : [start];
    const met = new Set(waiting);
    const kinds = new Map();
    const found = [];
    while (waiting.length > 0 && found.length < limit) {
      const url = waiting.shift();
      const kind = new URL(url).pathname.split("/").slice(0, 3).join("/");
      if ((kinds.get(kind) ?? 0) >= 2) continue;
      const response = await page.goto(url).catch(() => null);
      if (!response?.headers()["content-type"]?.includes("html")) continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      found.push({ url, ...(await read(page)) });
      for (const link of this.pages ? [] : await links(page)) {
        const next = link.split("#")[0];
        if (!this.holds(next) || met.has(next) || next.endsWith("/leave")) continue;
        met.add(next);
        waiting.push(next);
      }
    }
    return found;
  }
}

// Presses something that leads to another page, and waits until that is there.
export async function press(page, selector) {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
}

export function read(page) {
  return page.evaluate(() => ({
    title: document.title,
    heading: document.querySelector("h1")?.textContent.trim() ?? "",
  }));
}

function links(page) {
  return page.$$eval("a[href]:not([download])", (all) => all.map((one) => one.href));
}
