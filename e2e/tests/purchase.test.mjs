// SPDX-License-Identifier: AGPL-3.0-or-later
// A person buys, in each language: log in, search, cart, four steps, order; every amount to the cent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { cartOf, cents, priceOf } from "../lib/price.mjs";
import { startProgram } from "../lib/program.mjs";
import { assertAmounts, buy, checkOut, login } from "../lib/shop.mjs";
import { textsOf } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`a purchase (${language})`, { skip }, async (suite) => {
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

    await suite.test("from the search to the order, to the cent", async () => {
      const page = await openPage(browser, { origins: [program.shop] });
      await page.goto(`${program.shop}/shop/`);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      const { content } = await (await page.request.get(`${program.shop}/api/products?size=100&sort=name`)).json();
      const cart = cartOf(content, 12000, 11960);
      const price = priceOf(cart);

      await page.getByRole("heading", { level: 1 }).waitFor();
      await picture(page, `shop-list-${language}`);
      await assertAccessible(page, "the list");
      await login(page, t);
      for (const line of cart) await buy(page, t, line);
      await picture(page, `shop-product-${language}`);
      await assertAccessible(page, "a product");
      const id = await checkOut(page, t, language, price, async (step) => {
        await picture(page, `shop-${step}-${language}`);
        await assertAccessible(page, step);
      });

      await page.getByRole("link", { name: t("shop-done-see") }).click();
      await page.getByRole("heading", { name: t("shop-order-items") }).waitFor();
      await assertAmounts(page.getByRole("complementary"), price, t, language);
      await picture(page, `shop-order-${language}`);
      await assertAccessible(page, "an order");

      // What the page shows is what the shop has written.
      const order = await (await page.request.get(`${program.shop}/api/orders/${id}`)).json();
      assert.deepEqual(
        [cents(order.goods), cents(order.shipping), cents(order.vat), cents(order.totalAmount)],
        [price.goods, price.shipping, price.vat, price.total],
      );
      assert.deepEqual(
        order.items.map(({ productId, quantity }) => [productId, quantity]).sort(),
        cart.map(({ id: productId, quantity }) => [productId, quantity]).sort(),
      );
      await page.finish();
    });

    await suite.test("a wrong password is refused in the page's own words", async () => {
      const page = await openPage(browser, { origins: [program.shop] });
      await page.goto(`${program.shop}/shop/login`);
      await page.getByLabel(t("shop-login-email")).fill("user1@perfshop.com");
      await page.getByLabel(t("shop-login-password")).fill("not it");
      // The browser itself writes a refused answer to the console; it is the one line that belongs there.
      page.removeAllListeners("console");
      await page.getByRole("main").getByRole("button", { name: t("shop-login-submit") }).click();
      await page.getByText(t("shop-login-wrong")).waitFor();
      await assertAccessible(page, "a refused login");
      await page.finish();
    });
  });
}
