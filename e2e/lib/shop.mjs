// SPDX-License-Identifier: AGPL-3.0-or-later
// The shop's pages as a person uses them: by role and by the words that are on them.
import assert from "node:assert/strict";
import { euros, spaced, words } from "./texts.mjs";

export const CARD = { number: "4242424242424242", expiry: "1239", cvv: "123", holder: "Ursule Usager" };

/** The figure beside a label in the list of amounts that is shown inside `region`. */
export async function amount(region, label) {
  const line = region.locator("dl.amounts > div").filter({ has: region.page().getByText(label, { exact: true }) });
  return spaced(await line.locator("dd").first().innerText());
}

/** Goods, shipping, VAT and total as they are shown must be these cents. */
export async function assertAmounts(region, price, t, language) {
  assert.equal(await amount(region, t("shop-amount-goods")), euros(price.goods, language));
  assert.equal(await amount(region, t("shop-amount-shipping")), price.shipping === 0 ? t("shop-amount-free") : euros(price.shipping, language));
  assert.equal(await amount(region, t("shop-amount-vat")), euros(price.vat, language));
  assert.equal(await amount(region, t("shop-amount-total")), euros(price.total, language));
}

/** Logs a seeded customer in, from the link in the header. */
export async function login(page, t, number = 1) {
  await page.getByRole("link", { name: t("shop-account-login") }).click();
  await page.getByLabel(t("shop-login-email")).fill(`user${number}@perfshop.com`);
  await page.getByLabel(t("shop-login-password")).fill(`password${number}`);
  await page.getByRole("main").getByRole("button", { name: t("shop-login-submit") }).click();
  await page.getByRole("button", { name: t("shop-account-logout") }).waitFor();
}

/** Searches for a product by its whole name, opens it, and puts `quantity` of it into the cart. */
export async function buy(page, t, { name, quantity }) {
  await page.getByRole("searchbox", { name: t("shop-search") }).fill(name);
  await page.getByRole("heading", { name: t("shop-list-results", { query: name }) }).waitFor();
  await page.getByRole("main").getByRole("link", { name, exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  const field = page.getByRole("textbox", { name: t("shop-product-quantity"), exact: true });
  await field.fill(String(quantity));
  await field.press("Enter");
  const answered = page.waitForResponse((answer) => answer.url().endsWith("/api/cart/add"));
  await page.getByRole("button", { name: t("shop-product-add"), exact: true }).click();
  assert.equal((await answered).status(), 200);
}

/** From the full cart to the page that thanks, with the customer's own address and standard delivery; gives the order's id. */
export async function checkOut(page, t, language, price, onStep = async () => {}) {
  await page.getByRole("banner").getByRole("link", { name: words(t("shop-cart")) }).or(page.locator('a[href="/shop/cart"]')).first().click();
  await page.getByRole("heading", { level: 1, name: t("shop-cart-title") }).waitFor();
  await onStep("cart");
  await page.getByRole("link", { name: t("shop-cart-checkout") }).click();
  await page.getByRole("heading", { name: t("shop-address-title") }).waitFor();
  await onStep("address");
  await page.getByRole("button", { name: t("shop-address-next") }).click();
  await page.getByRole("radio", { name: new RegExp(`^${t("shop-mode-standard")}`) }).click();
  await onStep("delivery");
  await page.getByRole("button", { name: t("shop-shipping-next") }).click();
  await page.getByLabel(t("shop-payment-number")).fill(CARD.number);
  await page.getByLabel(t("shop-payment-expiry")).fill(CARD.expiry);
  await page.getByLabel(t("shop-payment-cvv")).fill(CARD.cvv);
  await page.getByLabel(t("shop-payment-holder")).fill(CARD.holder);
  await onStep("payment");
  await page.getByRole("button", { name: t("shop-payment-next") }).click();
  await page.getByRole("heading", { name: t("shop-confirm-title") }).waitFor();
  await assertAmounts(page.getByRole("main"), price, t, language);
  await onStep("review");
  await page.getByRole("button", { name: words(t("shop-confirm-pay", { amount: euros(price.total, language) })) }).click();
  await page.getByRole("heading", { level: 1, name: t("shop-done-title") }).waitFor();
  await page.locator("dl.amounts").first().waitFor();
  await assertAmounts(page.getByRole("main"), price, t, language);
  await onStep("thanks");
  return Number(new URL(page.url()).pathname.match(/\/orders\/(\d+)\/done$/)[1]);
}
