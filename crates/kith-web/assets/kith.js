// Adds to pages that work without it: leaving at once, keeping drafts, showing what changed.
"use strict";

const root = document.documentElement;

// Leaving. The page is hidden before anything else happens; other tabs hear of it through one
// shared channel (a second channel object would hear its own message and stop the leaving).
const leaveLink = document.querySelector(".leave[data-title]");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;

function hide() {
  root.hidden = true;
  if (leaveLink) document.title = leaveLink.dataset.title;
}

function leave() {
  hide();
  if (tabs) tabs.postMessage("leave");
  location.replace("/leave");
}

if (leaveLink) {
  if (tabs) {
    tabs.onmessage = () => {
      hide();
      location.replace("/leave");
    };
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest("a.leave")) return;
    event.preventDefault();
    leave();
  });
  countShift(3, 5000);
}

// Shift alone, so many times, each within so many milliseconds of the last.
function countShift(times, within) {
  let presses = 0;
  let last = 0;
  let alone = false;
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    alone = event.key === "Shift";
    if (!alone) presses = 0;
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses = event.timeStamp - last > within ? 1 : presses + 1;
    last = event.timeStamp;
    if (presses === times) leave();
  });
}

// A page that the browser kept in memory may be from before leaving: ask the server again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  root.hidden = true;
  location.reload();
});

// Drafts: a changed form with data-draft is sent there every few seconds, and when it is put away.
const waiting = new Map();
const changed = new WeakSet();

function say(form, what) {
  const line = form.querySelector(".kept");
  if (!line) return;
  line.classList.toggle("stale", !what);
  // Said once: a screen reader reads out each change.
  if (what && line.textContent !== line.dataset[what]) line.textContent = line.dataset[what];
}

async function keep(form, last) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      keepalive: last,
      redirect: "error",
    });
    const version = answer.headers.get("Draft-Version");
    if (version && form.elements.version) form.elements.version.value = version;
    if (answer.status === 409) say(form, "other");
    else say(form, answer.ok ? "kept" : "not");
    const [place, html] = [form.querySelector(".lens"), await answer.text()];
    if (place && place.said !== html) place.innerHTML = place.said = html;
  } catch {
    say(form, "not");
  }
}

function keepAll(last) {
  for (const form of [...waiting.keys()]) keep(form, last);
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form) return;
  changed.add(form);
  if (!form.dataset.draft || waiting.has(form)) return;
  say(form);
  waiting.set(form, setTimeout(keep, 3000, form, false));
});

// A form that is sent is no draft any more.
document.addEventListener("submit", (event) => {
  clearTimeout(waiting.get(event.target));
  waiting.delete(event.target);
});

addEventListener("online", () => {
  for (const form of document.forms) {
    if (form.dataset.draft && changed.has(form)) keep(form, false);
  }
});

// Changes made elsewhere: body[data-live] is an event stream, open while the page is seen.
const live = document.body.dataset.live;
let stream = null;

function listen() {
  stream = new EventSource(live);
  stream.onmessage = refresh;
}

async function refresh() {
  const forms = document.querySelectorAll("main form");
  if ([...forms].some((form) => changed.has(form))) return offer();
  const answer = await fetch(location.href, { redirect: "error" }).catch(() => null);
  if (!answer || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [now, next] = [document.querySelector("main"), page.querySelector("main")];
  if (next && next.innerHTML !== now.innerHTML) replace(now, next);
}

// Keeps the focus of whoever uses keys.
function replace(now, next) {
  const held = now.contains(document.activeElement) && document.activeElement;
  const open = [...now.querySelectorAll("details")].map((one) => one.open);
  now.replaceWith(next);
  next.querySelectorAll("details").forEach((one, at) => (one.open = open[at] || one.open));
  if (!held) return;
  const same = [...next.querySelectorAll("a, button, input, summary")].find(
    (one) => one.textContent === held.textContent && one.href === held.href && one.id === held.id,
  );
  (same || next).focus({ preventScroll: true });
}

// Someone is writing here: a quiet line, and nothing moves.
function offer() {
  if (document.querySelector(".news")) return;
  const line = document.createElement("p");
  const link = document.createElement("a");
  line.className = "notice info news";
  line.setAttribute("role", "status");
  link.href = location.href;
  link.textContent = document.body.dataset.liveShow;
  document.querySelector("main").prepend(line);
  line.append(document.body.dataset.liveNote, " ", link);
}

document.addEventListener("visibilitychange", () => {
  const away = document.visibilityState === "hidden";
  if (away) keepAll(true);
  if (!live) return;
  if (away) {
    stream.close();
    return;
  }
  listen();
  refresh();
});

addEventListener("pagehide", () => keepAll(true));
if (live) listen();
