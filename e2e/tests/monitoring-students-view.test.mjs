// SPDX-License-Identifier: AGPL-3.0-or-later
// The students' view of the instructor's monitor: what they see, and nothing else, until it is switched back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { endEverything, enter, wrongVat } from "../lib/cockpit.mjs";
import { ask, panel, tab, traces } from "../lib/monitor.mjs";
import { startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

const viewSwitch = (page, t) => page.getByRole("switch", { name: t("monitoring-students-view") });

for (const language of ["fr", "en"]) {
  test(`the students' view of the monitor (${language})`, { skip }, async (suite) => {
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

    await suite.test("the students' view: what the instructor alone sees goes, on each page, and comes back", async () => {
      await endEverything(program.cockpit);
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark" });
      const asked = [];
      page.on("request", (request) => asked.push({ path: new URL(request.url()).pathname, token: request.headers()["x-admin-token"] }));
      await enter(page, t, program.cockpit);
      await wrongVat(page, t);
      await ask(program);
      await page.getByRole("link", { name: t("admin-interface-monitoring"), exact: true }).click();
      const activation = page.getByRole("region", { name: t("monitoring-timeline") }).getByRole("listitem").filter({ hasText: t("catalogue-A1-name") });
      const notice = page.getByText(t("monitoring-students-view-on"), { exact: true });
      await activation.waitFor();
      assert.equal(await viewSwitch(page, t).getAttribute("aria-checked"), "false");

      await viewSwitch(page, t).focus();
      const since = asked.length;
      const stream = page.waitForResponse((answer) => answer.url().endsWith("/api/monitoring/live"));
      await page.keyboard.press("Space");
      await notice.waitFor();
      await activation.waitFor({ state: "detached" });
      await stream;
      assert.equal(await page.getByText(t("monitoring-lost")).count(), 0, "no connection was lost");
      await assertAccessible(page, "the students' view");
      await picture(page, `monitoring-students-view-${language}`);
      const column = page.getByRole("columnheader", { name: t("monitoring-column-anomalies") });
      const file = page.getByRole("button", { name: t("monitoring-profile-file-cpu") });
      await tab(page, t, "traces").click();
      await traces(page, t).waitFor();
      assert.equal(await column.count(), 0);
      await tab(page, t, "logs").click();
      await page.getByRole("list", { name: t("monitoring-logs") }).waitFor();
      assert.equal(await page.getByText(t("monitoring-instructor-only"), { exact: true }).count(), 0);
      await tab(page, t, "profiles").click();
      await page.getByRole("link", { name: t("monitoring-to-logs") }).waitFor();
      assert.equal(await file.count(), 0);
      // It is the tab's: a reload changes nothing.
      await page.reload();
      await notice.waitFor();
      assert.deepEqual(asked.slice(since).filter(({ path, token }) => token !== undefined || path.startsWith("/api/admin/")), [], "what students ask, as students ask it");

      await page.getByRole("button", { name: t("monitoring-students-view-leave") }).click();
      await notice.waitFor({ state: "detached" });
      await file.waitFor();
      assert.equal(await viewSwitch(page, t).getAttribute("aria-checked"), "false");
      await tab(page, t, "traces").click();
      await column.waitFor();
      await tab(page, t, "logs").click();
      await page.getByText(t("monitoring-instructor-only"), { exact: true }).first().waitFor();
      await tab(page, t, "charts").click();
      await activation.waitFor();
      // Narrow, in both themes, with the switch on.
      await page.setViewportSize({ width: 360, height: 800 });
      await viewSwitch(page, t).click();
      await notice.waitFor();
      for (const theme of ["light", "dark"]) {
        await page.getByRole("button", { name: t(`admin-theme-${theme}`) }).click();
        await assertFits(page, `the students' view at 360, ${theme}`);
        await assertAccessible(page, `the students' view at 360, ${theme}`);
        await picture(page, `monitoring-students-view-360-${theme}-${language}`);
      }
      await page.finish();
    });

    await suite.test("the switch is an instructor's who is logged in, and nobody else's", async () => {
      const page = await openPage(browser, { origins: [program.shop] });
      await page.goto(`${program.shop}/monitoring/`);
      await panel(page, t, "cpu").waitFor();
      assert.equal(await page.getByRole("switch").count(), 0);
      await page.finish();
      const cockpit = await openPage(browser, { origins: [program.cockpit] });
      await cockpit.goto(`${program.cockpit}/monitoring/`);
      await cockpit.getByRole("link", { name: t("monitoring-to-login") }).waitFor();
      assert.equal(await cockpit.getByRole("switch").count(), 0);
      await cockpit.finish();
    });
  });
}
