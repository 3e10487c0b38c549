// SPDX-License-Identifier: AGPL-3.0-or-later
// The auditor's page: nothing deviates; after an order at a wrong rate it is named with its euros, filtered, and leads to the order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adminApi, placeOrder } from "../lib/backoffice.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { endEverything, enter } from "../lib/cockpit.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`the auditor in the cockpit (${language})`, { skip }, async (suite) => {
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
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark", ...more });
      await enter(page, t, program.cockpit);
      await page.getByRole("navigation", { name: t("cockpit-places") }).getByRole("link", { name: t("cockpit-place-auditor") }).click();
      return page;
    };

    await suite.test("a healthy shop has no deviation, and says in how many orders", async () => {
      const page = await open();
      await page.getByText(t("cockpit-auditor-none", { count: 300 }), { exact: true }).waitFor();
      assert.equal(await page.getByRole("table").count(), 0);
      await assertAccessible(page, "the auditor with nothing to say");
      await picture(page, `cockpit-auditor-none-${language}`);
      await page.finish();
    });

    await suite.test("a wrong rate is named, filtered by keyboard, and leads to the order", async () => {
      const call = await adminApi(program.cockpit);
      await call("POST", "/chaos/activations", { anomaly: "A1" });
      const id = await placeOrder(program.shop, 1, 2);
      await endEverything(program.cockpit);
      const page = await open();
      const link = page.locator(`a[href="/backoffice/orders/${id}"]`);
      const row = page.getByRole("row").filter({ has: link });
      await row.getByText("user2@perfshop.com").waitFor();
      assert.match(await row.innerText(), /A1[\s\S]*20[,.]00[\s\S]*19[,.]60[\s\S]*0[,.]40/);
      await keyboard(page).reach("button", /^A1/);
      await page.keyboard.press("Enter");
      await page.locator('.auditor__sum[aria-pressed="true"]').waitFor();
      await row.waitFor();
      await assertAccessible(page, "the auditor with a deviation");
      await picture(page, `cockpit-auditor-${language}`);
      await page.getByRole("button", { name: t("cockpit-auditor-again") }).click();
      await row.waitFor();
      await page.finish();
    });

    await suite.test("at 360 px and at 1920 px nothing sticks out, in light and in dark", async () => {
      for (const [width, colour] of [[360, "dark"], [1920, "dark"], [360, "light"]]) {
        const page = await open({ width });
        if (colour === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        await page.locator(".auditor__table").waitFor();
        await assertFits(page, `the auditor at ${width}`);
        await assertAccessible(page, `the auditor at ${width}, ${colour}`);
        await picture(page, `cockpit-auditor-${width}-${colour}-${language}`);
        await page.finish();
      }
    });
  });
}
