// SPDX-License-Identifier: AGPL-3.0-or-later
// What a page of the shop is told to do to its own browser, and what of it is to be seen from outside.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { ADMIN } from "./program.mjs";

export const OFF = { cpuBurn: 0, memoryLeak: 0, domFlood: 0, fetchFlood: 0, doubleFetch: 0 };
export const STATE = "/api/chaos/frontend/state";
export const METRICS = "/api/chaos/client-metrics";

/** Sets doses for everyone, as the instructor; what is left out is off. */
export async function tellPages(program, doses) {
  const call = async (path, body, token) => {
    const headers = { "Content-Type": "application/json", ...(token ? { "X-Admin-Token": token } : {}) };
    const answer = await fetch(`${program.cockpit}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 200, path);
    return answer.json();
  };
  const { adminToken } = await call("/api/admin/login", ADMIN);
  await call(STATE, { ...OFF, ...doses }, adminToken);
}

/** Waits until something is so. The time is generous: what is tested is that it comes, and not how fast this machine is. */
export async function until(what, isSo, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  let last;
  do {
    last = await isSo();
    if (last === true) return;
    await sleep(250);
  } while (Date.now() < deadline);
  assert.fail(`${what}: not so after ${seconds} s, but ${JSON.stringify(last)}`);
}

/** The series of pages on the management port: name to value, without labels. */
export async function pageSeries(program) {
  const scrape = await (await fetch(`${program.management}/actuator/prometheus`)).text();
  const lines = scrape.split("\n").filter((line) => line.startsWith("perfshop_client_"));
  return Object.fromEntries(lines.map((line) => [line.match(/^\w+/)[0].slice("perfshop_client_".length), Number(line.split(" ").at(-1))]));
}

/** Looks at a page through the browser's own tools, from before it is opened. */
export async function observe(page) {
  const requests = [];
  page.on("request", (request) => requests.push({ method: request.method(), path: new URL(request.url()).pathname, type: request.resourceType(), body: request.postData() }));
  await page.addInitScript(() => {
    globalThis.seen = { frames: 0, longTasks: 0 };
    new PerformanceObserver((list) => (globalThis.seen.longTasks += list.getEntries().length)).observe({ type: "longtask" });
    requestAnimationFrame(function count() {
      globalThis.seen.frames += 1;
      requestAnimationFrame(count);
    });
  });
  const tools = await page.context().newCDPSession(page);
  await tools.send("Performance.enable");
  const counters = async () => {
    await tools.send("HeapProfiler.collectGarbage");
    const { metrics } = await tools.send("Performance.getMetrics");
    const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { megabytes: of("JSHeapUsedSize") / 1e6, listeners: of("JSEventListeners"), nodes: of("Nodes"), layouts: of("LayoutCount") };
  };
  /** What happens while two seconds pass. */
  const span = async () => {
    const [before, sent] = [await page.evaluate(() => ({ ...globalThis.seen })), requests.length];
    await sleep(2000);
    const after = await page.evaluate(() => ({ ...globalThis.seen }));
    return { frames: after.frames - before.frames, longTasks: after.longTasks - before.longTasks, requests: requests.slice(sent) };
  };
  return { requests, counters, span, asked: (path) => requests.filter((request) => request.path === path).length };
}

/** Shows or hides the page to its own scripts: a browser without a screen hides none by itself. */
export const show = (page, visibility) =>
  page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visibility);
