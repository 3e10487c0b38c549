// SPDX-License-Identifier: AGPL-3.0-or-later
// The cockpit's other pages in each language: accounts, my account, the audit and its filters; a scope that is refused at its
// field, one that is said beside the level, and the red button that brings the data back too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { activeNow, cardOf, endEverything, enter, waitForActive, wrongVat } from "../lib/cockpit.mjs";
import { ADMIN, startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

const ASSISTANT = { email: "assistant@example.org", password: "an assistant's own words" };

/** Opens one of the cockpit's pages by its name in the row under the bar. */
const place = (page, t, id) => page.getByRole("navigation", { name: t("cockpit-places") }).getByRole("link", { name: t(`cockpit-place-${id}`), exact: true }).click();

for (const language of ["fr", "en"]) {
  test(`the cockpit's pages (${language})`, { skip }, async (suite) => {
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
    const open = async (more = {}) => {
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark", ...more });
      await enter(page, t, program.cockpit);
      return page;
    };
    const login = (account) => fetch(`${program.cockpit}/api/admin/login`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(account) });

    await suite.test("an account is made, changed, changed back, and deleted after a question", async () => {
      const page = await open();
      // A refusal is what this test asks for; the browser writes each into its console.
      page.removeAllListeners("console");
      await place(page, t, "accounts");
      await page.getByRole("button", { name: t("cockpit-accounts-new") }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(t("admin-login-email")).fill("nobody");
      await dialog.getByLabel(t("admin-login-password")).fill("short");
      await dialog.getByRole("button", { name: t("cockpit-accounts-create") }).click();
      // Both faults at their fields, and the first has the focus.
      await dialog.locator('[aria-invalid="true"]').nth(1).waitFor();
      assert.equal(await dialog.getByLabel(t("admin-login-email")).evaluate((field) => field === document.activeElement), true);
      await assertAccessible(page, "the form of an account");
      await picture(page, `cockpit-account-refused-${language}`);
      await dialog.getByLabel(t("admin-login-email")).fill(ASSISTANT.email);
      await dialog.getByLabel(t("admin-login-password")).fill(ASSISTANT.password);
      await dialog.getByRole("button", { name: t("cockpit-accounts-create") }).click();
      const row = page.getByRole("listitem").filter({ hasText: ASSISTANT.email }).first();
      await row.waitFor();
      const able = await (await login(ASSISTANT)).json();
      assert.deepEqual([able.canAccessChaos, able.canAccessAdmin], [true, false]);
      await assertAccessible(page, "the accounts");
      await picture(page, `cockpit-accounts-${language}`);

      await row.getByRole("button", { name: t("cockpit-accounts-edit-named", { email: ASSISTANT.email }) }).click();
      await dialog.getByRole("checkbox", { name: t("cockpit-right-admin") }).check();
      await dialog.getByRole("button", { name: t("cockpit-accounts-save") }).click();
      await page.getByText(t("cockpit-accounts-changed", { email: ASSISTANT.email }), { exact: true }).waitFor();
      assert.equal((await (await login(ASSISTANT)).json()).canAccessAdmin, true);
      await page.getByRole("button", { name: t("cockpit-undo") }).click();
      await page.getByText(t("cockpit-undone"), { exact: true }).waitFor();
      assert.equal((await (await login(ASSISTANT)).json()).canAccessAdmin, false);

      const remove = row.getByRole("button", { name: t("cockpit-accounts-delete-named", { email: ASSISTANT.email }) });
      await remove.click();
      const question = page.getByRole("alertdialog");
      await question.waitFor();
      await page.keyboard.press("Escape");
      await question.waitFor({ state: "hidden" });
      assert.equal((await login(ASSISTANT)).status, 200, "Escape deletes nothing");
      await remove.click();
      await question.getByRole("button", { name: t("cockpit-accounts-delete"), exact: true }).click();
      await row.waitFor({ state: "detached" });
      assert.equal((await login(ASSISTANT)).status, 401);
      await page.finish();
    });

    await suite.test("an assistant sees neither accounts nor the data's button", async () => {
      const { adminToken } = await (await login(ADMIN)).json();
      const rights = { canAccessChaos: true, canAccessMonitoring: true, canAccessAdmin: false, canAccessJmeter: false, canAccessScripts: false };
      const made = await fetch(`${program.cockpit}/api/admin/admins`, { method: "POST", headers: { "Content-Type": "application/json", "X-Admin-Token": adminToken }, body: JSON.stringify({ ...ASSISTANT, ...rights }) });
      assert.equal(made.status, 201);
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark" });
      await enter(page, t, program.cockpit, ASSISTANT);
      await place(page, t, "account");
      await page.getByText(t("cockpit-account-password-ask")).waitFor();
      await picture(page, `cockpit-account-${language}`);
      await assertAccessible(page, "my account");
      assert.equal(await page.getByRole("link", { name: t("cockpit-place-accounts"), exact: true }).count(), 0);
      assert.equal(await page.getByRole("button", { name: t("cockpit-reset-data") }).count(), 0);
      await page.finish();
    });

    await suite.test("a scope that is refused says so at its field, one that holds stands beside the level", async () => {
      const page = await open();
      page.removeAllListeners("console");
      const card = cardOf(page, t, "A1");
      await card.getByText(t("cockpit-advanced"), { exact: true }).click();
      await card.getByLabel(t("cockpit-scope")).selectOption("customer");
      const value = card.getByLabel(t("cockpit-scope-value-customer"));
      const submit = card.getByRole("button", { name: t("cockpit-advanced-submit") });
      for (const [typed, said] of [["", "field-required"], ["nobody@example.org", "field-unknown-customer"]]) {
        await value.fill(typed);
        await submit.click();
        await card.locator(".field").filter({ has: page.getByLabel(t("cockpit-scope-value-customer")) }).getByText(t(said)).waitFor();
        assert.equal(await value.evaluate((field) => field === document.activeElement), true, said);
      }
      await picture(page, `cockpit-scope-refused-${language}`);
      await value.fill("user2@perfshop.com");
      await submit.click();
      await waitForActive(page, t, "A1");
      const words = t("cockpit-for", { whom: t("cockpit-whom-customer", { value: "user2@perfshop.com" }) });
      await page.getByText(`A1 ${words}`, { exact: true }).waitFor();
      await assertAccessible(page, "an anomaly for one customer");
      await picture(page, `cockpit-scoped-${language}`);
      await page.finish();
    });

    await suite.test("the audit is searched by anomaly, action, person and time", async () => {
      const page = await open();
      await wrongVat(page, t);
      await activeNow(page, t).getByRole("button", { name: t("cockpit-active-end-named", { name: t("catalogue-A1-name") }) }).click();
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      await place(page, t, "audit");
      const rows = page.getByRole("table").getByRole("row");
      const filters = page.getByRole("search");
      await filters.getByLabel(t("cockpit-audit-anomaly")).selectOption("A1");
      await filters.getByLabel(t("cockpit-audit-action")).selectOption("end");
      await page.waitForURL(/anomaly=A1&action=end/);
      await page.getByRole("cell", { name: t("cockpit-action-activate"), exact: true }).first().waitFor({ state: "detached" });
      await rows.nth(1).getByText(t("catalogue-A1-name")).waitFor();
      assert.match(await rows.nth(1).innerText(), new RegExp(t("cockpit-end-ended")));
      await assertAccessible(page, "the audit");
      await picture(page, `cockpit-audit-${language}`);
      const actor = filters.getByLabel(t("cockpit-audit-actor"));
      await actor.fill("nobody@example.org");
      await actor.press("Enter");
      await page.getByText(t("cockpit-audit-none")).waitFor();
      await page.getByRole("button", { name: t("cockpit-audit-clear") }).click();
      await page.getByRole("cell", { name: t("cockpit-action-activate"), exact: true }).first().waitFor();
      await filters.getByLabel(t("cockpit-audit-from")).fill("2099-01-01T00:00");
      await page.getByText(t("cockpit-audit-none")).waitFor();
      await page.goBack();
      await page.finish();
    });

    await suite.test("shared mode, and back", async () => {
      const page = await open();
      const shared = page.getByRole("switch", { name: t("cockpit-student-shared") });
      await shared.click();
      await page.getByText(t("cockpit-student-shared-off"), { exact: true }).waitFor();
      assert.equal(await shared.isChecked(), false);
      await page.getByRole("button", { name: t("cockpit-undo") }).click();
      await page.getByText(t("cockpit-undone"), { exact: true }).waitFor();
      await page.waitForFunction(() => document.querySelectorAll('.mode [role="switch"][aria-checked="true"]').length === 2);
      await page.finish();
    });

    await suite.test("chaos and data: it asks, works, and says when it is done", async () => {
      const page = await open();
      await wrongVat(page, t);
      await page.getByRole("button", { name: t("cockpit-reset-data") }).click();
      const dialog = page.getByRole("alertdialog");
      await picture(page, `cockpit-reset-asks-${language}`);
      await assertAccessible(page, "the question before a data reset");
      await dialog.getByRole("button", { name: t("cockpit-reset-data-confirm") }).click();
      await dialog.getByText(t("cockpit-reset-step-data")).waitFor();
      await dialog.getByRole("button", { name: t("cockpit-close") }).waitFor();
      await picture(page, `cockpit-reset-done-${language}`);
      await dialog.getByRole("button", { name: t("cockpit-close") }).click();
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      await place(page, t, "audit");
      await page.getByRole("cell", { name: t("cockpit-action-data_reset") }).first().waitFor();
      await page.finish();
    });

    await suite.test("at 360 px and at 1920 px nothing sticks out, in light and in dark", async () => {
      for (const [width, colour] of [[360, "dark"], [1920, "dark"], [360, "light"]]) {
        const page = await open({ width });
        if (colour === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        for (const id of ["audit", "accounts", "account"]) {
          await place(page, t, id);
          await page.getByRole("main").getByRole("heading", { level: 2, name: t(`cockpit-${id}`), exact: true }).waitFor();
          await assertFits(page, `${id} at ${width}`);
          await assertAccessible(page, `${id} at ${width}, ${colour}`);
          await picture(page, `cockpit-${id}-${width}-${colour}-${language}`);
        }
        await page.finish();
      }
    });
  });
}
