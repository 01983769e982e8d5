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
//
// The stand keeps what drafts it was sent, answers them with `draftStatus`, can tell open pages that
// something changed, and changes the pages it serves by `edit`.
export async function startStand(folder, variant) {
  const stand = {
    folder,
    variant,
    sessions: new Set(),
    drafts: [],
    draftStatus: 204,
    draftBody: undefined,
    streams: new Set(),
    edit: (html) => html,
    tell: () => stand.streams.forEach((stream) => stream.write("data: changed\n\n")),
  };
  const server = http.createServer((request, response) => answer(stand, request, response));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  stand.close = () => {
    server.closeAllConnections();
    server.close();
  };
  const names = readdirSync(join(folder, variant)).map((name) => name.replace(/\.html$/, ""));
  stand.place = new Place({
    base: `http://127.0.0.1:${server.address().port}`,
    people: [{ role: "client", handle: "rosa", passphrase: "any words will do" }],
    pages: names.map((name) => `/p/${name}`),
    quick: variant !== "en",
  });
  return stand;
}

function answer(stand, request, response) {
  const { folder, variant, sessions } = stand;
  const path = new URL(request.url, "http://stand").pathname;
  const session = /in=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
  const inside = sessions.has(session);
  const send = (status, headers, body = "") => {
    response.writeHead(status, { ...CLOSED, ...headers });
    response.end(body);
  };
  const file = (name, status = 200) => {
    const body = readFileSync(join(folder, name), "utf8");
    const kind = name.split(".").pop();
    send(status, { "content-type": KINDS[kind] }, kind === "html" ? stand.edit(body) : body);
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
  if (path === "/draft") return keep(stand, request, send);
  if (path === "/live") return stream(stand, response);
  const name = path === "/" ? "today_full" : path.slice(3);
  const known = /^[\w-]+$/.test(name) && existsSync(join(folder, variant, `${name}.html`));
  return known ? file(`${variant}/${name}.html`) : file(`${variant}/missing.html`, 404);
}

async function keep(stand, request, send) {
  let body = "";
  for await (const part of request) body += part;
  stand.drafts.push(new URLSearchParams(body));
  send(stand.draftStatus, { "draft-version": `v${stand.drafts.length}` }, stand.draftBody);
}

function stream(stand, response) {
  response.writeHead(200, { ...CLOSED, "content-type": "text/event-stream" });
  response.write(": open\n\n");
  stand.streams.add(response);
  response.on("close", () => stand.streams.delete(response));
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
