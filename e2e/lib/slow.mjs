// SPDX-License-Identifier: AGPL-3.0-or-later
// A slow line: every answer of the API comes late, and how far the page jumps meanwhile is measured.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

const LATE_MS = 900;
// What browsers call good of a whole visit (Cumulative Layout Shift).
const GOOD = 0.1;

/** Slows the API down for this page, and measures its jumps from the next load on. */
export async function slowDown(page) {
  await page.addInitScript(() => {
    window.jumped = [];
    const observer = new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (!hadRecentInput) window.jumped.push({ value, what: sources.map(({ node }) => node?.className ?? node?.nodeName ?? "") });
      }
    });
    observer.observe({ type: "layout-shift", buffered: true });
  });
  await page.route("**/api/**", async (route) => {
    await sleep(LATE_MS);
    // The page may be gone by then.
    await route.continue().catch(() => undefined);
  });
}

/** Fails when what stood on the page has jumped about since it was loaded, and names what did. */
export async function assertStill(page, where) {
  const jumped = await page.evaluate(() => window.jumped);
  const sum = jumped.reduce((total, { value }) => total + value, 0);
  assert.ok(sum < GOOD, `${where} jumps by ${sum.toFixed(3)}: ${JSON.stringify(jumped)}`);
}
