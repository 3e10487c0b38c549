// SPDX-License-Identifier: AGPL-3.0-or-later
// The student page in each language: entering, what is lent, levels, scenarios, who may, and what happens when something is wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectRefusals, logIn } from "../lib/account.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { endEverything } from "../lib/cockpit.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { startProgram } from "../lib/program.mjs";
import { enterDesk, hasScenarios, levelsOf, onNow, scenarioCard, statusOf, studentMode, undo } from "../lib/student.mjs";
import { textsOf } from "../lib/texts.mjs";

const PATH = "**/api/chaos/student/";
const FAMILIES = ["performance", "scripting", "business", "functional", "security"];

/** A refusal as the server words it, for states that are hard to bring about in time. */
const refusal = (status, code, detail) => ({ status, contentType: "application/problem+json", body: JSON.stringify({ status, code, title: code, detail }) });

for (const language of ["fr", "en"]) {
  test(`the student page (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    const program = await startProgram(language);
    const browser = await launch();
    suite.after(async () => {
      await browser.close();
      await program.stop();
    });
    const weather = await hasScenarios(program.shop);
    const withWeather = { skip: weather ? false : "this version has no scenarios" };
    suite.afterEach(async () => {
      await endEverything(program.cockpit);
      await studentMode(program.cockpit, { enabled: true, shared: true });
    });
    const blank = (options = {}) => openPage(browser, { origins: [program.shop], ...options });
    const open = async (alias, options = {}) => {
      const page = await blank(options);
      await enterDesk(page, t, program.shop, alias);
      return page;
    };
    /** Starts something that acts on everyone, and waits until the page says so. */
    const act = async (page) => {
      if (weather) {
        await scenarioCard(page, "N3-02").click();
        await onNow(page, t).getByRole("group").waitFor();
      } else {
        await levelsOf(page, t, "performance").getByRole("radio").nth(1).click();
        await onNow(page, t).locator(".on__level--lit").waitFor();
      }
    };
    /** Whether everything on the open tab that would change something can be used; it must be all or nothing. */
    const usable = async (page) => {
      const controls = await page.locator(".family [role=radio], .scenario").evaluateAll((all) => all.map((one) => !one.disabled));
      assert.ok(controls.length > 0 && new Set(controls).size === 1, String(controls));
      return controls[0];
    };

    await suite.test("one question, then a desk of one's own", async () => {
      const page = await blank();
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      await page.goto(`${program.shop}/student`);
      await page.getByRole("heading", { level: 1, name: t("student-enter") }).waitFor();
      assert.equal(await page.getByRole("textbox").count(), 1);
      await assertAccessible(page, "entering");
      await picture(page, `student-enter-${language}`);
      await page.getByRole("button", { name: t("student-enter-submit"), exact: true }).click();
      await page.getByText(t("student-alias-missing")).waitFor();
      await page.getByLabel(t("student-alias")).fill("Ada");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Ada" }).waitFor();

      const status = await statusOf(page, program.shop);
      const customer = page.getByRole("region", { name: t("student-customer") });
      await customer.getByText(status.customer.email, { exact: true }).waitFor();
      assert.equal(await page.getByText(status.customer.password, { exact: true }).count(), 0, "the password is not shown unasked");
      assert.equal(await page.getByText(status.token, { exact: true }).count(), 0, "nor the token");
      const password = t("student-customer-password");
      await customer.getByRole("button", { name: t("student-show", { what: password }) }).click();
      await customer.getByText(status.customer.password, { exact: true }).waitFor();
      await customer.getByRole("button", { name: t("student-copy", { what: password }) }).click();
      await customer.getByText(t("student-copy-copied")).waitFor();
      assert.equal(await clipboard(), status.customer.password);
      await page.getByRole("button", { name: t("student-copy", { what: t("student-token") }) }).click();
      await page.waitForFunction((token) => navigator.clipboard.readText().then((text) => text === token), status.token);
      await picture(page, `student-${language}`);
      await assertAccessible(page, "the desk");

      // The alias changes, the rest stays; and it is asked once only.
      await page.getByRole("button", { name: t("student-alias-change") }).click();
      await page.getByLabel(t("student-alias")).fill("Ada L.");
      await page.getByRole("button", { name: t("student-alias-save") }).click();
      await page.getByRole("heading", { level: 1, name: "Ada L." }).waitFor();
      await page.getByRole("button", { name: t("student-undo"), exact: true }).click();
      await page.getByRole("heading", { level: 1, name: "Ada", exact: true }).waitFor();
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "Ada", exact: true }).waitFor();
      const again = await statusOf(page, program.shop);
      assert.deepEqual([again.token, again.customer], [status.token, status.customer]);
      await page.finish();
    });

    await suite.test("the customer on loan opens the shop", async () => {
      const page = await open("Ada");
      const { customer } = await statusOf(page, program.shop);
      const opened = page.context().waitForEvent("page");
      await page.getByRole("link", { name: t("student-open-shop") }).click();
      const shop = await opened;
      await shop.getByRole("link", { name: t("shop-account-login") }).click();
      await logIn(shop, t, customer);
      await shop.getByRole("button", { name: t("shop-account-logout") }).waitFor();
      await page.finish();
    });

    await suite.test("a level of each family, set and taken back", async () => {
      const page = await open("Ada");
      const { maxLevels } = await statusOf(page, program.shop);
      const shown = FAMILIES.filter((family) => maxLevels[family] > 0);
      assert.deepEqual(await page.getByRole("tab").evaluateAll((tabs) => tabs.map((tab) => tab.id.replace(/.*-/, ""))), shown, "no tab for what is not there");
      for (const family of shown) {
        await page.getByRole("tab", { name: t(`student-family-${family}`) }).click();
        const levels = levelsOf(page, t, family);
        await levels.getByRole("radio").nth(maxLevels[family]).waitFor();
        assert.equal(await levels.getByRole("radio").count(), maxLevels[family] + 1);
        assert.ok(await levels.getByRole("radio").first().isChecked());
        await levels.getByRole("radio").nth(1).click();
        await onNow(page, t).getByRole("listitem").filter({ hasText: t(`student-family-${family}`) }).getByText(t("student-level-1"), { exact: true }).waitFor();
        assert.equal((await statusOf(page, program.shop)).levels[family], 1);
        if (family === "business") await picture(page, `student-business-${language}`);
        await undo(page, t);
        assert.equal((await statusOf(page, program.shop)).levels[family], 0);
        assert.ok(await levels.getByRole("radio").first().isChecked());
      }
      // The address keeps the tab.
      await page.reload();
      await page.getByRole("tab", { name: t(`student-family-${shown.at(-1)}`), selected: true }).waitFor();
      await page.finish();
    });

    await suite.test("the class stands in the page's address", async () => {
      const page = await blank();
      await page.goto(`${program.shop}/student/?class=M1`);
      await page.getByLabel(t("student-alias")).fill("Ada");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Ada" }).waitFor();
      assert.equal((await statusOf(page, program.shop)).class, "M1");
      await page.finish();
    });

    await suite.test("a scenario for everyone: who runs it, how long, and no second one", withWeather, async () => {
      const page = await open("Ada");
      await scenarioCard(page, "N1-01").waitFor();
      assert.equal(await page.getByRole("button", { name: /^N[1-4]-0[1-5]/ }).count(), 20);
      await scenarioCard(page, "N2-02").click();
      const running = onNow(page, t).getByRole("group", { name: t("student-running") });
      await running.getByText(/\b(20:00|19:5\d)\b/).waitFor();
      assert.equal(await scenarioCard(page, "N2-02").getAttribute("aria-pressed"), "true");
      await assertAccessible(page, "a scenario that runs");
      await picture(page, `student-scenario-${language}`);

      const other = await open("Grace");
      await onNow(other, t).getByText(t("student-running-by", { alias: "Ada" })).waitFor();
      await other.getByText(t("student-taken", { alias: "Ada" })).waitFor();
      assert.ok(await scenarioCard(other, "N1-01").isDisabled());
      assert.equal(await other.getByRole("button", { name: t("student-stop") }).count(), 0, "it is not hers to stop");
      await assertAccessible(other, "a scenario of another student");
      await picture(other, `student-taken-${language}`);

      // One takes the other's place, and Undo brings it back.
      await scenarioCard(page, "N3-01").click();
      await page.locator('[aria-pressed="true"]').filter({ hasText: "N3-01" }).waitFor();
      await undo(page, t);
      assert.equal((await statusOf(page, program.shop)).scenario.id, "N2-02");
      await running.getByRole("button", { name: t("student-stop") }).click();
      await running.waitFor({ state: "detached" });
      assert.equal((await statusOf(page, program.shop)).scenario, null);
      // The other page follows by itself.
      await onNow(other, t).getByRole("group").waitFor({ state: "detached" });
      await other.getByText(t("student-taken", { alias: "Ada" })).waitFor({ state: "detached" });
      await other.finish();
      await page.finish();
    });

    await suite.test("the instructor locks, keeps for himself, and opens again", async () => {
      const page = await open("Ada");
      assert.ok(await usable(page));
      await studentMode(program.cockpit, { enabled: false });
      await page.getByText(t("student-locked"), { exact: true }).waitFor();
      assert.ok(!(await usable(page)));
      await assertAccessible(page, "locked");
      await picture(page, `student-locked-${language}`);
      await studentMode(program.cockpit, { enabled: true, shared: false });
      await page.getByText(t("student-not-shared"), { exact: true }).waitFor();
      assert.ok(!(await usable(page)));
      await picture(page, `student-not-shared-${language}`);
      await studentMode(program.cockpit, { enabled: true, shared: true });
      await page.getByText(t("student-not-shared"), { exact: true }).waitFor({ state: "detached" });
      assert.ok(await usable(page));
      await page.finish();
    });

    await suite.test("refusals that came in between are said, and what is on stays true", async () => {
      const page = await open("Ada");
      expectRefusals(page);
      const levels = levelsOf(page, t, "performance");
      const detail = "Grace runs a scenario.";
      for (const [status, code] of [[409, "SCENARIO_RUNNING"], [423, "STUDENT_MODE_LOCKED"]]) {
        await page.route(`${PATH}performance`, (route) => route.fulfill(refusal(status, code, `${code}: ${detail}`)));
        await levels.getByRole("radio").nth(2).click();
        await page.getByText(`${code}: ${detail}`).first().waitFor();
        assert.ok(await levels.getByRole("radio").first().isChecked());
        await page.unroute(`${PATH}performance`);
      }
      // What is on its way does not count as done.
      await page.route(`${PATH}performance`, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1200));
        await route.continue();
      });
      await levels.getByRole("radio").nth(1).click();
      assert.ok(await levels.getByRole("radio").first().isChecked());
      await levels.getByRole("radio", { checked: true, name: t("student-level-1") }).waitFor();
      await page.finish();
    });

    await suite.test("the server is away: nothing is said to be on, nothing can be set, and it comes back by itself", async () => {
      const page = await open("Ada");
      expectRefusals(page);
      await act(page);
      await page.route(`${PATH}**`, (route) => route.abort());
      await page.getByRole("alert").getByText(t("student-away"), { exact: true }).waitFor();
      assert.equal(await onNow(page, t).locator(".on__level--lit, .gauge__bar--lit, .running").count(), 0);
      assert.ok((await onNow(page, t).getByText(t("student-unknown"), { exact: true }).count()) > 0);
      assert.equal(await page.locator('[role="radio"][aria-checked="true"], [aria-pressed="true"]:not(.tool)').count(), 0);
      assert.ok(!(await usable(page)));
      await assertAccessible(page, "the server away");
      await picture(page, `student-away-${language}`);
      await page.unroute(`${PATH}**`);
      await onNow(page, t).locator(".on__level--lit, .running").first().waitFor();
      assert.equal(await page.getByRole("alert").count(), 0);
      await page.finish();
    });

    await suite.test("no answer at all at first, then one; and grey places while it is slow", async () => {
      const page = await open("Ada");
      expectRefusals(page);
      await page.route(`${PATH}status`, (route) => route.abort());
      await page.reload();
      await page.getByRole("alert").getByText(t("ui-error-network")).waitFor();
      await picture(page, `student-nothing-${language}`);
      await page.unroute(`${PATH}status`);
      await page.getByRole("button", { name: t("ui-retry") }).click();
      await page.getByRole("heading", { level: 1, name: "Ada" }).waitFor();
      await page.route(`${PATH}status`, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 2000));
        await route.continue();
      });
      await page.reload();
      await page.locator(".desk[aria-busy] .skeleton").first().waitFor();
      await picture(page, `student-slow-${language}`);
      await page.finish();
    });

    await suite.test("a student whom the server does not know any more enters again", async () => {
      const page = await open("Ada");
      expectRefusals(page);
      await page.context().clearCookies({ name: "PERFSHOP_STUDENT" });
      await page.getByText(t("student-enter-again")).waitFor();
      assert.equal(await page.getByLabel(t("student-alias")).inputValue(), "Ada");
      await assertAccessible(page, "entering again");
      await picture(page, `student-again-${language}`);
      await page.getByLabel(t("student-alias")).fill("A".repeat(41));
      await page.keyboard.press("Enter");
      await page.locator('[aria-invalid="true"]').waitFor();
      await page.getByLabel(t("student-alias")).fill("Ada");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Ada" }).waitFor();
      await page.finish();
    });

    await suite.test("by the keyboard alone", async () => {
      const page = await blank();
      await page.goto(`${program.shop}/student/`);
      await page.getByLabel(t("student-alias")).waitFor();
      const keys = keyboard(page);
      // The one field has the focus already.
      await page.keyboard.type("Ada");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Ada" }).waitFor();
      await keys.reach("tab", t("student-family-performance"));
      await page.keyboard.press("ArrowRight");
      await page.getByRole("tab", { selected: true }).and(page.locator(":focus")).waitFor();
      await page.keyboard.press("ArrowLeft");
      const levels = levelsOf(page, t, "performance");
      await keys.reach("radio", t("student-level-0"));
      // Moving along the levels sets none; Space sets the one that is reached.
      await page.keyboard.press("ArrowRight");
      assert.equal((await statusOf(page, program.shop)).levels.performance, 0);
      await page.keyboard.press("Space");
      await levels.getByRole("radio", { name: t("student-level-1"), checked: true }).waitFor();
      if (weather) {
        await keys.reach("button", /^N1-01/);
        await page.keyboard.press("Enter");
        await page.locator('[aria-pressed="true"]').filter({ hasText: "N1-01" }).waitFor();
      }
      // What Undo brings back is what was: the level, or nothing.
      await keys.reach("button", t("student-undo"));
      await page.keyboard.press("Enter");
      await levels.getByRole("radio", { name: t(weather ? "student-level-1" : "student-level-0"), checked: true }).waitFor();
      await keys.reach("button", t("student-alias-change"));
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: t("student-alias-change") }).and(page.locator(":focus")).waitFor();
      await page.finish();
    });

    await suite.test("at every width, in light and dark", async () => {
      for (const [width, colorScheme] of [[360, "light"], [360, "dark"], [768, "light"], [1280, "dark"], [1920, "light"], [1920, "dark"]]) {
        const page = await open(`Maximilienne-Alexandrine, ${width}`, { width, colorScheme });
        await act(page);
        for (const tab of await page.getByRole("tab").all()) {
          await tab.click();
          await assertFits(page, `the student page at ${width}`);
          await assertAccessible(page, `the student page at ${width}, ${colorScheme}`);
        }
        await page.getByRole("tab").first().click();
        await picture(page, `student-${width}-${colorScheme}-${language}`);
        await page.finish();
        await endEverything(program.cockpit);
      }
    });

    await suite.test("copies where browsers hide the clipboard, as they do on http", async () => {
      const page = await blank();
      await page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await enterDesk(page, t, program.shop, "Ada");
      const { token } = await statusOf(page, program.shop);
      await page.getByRole("button", { name: t("student-copy", { what: t("student-token") }) }).click();
      await page.getByText(t("student-copy-copied")).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), token);
      await page.finish();
    });

    await suite.test("tells nothing of what an instructor's page knows", async () => {
      const html = await (await fetch(`${program.shop}/student/`)).text();
      assert.match(html, new RegExp(`<html lang="${language}"`));
      const script = html.match(/src="(\/student\/assets\/[^"]+\.js)"/)[1];
      const code = await (await fetch(program.shop + script)).text();
      assert.doesNotMatch(code, /chaos-admin|catalogue-|\/api\/admin/i);
      // The way to the causes is in a script of its own, which comes with the debrief.
      assert.doesNotMatch(code, /\/api\/chaos\/public/);
      assert.equal((await fetch(`${program.shop}/student/assets/nothing.js`)).status, 404);
    });
  });
}
