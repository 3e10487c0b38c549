// SPDX-License-Identifier: AGPL-3.0-or-later
// The cockpit when something is refused in between, by the keyboard alone, and in the light at every width.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectRefusals } from "../lib/account.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { activeNow, cardOf, endEverything, enter, waitForActive, wrongVat } from "../lib/cockpit.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { ADMIN, startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`the cockpit when something is wrong (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
    });
    suite.beforeEach(() => endEverything(program.cockpit));
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });
    const open = async (options = {}) => {
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark", ...options });
      await enter(page, t, program.cockpit);
      return page;
    };

    await suite.test("a login that ended in the middle leads back to the login, and on from there", async () => {
      const page = await open();
      expectRefusals(page);
      // The change itself meets the end, not a reading that comes by: until then the switch is there to be pressed.
      await page.route("**/api/admin/chaos/activations", (route) =>
        route.request().method() === "POST" ? route.continue({ headers: { ...route.request().headers(), "x-admin-token": "ended" } }) : route.continue());
      await cardOf(page, t, "A1").getByRole("switch").click();
      await page.getByLabel(t("admin-login-email")).waitFor();
      await assertAccessible(page, "the login after the login ended");
      await picture(page, `cockpit-ended-${language}`);
      await page.unroute("**/api/admin/chaos/activations");
      await enter(page, t, program.cockpit);
      assert.equal(await cardOf(page, t, "A1").getByRole("switch").isChecked(), false, "what was refused is not on");
      await page.finish();
    });

    await suite.test("what is refused says why where it was asked for, and is not shown as on", async () => {
      const page = await open();
      expectRefusals(page);
      for (const [status, code] of [[403, "FORBIDDEN"], [409, "CONFLICT"], [422, "REFUSED"]]) {
        const detail = `${code} ${language}.`;
        await page.route("**/api/admin/chaos/activations", (route) =>
          route.request().method() === "POST" ? route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify({ status, code, title: code, detail }) }) : route.continue());
        const card = cardOf(page, t, "A1");
        await card.getByRole("switch").click();
        await card.getByRole("alert").getByText(detail).waitFor();
        assert.equal(await card.getByRole("switch").isChecked(), false);
        await activeNow(page, t).getByText(t("cockpit-active-none"), { exact: true }).waitFor();
        if (status === 409) {
          await assertAccessible(page, "a refusal");
          await picture(page, `cockpit-refused-${language}`);
        }
        await page.unroute("**/api/admin/chaos/activations");
      }
      await page.finish();
    });

    await suite.test("by the keyboard alone: in, a level, Undo, a dose, its end, out", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark" });
      await page.goto(`${program.cockpit}/`);
      await page.getByLabel(t("admin-login-email")).waitFor();
      const keys = keyboard(page);
      await keys.reach("textbox", t("admin-login-email"));
      await page.keyboard.type(ADMIN.email);
      await page.keyboard.press("Tab");
      await page.keyboard.type(ADMIN.password);
      await page.keyboard.press("Enter");
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      const levels = page.getByRole("radiogroup", { name: t("cockpit-level", { family: t("catalogue-family-business") }) });
      await levels.waitFor();
      await keys.reach("radio", /^0/, levels);
      // Moving along the levels sets none; Space sets the one that is reached.
      await page.keyboard.press("ArrowRight");
      await levels.getByRole("radio", { name: /^1/ }).and(page.locator(":focus")).waitFor();
      await activeNow(page, t).getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      await page.keyboard.press("Space");
      await waitForActive(page, t, "A1");
      // The key that leads to messages, which go by themselves after a while.
      await page.keyboard.press("F8");
      await keys.reach("button", t("cockpit-undo"));
      await page.keyboard.press("Enter");
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      const cpu = t("catalogue-cpu-name");
      await keys.reach("slider", t("cockpit-dose-of", { name: cpu }));
      await page.keyboard.press("Home");
      for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
      await keys.reach("button", t("cockpit-activate-named", { name: cpu }));
      await page.keyboard.press("Enter");
      await waitForActive(page, t, "cpu");
      await page.keyboard.press("Alt+Digit0");
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      await keys.reach("button", t("admin-logout"));
      await page.keyboard.press("Enter");
      await page.getByLabel(t("admin-login-email")).waitFor();
      await page.finish();
    });

    await suite.test("in the light, at 360 and at 1920 px", async () => {
      for (const width of [360, 1920]) {
        const page = await open({ width, colorScheme: "light" });
        await page.getByRole("button", { name: t("admin-theme-light") }).click();
        await wrongVat(page, t);
        await assertFits(page, `the light cockpit at ${width}`);
        await assertAccessible(page, `the light cockpit at ${width}`);
        await picture(page, `cockpit-${width}-light-${language}`);
        await endEverything(program.cockpit);
        await page.finish();
      }
    });
  });
}
