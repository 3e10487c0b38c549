// SPDX-License-Identifier: AGPL-3.0-or-later
// What a customer does besides buying: an account, a profile, reviews, mails, invoices, cancelling.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { expectRefusals, logIn, mailedCode, NEW, register, startShop } from "../lib/account.mjs";
import { assertAccessible, openPage, picture, skip } from "../lib/browser.mjs";
import { priceOf } from "../lib/price.mjs";
import { buy, checkOut } from "../lib/shop.mjs";
import { euros, spaced, textsOf, words } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`a customer's account (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    const { program, browser, product } = await startShop(suite, language);
    const page = await openPage(browser, { origins: [program.shop] });
    const show = async (name) => {
      await picture(page, `shop-account-${name}-${language}`);
      await assertAccessible(page, name);
    };

    await suite.test("is made, left and entered again", async () => {
      await page.goto(`${program.shop}/shop/login`);
      await page.getByRole("link", { name: t("shop-login-register") }).click();
      await page.getByRole("heading", { name: t("shop-register-title") }).waitFor();
      // Nothing is filled in: the page says so itself, and goes to the first field.
      await page.getByRole("button", { name: t("shop-register-submit") }).click();
      await page.locator("[name=firstName]:focus").waitFor();
      assert.equal(await page.getByText(t("shop-field-required"), { exact: true }).count(), 4);
      await register(page, t, { ...NEW, password: "short" });
      await page.getByText(t("shop-field-short", { min: 8 }), { exact: true }).waitFor();
      await show("register-refused");
      await register(page, t, NEW);
      await page.getByRole("button", { name: t("shop-account-logout") }).click();
      await page.getByRole("link", { name: t("shop-account-login") }).click();
      await page.getByRole("heading", { name: t("shop-login-title") }).waitFor();
      await show("login");
      await logIn(page, t, NEW);
      await page.getByRole("link", { name: NEW.firstName }).click();
      await page.getByRole("heading", { name: t("shop-orders-empty-title") }).waitFor();
      await show("orders-empty");
    });

    await suite.test("has a profile, refused at its fields, saved, and put back by Undo", async () => {
      await page.getByRole("link", { name: t("shop-account-profile") }).click();
      await page.getByLabel(t("shop-profile-civility")).selectOption("Mme");
      await page.getByLabel(t("shop-profile-birth-date")).fill("2020-01-01");
      await page.getByLabel(t("shop-address-phone")).fill("0612345678");
      await page.locator("[name=street]").fill("8 rue des Lilas");
      await page.getByLabel(t("shop-address-postal-code")).fill("ABCDE");
      await page.getByLabel(t("shop-address-city")).fill("Paris");
      await page.getByLabel(t("shop-address-country")).selectOption("FR");
      const listeners = page.listeners("console");
      expectRefusals(page);
      await page.getByRole("button", { name: t("shop-profile-save") }).click();
      await page.getByText(t("field-age")).waitFor();
      await page.getByText(t("field-postal-code")).waitFor();
      await page.locator("[name=birthDate]:focus").waitFor();
      await show("profile-refused");
      for (const listener of listeners) page.on("console", listener);
      await page.getByLabel(t("shop-profile-birth-date")).fill("1990-02-03");
      await page.getByLabel(t("shop-address-postal-code")).fill("75011");
      await page.getByRole("button", { name: t("shop-profile-save") }).click();
      await page.getByText(t("shop-profile-saved"), { exact: true }).first().waitFor();
      await show("profile");
      await page.getByRole("button", { name: t("shop-undo"), exact: true }).click();
      await page.waitForFunction(() => document.querySelector("[name=city]").value === "");
      for (const [name, value] of [["street", "8 rue des Lilas"], ["postalCode", "75011"], ["city", "Paris"]]) {
        await page.locator(`[name=${name}]`).fill(value);
      }
      await page.getByLabel(t("shop-address-country")).selectOption("FR");
      const saved = page.waitForResponse((answer) => answer.request().method() === "PUT");
      await page.getByRole("button", { name: t("shop-profile-save") }).click();
      assert.equal((await saved).status(), 200);
      const me = await (await page.request.get(`${program.shop}/api/auth/me`)).json();
      assert.deepEqual([me.city, me.postalCode, me.phone, me.birthDate], ["Paris", "75011", null, null]);
    });

    await suite.test("gives a review, which makes the product's mean", async () => {
      await page.goto(`${program.shop}/shop/product/${product.id}`);
      await page.getByText(t("shop-reviews-none")).waitFor();
      await page.getByRole("button", { name: t("shop-review-send") }).click();
      await page.getByText(t("shop-review-rating-missing")).waitFor();
      await page.getByRole("radio", { name: t("shop-review-rating", { rating: 4 }) }).check({ force: true });
      await page.getByLabel(t("shop-review-text"), { exact: true }).fill("Solide <b>et</b> beau.");
      await page.getByRole("button", { name: t("shop-review-send") }).click();
      await page.getByText(t("shop-review-thanks")).waitFor();
      await page.getByText("Solide <b>et</b> beau.").waitFor();
      const mean = t("shop-rating", { rating: (4).toLocaleString(language, { minimumFractionDigits: 1 }), count: 1 });
      await page.locator(".product__rating", { hasText: mean }).waitFor();
      await show("review");
    });

    let order;
    await suite.test("orders, and reads the confirmation in the shop", async () => {
      const price = priceOf([product]);
      order = { total: price.total };
      await buy(page, t, product);
      order.id = await checkOut(page, t, language, price);
      await page.getByRole("link", { name: t("shop-done-mail") }).click();
      await page.getByRole("heading", { level: 1, name: t("shop-account-mails") }).waitFor();
      await show("mails");
      await page.locator(".mail-row a").first().click();
      await page.locator(".letter").waitFor();
      const letter = spaced(await page.locator(".letter").innerText());
      assert.ok(letter.includes(product.name) && letter.includes(NEW.firstName), letter);
      assert.ok(letter.includes(euros(price.total, language)), letter);
      await show("mail");
    });

    await suite.test("has the invoice, and cancels after being told what that does", async () => {
      await page.goto(`${program.shop}/shop/orders/${order.id}`);
      const invoice = page.getByRole("link", { name: t("shop-order-invoice") });
      const [file] = await Promise.all([page.waitForEvent("download"), invoice.click()]);
      assert.equal(readFileSync(await file.path()).subarray(0, 5).toString(), "%PDF-");
      assert.match(file.suggestedFilename(), /\.pdf$/);
      const { points } = await (await page.request.get(`${program.shop}/api/orders/${order.id}`)).json();

      await page.getByRole("button", { name: t("shop-cancel-open") }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText(words(t("shop-cancel-refund", { amount: euros(order.total, language) }))).waitFor();
      await dialog.getByText(t("shop-cancel-points", { points })).waitFor();
      await show("cancel");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      await page.getByRole("button", { name: t("shop-cancel-open") }).click();
      await dialog.getByRole("button", { name: t("shop-cancel-confirm") }).click();
      await page.getByText(words(t("shop-order-refunded", { amount: euros(order.total, language) }))).waitFor();
      assert.equal(await page.getByRole("button", { name: t("shop-cancel-open") }).count(), 0);
      await show("cancelled");
      const after = await (await page.request.get(`${program.shop}/api/orders/${order.id}`)).json();
      assert.deepEqual([after.status, after.payment.status], ["CANCELLED", "REFUNDED"]);
      const me = await (await page.request.get(`${program.shop}/api/auth/me`)).json();
      assert.equal(me.loyaltyPoints, 0);
      await page.getByRole("link", { name: t("shop-account-orders"), exact: true }).click();
      await page.locator(".order-entry", { hasText: t("shop-status-CANCELLED") }).waitFor();
      await show("orders");
      await page.finish();
    });

    await suite.test("finds its way back with a forgotten password", async () => {
      const page = await openPage(browser, { origins: [program.shop] });
      await page.goto(`${program.shop}/shop/login`);
      await page.getByRole("link", { name: t("shop-login-forgot") }).click();
      // The page before has a field of the same name: on a slow machine it would be filled in place of this one's.
      await page.getByRole("heading", { name: t("shop-forgot-title") }).waitFor();
      await page.getByLabel(t("shop-login-email")).fill(NEW.email);
      await picture(page, `shop-account-forgot-${language}`);
      await assertAccessible(page, "forgot");
      await page.getByRole("button", { name: t("shop-forgot-submit") }).click();
      await page.getByText(t("shop-reset-mailed", { email: NEW.email })).waitFor();
      await page.getByLabel(t("shop-reset-code")).fill(await mailedCode(program.cockpit, NEW.email));
      await page.getByLabel(t("shop-reset-password")).fill("another secret");
      await picture(page, `shop-account-reset-${language}`);
      await assertAccessible(page, "reset");
      await page.getByRole("button", { name: t("shop-reset-submit") }).click();
      await page.getByText(t("shop-reset-done"), { exact: true }).first().waitFor();
      await logIn(page, t, { ...NEW, password: "another secret" });
      await page.getByRole("button", { name: t("shop-account-logout") }).waitFor();
      // A code in the address is taken from there, and does not stay there; one that is over is refused.
      await page.goto(`${program.shop}/shop/password/reset?token=no-such-code`);
      await page.waitForURL(`${program.shop}/shop/password/reset`);
      assert.equal(await page.getByLabel(t("shop-reset-code")).inputValue(), "no-such-code");
      await page.getByLabel(t("shop-reset-password")).fill("another secret");
      expectRefusals(page);
      await page.getByRole("button", { name: t("shop-reset-submit") }).click();
      await page.getByText(t("error-reset-token-invalid-detail")).waitFor();
      await page.finish();
    });
  });
}
