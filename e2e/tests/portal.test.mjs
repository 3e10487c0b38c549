// SPDX-License-Identifier: AGPL-3.0-or-later
// The vulnerable portal as who learns security finds it, and the shop's own missing page while it is not there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { startProgram } from "../lib/program.mjs";
import { setSecurity } from "../lib/security.mjs";
import { textsOf } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`the portal (${language})`, { skip }, async (suite) => {
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
    const security = (level) => setSecurity(program.cockpit, level);
    const assertMissing = async (page) => {
      // The browser says a 404 on its console.
      page.removeAllListeners("console");
      assert.equal((await page.goto(`${program.shop}/shop/admin`)).status(), 404);
      await page.getByRole("heading", { name: t("shop-missing-title") }).waitFor();
    };
    const place = (page, name) => page.getByRole("button", { name: t(`portal-place-${name}`), exact: true });

    await suite.test("is not there until a flaw of it is on", async () => {
      const page = await openPage(browser, { origins: [program.shop] });
      await assertMissing(page);
      assert.equal((await fetch(`${program.shop}/admin`)).status, 404);
      assert.doesNotMatch(await (await fetch(`${program.shop}/robots.txt`)).text(), /admin/);
      await page.finish();
    });

    await suite.test("is found, entered, and gives way", async () => {
      await security(4);
      assert.match(await (await fetch(`${program.shop}/robots.txt`)).text(), /^Disallow: \/shop\/admin$/m);
      const page = await openPage(browser, { origins: [program.shop] });
      await page.goto(`${program.shop}/admin`);
      await page.getByRole("heading", { level: 1, name: t("portal-title") }).waitFor();
      assert.equal(new URL(page.url()).pathname, "/shop/admin");
      await assertAccessible(page, "the portal's login");
      await picture(page, `portal-login-${language}`);
      // What is refused from here on is refused in words, and the browser says so too.
      page.removeAllListeners("console");
      await page.getByLabel(t("portal-login-email")).fill("user7@perfshop.com");
      await page.getByLabel(t("portal-login-password")).fill("not the one");
      await page.getByRole("button", { name: t("portal-login-submit"), exact: true }).click();
      await page.getByRole("alert").getByText(t("portal-login-wrong")).waitFor();
      await page.getByLabel(t("portal-login-password")).fill("password7");
      await page.getByLabel(t("portal-login-password")).press("Enter");
      await page.getByText(t("portal-admins-only")).waitFor();
      await assertAccessible(page, "the portal, refused");

      // The role stands in clear in a cookie.
      const [cookie] = (await page.context().cookies()).filter(({ name }) => name === "portal_role");
      assert.equal(cookie.value, "customer");
      await page.context().addCookies([{ ...cookie, value: "admin" }]);
      await page.reload();
      await page.getByRole("cell", { name: "Odile Marchetti", exact: true }).waitFor();
      assert.match(await page.locator("code").innerText(), /^PFSH\{[0-9a-f]+\}$/);
      await assertAccessible(page, "the portal's users");
      await picture(page, `portal-users-${language}`);
      await place(page, "orders").click();
      await page.getByRole("cell", { name: "P-90412", exact: true }).waitFor();

      await place(page, "preview").click();
      await page.getByRole("button", { name: t("portal-preview-show"), exact: true }).click();
      const shown = page.getByRole("img", { name: t("portal-preview-picture") });
      await shown.waitFor();
      assert.ok(await shown.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), "the picture is drawn");
      await assertAccessible(page, "the portal's preview");
      await page.getByLabel(t("portal-preview-url")).fill("http://169.254.169.254/latest/meta-data/iam/");
      await page.getByRole("button", { name: t("portal-preview-show"), exact: true }).click();
      await page.getByText("security-credentials/").waitFor();

      await place(page, "logs").click();
      await page.getByRole("button", { name: "access.log", exact: true }).click();
      await page.getByText("GET /logs?file=error.log").waitFor();
      await assertAccessible(page, "the portal's logs");
      for (const width of [360, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await assertFits(page, `the portal's logs at ${width}`);
      }
      await page.setViewportSize({ width: 360, height: 900 });
      await place(page, "users").click();
      await page.getByRole("cell", { name: "Odile Marchetti", exact: true }).waitFor();
      await assertFits(page, "the portal's users at 360");
      await picture(page, `portal-users-360-${language}`);
      await page.getByRole("button", { name: t("portal-leave"), exact: true }).click();
      await page.getByLabel(t("portal-login-email")).waitFor();

      await security(0);
      await assertMissing(page);
      await page.finish();
    });
  });
}
