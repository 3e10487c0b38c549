// SPDX-License-Identifier: AGPL-3.0-or-later
// A session of the shop that ends while it is used: it is noticed, and nothing that was typed is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { endSession, expectRefusals, logIn, startShop } from "../lib/account.mjs";
import { openPage, picture, skip } from "../lib/browser.mjs";
import { login } from "../lib/shop.mjs";
import { textsOf } from "../lib/texts.mjs";

test("the shop when a session ends", { skip }, async (suite) => {
  const language = "fr";
  const t = textsOf(language);
  const { program, browser, product } = await startShop(suite, language);
  const open = async (number, options = {}) => {
    const page = await openPage(browser, { origins: [program.shop], ...options });
    expectRefusals(page);
    await page.goto(`${program.shop}/shop/`);
    await login(page, t, number);
    return page;
  };
  const put = async (page, productId, quantity) => {
    const answer = await page.request.post(`${program.shop}/api/cart/add`, { data: { productId, quantity } });
    assert.equal(answer.status(), 200);
  };

  await suite.test("the session ends in the middle: what was written is still there after the login", async () => {
    const page = await open(10);
    await page.goto(`${program.shop}/shop/product/${product.id}`);
    await page.getByRole("radio", { name: t("shop-review-rating", { rating: 3 }) }).check({ force: true });
    await page.getByLabel(t("shop-review-text"), { exact: true }).fill("Pas mal du tout.");
    await endSession(page);
    await page.getByRole("button", { name: t("shop-review-send") }).click();
    await page.getByText(t("shop-review-kept")).waitFor();
    await picture(page, "shop-review-session-over");
    await page.locator(".review-form").getByRole("link").click();
    await logIn(page, t, { email: "user10@perfshop.com", password: "password10" });
    assert.equal(await page.getByLabel(t("shop-review-text"), { exact: true }).inputValue(), "Pas mal du tout.");
    // In the checkout it leads to the login and back; the address that was typed is there.
    await put(page, product.id, 1);
    await page.goto(`${program.shop}/shop/checkout`);
    await page.getByLabel(t("shop-address-city")).fill("Villefranche");
    await page.getByRole("button", { name: t("shop-address-next") }).click();
    await page.getByRole("heading", { name: t("shop-shipping-title") }).waitFor();
    await page.getByText(t("shop-amount-total"), { exact: true }).waitFor();
    await endSession(page);
    await page.getByRole("radio", { name: new RegExp(`^${t("shop-mode-express")}`) }).click();
    await page.getByText(t("shop-login-expired")).waitFor();
    await logIn(page, t, { email: "user10@perfshop.com", password: "password10" });
    await page.getByLabel(t("shop-address-city")).waitFor();
    assert.equal(await page.getByLabel(t("shop-address-city")).inputValue(), "Villefranche");
    await page.finish();
  });

  await suite.test("a session that ended elsewhere is noticed on coming back to the page", async () => {
    const page = await open(16);
    await put(page, product.id, 1);
    await page.goto(`${program.shop}/shop/cart`);
    await page.locator(".header__count").waitFor();
    // A page that does not know yet whose it is has nothing to ask about.
    await page.getByRole("banner").getByRole("button", { name: t("shop-account-logout") }).waitFor();
    await endSession(page);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await page.getByRole("banner").getByRole("link", { name: t("shop-account-login") }).waitFor();
    await page.locator(".header__count").waitFor({ state: "detached" });
    await page.finish();
  });

  await suite.test("the session ends while the profile is being typed: it is all there after the login", async () => {
    const page = await open(16);
    await page.goto(`${program.shop}/shop/profile`);
    await page.getByLabel(t("shop-address-city")).fill("Plougastel");
    await endSession(page);
    await page.getByRole("button", { name: t("shop-profile-save") }).click();
    await logIn(page, t, { email: "user16@perfshop.com", password: "password16" });
    await page.getByText(t("shop-profile-kept")).waitFor();
    assert.equal(await page.getByLabel(t("shop-address-city")).inputValue(), "Plougastel");
    await page.getByRole("button", { name: t("shop-profile-save") }).click();
    await page.locator(".toast").getByText(t("shop-profile-saved")).waitFor();
    await page.finish();
  });
});
