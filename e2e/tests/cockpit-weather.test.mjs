// SPDX-License-Identifier: AGPL-3.0-or-later
// The weather from the cockpit, the one lever that asks, and students by their alias.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { activeNow, cardOf, endEverything, enter, waitForActive } from "../lib/cockpit.mjs";
import { startProgram } from "../lib/program.mjs";
import { scenarioCard } from "../lib/student.mjs";
import { textsOf } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`the weather in the cockpit (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
    });
    suite.afterEach(() => endEverything(program.cockpit));
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });
    const open = async (more = {}) => {
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark", ...more });
      await enter(page, t, program.cockpit);
      return page;
    };
    const runs = (page, id) => page.locator('.scenario[aria-pressed="true"]').filter({ hasText: id }).waitFor();
    const healthy = (page) => page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
    const undo = async (page) => {
      await page.getByRole("button", { name: t("cockpit-undo"), exact: true }).click();
      await page.getByText(t("cockpit-undone"), { exact: true }).first().waitFor();
    };

    await suite.test("one press starts a scenario, the next takes its place, Undo brings it back, and it is stopped", async () => {
      const page = await open();
      await scenarioCard(page, "N1-01").waitFor();
      assert.equal(await page.locator(".scenario").count(), 20);
      await scenarioCard(page, "N2-02").click();
      await runs(page, "N2-02");
      const tile = activeNow(page, t).locator(".tile--scenario").filter({ hasText: t("scenario-N2-02") });
      await tile.getByRole("timer").getByText(/^(20:00|19:\d\d)/).waitFor();
      const doses = tile.getByRole("list", { name: t("cockpit-scenario-doses") });
      assert.equal(await doses.getByRole("listitem").count(), 2, "the instructor sees what it does");
      await doses.getByText(t("catalogue-db_pool-name")).waitFor();
      await assertAccessible(page, "a scenario that runs");
      await picture(page, `cockpit-weather-${language}`);

      await scenarioCard(page, "N1-01").click();
      await runs(page, "N1-01");
      assert.equal(await page.locator('.scenario[aria-pressed="true"]').count(), 1, "one at a time");
      await undo(page);
      await runs(page, "N2-02");
      await activeNow(page, t).getByRole("button", { name: t("cockpit-active-end-named", { name: t("scenario-N2-02") }) }).click();
      await healthy(page);
      await page.finish();
    });

    await suite.test("memory 105 with no guardrail asks first, and nothing else does", async () => {
      const page = await open();
      const name = t("catalogue-memory-name");
      const card = cardOf(page, t, "memory");
      const dose = card.getByRole("spinbutton", { name: t("cockpit-dose-of", { name }) });
      const activate = card.getByRole("button", { name: t("cockpit-activate-named", { name }) });
      await dose.fill("105");
      await activate.click();
      const dialog = page.getByRole("alertdialog");
      await dialog.getByText(t("cockpit-death-title")).waitFor();
      await assertAccessible(page, "the question before the shop dies");
      await dialog.getByRole("button", { name: t("ui-cancel") }).click();
      await dialog.waitFor({ state: "detached" });
      await healthy(page);
      // Held by a guardrail it kills nobody.
      await card.getByRole("spinbutton", { name: t("cockpit-param-guardrail") }).fill("20");
      await activate.click();
      await waitForActive(page, t, "memory");
      assert.equal(await dialog.count(), 0);
      await page.finish();
    });

    await suite.test("a student is picked and shown by alias, a class is suggested", async () => {
      const entered = await fetch(`${program.shop}/api/chaos/student/enter`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ alias: "Ada", class: "M1" }),
      });
      const { token } = await entered.json();
      const page = await open();
      const card = cardOf(page, t, "A1");
      await card.getByText(t("cockpit-advanced"), { exact: true }).click();
      const kind = card.getByLabel(t("cockpit-scope"), { exact: true });
      await kind.selectOption("class");
      await card.locator('datalist option[value="M1"]').waitFor({ state: "attached" });
      await kind.selectOption("student");
      await card.getByLabel(t("cockpit-scope-value-student"), { exact: true }).selectOption({ label: "Ada" });
      await card.getByRole("button", { name: t("cockpit-advanced-submit") }).click();
      await waitForActive(page, t, "A1");
      await activeNow(page, t).getByText(t("cockpit-scope-of", { kind: t("cockpit-scope-student"), value: "Ada" })).waitFor();
      assert.equal(await activeNow(page, t).getByText(token).count(), 0, "no token");
      await page.getByRole("link", { name: t("cockpit-place-audit"), exact: true }).click();
      await page.getByRole("table").getByText(t("cockpit-whom-student", { value: "Ada" })).waitFor();
      await page.finish();
    });

    await suite.test("at 360 px and at 1920 px nothing sticks out", async () => {
      for (const width of [360, 1920]) {
        const page = await open({ width });
        await scenarioCard(page, "N4-05").waitFor();
        await scenarioCard(page, "N2-02").click();
        await runs(page, "N2-02");
        await assertFits(page, `the weather at ${width}`);
        await picture(page, `cockpit-weather-${width}-${language}`);
        await endEverything(program.cockpit);
        await page.finish();
      }
    });
  });
}
