// SPDX-License-Identifier: AGPL-3.0-or-later
// What a first visit of the shop and of the live monitor costs in a real Chromium, cold cache, from loopback: largest paint, layout shift, script.
// Usage, after `make build`: PERFSHOP_BIN=target/release/perfshop node scripts/page-speed.mjs    (WRITE=1 writes docs/performance.md)
// SHOP=http://127.0.0.1:8080 visits a shop that runs already. The monitor has as much to draw as that has measured: an hour at most.
import { readFileSync, writeFileSync } from "node:fs";
import { launch, openPage } from "../e2e/lib/browser.mjs";
import { startProgram } from "../e2e/lib/program.mjs";

const VISITS = 7;
const PAGES = [
  ["the list", "/shop/"],
  ["a product", "/shop/product/12"],
];
const MONITOR = "/monitoring/";
const WINDOWS = [
  [1280, 900],
  [360, 800],
];
const DOCUMENT = new URL("../docs/performance.md", import.meta.url);
const [BEGIN, END] = ["<!-- written by scripts/page-speed.mjs: begin -->", "<!-- end of pages -->"];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * One visit: paint in ms since the navigation began, the sum of layout shifts, bytes of script as they were sent. The live monitor's stream
 * never ends; its paint is when every figure of the hour is drawn.
 */
async function visit(browser, program, path, [width, height]) {
  const page = await openPage(browser, { origins: [program.shop], width, height });
  await page.addInitScript(() => {
    globalThis.paints = [];
    globalThis.shifts = 0;
    new PerformanceObserver((list) => globalThis.paints.push(...list.getEntries().map((entry) => entry.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    globalThis.drawn = new Promise((resolve) => {
      const look = () => {
        if (document.querySelector(".panels[aria-busy='false'] canvas") === null) return requestAnimationFrame(look);
        // The frame after the one that draws: by then it is on the screen.
        return requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      };
      requestAnimationFrame(look);
    });
  });
  const isMonitor = path === MONITOR;
  await page.goto(`${program.shop}${path}`, { waitUntil: isMonitor ? "load" : "networkidle" });
  const measured = await page.evaluate(
    async (isMonitor) => ({
      paint: isMonitor ? await globalThis.drawn : globalThis.paints.at(-1),
      shift: globalThis.shifts,
      script: performance
        .getEntriesByType("resource")
        .filter(({ name }) => name.endsWith(".js"))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    }),
    isMonitor,
  );
  await page.finish();
  return measured;
}

const program = process.env.SHOP === undefined ? await startProgram("fr") : { shop: process.env.SHOP, stop: async () => {} };
const { rows: seconds } = await (await fetch(`${program.shop}/api/monitoring/history`)).json();
PAGES.push([`the live monitor, with ${seconds.length} s of figures`, MONITOR]);
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
