// SPDX-License-Identifier: AGPL-3.0-or-later
// What a class does with the live monitor: from a chart that looks wrong to the statement, the cache or the function that is to blame, by
// somebody who is nobody's admin, who types no address and searches for no word, and who is told no cause.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { endEverything } from "../lib/cockpit.mjs";
import { instruct, order } from "../lib/incident.mjs";
import { ask, functions, panel, pressNow, tab, traces, waterfall } from "../lib/monitor.mjs";
import { startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

/** What no page of a student may hold, written or hidden, besides the names that the instructor reads. */
const CAUSES = /chaos|slow_query|slow-quer|F1_NPE|intensit|anomal|activation/i;

/** The large figure of a panel, all of which have one decimal here; NaN while there is none. */
const figure = async (page, t, id) => Number((await panel(page, t, id).locator(".panel__value").innerText()).replace(/\D/g, "") || NaN) / 10;

/** Works until the page shows it: what is looked for has to be on the chart before anybody presses there. */
async function workUntil(page, work, isSeen) {
  const deadline = Date.now() + 60_000;
  // Work comes first: the second in which the program began is on the chart too, and looks like much.
  do {
    if (Date.now() > deadline) assert.fail(`not to be seen: ${await page.getByRole("main").innerText()}`);
    await work();
  } while (!(await isSeen()));
}

for (const language of ["fr", "en"]) {
  test(`what is wrong is found in the live monitor (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser;
    const asked = [];
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
    });
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });

    /** The page of charts, which is the one address that a student is given. */
    async function open() {
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark" });
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${program.shop}/monitoring/`);
      await panel(page, t, "latency").waitFor();
      await page.waitForFunction(() => /\d/.test(document.querySelector(".panel__value")?.textContent ?? ""));
      return page;
    }

    /** A step of the way: nothing on the page names the cause, and it can be read by everybody. */
    async function look(page, name, cause) {
      const held = await page.content();
      assert.doesNotMatch(held, CAUSES, name);
      assert.deepEqual(asked.filter((path) => path.startsWith("/api/admin")), [], "nothing of the instructor's");
      assert.ok(!held.includes(t(`catalogue-${cause}-name`)), name);
      await assertAccessible(page, name);
      await picture(page, `find-${cause}-${name}-${language}`);
    }

    await suite.test("a slow query: the chart of database time, the traces of the peak, the statement", async () => {
      const page = await open();
      await ask(program);
      await instruct(program, "slow-queries", { intensity: 40 });
      await workUntil(page, () => ask(program), async () => (await figure(page, t, "database")) > 100);
      await look(page, "charts", "slow_query");
      await pressNow(page, t, "database");
      const slow = traces(page, t).getByRole("row").filter({ hasText: t("monitoring-slow") }).filter({ hasText: "GET /api/products" });
      await slow.first().waitFor();
      await look(page, "traces", "slow_query");
      await slow.first().getByRole("link").click();

      // The page says which step took longest. How much of the request it is, is the machine's: the first of these requests ranks twice,
      // to learn what a word costs, so that neither statement has to be half of it.
      await waterfall(page, t).locator(".waterfall__verdicts").getByRole("button", { name: /SELECT/ }).click();
      const sql = waterfall(page, t).locator(".span--slowest").getByRole("region", { name: t("monitoring-sql-text") });
      assert.match(await sql.innerText(), /SELECT[\s\S]+FROM[\s\S]+INSTR\(other\.word/, "each word against all others");
      await look(page, "statement", "slow_query");
      await endEverything(program.cockpit);
      await page.finish();
    });

    await suite.test("a leak: the chart of the heap, what holds memory, the cache by its name", async () => {
      const page = await open();
      const before = await figure(page, t, "heap");
      await instruct(program, "memory", { target: 40 });
      await workUntil(page, () => ask(program), async () => (await figure(page, t, "heap")) > before + 40);
      await look(page, "charts", "memory");
      await pressNow(page, t, "heap", /\/monitoring\/profiles\?kind=heap$/);
      const holding = functions(page, t).filter({ hasText: "saved_carts" }).first();
      await holding.waitFor();
      // It holds more than all others: the table begins with what holds most by itself.
      assert.match(await functions(page, t).first().innerText(), /saved_carts/);
      await holding.click();
      await page.locator(".frame--marked").first().waitFor();
      assert.match(await page.locator(".flame__found").innerText(), /\d/, "its share of all");
      await look(page, "profile", "memory");
      await endEverything(program.cockpit);
      await page.finish();
    });

    await suite.test("a panic: the chart of errors, the traces that failed, the stack, the line of the log", async () => {
      const page = await open();
      await instruct(program, "functional", { level: 1 });
      let customer = 1;
      await workUntil(
        page,
        async () => assert.equal(await order(program, (customer += 1)), 500),
        async () => (await figure(page, t, "errors")) > 0,
      );
      await look(page, "charts", "F1");
      await pressNow(page, t, "errors");
      await traces(page, t).getByRole("link", { name: "POST /api/orders", exact: true }).first().click();
      await waterfall(page, t).locator(".verdict--bad").click();
      await waterfall(page, t).locator(".event").getByText("exception", { exact: true }).waitFor();
      const stack = waterfall(page, t).getByRole("region", { name: t("monitoring-stack") });
      assert.match(await stack.innerText(), /process_payment_public/);
      await look(page, "stack", "F1");
      const trace = new URL(page.url()).pathname;

      await page.getByRole("link", { name: t("monitoring-to-logs") }).click();
      const line = page.locator(".line--error").filter({ has: page.locator(".line__target", { hasText: "panic" }) });
      await line.getByRole("button").click();
      assert.match(await line.getByRole("region", { name: t("monitoring-stack") }).innerText(), /process_payment_public/);
      await look(page, "line", "F1");
      // And back to the request that it is a line of.
      await line.getByRole("link", { name: t("monitoring-line-trace"), exact: true }).click();
      await waterfall(page, t).waitFor();
      assert.equal(new URL(page.url()).pathname, trace);
      await tab(page, t, "charts").click();
      await panel(page, t, "errors").waitFor();
      await endEverything(program.cockpit);
      await page.finish();
    });
  });
}
