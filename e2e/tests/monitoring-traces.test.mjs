// SPDX-License-Identifier: AGPL-3.0-or-later
// The live monitor's pages for traces and log lines in each language: what is slow and what broke is found from its signals alone, by the
// pages' own links, and nothing that students are shown names a cause.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectRefusals } from "../lib/account.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { endEverything, enter } from "../lib/cockpit.mjs";
import { instruct, order } from "../lib/incident.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { ask, panel, pressNow, tab, traces } from "../lib/monitor.mjs";
import { startProgram } from "../lib/program.mjs";
import { assertStill, slowDown } from "../lib/slow.mjs";
import { textsOf } from "../lib/texts.mjs";

/** Words of which none may be on a page of students. */
const CAUSES = /slow_query|chaos|intensit|anomal|\bF1\b|F1_NPE|activation/i;
const rows = (page, t) => traces(page, t).getByRole("link");

/** Nothing that a student is shown says why. */
async function assertNoCause(page, where) {
  assert.doesNotMatch(await page.getByRole("main").innerText(), CAUSES, where);
}

for (const language of ["fr", "en"]) {
  test(`traces and log lines in the live monitor (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
    });
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });
    const open = async (address = "", { home = program.shop, ...more } = {}) => {
      const page = await openPage(browser, { origins: [home], height: 1000, colorScheme: "dark", ...more });
      await page.goto(`${home}/monitoring/${address}`);
      return page;
    };

    await suite.test("a slow query is found from a peak on a chart, by its links alone", async () => {
      await instruct(program, "slow-queries", { intensity: 60 });
      await ask(program);
      const page = await open();
      await panel(page, t, "latency").waitFor();
      // What is slow is seen on the chart first: the newest figure is one of these requests.
      const asking = { on: true };
      const asked = (async () => {
        while (asking.on) await ask(program);
      })();
      // One decimal, whatever the language writes before it and between thousands.
      await page.waitForFunction((name) => Number(document.querySelector(`section[aria-label="${name}"] .panel__value`)?.textContent?.replace(/\D/g, "") ?? 0) / 10 > 100, t("monitoring-panel-latency"));
      await pressNow(page, t, "latency");
      asking.on = false;
      await asked;
      await page.getByRole("button", { name: t("monitoring-refresh") }).click();
      await page.getByLabel(t("monitoring-filter-min-ms")).fill("100");
      await page.getByLabel(t("monitoring-filter-min-ms")).press("Enter");
      await page.waitForURL(/minMs=100/);
      assert.match(page.url(), /since=\d+&until=\d+/, "the minute of the press stays");
      await rows(page, t).filter({ hasText: "GET /api/products" }).first().waitFor();
      await assertAccessible(page, "the traces");
      await assertNoCause(page, "the traces");
      await picture(page, `traces-${language}`);
      await rows(page, t).filter({ hasText: "GET /api/products" }).first().click();
      // The longest step is named at the top, and marked in words where it stands.
      const waterfall = page.getByRole("region", { name: t("monitoring-waterfall") });
      const longest = waterfall.locator(".span--slowest");
      await longest.getByText(t("monitoring-slowest"), { exact: true }).waitFor();
      assert.match(await longest.innerText(), /SELECT/);
      await waterfall.locator(".waterfall__verdicts").getByRole("button", { name: /SELECT/ }).click();
      const sql = longest.getByRole("region", { name: t("monitoring-sql-text") });
      assert.match(await sql.innerText(), /SELECT[\s\S]+FROM/);
      await longest.getByRole("button", { name: t("monitoring-copy", { what: t("monitoring-sql-text") }) }).click();
      await longest.getByText(t("monitoring-copy-copied"), { exact: true }).waitFor();
      await assertAccessible(page, "a slow trace");
      await assertNoCause(page, "a slow trace");
      await picture(page, `trace-slow-${language}`);
      // From the trace to its lines, and from a line back to the trace.
      const trace = new URL(page.url()).pathname;
      await page.getByRole("link", { name: t("monitoring-to-logs") }).click();
      await page.waitForURL(/\/logs\?traceId=/);
      await page.locator(".line").first().waitFor();
      await assertNoCause(page, "the lines of a slow trace");
      await page.locator(".line").first().getByRole("link", { name: t("monitoring-line-trace"), exact: true }).click();
      await waterfall.waitFor();
      assert.equal(new URL(page.url()).pathname, trace);
      await endEverything(program.cockpit);
      await page.finish();
    });

    await suite.test("a panic is found from the errors on a chart, with its stack", async () => {
      await instruct(program, "activations", { anomaly: "F1" });
      assert.equal(await order(program, 2), 500);
      const page = await open();
      await panel(page, t, "errors").waitFor();
      await pressNow(page, t, "errors");
      assert.match(page.url(), /error=true/, "the chart of errors leads to errors");
      await rows(page, t).filter({ hasText: "POST /api/orders" }).first().click();
      const waterfall = page.getByRole("region", { name: t("monitoring-waterfall") });
      await waterfall.locator(".verdict--bad").click();
      const stack = waterfall.getByRole("region", { name: t("monitoring-stack") });
      await stack.waitFor();
      assert.match(await stack.innerText(), /perfshop_shop::/, "the shop's own frames");
      await assertAccessible(page, "a trace that broke");
      await assertNoCause(page, "a trace that broke");
      await picture(page, `trace-panic-${language}`);
      await page.getByRole("link", { name: t("monitoring-to-logs") }).click();
      const broken = page.locator(".line--error").filter({ has: page.locator(".line__target", { hasText: "panic" }) }).first();
      await broken.getByRole("button").click();
      await broken.getByRole("region", { name: t("monitoring-stack") }).waitFor();
      await assertAccessible(page, "the lines of a panic");
      await assertNoCause(page, "the lines of a panic");
      await picture(page, `logs-panic-${language}`);
      await page.finish();
    });

    await suite.test("the instructor sees what a request could suffer, and lines of their own", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark" });
      await endEverything(program.cockpit);
      await enter(page, t, program.cockpit);
      await page.getByRole("link", { name: t("admin-interface-monitoring"), exact: true }).click();
      await tab(page, t, "traces").click();
      await page.getByRole("columnheader", { name: t("monitoring-column-anomalies") }).waitFor();
      await page.getByRole("checkbox", { name: t("monitoring-filter-errors") }).check();
      await page.waitForURL(/error=true/);
      await page.getByRole("cell", { name: "F1", exact: true }).first().waitFor();
      await assertAccessible(page, "the instructor's traces");
      await picture(page, `traces-instructor-${language}`);
      await tab(page, t, "logs").click();
      await page.getByLabel(t("monitoring-filter-text")).fill("F1_NPE");
      await page.getByRole("button", { name: t("monitoring-filter-send") }).click();
      await page.locator(".line").getByText(t("monitoring-instructor-only"), { exact: true }).first().waitFor();
      await page.finish();
      // To everybody else the same search gives nothing.
      const student = await open("logs?q=F1_NPE");
      await student.getByText(t("monitoring-logs-empty")).waitFor();
      await student.finish();
    });

    await suite.test("a login that ended in the middle leaves what everybody sees", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark" });
      expectRefusals(page);
      await enter(page, t, program.cockpit);
      await page.getByRole("link", { name: t("admin-interface-monitoring"), exact: true }).click();
      await tab(page, t, "traces").click();
      const causes = page.getByRole("columnheader", { name: t("monitoring-column-anomalies") });
      await causes.waitFor();
      await page.route("**/api/monitoring/traces*", (route) => {
        const headers = route.request().headers();
        return route.continue({ headers: "x-admin-token" in headers ? { ...headers, "x-admin-token": "ended" } : headers });
      });
      await page.getByRole("button", { name: t("monitoring-refresh") }).click();
      await causes.waitFor({ state: "detached" });
      await rows(page, t).first().waitFor();
      await page.getByRole("link", { name: t("monitoring-to-login") }).waitFor();
      await page.finish();
    });

    await suite.test("what is followed comes by itself, and a search is in the address", async () => {
      const page = await open("logs?q=followed");
      await page.getByText(t("monitoring-logs-empty")).waitFor();
      await page.getByRole("button", { name: t("monitoring-filter-clear") }).click();
      await page.getByLabel(t("monitoring-filter-level")).selectOption("ERROR");
      await page.waitForURL(/level=ERROR/);
      assert.equal(new URL(page.url()).searchParams.get("q"), null, "what was cleared is gone");
      await tab(page, t, "traces").click();
      await page.getByLabel(t("monitoring-filter-route")).fill("/api/countries");
      await page.getByLabel(t("monitoring-filter-route")).press("Enter");
      await page.getByText(t("monitoring-traces-empty")).waitFor();
      await page.getByRole("button", { name: t("monitoring-follow") }).click();
      assert.equal((await fetch(`${program.shop}/api/countries`)).status, 200);
      await rows(page, t).filter({ hasText: "GET /api/countries" }).first().waitFor();
      await page.reload();
      assert.equal(await page.getByLabel(t("monitoring-filter-route")).inputValue(), "/api/countries");
      await rows(page, t).filter({ hasText: "GET /api/countries" }).first().waitFor();
      await page.goto(`${program.shop}/monitoring/traces?route=nothing`);
      await page.getByText(t("monitoring-traces-empty")).waitFor();
      await page.goBack();
      await rows(page, t).filter({ hasText: "GET /api/countries" }).first().waitFor();
      await page.finish();
    });

    await suite.test("by the keyboard alone", async () => {
      const page = await open("traces?error=true");
      const keys = keyboard(page);
      await rows(page, t).first().waitFor();
      await keys.reach("link", /POST \/api\/orders/);
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: t("monitoring-waterfall") }).waitFor();
      await keys.reach("button", new RegExp(`^${t("monitoring-failed-step", { name: "" }).trim().replace(/\s+/g, "\\s+")}`));
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: t("monitoring-stack") }).waitFor();
      await page.waitForFunction(() => document.activeElement?.classList.contains("span__line"));
      await page.keyboard.press("ArrowUp");
      assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("span__line")), "up goes to the step before");
      await page.finish();
    });

    await suite.test("what is not there is said: a trace that is gone, a line that is cut", async () => {
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark" });
      expectRefusals(page);
      await page.goto(`${program.shop}/monitoring/traces/${"5".repeat(32)}`);
      await page.getByText(t("monitoring-trace-gone")).waitFor();
      await page.route("**/api/monitoring/logs*", (route) => route.abort());
      await page.getByRole("link", { name: t("monitoring-to-logs") }).click();
      const retry = page.getByRole("button", { name: t("ui-retry") });
      await retry.waitFor();
      await assertAccessible(page, "log lines that cannot be had");
      await page.unroute("**/api/monitoring/logs*");
      await retry.click();
      await page.getByText(t("monitoring-logs-empty")).waitFor();
      await page.finish();
    });

    await suite.test("on a slow line there is a grey place first, and nothing jumps", async () => {
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark" });
      await slowDown(page);
      await page.goto(`${program.shop}/monitoring/traces`);
      await page.locator(".skeleton").first().waitFor();
      await rows(page, t).first().waitFor();
      await assertStill(page, "the traces");
      await page.finish();
    });

    await suite.test("at 360 px and at 1920 px nothing sticks out", async () => {
      const { content } = await (await fetch(`${program.shop}/api/monitoring/traces?error=true`)).json();
      const pages = [["traces", "traces?error=true", ".trace"], ["trace", `traces/${content[0].traceId}`, ".span"], ["logs", "logs?level=ERROR", ".line"]];
      for (const [width, theme] of [[360, "dark"], [1920, "dark"], [360, "light"], [1920, "light"]]) {
        const page = await open("traces", { width });
        if (theme === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        for (const [name, address, wanted] of pages) {
          await page.goto(`${program.shop}/monitoring/${address}`);
          await page.locator(wanted).first().waitFor();
          if (name === "trace") await page.locator(".verdict").first().click();
          await assertFits(page, `${name} at ${width}`);
          await assertAccessible(page, `${name} at ${width}, ${theme}`);
          await picture(page, `monitoring-${name}-${width}-${theme}-${language}`);
        }
        await page.finish();
      }
    });
  });
}
