// SPDX-License-Identifier: AGPL-3.0-or-later
// A real Chromium, and a page that remembers everything that must not happen on it.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARTEFACTS = new URL("../artefacts/", import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Why tests in a browser cannot be made here, for `{ skip }`; false when they can. */
export const skip = existsSync(CHROMIUM) ? false : `Chromium is not installed (${CHROMIUM} not found)`;
if (skip) console.log(`skipped: ${process.argv[1]?.split("/").at(-1)}: ${skip}`);

/** Starts the browser that Debian installed; playwright's own cannot be had everywhere. */
export function launch() {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-proxy-server",
    ],
  });
}

/**
 * A page in a context of its own. `origins`: the addresses it may ask; everything else, every console error and every
 * uncaught exception is kept and makes `page.finish()` fail.
 */
export async function openPage(browser, { origins, width = 1280, height = 900, colorScheme = "light" }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const offences = [];
  page.on("console", (message) => {
    if (message.type() === "error") offences.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => offences.push(`exception: ${error.message}`));
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && !origins.includes(origin)) offences.push(`asked another host: ${request.url()}`);
  });
  page.finish = async () => {
    await context.close();
    assert.deepEqual(offences, []);
  };
  return page;
}

/** Keeps a picture for people to look at: e2e/artefacts/<name>.png, the whole page. */
export async function picture(page, name) {
  mkdirSync(ARTEFACTS, { recursive: true });
  // Pictures further down wait until they come near the window. The page is asked once and by itself: a locator would wait for an
  // element that a page which is just giving way to the next one has taken along.
  await page.evaluate(async () => {
    const all = [...document.images];
    for (const image of all) image.loading = "eager";
    const patience = new Promise((resolve) => setTimeout(resolve, 5_000));
    await Promise.race([patience, Promise.all(all.map((image) => image.decode().catch(() => undefined)))]);
  });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true });
}

/** Fails when axe finds something serious or critical on the page as it is now. */
export async function assertAccessible(page, where) {
  // Evaluated, not added as a script element: the page's Content-Security-Policy rightly allows none.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map((node) => node.target.join(" ")) }));
  });
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(grave, [], `axe on ${where}`);
}

/** Fails when the page is wider than the window, and names the elements that stick out. */
export async function assertFits(page, where) {
  const sticking = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
  assert.deepEqual(sticking, [], `wider than the window: ${where}`);
}

/** Makes the page end its stream of live figures and ask for another, as a tab does that was hidden for a while. */
export function reconnect(page) {
  return page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
    delete document.hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  });
}
