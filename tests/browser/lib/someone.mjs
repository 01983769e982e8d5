// A person at a browser: follows links and presses buttons by the words on them, writes into fields,
// and reads what stands on the page.
import { arrive } from "./browser.mjs";
import { pattern, plain, within } from "./words.mjs";

export class Someone {
  constructor(page, place) {
    this.page = page;
    this.place = place;
  }

  // `person` is one of the place's; without one, nobody has signed in yet.
  static async at(browser, place, { person = null, ...options } = {}) {
    const { page } = await arrive(browser, options);
    page.setDefaultTimeout(6000);
    const someone = new Someone(page, place);
    if (person) await place.signIn(page, person);
    return someone;
  }

  // The same person at the same page, in a second tab.
  async besides() {
    const page = await this.page.context().newPage();
    await page.goto(this.page.url());
    return new Someone(page, this.place);
  }

  async goto(path) {
    await this.page.goto(new URL(path, this.place.base).href);
  }

  // Links of the main menu are called shell-nav-...; the others stand on the page itself.
  async follow(key, values, { within: part = null } = {}) {
    const all = key.startsWith("shell-nav-") ? this.page : (part ?? this.page.locator("main"));
    await this.#go(all.getByRole("link", { name: pattern(key, values) }), key);
  }

  async followWords(words) {
    await this.#go(this.page.locator("main").getByRole("link", { name: words }), words);
  }

  async press(key, values, { within: part = null } = {}) {
    const all = part ?? this.page.locator("main");
    await this.#go(all.getByRole("button", { name: pattern(key, values) }), key);
  }

  async #go(found, name) {
    if ((await found.count()) === 0) {
      throw new Error(`nothing to press called ‘${name}’: ${beginning(await this.read())}`);
    }
    await Promise.all([this.page.waitForNavigation(), found.first().click()]);
  }

  // `values` are by the names of fields: words, or what to choose among radio buttons.
  async fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.page.locator(`main [name='${name}']:not([type=hidden])`);
      if ((await field.first().getAttribute("type")) === "radio") {
        await this.page.locator(`main [name='${name}'][value='${value}']`).check({ force: true });
      } else {
        await field.first().fill(value);
      }
    }
  }

  value(name) {
    return this.page.inputValue(`main [name='${name}']:not([type=hidden])`);
  }

  // A part of the page that holds these words.
  card(words, kind = "main .card") {
    return this.page.locator(kind).filter({ hasText: words });
  }

  async read() {
    return plain(await this.page.innerText("main")).replace(/\s+/g, " ");
  }

  async sees(...all) {
    const text = await this.read();
    for (const words of all) {
      if (!text.includes(words)) throw new Error(`‘${words}’ is not on the page: ${beginning(text)}`);
    }
  }

  async seesNot(...all) {
    const text = await this.read();
    for (const words of all) {
      if (text.includes(words)) throw new Error(`‘${words}’ is on the page`);
    }
  }

  async says(key, values) {
    const text = await this.read();
    if (!within(key, values).test(text)) {
      throw new Error(`the page does not say ‘${key}’: ${beginning(text)}`);
    }
  }

  // Waits until the open page says something by itself.
  async hears(words, milliseconds) {
    await this.page.getByText(words).first().waitFor({ timeout: milliseconds });
  }

  async has(key, values) {
    return (await this.page.locator("main").getByRole("link", { name: pattern(key, values) }).count()) > 0;
  }

  leave() {
    return this.page.context().close();
  }
}

function beginning(text) {
  return `${text.slice(0, 160)} …`;
}
