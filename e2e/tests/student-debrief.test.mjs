// SPDX-License-Identifier: AGPL-3.0-or-later
// What a student is asked and told beside the levels: correlation, flags, and, once the instructor says so, the causes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectRefusals } from "../lib/account.mjs";
import { adminApi, placeOrder } from "../lib/backoffice.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { endEverything } from "../lib/cockpit.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { startProgram } from "../lib/program.mjs";
import { enterDesk, statusOf, studentMode } from "../lib/student.mjs";
import { textsOf } from "../lib/texts.mjs";

const STATUS = "**/api/chaos/student/status";
const WINDOWS = [[360, "light"], [360, "dark"], [1280, "light"], [1920, "dark"]];

for (const language of ["fr", "en"]) {
  test(`what a student is asked and told (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser, admin;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
      admin = await adminApi(program.cockpit);
    });
    suite.afterEach(async () => {
      await admin("POST", "/chaos/debrief", { open: false });
      await endEverything(program.cockpit);
    });
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });
    const open = async (options = {}) => {
      const page = await openPage(browser, { origins: [program.shop], ...options });
      await enterDesk(page, t, program.shop, "Ada");
      return page;
    };
    /** As if this version had all of the families, whichever it has: the page is built from what the status says. */
    const withAll = (page, change) =>
      page.route(STATUS, async (route) => {
        const answer = await route.fetch();
        const status = await answer.json();
        await route.fulfill({ response: answer, json: { ...status, maxLevels: { performance: 4, scripting: 4, business: 4, functional: 4, security: 4 }, ...change(status) } });
      });
    // Whether something of it is on stands after its name.
    const tab = (page, family) => page.getByRole("tab", { name: new RegExp(`^${t(`student-family-${family}`)}`) });
    // The debrief has tabs of its own, by the same names.
    const told = (page, family) => page.getByRole("tablist", { name: t("student-debrief-families") }).getByRole("tab", { name: t(`student-family-${family}`) });
    const debrief = (page) => page.getByRole("tab", { name: t("student-debrief"), exact: true });
    const look = async (page, name, width, theme) => {
      await assertFits(page, `${name} at ${width}`);
      await assertAccessible(page, `${name} at ${width}, ${theme}`);
      await picture(page, `student-${name}-${width}-${theme}-${language}`);
    };

    await suite.test("scripting: what is asked at each degree, and what is asked of me", async () => {
      for (const [width, colorScheme] of WINDOWS) {
        const page = await openPage(browser, { origins: [program.shop], width, colorScheme });
        await withAll(page, ({ levels }) => ({ levels: { ...levels, scripting: 2 } }));
        await enterDesk(page, t, program.shop, "Ada");
        await tab(page, "scripting").click();
        const asked = page.getByRole("region", { name: t("student-correlation") });
        for (const header of ["X-Session-Token", "X-Request-ID", "X-Action-Token", "X-CSRF-Token", "X-Step-Token", "X-Signature", "X-Key-Hint"]) {
          await asked.locator("code", { hasText: header }).first().waitFor();
        }
        assert.equal(await asked.getByRole("listitem").count(), 4);
        assert.equal(await asked.getByText(t("student-correlation-asked"), { exact: true }).count(), 2);
        await look(page, "scripting", width, colorScheme);
        await page.finish();
      }
    });

    await suite.test("security: a flag is handed in, refused, taken, listed; and not while the commands are locked", async () => {
      for (const [width, colorScheme] of WINDOWS) {
        const page = await openPage(browser, { origins: [program.shop], width, colorScheme });
        expectRefusals(page);
        let captured = [];
        await withAll(page, () => ({ flags: captured }));
        await enterDesk(page, t, program.shop, "Ada");
        await tab(page, "security").click();
        const flags = page.getByRole("region", { name: t("student-flags") });
        const field = flags.getByLabel(t("student-flag"), { exact: true });
        const submit = flags.getByRole("button", { name: t("student-flag-submit") });
        await submit.click();
        await flags.getByText(t("student-flag-empty")).waitFor();
        // The server itself refuses what is nobody's flag.
        await field.fill("PFSH{nobody}");
        await submit.click();
        await flags.getByText(t("student-flag-wrong")).waitFor();
        await page.route("**/api/chaos/student/flags", async (route) => {
          captured = ["S1"];
          await route.fulfill({ json: { valid: true, anomaly: "S1", captured } });
        });
        await field.fill("PFSH{mine}");
        await page.keyboard.press("Enter");
        await flags.getByText(t("student-flag-new", { id: "S1" })).waitFor();
        await flags.getByRole("listitem").getByText("S1", { exact: true }).waitFor();
        assert.equal(await field.inputValue(), "");
        await look(page, "security", width, colorScheme);
        await field.fill("PFSH{mine}");
        await page.keyboard.press("Enter");
        await flags.getByText(t("student-flag-again", { id: "S1" })).waitFor();
        await studentMode(program.cockpit, { enabled: false });
        await page.getByText(t("student-locked"), { exact: true }).waitFor();
        assert.ok(await submit.isDisabled());
        await studentMode(program.cockpit, { enabled: true });
        await page.finish();
      }
    });

    await suite.test("before the debrief nothing names a cause; then each is told, and what struck; then it is hidden again", async () => {
      const page = await open();
      const named = async () => (await page.locator("body").innerText()).includes(t("catalogue-A1-name"));
      await tab(page, "business").click();
      assert.equal(await debrief(page).count(), 0);
      assert.deepEqual(await (await fetch(`${program.shop}/api/chaos/public/business/anomalies`)).json(), { hidden: true });
      assert.ok(!(await named()));

      await admin("POST", "/chaos/business", { level: 1 });
      const { content } = await (await fetch(`${program.shop}/api/products?size=100`)).json();
      await placeOrder(program.shop, content.find(({ stock }) => stock > 100).id, 22);
      await admin("POST", "/chaos/debrief", { open: true });
      await page.getByText(t("student-debrief-open"), { exact: true }).waitFor();
      await page.getByRole("link", { name: t("student-debrief-go") }).click();
      await debrief(page).and(page.locator('[aria-selected="true"]')).waitFor();
      await told(page, "business").click();
      const card = page.getByRole("article").filter({ has: page.getByRole("heading", { name: t("catalogue-A1-name") }) });
      await card.getByText(t("catalogue-A1-cause")).waitFor();
      await card.getByText(t("student-cause-on"), { exact: true }).waitFor();
      await card.getByText(/CWE-682/).waitFor();
      await page.getByRole("region", { name: t("student-struck") }).getByText(t("catalogue-A1-trigger")).first().waitFor();
      await assertAccessible(page, "the debrief");
      await picture(page, `student-debrief-${language}`);
      // The address keeps it.
      await page.reload();
      await debrief(page).and(page.locator('[aria-selected="true"]')).waitFor();

      await admin("POST", "/chaos/debrief", { open: false });
      await debrief(page).waitFor({ state: "detached" });
      assert.ok(!(await named()));
      await page.finish();
    });

    await suite.test("the debrief at every width, in light and dark, and by the keyboard alone", async () => {
      await admin("POST", "/chaos/business", { level: 1 });
      await admin("POST", "/chaos/debrief", { open: true });
      const { maxLevels } = await statusAs(browser);
      for (const [width, colorScheme] of WINDOWS) {
        const page = await open({ width, colorScheme });
        const keys = keyboard(page);
        await keys.reach("link", t("student-debrief-go"));
        await page.keyboard.press("Enter");
        await debrief(page).and(page.locator('[aria-selected="true"]')).waitFor();
        for (const family of ["scripting", "business", "functional", "security"].filter((one) => maxLevels[one] > 0)) {
          await told(page, family).click();
          await page.getByRole("article").first().waitFor();
          await look(page, `debrief-${family}`, width, colorScheme);
        }
        await page.finish();
      }
    });

    async function statusAs(inBrowser) {
      const page = await openPage(inBrowser, { origins: [program.shop] });
      await enterDesk(page, t, program.shop, "Ada");
      const status = await statusOf(page, program.shop);
      await page.finish();
      return status;
    }
  });
}
