// SPDX-License-Identifier: AGPL-3.0-or-later
// How the shop's pages are in their browsers, as the live monitor shows it: the worst of each figure, and student by student.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../lib/agent.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { panel, pressNow } from "../lib/monitor.mjs";
import { openPages } from "../lib/pages.mjs";
import { startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

const ADA = { fps: 59.8, longTasksPerSec: 0, heapUsedMB: 41.5, fetchPerSec: 0.4, domNodeCount: 812, cpuWorkerActive: false };
const ZOE = { fps: 7, longTasksPerSec: 3.5, heapUsedMB: 12, fetchPerSec: 31, domNodeCount: 45_000, cpuWorkerActive: true };
/** Some browsers measure neither heap nor long tasks. */
const NOBODY = { fps: 30, fetchPerSec: 1, domNodeCount: 500, cpuWorkerActive: false };
const BROWSER = ["browser-frames", "browser-heap", "browser-nodes", "browser-requests"];
const BROWSERS = "/api/monitoring/browsers";

/** A number as it is read: French has commas, and spaces that do not break. */
const numberIn = (text) => Number.parseFloat(text.replace(/[\s,](?=\d{3})/g, "").replace(",", "."));
const figure = async (page, t, id) => numberIn(await panel(page, t, id).locator(".panel__value").innerText());
const table = (page, t) => page.getByRole("table", { name: t("monitoring-browsers") });
const row = (page, t, name) => table(page, t).getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });

for (const language of ["fr", "en"]) {
  test(`browsers in the live monitor (${language})`, { skip }, async (suite) => {
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
    const open = async (more = {}) => {
      const page = await openPage(browser, { origins: [program.shop], colorScheme: "dark", ...more });
      const asked = [];
      page.on("request", (request) => asked.push({ path: new URL(request.url()).pathname, token: request.headers()["x-admin-token"] }));
      await page.goto(`${program.shop}/monitoring/`);
      await panel(page, t, "browser-requests").locator(".panel__value").waitFor();
      return Object.assign(page, { asked });
    };

    await suite.test("without a page nothing is known of pages, which is said, and nobody asks for them", async () => {
      const page = await open();
      await page.getByText(t("monitoring-browsers-empty"), { exact: true }).waitFor();
      for (const id of BROWSER) assert.match(await panel(page, t, id).locator(".panel__value").innerText(), /^–/, id);
      const known = panel(page, t, "browser-requests").locator(".legend__line").filter({ hasText: t("monitoring-series-browsers") });
      await known.getByText("0", { exact: true }).waitFor();
      assert.equal(page.asked.filter(({ path }) => path === BROWSERS).length, 0);
      await page.finish();
    });

    await suite.test("the worst of each figure as charts, and each student's in a table", async () => {
      const close = await openPages(program.shop, { Ada: ADA, Zoé: ZOE, "": NOBODY });
      const page = await open();
      await until("the figures of the pages", async () => (await figure(page, t, "browser-frames")) === 7);
      assert.deepEqual(await Promise.all(BROWSER.map((id) => figure(page, t, id))), [7, 41.5, 45_000, 31]);
      const legend = (id, line) => panel(page, t, id).locator(".legend__line").filter({ hasText: t(`monitoring-series-${line}`) }).locator("b").innerText();
      assert.deepEqual([await legend("browser-frames", "browser-long-tasks"), await legend("browser-frames", "browser-workers"), await legend("browser-requests", "browsers")].map(numberIn), [3.5, 1, 3]);

      await row(page, t, "Zoé").waitFor();
      assert.deepEqual((await table(page, t).getByRole("rowheader").allInnerTexts()).map((name) => name.trim()), ["Ada", "Zoé", t("monitoring-browsers-nobody")]);
      const cells = async (name) => (await row(page, t, name).getByRole("cell").allInnerTexts()).map((text) => text.trim());
      const [yes, no] = [t("monitoring-browsers-yes"), t("monitoring-browsers-no")];
      const read = (texts) => texts.map((text) => (text === "–" || text === yes || text === no ? text : numberIn(text)));
      assert.deepEqual(read(await cells("Ada")), [60, 0, 41.5, 812, 0.4, no]);
      assert.deepEqual(read(await cells("Zoé")), [7, 3.5, 12, 45_000, 31, yes]);
      assert.deepEqual(read(await cells(t("monitoring-browsers-nobody"))), [30, "–", "–", 500, 1, no]);
      await assertAccessible(page, "browsers");
      await picture(page, `monitoring-browsers-${language}`);
      await page.getByRole("button", { name: t("admin-theme-light") }).click();
      await assertAccessible(page, "browsers, light");
      await picture(page, `monitoring-browsers-light-${language}`);
      // Like every chart it leads on; and a student to their requests.
      await pressNow(page, t, "browser-nodes");
      await page.goBack();
      await row(page, t, "Zoé").getByRole("link").click();
      await page.waitForURL(/\/traces\?student=Zo/);
      await page.goBack();
      // Pages that have closed are gone, and are not asked for any more.
      close();
      await page.getByText(t("monitoring-browsers-empty"), { exact: true }).waitFor({ timeout: 30_000 });
      assert.equal(await table(page, t).count(), 0);
      const before = page.asked.filter(({ path }) => path === BROWSERS).length;
      await page.waitForTimeout(2500);
      assert.equal(page.asked.filter(({ path }) => path === BROWSERS).length, before);
      await page.finish();
    });

    await suite.test("at 360 px and at 1920 px nothing sticks out, and the table is moved by keys", async () => {
      const close = await openPages(program.shop, { "Maximilienne-Alexandra": ADA, Zoé: ZOE, "": NOBODY });
      for (const [width, theme] of [[360, "dark"], [360, "light"], [1920, "dark"], [1920, "light"]]) {
        const page = await open({ width });
        if (theme === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        await row(page, t, "Zoé").waitFor();
        await assertFits(page, `browsers at ${width}`);
        await assertAccessible(page, `browsers at ${width}, ${theme}`);
        await picture(page, `monitoring-browsers-${width}-${theme}-${language}`);
        if (width === 360) {
          const moved = page.getByRole("region", { name: t("monitoring-browsers") }).locator(".browsers__table");
          await moved.focus();
          await page.keyboard.press("ArrowRight");
          await until("the table is moved", async () => moved.evaluate(({ scrollLeft }) => scrollLeft > 0), 5);
        }
        await page.finish();
      }
      close();
    });
  });
}
