// SPDX-License-Identifier: AGPL-3.0-or-later
// The back office in each language: what an admin does with the shop's data, and what is said when it is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adminApi, enterOffice, placeOrder, png } from "../lib/backoffice.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { startProgram } from "../lib/program.mjs";
import { assertStill, slowDown } from "../lib/slow.mjs";
import { textsOf } from "../lib/texts.mjs";

/** The browser itself writes refused and lost answers to the console; where a test wants them, they belong there. */
const expectRefusals = (page) => page.removeAllListeners("console");

for (const language of ["fr", "en"]) {
  test(`the back office (${language})`, { skip }, async (suite) => {
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
    const go = async (page, path, heading) => {
      await page.goto(`${program.cockpit}/backoffice${path}`);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    };
    const button = (page, id, args) => page.getByRole("button", { name: t(id, args), exact: true });
    const said = (page, text) => page.locator(".toast").getByText(text, { exact: true }).waitFor();

    await suite.test("a product is made, pictured, changed, put back by Undo, found and deleted", async () => {
      const page = await open();
      await page.getByRole("link", { name: t("backoffice-product-new") }).click();
      await button(page, "backoffice-create").waitFor();
      const field = (id) => page.getByLabel(t(`backoffice-product-${id}`), { exact: true });
      await field("name").fill("Lanterne de quai");
      await field("description").fill("Une lanterne qui tient dans la main.");
      await field("price-euros").fill(language === "fr" ? "1 234,50" : "1234.50");
      await field("stock").fill("12");
      await field("category").selectOption({ label: t("category-garden") });
      await button(page, "backoffice-create").click();
      await said(page, t("backoffice-product-created", { name: "Lanterne de quai" }));
      await page.getByRole("heading", { level: 1, name: "Lanterne de quai" }).waitFor();
      const id = Number(page.url().match(/products\/(\d+)$/)[1]);

      await page.locator("input[type=file]").setInputFiles({ name: "lantern.png", mimeType: "image/png", buffer: png(64, [24, 90, 120]) });
      await said(page, t("backoffice-picture-done"));
      const kept = await admin("GET", `/products/${id}`);
      assert.match(kept.imageUrl, /\.png$/);
      assert.equal(kept.price, 1234.5);
      await page.locator(`img[src="${kept.imageUrl}"]`).waitFor();
      await picture(page, `backoffice-product-${language}`);
      await assertAccessible(page, "a product");

      await field("stock").fill("9");
      await button(page, "backoffice-save").click();
      await said(page, t("backoffice-saved", { name: "Lanterne de quai" }));
      assert.equal((await admin("GET", `/products/${id}`)).stock, 9);
      await button(page, "backoffice-undo").click();
      await said(page, t("backoffice-undone"));
      assert.equal((await admin("GET", `/products/${id}`)).stock, 12);
      assert.equal(await field("stock").inputValue(), "12");

      await page.getByRole("link", { name: t("backoffice-section-products") }).first().click();
      await page.getByRole("searchbox").fill("lanterne quai");
      await page.getByText(t("backoffice-count", { count: 1 }), { exact: true }).waitFor();
      await page.getByRole("link", { name: "Lanterne de quai" }).click();
      await button(page, "backoffice-delete").click();
      const dialog = page.getByRole("alertdialog");
      await dialog.waitFor();
      await picture(page, `backoffice-ask-${language}`);
      await assertAccessible(page, "the question");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      await button(page, "backoffice-delete").click();
      await dialog.getByRole("button", { name: t("backoffice-delete") }).click();
      await said(page, t("backoffice-deleted", { name: "Lanterne de quai" }));
      await page.getByRole("heading", { level: 1, name: t("backoffice-section-products") }).waitFor();
      await page.finish();
    });

    await suite.test("the server's refusals stand at their fields", async () => {
      const page = await open();
      expectRefusals(page);
      await go(page, "/products/12", /./);
      await page.getByLabel(t("backoffice-product-name"), { exact: true }).fill("");
      await page.getByLabel(t("backoffice-product-price-euros"), { exact: true }).fill("cher");
      await page.getByLabel(t("backoffice-product-stock"), { exact: true }).fill("-1");
      await button(page, "backoffice-save").click();
      await page.locator('[aria-invalid="true"]').nth(2).waitFor();
      assert.equal(await page.locator(".field__error").count(), 3);
      assert.ok(await page.getByLabel(t("backoffice-product-name"), { exact: true }).evaluate((input) => input === document.activeElement));
      await picture(page, `backoffice-refused-${language}`);
      await assertAccessible(page, "a refused form");

      await go(page, "/promo-codes/new", t("backoffice-promo-new"));
      await button(page, "backoffice-create").click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
      await page.getByLabel(t("backoffice-promo-code"), { exact: true }).fill("save5");
      await page.getByLabel(t("backoffice-promo-percent"), { exact: true }).fill("5");
      await button(page, "backoffice-create").click();
      await page.getByRole("alert").getByText(t("error-promo-taken-detail")).waitFor();

      const file = page.locator("input[type=file]");
      await go(page, "/products/12", /./);
      await file.setInputFiles({ name: "drawing.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
      await page.getByText(t("backoffice-picture-type")).waitFor();
      await file.setInputFiles({ name: "large.png", mimeType: "image/png", buffer: Buffer.alloc(5 * 1024 * 1024 + 1) });
      await page.getByText(t("backoffice-picture-size", { mib: 5 })).waitFor();
      // It calls itself a picture, and is none: that the server sees.
      await file.setInputFiles({ name: "fake.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") });
      await page.getByText(t("field-picture-format")).waitFor();
      await page.finish();
    });

    await suite.test("what was ordered stays: the refusal says why, and what to do instead", async () => {
      const page = await open();
      expectRefusals(page);
      await placeOrder(program.shop, 20, 21);
      await go(page, "/products/20", /./);
      await button(page, "backoffice-delete").click();
      await page.getByRole("alertdialog").getByRole("button", { name: t("backoffice-delete") }).click();
      await page.getByText(t("error-product-in-use-detail")).waitFor();
      await picture(page, `backoffice-in-use-${language}`);
      await button(page, "backoffice-product-sell-no-more").click();
      await page.locator(".toast").waitFor();
      assert.equal((await admin("GET", "/products/20")).stock, 0);
      await button(page, "backoffice-undo").click();
      await said(page, t("backoffice-undone"));

      await go(page, "/customers/21", /./);
      await page.getByRole("region", { name: t("backoffice-customer-orders") }).getByRole("link", { name: /^PS-/ }).first().waitFor();
      await button(page, "backoffice-delete").click();
      await page.getByRole("alertdialog").getByRole("button", { name: t("backoffice-delete") }).click();
      await page.getByText(t("error-customer-in-use-detail")).waitFor();
      await page.finish();
    });

    await suite.test("a customer is made, found by the name, helped with a password, and deleted", async () => {
      const page = await open();
      await go(page, "/customers/new", t("backoffice-customer-new"));
      await page.getByLabel(t("backoffice-customer-email"), { exact: true }).fill("zelie@example.org");
      await page.getByLabel(t("backoffice-customer-password"), { exact: true }).fill("first password");
      await page.getByLabel(t("shop-address-first-name"), { exact: true }).fill("Zélie");
      await page.getByLabel(t("shop-address-last-name"), { exact: true }).fill("Zéphyrin");
      await button(page, "backoffice-create").click();
      await page.getByRole("heading", { level: 1, name: "Zélie Zéphyrin" }).waitFor();
      await page.getByLabel(t("backoffice-customer-password-new"), { exact: true }).fill("second password");
      await button(page, "backoffice-save").click();
      await said(page, t("backoffice-saved", { name: "Zélie Zéphyrin" }));
      assert.equal(await button(page, "backoffice-undo").count(), 0, "nobody knows the old password");
      const login = await page.request.post(`${program.shop}/api/auth/login`, { data: { email: "zelie@example.org", password: "second password" } });
      assert.equal(login.status(), 200);

      await go(page, "/customers?q=z%C3%A9ph", t("backoffice-section-customers"));
      await page.getByRole("link", { name: "zelie@example.org" }).click();
      await button(page, "backoffice-delete").click();
      await page.getByRole("alertdialog").getByRole("button", { name: t("backoffice-delete") }).click();
      await said(page, t("backoffice-deleted", { name: "zelie@example.org" }));
      await page.finish();
    });

    await suite.test("an order goes its way step by step; one that moved meanwhile says where it stands", async () => {
      const order = await placeOrder(program.shop, 1, 22);
      const page = await open();
      await go(page, "/orders", t("backoffice-section-orders"));
      await page.getByRole("navigation", { name: t("backoffice-orders-by-status") }).getByRole("link", { name: t("shop-status-PAID") }).click();
      await page.getByRole("link", { name: new RegExp(`-${order}$`) }).click();
      await button(page, "backoffice-order-to-PREPARING").click();
      await button(page, "backoffice-order-to-SHIPPED").waitFor();
      await picture(page, `backoffice-order-${language}`);
      await assertAccessible(page, "an order");
      await button(page, "backoffice-order-to-SHIPPED").click();
      await button(page, "backoffice-order-to-DELIVERED").waitFor();
      assert.equal((await admin("GET", `/orders/${order}`)).status, "SHIPPED");
      expectRefusals(page);
      await admin("PUT", `/orders/${order}`, { status: "DELIVERED" });
      await button(page, "backoffice-order-to-DELIVERED").click();
      await page.getByRole("alert").waitFor();
      await page.locator(".record-head").getByText(t("shop-status-DELIVERED")).waitFor();

      const other = await placeOrder(program.shop, 1, 23);
      await go(page, `/orders/${other}`, /./);
      await button(page, "backoffice-order-cancel").click();
      await page.getByRole("alertdialog").getByRole("button", { name: t("backoffice-order-cancel") }).click();
      await page.locator(".record-head").getByText(t("shop-status-CANCELLED")).waitFor();
      assert.equal((await admin("GET", `/orders/${other}`)).payment.status, "REFUNDED");
      await page.finish();
    });

    await suite.test("a promo code is made, deleted in one click, and comes back by Undo", async () => {
      const page = await open();
      await go(page, "/promo-codes/new", t("backoffice-promo-new"));
      await page.getByLabel(t("backoffice-promo-code"), { exact: true }).fill("quai-10");
      await page.getByLabel(t("backoffice-promo-percent"), { exact: true }).fill("10");
      await page.getByLabel(t("backoffice-promo-expires")).fill("2030-07-02T00:30");
      await button(page, "backoffice-create").click();
      await page.getByRole("heading", { level: 1, name: "QUAI-10" }).waitFor();
      const made = await admin("GET", "/promo-codes/QUAI-10");
      assert.equal(Date.parse(made.expiresAt), Date.parse("2030-07-01T22:30:00Z"));
      await button(page, "backoffice-delete").click();
      await said(page, t("backoffice-deleted", { name: "QUAI-10" }));
      await button(page, "backoffice-undo").click();
      await page.getByRole("link", { name: "QUAI-10" }).waitFor();
      assert.deepEqual(await admin("GET", "/promo-codes/QUAI-10"), made);
      await picture(page, `backoffice-promo-codes-${language}`);
      await page.finish();
    });

    await suite.test("a forgotten password is helped by reading its mail", async () => {
      await fetch(`${program.shop}/api/auth/password/forgot`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ email: "user30@perfshop.com" }) });
      const page = await open();
      await go(page, "/mails", t("backoffice-section-mails"));
      await page.getByText(t("backoffice-mails-no-smtp")).waitFor();
      await page.getByRole("link", { name: t("mail-password-subject") }).first().click();
      await page.getByText(t("backoffice-mail-help")).waitFor();
      await picture(page, `backoffice-mail-${language}`);
      await assertAccessible(page, "a mail");
      const text = await page.locator("pre.mail").innerText();
      const code = text.match(/\S{40,}/)[0];
      const reset = await page.request.post(`${program.shop}/api/auth/password/reset`, { data: { token: code, password: "a new password" } });
      assert.equal(reset.status(), 200, "the code that was read out works");
      await page.finish();
    });

    await suite.test("everything fits at 360 and at 1920 px, in the dark and in the light", async () => {
      const windows = [[360, "dark"], [1920, "light"], [360, "light"], [1280, "light"], [1920, "dark"]];
      // A second language changes how long words are, not how a theme or another width looks.
      for (const [width, theme] of language === "fr" ? windows : windows.slice(0, 2)) {
        const page = await open({ width });
        if (theme === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        for (const path of ["/products", "/products/12", "/customers", "/customers/401", "/orders", "/orders/5", "/promo-codes", "/promo-codes/SAVE5", "/mails", "/reset", "/nowhere"]) {
          await page.goto(`${program.cockpit}/backoffice${path}`);
          await page.getByRole("heading", { level: 1 }).waitFor();
          await page.waitForLoadState("networkidle");
          await assertFits(page, `${path} at ${width}`);
          await assertAccessible(page, `${path} at ${width} in the ${theme}`);
          await picture(page, `backoffice${path.replace(/\W+/g, "-")}-${width}-${theme}-${language}`);
        }
        await page.finish();
      }
    });

    await suite.test("by the keyboard alone: search, rows, a form, another section", async () => {
      const page = await open();
      await page.getByRole("row").nth(5).waitFor();
      await page.keyboard.press("Alt+KeyS");
      const word = (await admin("GET", "/products/6")).name.split(" ")[0];
      const { totalElements } = await admin("GET", `/products?q=${encodeURIComponent(word)}`);
      assert.ok(totalElements > 1, `several products are called ${word}`);
      await page.keyboard.type(word);
      // The rows of before stay in sight until those that were found are there.
      await page.getByText(t("backoffice-count", { count: totalElements }), { exact: true }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const second = await page.locator("[data-row]").nth(1).innerText();
      await page.locator("[data-row]:focus").getByText(second.trim()).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: second.trim() }).waitFor();
      const keys = keyboard(page);
      await keys.reach("textbox", t("backoffice-product-stock"));
      await page.keyboard.press("Control+a");
      await page.keyboard.type("77");
      await page.keyboard.press("Control+Enter");
      await said(page, t("backoffice-saved", { name: second.trim() }));
      await page.keyboard.press("Alt+Digit4");
      await page.getByRole("heading", { level: 1, name: t("backoffice-section-promo-codes") }).waitFor();
      await page.keyboard.press("Alt+KeyN");
      await page.getByRole("heading", { level: 1, name: t("backoffice-promo-new") }).waitFor();
      await page.locator("input[name=code]:focus").waitFor();
      await page.keyboard.press("Alt+Digit1");
      const sorted = (how) => page.locator(`th[aria-sort="${how}"]`).getByText(t("backoffice-product-price")).waitFor();
      await keys.reach("button", t("backoffice-product-price"));
      await page.keyboard.press("Enter");
      await sorted("ascending");
      await page.keyboard.press("Enter");
      await sorted("descending");
      await page.finish();
    });

    await suite.test("a login that ended in the middle leads back to the login, and on from there", async () => {
      const page = await open();
      expectRefusals(page);
      await go(page, "/products/12", /./);
      await page.route("**/api/admin/products/12", (route) => (route.request().method() === "PUT" ? route.continue({ headers: { ...route.request().headers(), "x-admin-token": "ended" } }) : route.continue()));
      await page.getByLabel(t("backoffice-product-stock"), { exact: true }).fill("3");
      await button(page, "backoffice-save").click();
      await page.getByLabel(t("admin-login-email")).waitFor();
      await picture(page, `backoffice-login-${language}`);
      await assertAccessible(page, "the login");
      await page.unroute("**/api/admin/products/12");
      await page.getByLabel(t("admin-login-email")).fill("nobody@example.org");
      await page.getByLabel(t("admin-login-password")).fill("wrong password");
      await button(page, "admin-login-submit").click();
      await page.getByText(t("admin-login-wrong")).waitFor();
      await page.finish();
    });

    await suite.test("an admin without the right gets a page that says so", async () => {
      const assistant = { email: "assistant@example.org", password: "a long enough password" };
      await admin("POST", "/admins", { ...assistant, canAccessChaos: true, canAccessMonitoring: true, canAccessAdmin: false, canAccessJmeter: false, canAccessScripts: false });
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark" });
      expectRefusals(page);
      await enterOffice(page, t, program.cockpit, assistant);
      await page.getByRole("heading", { name: t("backoffice-no-right-title") }).waitFor();
      assert.equal(await page.getByRole("table").count(), 0);
      await picture(page, `backoffice-no-right-${language}`);
      await assertAccessible(page, "without the right");
      await page.finish();
    });

    await suite.test("a server that does not answer is said, and tried again", async () => {
      const page = await open();
      expectRefusals(page);
      await page.route("**/api/admin/**", (route) => route.abort());
      await page.getByRole("link", { name: t("backoffice-section-customers") }).click();
      await page.getByRole("alert").getByText(t("ui-error-network")).waitFor({ timeout: 20_000 });
      await picture(page, `backoffice-away-${language}`);
      await page.unroute("**/api/admin/**");
      await button(page, "ui-retry").click();
      await page.getByRole("link", { name: "user1@perfshop.com", exact: true }).waitFor();
      await page.finish();
    });

    await suite.test("on a slow line there are grey places first, and nothing jumps", async () => {
      const page = await open();
      await slowDown(page);
      await page.goto(`${program.cockpit}/backoffice/customers`);
      await page.locator(".skeleton").first().waitFor();
      await picture(page, `backoffice-slow-${language}`);
      await page.getByRole("link", { name: "user1@perfshop.com", exact: true }).waitFor();
      assert.equal(await page.locator(".skeleton").count(), 0);
      await assertStill(page, "the customers");
      await page.getByRole("link", { name: "user1@perfshop.com", exact: true }).click();
      await page.locator(".skeleton").first().waitFor();
      await page.getByLabel(t("backoffice-customer-email"), { exact: true }).waitFor();
      await assertStill(page, "a customer");
      await page.finish();
    });

    await suite.test("the data reset asks, shows that it works, and brings the first day back", async () => {
      await admin("PUT", "/products/3", { name: "Changed", description: "Changed", price: 1, category: "garden", stock: 1 });
      const page = await open();
      await go(page, "/reset", t("backoffice-section-reset"));
      let answer;
      const held = new Promise((resolve) => { answer = resolve; });
      await page.route("**/api/admin/data/reset", async (route) => {
        await held;
        await route.continue();
      });
      await button(page, "backoffice-reset-start").click();
      await page.getByRole("alertdialog").getByRole("button", { name: t("ui-cancel") }).click();
      assert.equal((await admin("GET", "/products/3")).name, "Changed", "nothing happens without a yes");
      await button(page, "backoffice-reset-start").click();
      await page.getByRole("alertdialog").getByRole("button", { name: t("backoffice-reset-start") }).click();
      await page.getByRole("progressbar").waitFor();
      await picture(page, `backoffice-reset-running-${language}`);
      answer();
      await page.getByText(t("backoffice-reset-done", { seconds: "0" }).split("(")[0].trim()).waitFor();
      assert.notEqual((await admin("GET", "/products/3")).name, "Changed");
      await page.finish();
    });

    await suite.test("it is not on the shop's listener", async () => {
      assert.equal((await fetch(`${program.shop}/backoffice/`)).status, 404);
    });
  });
}
