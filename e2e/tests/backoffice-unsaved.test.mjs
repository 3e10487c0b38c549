// SPDX-License-Identifier: AGPL-3.0-or-later
// A form of the back office that is not saved asks before it is left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adminApi, enterOffice } from "../lib/backoffice.mjs";
import { assertAccessible, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`an unsaved form of the back office (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser, admin;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
      admin = await adminApi(program.cockpit);
    });
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });
    const open = async (options = {}) => {
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark", ...options });
      await enterOffice(page, t, program.cockpit);
      return page;
    };
    const button = (page, id, args) => page.getByRole("button", { name: t(id, args), exact: true });

    await suite.test("a form that is not saved is not left without a question", async () => {
      const page = await open();
      await page.locator("[data-row]").first().click();
      const stock = page.getByLabel(t("backoffice-product-stock"), { exact: true });
      const dialog = page.getByRole("alertdialog", { name: t("backoffice-unsaved-title") });
      const leave = () => page.getByRole("link", { name: t("backoffice-section-orders") }).first().click();
      await stock.fill("41");
      const { pathname } = new URL(page.url());
      await leave();
      await dialog.waitFor();
      await picture(page, `backoffice-unsaved-${language}`);
      await assertAccessible(page, "the question before leaving");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      assert.equal(await stock.inputValue(), "41");
      // For another site it is the browser that asks.
      // Answered as it comes: the page does nothing more while it asks, the call below included.
      const asked = new Promise((resolve) => {
        page.once("dialog", (question) => void question.dismiss().then(() => resolve(question.type())));
      });
      await page.evaluate(() => { location.href = "/monitoring/"; });
      assert.equal(await asked, "beforeunload");
      assert.equal(new URL(page.url()).pathname, pathname);
      await button(page, "backoffice-save").click();
      await page.locator(".toast").waitFor();
      await leave();
      await page.getByRole("heading", { level: 1, name: t("backoffice-section-orders") }).waitFor();
      // Back, changed again, and left for good.
      await page.goBack();
      await stock.fill("42");
      await page.goBack();
      await dialog.waitFor();
      await dialog.getByRole("button", { name: t("backoffice-unsaved-leave") }).click();
      await page.getByRole("heading", { level: 1, name: t("backoffice-section-products") }).waitFor();
      assert.equal((await admin("GET", pathname.replace("/backoffice", ""))).stock, 41);
      await page.finish();
    });
  });
}
