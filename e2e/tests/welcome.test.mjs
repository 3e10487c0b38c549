// SPDX-License-Identifier: AGPL-3.0-or-later
// The front door: what is running, where to go, and the address for students.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { startProgram } from "../lib/program.mjs";
import { assertStill, slowDown } from "../lib/slow.mjs";
import { textsOf } from "../lib/texts.mjs";

/** What the server says of a machine in a classroom's network; a test machine may be in none. */
const classroom = (program, change = {}) => {
  const port = (address) => Number(new URL(address).port);
  const service = (name, address) => ({ name, up: true, port: port(address), reach: "machine", host: null, ...change[name] });
  return { version: "0.1.0", services: [service("shop", program.shop), service("cockpit", program.cockpit), { ...service("management", program.shop), port: 9090 }] };
};
const OPEN = { shop: { reach: "everywhere", host: "192.168.1.20" } };

for (const language of ["fr", "en"]) {
  test(`the welcome page (${language})`, { skip }, async (suite) => {
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
    const open = async (options = {}, told = null) => {
      const page = await openPage(browser, { origins: [program.shop], ...options });
      if (told !== null) await page.route("**/api/welcome", (route) => route.fulfill({ json: told }));
      await page.goto(`${program.shop}/`);
      await page.getByRole("region", { name: t("welcome-services") }).waitFor();
      return page;
    };

    await suite.test("says what is running and leads there", async () => {
      const page = await open();
      assert.equal(await page.getByText(t("welcome-state-up"), { exact: true }).count(), 3);
      // It listens to this machine alone, so there is nothing to give to others but the way to change that.
      await page.getByText(t("welcome-students-machine")).waitFor();
      await picture(page, `welcome-machine-${language}`);
      await assertAccessible(page, "the welcome page");
      const cockpit = page.getByRole("link", { name: t("welcome-place-cockpit") });
      assert.equal(await cockpit.getAttribute("href"), `${program.cockpit}/`);
      const office = page.getByRole("link", { name: t("welcome-place-backoffice") });
      assert.equal(await office.getAttribute("href"), `${program.cockpit}/backoffice/`);
      await page.getByRole("link", { name: t("welcome-place-shop") }).click();
      await page.getByRole("heading", { level: 1, name: t("shop-list-headline") }).waitFor();
      assert.equal(new URL(page.url()).pathname, "/shop/");
      await page.finish();
    });

    await suite.test("gives the address for students, to read and to scan, at every width", async () => {
      for (const [width, colorScheme] of [[360, "light"], [360, "dark"], [1280, "light"], [1920, "light"], [1920, "dark"]]) {
        const page = await open({ width, colorScheme }, classroom(program, OPEN));
        const url = `http://192.168.1.20:${new URL(program.shop).port}/student/`;
        await page.getByRole("img", { name: t("welcome-students-qr", { url }) }).waitFor();
        assert.equal(await page.locator(".students__address").getAttribute("href"), url);
        await assertFits(page, `the welcome page at ${width}`);
        await assertAccessible(page, `the welcome page at ${width}, ${colorScheme}`);
        await picture(page, `welcome-${width}-${colorScheme}-${language}`);
        await page.finish();
      }
    });

    await suite.test("says it when a service does not answer, and when nothing does", async () => {
      const page = await open({}, classroom(program, { ...OPEN, shop: { ...OPEN.shop, up: false } }));
      await page.getByText(t("welcome-state-down"), { exact: true }).waitFor();
      await picture(page, `welcome-down-${language}`);
      page.removeAllListeners("console");
      await page.unroute("**/api/welcome");
      await page.route("**/api/welcome", (route) => route.abort());
      await page.getByRole("alert").getByText(t("ui-error-network")).waitFor({ timeout: 20_000 });
      assert.equal(await page.getByText(t("welcome-state-unknown"), { exact: true }).count(), 3);
      await picture(page, `welcome-away-${language}`);
      await assertAccessible(page, "the welcome page without an answer");
      await page.unroute("**/api/welcome");
      await page.getByRole("button", { name: t("ui-retry") }).click();
      await page.getByText(t("welcome-state-up"), { exact: true }).first().waitFor();
      await page.finish();
    });

    await suite.test("on a slow line there are grey places first, and nothing jumps", async () => {
      for (const width of [360, 1280]) {
        const page = await openPage(browser, { origins: [program.shop], width });
        await slowDown(page);
        await page.goto(`${program.shop}/`);
        await page.locator(".skeleton").first().waitFor();
        await picture(page, `welcome-slow-${width}-${language}`);
        await page.getByRole("region", { name: t("welcome-services") }).waitFor();
        assert.equal(await page.locator(".skeleton").count(), 0);
        await assertStill(page, `the welcome page at ${width}`);
        await page.finish();
      }
    });

    await suite.test("the API's page fits a phone", async () => {
      const page = await openPage(browser, { origins: [program.shop], width: 360 });
      await page.goto(`${program.shop}/api/docs`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await assertFits(page, "/api/docs at 360");
      // Nor when what is folded is open.
      for (const fold of (await page.locator("summary").all()).slice(0, 20)) await fold.click();
      await assertFits(page, "/api/docs at 360, unfolded");
      await page.finish();
    });

    await suite.test("by the keyboard alone", async () => {
      const page = await open({}, classroom(program, OPEN));
      const keys = keyboard(page);
      await keys.reach("button", t("welcome-students-copy"));
      await keys.reach("link", t("welcome-place-shop"));
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/shop\//);
      await page.finish();
    });

    await suite.test("tells students nothing that is not theirs to know", async () => {
      const told = await (await fetch(`${program.shop}/api/welcome`)).json();
      assert.deepEqual(told.services.map(({ name, up }) => [name, up]), [["shop", true], ["cockpit", true], ["management", true]]);
      assert.deepEqual(Object.keys(told).sort(), ["services", "version"]);
      const page = await (await fetch(`${program.shop}/`)).text();
      const script = page.match(/src="(\/assets\/[^"]+\.js)"/)[1];
      const code = await (await fetch(program.shop + script)).text();
      assert.doesNotMatch(code, /chaos-admin|anomal|\/api\/admin/i);
      assert.match(page, new RegExp(`<html lang="${language}"`));
      assert.equal((await fetch(`${program.shop}/nothing`)).status, 404);
      assert.equal((await fetch(`${program.shop}/assets/nothing.js`)).status, 404);
    });
  });
}
