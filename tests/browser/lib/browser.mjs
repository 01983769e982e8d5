// Starts Chromium the same way for every check.
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--no-first-run",
  "--ignore-certificate-errors",
];

// `kept`: whether the browser keeps left pages in memory for Back (Playwright turns this off).
export function launch(neutral, { kept = false } = {}) {
  const elsewhere = `MAP * 127.0.0.1:${neutral.port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`;
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, `--host-resolver-rules=${elsewhere}`],
    ignoreDefaultArgs: kept ? ["--disable-back-forward-cache"] : [],
  });
}

export const VIEWS = {
  wide: { width: 1280, height: 800 },
  narrow: { width: 320, height: 640 },
};

// A new person at a new browser window; `options` are Playwright's.
export async function arrive(browser, options = {}) {
  const context = await browser.newContext({ viewport: VIEWS.wide, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return { context, page };
}
