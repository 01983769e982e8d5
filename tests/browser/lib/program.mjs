// The real program with its example, in a place of its own, so that a check may end it in the middle.
import { spawn, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Place } from "./place.mjs";

const PATIENCE = 120_000;

export class Program {
  #child = null;
  #listen = "127.0.0.1:0";

  // `database`: the address of a PostgreSQL database; without one, a folder of its own.
  constructor({ binary, leaveTarget, database = null }) {
    this.binary = binary;
    this.leaveTarget = leaveTarget;
    this.folder = mkdtempSync(join(tmpdir(), "walk-"));
    const key = ["--key-file", join(this.folder, "kith.key")];
    this.at = database ? ["--database-url", database] : ["--data", join(this.folder, "data")];
    this.at.push(...key);
    process.once("exit", () => this.#child?.kill("SIGKILL"));
  }

  // Starts, or starts again at the same address with what is there, and says who can sign in.
  async start() {
    const words = ["demo", "--json", "--listen", this.#listen, "--leave-target", this.leaveTarget];
    this.#child = spawn(this.binary, [...words, ...this.at], { stdio: ["ignore", "pipe", "pipe"] });
    const shown = JSON.parse(await this.#said());
    this.#listen = new URL(shown.base).host;
    return new Place(shown);
  }

  #said() {
    const child = this.#child;
    let [text, trouble] = ["", ""];
    child.stderr.on("data", (more) => (trouble += more));
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`no start in time: ${trouble}`)), PATIENCE);
      child.stdout.on("data", (more) => {
        text += more;
        if (!/^\}/m.test(text)) return;
        clearTimeout(late);
        done(text);
      });
      child.on("exit", (code) => fail(new Error(`the program ended with ${code}: ${trouble}`)));
    });
  }

  // As if the machine lost its power: no word of farewell.
  async kill() {
    const gone = new Promise((done) => this.#child.once("exit", done));
    this.#child.kill("SIGKILL");
    await gone;
  }

  async stop() {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  // Everything in its folder, as one text.
  bytes() {
    const data = join(this.folder, "data");
    if (!existsSync(data)) return "";
    const files = readdirSync(data, { recursive: true, withFileTypes: true });
    const whole = files.filter((file) => file.isFile());
    return whole.map((file) => readFileSync(join(file.parentPath, file.name), "latin1")).join("\n");
  }

  // Another command of the program: what it printed, and whether it ended well.
  run(...words) {
    try {
      return { well: true, text: execFileSync(this.binary, words, { encoding: "utf8" }) };
    } catch (trouble) {
      return { well: false, text: `${trouble.stdout}${trouble.stderr}` };
    }
  }
}
