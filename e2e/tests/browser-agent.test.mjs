// SPDX-License-Identifier: AGPL-3.0-or-later
// What a page of the shop does to its own browser: off, on and off again, seen from outside; and a purchase meanwhile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startShop } from "../lib/account.mjs";
import { METRICS, observe, OFF, pageSeries, show, STATE, tellPages, until } from "../lib/agent.mjs";
import { assertAccessible, assertFits, openPage, skip } from "../lib/browser.mjs";
import { cartOf, cents, priceOf } from "../lib/price.mjs";
import { buy, checkOut, login } from "../lib/shop.mjs";
import { textsOf } from "../lib/texts.mjs";

const PRODUCT = /^\/api\/products\/\d+$/;

/** `on` and `off` give true, or what is there instead. `before`: the counters of the healthy page. */
const CASES = [
  {
    name: "cpuBurn",
    doses: [80],
    async on({ page, look }) {
      const { longTasks } = await look.span();
      return (page.workers().length === 1 && longTasks >= 4) || { workers: page.workers().length, longTasks };
    },
    async off({ page, look }) {
      const { longTasks } = await look.span();
      return (page.workers().length === 0 && longTasks === 0) || { workers: page.workers().length, longTasks };
    },
  },
  {
    // 12 MB and 500 listeners a point.
    name: "memoryLeak",
    doses: [20, 10],
    async on({ look, before, dose }) {
      const { megabytes, listeners } = await look.counters();
      const [heap, more] = [megabytes - before.megabytes, listeners - before.listeners];
      return (heap > 11 * dose && heap < 13 * dose + 10 && more > 490 * dose && more < 510 * dose + 100) || { heap, more };
    },
    async off({ look, before }) {
      const { megabytes, listeners } = await look.counters();
      const [heap, more] = [megabytes - before.megabytes, listeners - before.listeners];
      return (heap < 10 && more < 100) || { heap, more };
    },
  },
  {
    // 200 nodes a point.
    name: "domFlood",
    doses: [50, 10],
    async on({ page, look, before, dose }) {
      const { layouts: laidOut } = await look.counters();
      await look.span();
      const [now, there] = [await look.counters(), await page.locator('body > div[aria-hidden="true"] > i').count()];
      const [more, layouts] = [now.nodes - before.nodes, now.layouts - laidOut];
      return (there > 170 * dose && there < 200 * dose && more > 170 * dose && layouts > 0) || { there, more, layouts };
    },
    async off({ page, look, before }) {
      const more = (await look.counters()).nodes - before.nodes;
      return ((await page.locator("body > div[aria-hidden]").count()) === 0 && more < 300) || { more };
    },
  },
  {
    name: "fetchFlood",
    doses: [20, 5],
    async on({ look, dose }) {
      const asked = (await look.span()).requests.map(({ path }) => path).filter((path) => PRODUCT.test(path));
      const circle = asked.every((path, n) => n < 12 || path === asked[n - 12]);
      // Two a second and point; looking takes a little more than the two seconds.
      return (new Set(asked).size === 12 && circle && asked.length <= 8 * dose) || { asked: asked.length, circle };
    },
    async off({ look }) {
      const { requests } = await look.span();
      return requests.filter(({ path }) => PRODUCT.test(path)).length === 0 || requests;
    },
  },
  {
    name: "doubleFetch",
    doses: [5, 2],
    on: ({ page, look, dose }) => timesAsked(page, look, 1 + dose),
    off: ({ page, look }) => timesAsked(page, look, 1),
  },
];

/** Opens a product that this page has not seen: whether it was read so many times. */
async function timesAsked(page, look, wanted) {
  const links = await page.locator(".card a").evaluateAll((all) => all.map(({ pathname }) => pathname));
  const read = (link) => look.asked(link.replace("/shop/product", "/api/products"));
  const fresh = links.find((link) => read(link) === 0);
  await page.locator(`.card a[href="${fresh}"]`).first().click();
  await page.waitForURL(`**${fresh}`);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  const times = read(fresh);
  await page.goBack();
  await page.locator(".card a").first().waitFor();
  return times === wanted || { times };
}

