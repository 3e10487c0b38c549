// SPDX-License-Identifier: AGPL-3.0-or-later
// What a first visit of the shop costs in a real Chromium, cold cache, from loopback: largest paint, layout shift, script.
// Usage, after `make build`: PERFSHOP_BIN=target/release/perfshop node scripts/page-speed.mjs    (WRITE=1 writes docs/performance.md)
import { readFileSync, writeFileSync } from "node:fs";
import { launch, openPage } from "../e2e/lib/browser.mjs";
import { startProgram } from "../e2e/lib/program.mjs";

const VISITS = 7;
const PAGES = [
  ["the list", "/shop/"],
  ["a product", "/shop/products/12"],
];
const WINDOWS = [
  [1280, 900],
  [360, 800],
];
const DOCUMENT = new URL("../docs/performance.md", import.meta.url);
const [BEGIN, END] = ["<!-- written by scripts/page-speed.mjs: begin -->", "<!-- end of pages -->"];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** One visit: paint in ms since the navigation began, the sum of layout shifts, bytes of script as they were sent. */
async function visit(browser, program, path, [width, height]) {
  const page = await openPage(browser, { origins: [program.shop], width, height });
  await page.addInitScript(() => {
    globalThis.paints = [];
    globalThis.shifts = 0;
    new PerformanceObserver((list) => globalThis.paints.push(...list.getEntries().map((entry) => entry.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${program.shop}${path}`, { waitUntil: "networkidle" });
  const measured = await page.evaluate(() => ({
    paint: globalThis.paints.at(-1),
    shift: globalThis.shifts,
    script: performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  }));
  await page.finish();
  return measured;
}

const program = await startProgram("fr");
const browser = await launch();
const rows = [];
try {
  for (const [name, path] of PAGES) {
    for (const size of WINDOWS) {
      const visits = [];
      // The first warms the program, not the browser: each visit has a context of its own.
      for (let i = 0; i <= VISITS; i += 1) visits.push(await visit(browser, program, path, size));
      const of = (field) => median(visits.slice(1).map((one) => one[field]));
      rows.push(`| ${name} | ${size.join(" × ")} | ${of("paint").toFixed(0)} ms | ${of("shift").toFixed(3)} | ${(of("script") / 1024).toFixed(0)} KiB |`);
    }
  }
} finally {
  await browser.close();
  await program.stop();
}
const table = ["| page | window | largest paint | layout shift | script, compressed |", "|---|---|---|---|---|", ...rows].join("\n");
console.log(table);
if (process.env.WRITE === "1") {
  const text = readFileSync(DOCUMENT, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest.split(END)[1];
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n${table}\n${END}${after}`);
}
