// SPDX-License-Identifier: AGPL-3.0-or-later
// A trace begins in the customer's browser: what the browser really sends with the calls of one view of a page, of the next one and of a
// press, and the same calls together where everybody looks at them, in the live monitor.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OFF, STATE, tellPages, until } from "../lib/agent.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/;
const ZEROS = /^0+$/;

/** Notes all that the page asks for, with the header that went over the line. */
function listen(page) {
  const noted = [];
  page.on("request", (request) => {
    noted.push(request.allHeaders().then((headers) => ({ method: request.method(), path: new URL(request.url()).pathname, traceparent: headers.traceparent })));
  });
  return () => Promise.all(noted);
}

const partsOf = ({ traceparent }) => FORM.exec(traceparent ?? "")?.slice(1) ?? [];
const isCall = ({ path }) => path.startsWith("/api/");

/** The calls of each trace by their words, in the order in which the traces began; without those of the page's agent. */
function tracesOf(requests) {
  const traces = new Map();
  for (const request of requests.filter(isCall)) {
    if (request.path.startsWith("/api/chaos/")) continue;
    const [trace] = partsOf(request);
    traces.set(trace, [...(traces.get(trace) ?? []), `${request.method} ${request.path}`]);
  }
  return [...traces].map(([trace, calls]) => ({ trace, calls }));
}

for (const language of ["fr", "en"]) {
  test(`a trace begins in the customer's browser (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    const program = await startProgram(language);
    const browser = await launch();
    suite.after(async () => {
      await browser.close();
      await program.stop();
    });
    const { content } = await (await fetch(`${program.shop}/api/products?size=100`)).json();
    const product = content.find(({ stock }) => stock > 100);
    let viewed;

    await suite.test("one for each view of a page, another for what is pressed there", async () => {
      const page = await openPage(browser, { origins: [program.shop] });
      const all = listen(page);
      const opening = ["GET /api/auth/status", "GET /api/cart", `GET /api/products/${product.id}`, `GET /api/products/${product.id}/reviews`, "GET /api/products/search"];
      const adding = ["POST /api/cart/add", "GET /api/cart"];
      const listing = ["GET /api/products", "GET /api/products/categories"];
      /** Waits until so many traces hold all of these calls. */
      const seen = (calls, count) =>
        until(`${count} of ${calls}`, async () => {
          const traces = tracesOf(await all());
          return traces.filter((trace) => calls.every((call) => trace.calls.includes(call))).length === count || traces;
        });
      const add = () => page.getByRole("button", { name: t("shop-product-add"), exact: true }).click();

      await page.goto(`${program.shop}/shop/product/${product.id}`);
      await page.getByRole("heading", { level: 1, name: product.name, exact: true }).waitFor();
      await seen(opening, 1);
      await add();
      await seen(adding, 1);
      await page.getByRole("link", { name: t("shop-home"), exact: true }).click();
      await seen(listing, 1);
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: product.name, exact: true }).waitFor();
      await add();
      await seen(adding, 2);

      const requests = await all();
      const traces = tracesOf(requests);
      [viewed] = traces;
      assert.deepEqual(viewed.calls.toSorted(), opening.toSorted(), "a page opened by its address");
      const added = traces.filter(({ calls }) => calls.includes(adding[0]));
      for (const { calls } of added) assert.deepEqual(calls, adding, "what a press does, and what is read again after it");
      const listed = traces.find(({ calls }) => calls.includes(listing[0]));
      assert.deepEqual(listed.calls.toSorted(), listing.toSorted(), "a page opened by a link");

      const calls = requests.filter(isCall);
      for (const call of calls) {
        const [trace, parent] = partsOf(call);
        assert.ok(trace && !ZEROS.test(trace) && !ZEROS.test(parent), JSON.stringify(call));
      }
      assert.equal(new Set(calls.map((call) => partsOf(call)[1])).size, calls.length, "each call has an id of its own");
      assert.ok(calls.some(({ path }) => path === STATE), "the agent's question has one as well");
      const files = requests.filter((request) => !isCall(request));
      assert.ok(files.length > 3, "scripts, styles and pictures");
      for (const { path, traceparent } of files) assert.equal(traceparent, undefined, `${path} is no call`);
      await page.finish();
    });

    await suite.test("whoever looks at the monitor finds the view of a page as one trace with its requests", async () => {
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark" });
      await page.goto(`${program.shop}/monitoring/`);
      await page.getByRole("navigation", { name: t("monitoring-pages") }).getByRole("link", { name: t("monitoring-page-traces"), exact: true }).click();
      await page.getByRole("table", { name: t("monitoring-traces") }).getByRole("link", { name: "GET /api/products/{id}", exact: true }).first().click();
      const waterfall = page.getByRole("region", { name: t("monitoring-waterfall") });
      await waterfall.waitFor();
      assert.equal(new URL(page.url()).pathname, `/monitoring/traces/${viewed.trace}`, "the id is the browser's");
      await page.getByRole("heading", { level: 1, name: "GET /api/products/{id}", exact: true }).waitFor();
      const folds = waterfall.getByRole("button", { name: new RegExp(`^${t("monitoring-steps-of", { name: "" }).trim()}`) });
      const paths = viewed.calls.map((call) => call.replace(`/products/${product.id}`, "/products/{id}"));
      const shown = (await folds.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")))).map((label) => label.match(/(?:GET|POST) \S+$/)[0]);
      assert.deepEqual(shown.toSorted(), paths.toSorted(), "every call of the view, and no other");
      await page.getByText(t("monitoring-trace-when", { clock: "", ms: "", count: paths.length }).match(/\d+ \S+/)[0]).waitFor();
      // The request that was pressed on is marked, and its steps are open.
      const sought = waterfall.locator('.span[aria-current="true"]');
      assert.match(await sought.innerText(), /GET \/api\/products\/\{id\}/);
      assert.equal(await sought.locator(".span__fold").getAttribute("aria-expanded"), "true");
      await waterfall.getByText("SELECT products").first().waitFor();
      await assertAccessible(page, "the trace of a page");
      await picture(page, `trace-page-${language}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await assertFits(page, "the trace of a page at 360");
      await picture(page, `trace-page-360-${language}`);
      await page.finish();
    });

    await suite.test("calls that a page makes again are in its trace", async () => {
      await tellPages(program, { doubleFetch: 3 });
      const page = await openPage(browser, { origins: [program.shop] });
      const all = listen(page);
      const told = page.waitForResponse((answer) => answer.url().includes("/api/chaos/client-metrics"));
      await page.goto(`${program.shop}/shop/`);
      await told;
      await page.getByRole("main").getByRole("link", { name: content[0].name, exact: true }).first().click();
      const calls = async () => (await all()).filter(({ path }) => path === `/api/products/${content[0].id}`);
      await until("it is made four times", async () => (await calls()).length === 4);
      assert.equal(tracesOf(await calls()).length, 1);
      assert.equal(new Set((await calls()).map((call) => partsOf(call)[1])).size, 4);
      await tellPages(program, OFF);
      await page.finish();
    });
  });
}