test("what a page does to its own browser", { skip }, async (suite) => {
  const t = textsOf("fr");
  const { program, browser } = await startShop(suite, "fr");
  const open = async () => {
    const page = await openPage(browser, { origins: [program.shop] });
    const look = await observe(page);
    await page.goto(`${program.shop}/shop/`);
    await page.locator(".card a").first().waitFor();
    await page.waitForLoadState("networkidle");
    return { page, look };
  };
  const polls = (look, more) => {
    const wanted = look.asked(STATE) + more;
    return until("polls", () => look.asked(STATE) >= wanted);
  };
  suite.afterEach(() => tellPages(program, OFF));

  await suite.test("a healthy page asks what is on while it is shown, and does nothing else", async () => {
    const { page, look } = await open();
    await polls(look, 2);
    assert.equal(look.asked(METRICS), 0);
    assert.equal(page.workers().length, 0);
    assert.deepEqual(look.requests.filter(({ path }) => /assets\/(tasks|checksums)/.test(path)), []);
    assert.deepEqual(await pageSeries(program), {});
    await show(page, "hidden");
    const asked = look.asked(STATE);
    await page.waitForTimeout(6000);
    assert.equal(look.asked(STATE), asked);
    await show(page, "visible");
    await polls(look, 1);
    await page.finish();
  });

  for (const { name, doses, on, off } of CASES) {
    await suite.test(`${name}: off, on, off`, async () => {
      const { page, look } = await open();
      const seen = { page, look, before: await look.counters() };
      await until(`${name} is off`, () => off(seen));
      for (const dose of doses) {
        await tellPages(program, { [name]: dose });
        await polls(look, 1);
        await until(`${name} at ${dose}`, () => on({ ...seen, dose }));
        await assertFits(page, `${name} at ${dose}`);
      }
      await tellPages(program, OFF);
      await polls(look, 1);
      await until(`${name} is off again`, () => off(seen));
      await page.finish();
    });
  }

  await suite.test("the page tells how it is while something is on, once more, and no more", async () => {
    const { page, look } = await open();
    await tellPages(program, { cpuBurn: 60, domFlood: 10, fetchFlood: 5 });
    const names = ["fps", "heap_used_mb", "long_tasks_per_sec", "fetch_req_per_sec", "dom_node_count", "cpu_worker_active"];
    await until("all series", async () => {
      const series = await pageSeries(program);
      const all = names.every((name) => name in series) && series.cpu_worker_active === 1 && series.long_tasks_per_sec > 0;
      return (all && series.fetch_req_per_sec > 0 && series.dom_node_count > 1500) || series;
    });
    await assertAccessible(page, "a page with nodes that nobody sees");
    await tellPages(program, OFF);
    await until("the last word", () => {
      const last = JSON.parse(look.requests.findLast(({ path }) => path === METRICS).body);
      return (last.cpuWorkerActive === false && last.domNodeCount < 1500) || last;
    });
    const told = look.asked(METRICS);
    await until("no series", async () => Object.keys(await pageSeries(program)).length === 0);
    assert.equal(look.asked(METRICS), told);
    await page.finish();
  });

  await suite.test("a hidden page stops at once, and so does one whose server is away", async () => {
    const { page, look } = await open();
    page.removeAllListeners("console");
    const all = { cpuBurn: 20, memoryLeak: 5, domFlood: 10, fetchFlood: 5 };
    const before = await look.counters();
    const working = () => until("it works", async () => page.workers().length === 1 && (await look.counters()).listeners > before.listeners + 2000);
    const stopped = () =>
      until("it has stopped", async () => {
        const [{ nodes, listeners, megabytes }, { requests }] = [await look.counters(), await look.span()];
        const quiet = page.workers().length === 0 && !requests.some(({ path }) => PRODUCT.test(path) || path === METRICS);
        return (quiet && nodes < before.nodes + 300 && listeners < before.listeners + 100 && megabytes < before.megabytes + 10) || { nodes, listeners, megabytes };
      });
    await tellPages(program, all);
    await working();
    await show(page, "hidden");
    await until("the worker is gone", () => page.workers().length === 0);
    const asked = look.asked(STATE);
    await stopped();
    assert.equal(look.asked(STATE), asked, "it stopped without asking");
    await show(page, "visible");
    await working();
    await page.route(`**${STATE}`, (route) => route.fulfill({ status: 503 }));
    await polls(look, 2);
    await stopped();
    await page.unroute(`**${STATE}`);
    await working();
    await page.finish();
  });

  const each = Object.entries({ cpuBurn: 60, memoryLeak: 60, domFlood: 60, fetchFlood: 60, doubleFetch: 3 });
  // Together at less: at 60 it takes minutes here, of which a test learns nothing more.
  const together = { cpuBurn: 20, memoryLeak: 20, domFlood: 20, fetchFlood: 20, doubleFetch: 3 };
  const bought = [...each.map(([name, dose]) => [name, { [name]: dose }]), ["all of it", together]];
  for (const [n, [name, doses]] of bought.entries()) {
    await suite.test(`a purchase under ${name}: to the cent, and one order`, async () => {
      const { page, look } = await open();
      // A busy page answers late; that it does is the symptom.
      page.setDefaultTimeout(60_000);
      await login(page, t, n + 2);
      const read = async (path) => (await page.request.get(`${program.shop}${path}`)).json();
      const { totalElements: before } = await read("/api/orders");
      const { content } = await read("/api/products?size=100&sort=name");
      const cart = cartOf(content, 12000, 11960);
      const price = priceOf(cart);
      await tellPages(program, doses);
      await until("it is on", () => look.asked(METRICS) > 0);
      for (const line of cart) await buy(page, t, line);
      const id = await checkOut(page, t, "fr", price);
      const orders = look.requests.filter(({ method, path }) => method === "POST" && path === "/api/orders");
      assert.equal(orders.length, 1 + (doses.doubleFetch ?? 0));
      assert.equal((await read("/api/orders")).totalElements, before + 1);
      const order = await read(`/api/orders/${id}`);
      assert.deepEqual([cents(order.goods), cents(order.shipping), cents(order.vat), cents(order.totalAmount)], [price.goods, price.shipping, price.vat, price.total]);
      const lines = (items) => items.map(({ quantity, ...item }) => [item.productId ?? item.id, quantity]).sort();
      assert.deepEqual(lines(order.items), lines(cart));
      await page.finish();
    });
  }
});
