// SPDX-License-Identifier: AGPL-3.0-or-later
// The shop for everyone: on a phone of 360 px, in the dark, and by the keyboard alone.
import { test } from "node:test";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { priceOf, cents } from "../lib/price.mjs";
import { startProgram } from "../lib/program.mjs";
import { CARD, buy, checkOut, login } from "../lib/shop.mjs";
import { textsOf } from "../lib/texts.mjs";

test("the shop for everyone", { skip }, async (suite) => {
  const language = "fr";
  const t = textsOf(language);
  let program, browser, product;
  suite.before(async () => {
    program = await startProgram(language);
    browser = await launch();
    const { content } = await (await fetch(`${program.shop}/api/products?size=100`)).json();
    const { id, name, price } = content.find(({ stock }) => stock > 100);
    product = { id, name, price: cents(price), quantity: 1 };
  });
  suite.after(async () => {
    await browser?.close();
    await program?.stop();
  });

  await suite.test("a purchase at 360 px: nothing sticks out", async () => {
    const page = await openPage(browser, { origins: [program.shop], width: 360, height: 740 });
    await page.goto(`${program.shop}/shop/`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await assertFits(page, "the list");
    await picture(page, "shop-list-360");
    await login(page, t, 2);
    await buy(page, t, product);
    await assertFits(page, "a product");
    await checkOut(page, t, language, priceOf([product]), async (step) => {
      await assertFits(page, step);
      await picture(page, `shop-${step}-360`);
    });
    for (const path of ["/shop/orders", "/shop/rules", "/shop/nowhere"]) {
      await page.goto(program.shop + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await assertFits(page, path);
      await assertAccessible(page, path);
    }
    await page.finish();
  });

  for (const [name, options] of [["dark", { colorScheme: "dark" }], ["1920", { width: 1920, height: 1080 }]]) {
    await suite.test(`every page and every step of a purchase: ${name}`, async () => {
      const page = await openPage(browser, { origins: [program.shop], ...options });
      const look = async (step) => {
        await assertFits(page, `${step} ${name}`);
        await assertAccessible(page, `${step} ${name}`);
        await picture(page, `shop-${step}-${name}`);
      };
      for (const [path, step] of [["/shop/", "list"], [`/shop/product/${product.id}`, "product"], ["/shop/cart", "cart-empty"], ["/shop/rules", "rules"], ["/shop/nowhere", "nowhere"]]) {
        await page.goto(program.shop + path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await look(step);
      }
      await page.goto(`${program.shop}/shop/`);
      await login(page, t, name === "dark" ? 7 : 8);
      await buy(page, t, product);
      await checkOut(page, t, language, priceOf([product]), look);
      await page.finish();
    });
  }

  await suite.test("a purchase by the keyboard alone", async () => {
    const page = await openPage(browser, { origins: [program.shop] });
    await page.goto(`${program.shop}/shop/product/${product.id}`);
    await page.getByRole("heading", { level: 1, name: product.name }).waitFor();
    const keys = keyboard(page);

    await keys.reach("button", t("shop-product-add"));
    const added = page.waitForResponse((answer) => answer.url().endsWith("/api/cart/add"));
    await page.keyboard.press("Enter");
    await added;
    await page.goto(`${program.shop}/shop/cart`);
    await keys.reach("link", t("shop-cart-checkout"));
    await page.keyboard.press("Enter");
    // Not logged in: the checkout leads to the login and back.
    await page.getByLabel(t("shop-login-email")).waitFor();
    await keys.reach("textbox", t("shop-login-email"));
    await page.keyboard.type("user3@perfshop.com");
    await page.keyboard.press("Tab");
    await page.keyboard.type("password3");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: t("shop-address-title") }).waitFor();
    await keys.reach("button", t("shop-address-next"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: t("shop-shipping-title") }).waitFor();
    await keys.reach("radio", t("shop-mode-standard"));
    await page.keyboard.press("Space");
    await keys.reach("button", t("shop-shipping-next"));
    await page.keyboard.press("Enter");
    await page.getByLabel(t("shop-payment-number")).waitFor();
    await keys.reach("textbox", t("shop-payment-number"));
    for (const typed of [CARD.number, CARD.expiry, CARD.cvv, CARD.holder]) {
      await page.keyboard.type(typed);
      await page.keyboard.press("Tab");
    }
    await keys.reach("button", t("shop-payment-next"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: t("shop-confirm-title") }).waitFor();
    await keys.reach("button", t("shop-confirm-pay", { amount: "" }).trim());
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: t("shop-done-title") }).waitFor();
    await page.finish();
  });
});
