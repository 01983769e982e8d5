// A stand for pages without a service: serves a folder that `cargo run --example gallery` wrote,
// with a sign-in that lets anyone through, so that leaving and layout can be checked early.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { Place } from "./place.mjs";

const POLICY =
  "default-src 'none'; connect-src 'self'; style-src 'self'; script-src 'self'; " +
  "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const KINDS = { css: "text/css", js: "text/javascript", html: "text/html; charset=utf-8" };
const CLOSED = {
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

// `variant` is a folder of the gallery: a locale, such as en.
export async function startStand(folder, variant) {
  const sessions = new Set();
  const server = http.createServer((request, response) => {
    answer({ folder, variant, sessions, request, response });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const names = readdirSync(join(folder, variant)).map((name) => name.replace(/\.html$/, ""));
  const place = new Place({
    base: `http://127.0.0.1:${server.address().port}`,
    people: [{ role: "client", handle: "rosa", passphrase: "any words will do" }],
    pages: names.map((name) => `/p/${name}`),
  });
  return { place, close: () => server.close() };
}

function answer({ folder, variant, sessions, request, response }) {
  const path = new URL(request.url, "http://stand").pathname;
  const session = /in=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
  const inside = sessions.has(session);
  const send = (status, headers, body = "") => {
    response.writeHead(status, { ...CLOSED, ...headers });
    response.end(body);
  };
  const file = (name, status = 200) => {
    const body = readFileSync(join(folder, name));
    send(status, { "content-type": KINDS[name.split(".").pop()] }, body);
  };
  if (path.startsWith("/assets/") && existsSync(join(folder, path))) return file(path);
  if (path === "/leave") return leave({ session, sessions, request, send });
  if (path === "/" && request.method === "POST") {
    const fresh = `s${sessions.size + 1}x${Date.now()}`;
    sessions.add(fresh);
    const cookie = `in=${fresh}; Path=/; HttpOnly; SameSite=Strict`;
    return send(303, { location: "/", "set-cookie": cookie });
  }
  if (!inside) return file(`${variant}/sign-in.html`);
  const name = path === "/" ? "today-full" : path.slice(3);
  const known = /^[\w-]+$/.test(name) && existsSync(join(folder, variant, `${name}.html`));
  return known ? file(`${variant}/${name}.html`) : file(`${variant}/missing.html`, 404);
}

function leave({ session, sessions, request, send }) {
  if (request.headers["sec-purpose"]) return send(204, {});
  sessions.delete(session);
  return send(303, {
    location: "https://weather.example/",
    "set-cookie": "in=; Path=/; Max-Age=0",
    "clear-site-data": '"cookies", "storage"',
  });
}
