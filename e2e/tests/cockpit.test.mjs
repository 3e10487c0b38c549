// SPDX-License-Identifier: AGPL-3.0-or-later
// A lesson, in each language: the instructor burns CPU, makes the VAT wrong, sees both happen, and ends all at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFits, launch, openPage, picture, reconnect, skip } from "../lib/browser.mjs";
import { burn, cardOf, endEverything, enter, waitForActive, waitForFigure, wrongVat } from "../lib/cockpit.mjs";
import { cartOf, cents, priceOf } from "../lib/price.mjs";
import { startProgram } from "../lib/program.mjs";
import { assertStill, slowDown } from "../lib/slow.mjs";
import { buy, checkOut, login } from "../lib/shop.mjs";
import { textsOf } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`the cockpit (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser, cart;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
      const { content } = await (await fetch(`${program.shop}/api/products?size=100&sort=name`)).json();
      cart = cartOf(content, 12000, 11960);
    });
    suite.beforeEach(() => endEverything(program.cockpit));
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });

    await suite.test("37 % of a core, a wrong VAT, and the red button", async () => {
      const cockpit = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark" });
      await enter(cockpit, t, program.cockpit);
      await picture(cockpit, `cockpit-calm-${language}`);
      await assertAccessible(cockpit, "the calm cockpit");
      const shop = await openPage(browser, { origins: [program.shop] });
      await shop.goto(`${program.shop}/shop/`);
      await login(shop, t, 4);
      const order = async (price) => {
        for (const line of cart) await buy(shop, t, line);
        return checkOut(shop, t, language, price);
      };
      await order(priceOf(cart));

      await burn(cockpit, t, 37);
      await waitForFigure(cockpit, t("cockpit-figure-cpu"), (value) => value > 30 && value < 50, 15);
      await wrongVat(cockpit, t);
      await picture(cockpit, `cockpit-busy-${language}`);
      await assertAccessible(cockpit, "the busy cockpit");
      const wrong = priceOf(cart, { wrongVat: true });
      assert.deepEqual([wrong.total, wrong.vat], [11960, 1960]);
      const id = await order(wrong);
      const written = await (await shop.request.get(`${program.shop}/api/orders/${id}`)).json();
      assert.deepEqual([cents(written.totalAmount), cents(written.vat)], [11960, 1960]);
      await waitForFigure(cockpit, t("cockpit-figure-orders"), (value) => value > 0, 10);

      await cockpit.getByRole("button", { name: t("cockpit-reset") }).click();
      await cockpit.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      await waitForFigure(cockpit, t("cockpit-figure-cpu"), (value) => value < 15, 15);
      await order(priceOf(cart));
      await shop.finish();
      await cockpit.finish();
    });

    await suite.test("a double click presses once", async () => {
      const page = await openPage(browser, { origins: [program.cockpit] });
      await enter(page, t, program.cockpit);
      const asked = [];
      page.on("request", (request) => { if (request.method() === "POST" && request.url().endsWith("/chaos/activations")) asked.push(request.url()); });
      await cardOf(page, t, "A1").getByRole("switch").evaluate((toggle) => {
        toggle.click();
        toggle.click();
      });
      await waitForActive(page, t, "A1");
      assert.equal(asked.length, 1);
      await page.finish();
    });

    await suite.test("undo, and the red button by its keys", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "light" });
      await enter(page, t, program.cockpit);
      await wrongVat(page, t);
      await page.getByRole("button", { name: t("cockpit-undo") }).click();
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      // By the keyboard alone: the switch has the focus, Space turns it on, Alt and 0 end everything.
      const toggle = cardOf(page, t, "A1").getByRole("switch");
      await toggle.focus();
      await page.keyboard.press("Space");
      await waitForActive(page, t, "A1");
      await page.keyboard.press("Alt+Digit0");
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      await assertAccessible(page, "the light cockpit");
      await page.finish();
    });

    await suite.test("a dose out of its range starts nothing, and no other one", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark" });
      await enter(page, t, program.cockpit);
      const name = t("catalogue-cpu-name");
      const dose = page.getByRole("spinbutton", { name: t("cockpit-dose-of", { name }) });
      for (const wrong of ["500", "0", ""]) {
        await dose.fill(wrong);
        await page.getByRole("button", { name: t("cockpit-activate-named", { name }) }).click();
        await page.getByRole("alert").waitFor();
        assert.deepEqual([await dose.inputValue(), await dose.evaluate((field) => field === document.activeElement)], [wrong, true]);
        await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      }
      await dose.fill("12");
      await page.getByRole("button", { name: t("cockpit-activate-named", { name }) }).click();
      await page.getByRole("button", { name: t("cockpit-active-end-named", { name }) }).first().waitFor();
      const { active } = await (await page.request.get(`${program.cockpit}/api/admin/chaos/activations`, { headers: { "X-Admin-Token": await page.evaluate(() => JSON.parse(sessionStorage.getItem("perfshop.admin")).token) } })).json();
      assert.deepEqual(active.map(({ dose }) => dose), [12]);
      await page.finish();
    });

    await suite.test("on a slow line there are grey places first, and nothing jumps", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark" });
      await enter(page, t, program.cockpit);
      await slowDown(page);
      await page.reload();
      await page.locator(".skeleton").first().waitFor();
      assert.equal(await page.getByText(t("cockpit-active-none"), { exact: true }).count(), 0, "healthy is not said before it is known");
      await picture(page, `cockpit-slow-${language}`);
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      await cardOf(page, t, "A1").waitFor();
      await page.getByText(t("cockpit-live-on"), { exact: true }).waitFor();
      await page.locator(".skeleton").first().waitFor({ state: "detached" });
      await assertStill(page, "the cockpit");
      await page.finish();
    });

    await suite.test("the server is away: nothing is said to be healthy or on, and nothing can be moved", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark" });
      // The browser itself writes lost answers to the console; here they belong there.
      page.removeAllListeners("console");
      await enter(page, t, program.cockpit);
      const cutLine = async () => {
        await page.route("**/api/**", (route) => route.abort());
        // The stream that is open has to end for the next one to fail.
        await reconnect(page);
        await page.getByRole("alert").getByText(t("cockpit-unknown"), { exact: true }).waitFor();
      };
      await cutLine();
      assert.equal(await page.getByText(t("cockpit-active-none"), { exact: true }).count(), 0);
      assert.ok(await page.getByRole("switch", { name: t("catalogue-A1-name") }).evaluate((lever) => lever.closest("[inert]") !== null), "no lever can be moved");
      await assertAccessible(page, "the cockpit without the server");
      await picture(page, `cockpit-away-${language}`);
      await page.unroute("**/api/**");
      await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
      await wrongVat(page, t);
      await cutLine();
      await page.getByText(t("cockpit-unknown-last", { count: 1 })).waitFor();
      await assertAccessible(page, "the busy cockpit without the server");
      await picture(page, `cockpit-away-busy-${language}`);
      await page.unroute("**/api/**");
      await waitForActive(page, t, "A1");
      await page.finish();
    });

    await suite.test("from 360 px to 1920 px nothing sticks out", async () => {
      for (const width of [360, 1024, 1280, 1920]) {
        const page = await openPage(browser, { origins: [program.cockpit], width, height: 900, colorScheme: "dark" });
        await enter(page, t, program.cockpit);
        await burn(page, t, 10);
        await assertFits(page, `the cockpit at ${width}`);
        await picture(page, `cockpit-${width}-${language}`);
        await page.getByRole("button", { name: t("cockpit-reset") }).click();
        await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
        await page.finish();
      }
    });

    await suite.test("no way in without the password, and none from the shop's listener", async () => {
      const page = await openPage(browser, { origins: [program.cockpit] });
      await page.goto(`${program.cockpit}/`);
      await picture(page, `cockpit-login-${language}`);
      await assertAccessible(page, "the cockpit's login");
      assert.equal((await page.request.get(`${program.cockpit}/api/admin/chaos/status`)).status(), 401);
      assert.equal((await page.request.get(`${program.shop}/chaos-admin/`)).status(), 404);
      await page.finish();
    });
  });
}
