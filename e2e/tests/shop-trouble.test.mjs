// SPDX-License-Identifier: AGPL-3.0-or-later
// The shop when something is wrong: the server away, a session over, refusals, too little stock, a cart of two tabs; and
// the pages of the account for everyone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { expectRefusals, NEW, register, startShop } from "../lib/account.mjs";
import { assertAccessible, assertFits, openPage, picture, skip } from "../lib/browser.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { priceOf } from "../lib/price.mjs";
import { amount, CARD, login } from "../lib/shop.mjs";
import { euros, textsOf, words } from "../lib/texts.mjs";

test("the shop when something is wrong", { skip }, async (suite) => {
  const language = "fr";
  const t = textsOf(language);
  const { program, browser, product } = await startShop(suite, language);
  const scarce = await (async () => {
    const { content } = await (await fetch(`${program.shop}/api/products?size=100&sort=stock`)).json();
    return content.find(({ stock }) => stock >= 2);
  })();
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
  /** From the cart's address to the last step. */
  const toConfirm = async (page) => {
    await page.goto(`${program.shop}/shop/checkout`);
    await page.getByRole("button", { name: t("shop-address-next") }).click();
    await page.getByText(t("shop-amount-total"), { exact: true }).waitFor();
    await page.getByRole("button", { name: t("shop-shipping-next") }).click();
    await pay(page, CARD.number);
  };
  const pay = async (page, number) => {
    await page.getByLabel(t("shop-payment-number")).fill(number);
    await page.getByLabel(t("shop-payment-expiry")).fill(CARD.expiry);
    await page.getByLabel(t("shop-payment-cvv")).fill(CARD.cvv);
    await page.getByLabel(t("shop-payment-holder")).fill(CARD.holder);
    await page.getByRole("button", { name: t("shop-payment-next") }).click();
  };
  const order = (page) => page.getByRole("button", { name: t("shop-confirm-pay", { amount: "" }).trim() });

  await suite.test("lists that are not there say so and lead on", async () => {
    const page = await openPage(browser, { origins: [program.shop] });
    await page.goto(`${program.shop}/shop/?page=9999`);
    await page.getByRole("heading", { name: t("shop-list-beyond-title") }).waitFor();
    await picture(page, "shop-list-beyond");
    await page.getByRole("link", { name: t("shop-list-beyond-first") }).click();
    await page.locator(".card").first().waitFor();
    await page.goto(`${program.shop}/shop/?category=nope`);
    await page.getByRole("heading", { name: t("shop-list-category-missing-title") }).waitFor();
    await assertAccessible(page, "an unknown category");
    await page.finish();
  });

  await suite.test("a slow list is grey under its own name, not the old one", async () => {
    const page = await openPage(browser, { origins: [program.shop] });
    await page.goto(`${program.shop}/shop/`);
    await page.locator(".card a").first().waitFor();
    await page.route("**/api/products/search*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.getByRole("link", { name: t("category-garden"), exact: true }).click();
    await page.getByRole("heading", { level: 1, name: t("category-garden") }).waitFor();
    assert.equal(await page.locator(".card a").count(), 0);
    await picture(page, "shop-list-slow");
    await page.locator(".card a").first().waitFor();
    await page.finish();
  });

  await suite.test("the first page needs less than 200 KiB of script", async () => {
    const page = await openPage(browser, { origins: [program.shop] });
    const scripts = [];
    page.on("response", (answer) => {
      if (answer.request().resourceType() === "script") scripts.push(answer.body());
    });
    await page.goto(`${program.shop}/shop/`);
    await page.locator(".card a").first().waitFor();
    await page.waitForLoadState("networkidle");
    const size = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    assert.ok(scripts.length > 1 && size < 200 * 1024, `${scripts.length} scripts, ${size} bytes`);
    await page.finish();
  });

  await suite.test("the script of a page does not come: header and footer stay, and the page comes later", async () => {
    const page = await openPage(browser, { origins: [program.shop] });
    expectRefusals(page);
    await page.goto(`${program.shop}/shop/`);
    await page.locator(".card a").first().waitFor();
    await page.route("**/assets/CartPage*", (route) => route.abort());
    await page.locator('a[href="/shop/cart"]').click();
    await page.getByText(t("ui-error-network")).waitFor();
    await page.getByRole("searchbox").waitFor();
    await page.unroute("**/assets/CartPage*");
    await page.getByRole("button", { name: t("ui-retry") }).click();
    await page.getByRole("heading", { name: t("shop-cart-empty-title") }).waitFor();
    await page.finish();
  });

  await suite.test("the server is away: said, tried again, back", async () => {
    const page = await open(5);
    await page.route("**/api/**", (route) => route.abort());
    await page.getByRole("link", { name: t("category-garden"), exact: true }).click();
    await page.getByText(t("ui-error-network")).waitFor();
    await picture(page, "shop-list-away");
    await assertAccessible(page, "a list without the server");
    await page.unroute("**/api/**");
    await page.getByRole("button", { name: t("ui-retry") }).click();
    await page.locator(".card a").first().waitFor();
    await page.finish();
  });

  await suite.test("stock: told in the cart, and again with the way back when the order is refused", async () => {
    const page = await open(6);
    await put(page, scarce.id, scarce.stock + 3);
    await page.goto(`${program.shop}/shop/cart`);
    await page.getByText(t("shop-cart-short", { left: scarce.stock })).waitFor();
    await page.getByText(t("shop-cart-not-enough")).waitFor();
    assert.ok(await page.getByRole("button", { name: t("shop-cart-checkout") }).isDisabled());
    assert.equal(await page.getByRole("link", { name: t("shop-cart-checkout") }).count(), 0);
    await picture(page, "shop-cart-short");
    await assertAccessible(page, "a cart that asks too much");
    await toConfirm(page);
    await order(page).click();
    await page.getByText(t("error-stock-insufficient-detail", { product: scarce.name, available: String(scarce.stock) })).waitFor();
    await picture(page, "shop-order-short");
    await page.getByRole("link", { name: t("shop-confirm-to-cart") }).click();
    await page.getByRole("button", { name: t("shop-cart-take-left-named", { left: scarce.stock, name: scarce.name }) }).click();
    await page.getByText(t("shop-cart-not-enough")).waitFor({ state: "detached" });
    await page.getByRole("link", { name: t("shop-cart-checkout") }).waitFor();
    await page.finish();
  });

  await suite.test("what is no quantity stays in the cart's field, with the range that is", async () => {
    const page = await open(14);
    await put(page, product.id, 2);
    await page.goto(`${program.shop}/shop/cart`);
    const field = page.getByRole("textbox", { name: t("shop-cart-quantity", { name: product.name }) });
    for (const wrong of ["0", "-3", "abc", "10000"]) {
      await field.fill(wrong);
      await field.press("Enter");
      await page.getByRole("alert").getByText(t("shop-product-quantity-wrong", { max: 9999 })).waitFor();
      assert.equal(await field.inputValue(), wrong);
    }
    await assertAccessible(page, "a wrong quantity");
    const answered = page.waitForResponse((answer) => answer.request().method() === "PUT");
    await field.fill("7000");
    await field.press("Enter");
    assert.equal((await answered).status(), 200);
    // Amounts of seven digits and a count of three signs have room, at any width.
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await assertFits(page, `a large cart at ${width}`);
      const [badge, word] = await page.locator(".header__count, .header__cart + .header__word").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
      if (width > 768) assert.ok(badge.right <= word.left, "the count leaves the word in peace");
      await picture(page, `shop-cart-large-${width}`);
    }
    await page.finish();
  });

  await suite.test("the faults of a card and of a promo code are said before anything is sent", async () => {
    const page = await open(15);
    await put(page, product.id, 1);
    await page.goto(`${program.shop}/shop/checkout`);
    await page.getByRole("button", { name: t("shop-address-next") }).click();
    const sent = [];
    page.on("request", (request) => sent.push(new URL(request.url()).pathname));
    for (const [code, fault] of [["", "shop-promo-missing"], ["DIX %", "shop-promo-wrong"]]) {
      await page.getByRole("textbox", { name: t("shop-promo-label") }).fill(code);
      await page.getByRole("button", { name: t("shop-promo-apply") }).click();
      await page.getByText(t(fault)).waitFor();
    }
    const steps = page.getByRole("navigation", { name: t("shop-checkout-steps") });
    await page.getByRole("button", { name: t("shop-shipping-next") }).click();
    await page.getByRole("heading", { name: t("shop-payment-title") }).waitFor();
    await steps.getByRole("button", { name: t("shop-step-shipping") }).click();
    assert.equal(await steps.locator("[aria-current=step] svg").count(), 0, "the step that is being done has no tick");
    await page.getByRole("button", { name: t("shop-shipping-next") }).click();
    await page.getByLabel(t("shop-payment-number")).fill("4111111111111112");
    await page.getByLabel(t("shop-payment-expiry")).fill("0120");
    await page.getByLabel(t("shop-payment-cvv")).fill("1");
    await page.getByRole("button", { name: t("shop-payment-next") }).click();
    for (const fault of ["shop-payment-number-wrong", "shop-payment-expiry-past", "shop-payment-cvv-wrong", "shop-field-required"]) await page.getByText(t(fault)).waitFor();
    assert.deepEqual(sent.filter((path) => /promo|payment/.test(path)), []);
    await assertAccessible(page, "a wrong card");
    await page.finish();
  });

  await suite.test("a reload resumes at the step that is due", async () => {
    const page = await open(7);
    await put(page, product.id, 1);
    await toConfirm(page);
    await order(page).waitFor();
    await page.reload();
    await order(page).waitFor();
    await order(page).click();
    await page.getByRole("heading", { level: 1, name: t("shop-done-title") }).waitFor();
    await page.finish();
  });

  await suite.test("422: an expired code and a declined card are said where they stand", async () => {
    const page = await open(8);
    await put(page, product.id, 1);
    await page.goto(`${program.shop}/shop/checkout`);
    await page.getByRole("button", { name: t("shop-address-next") }).click();
    await page.getByRole("textbox", { name: t("shop-promo-label") }).fill("SUMMER15");
    await page.getByRole("button", { name: t("shop-promo-apply") }).click();
    await page.getByText(t("error-promo-expired-detail", { promo: "SUMMER15" })).waitFor();
    await assertAccessible(page, "an expired code");
    await page.getByRole("button", { name: t("shop-shipping-next") }).click();
    await pay(page, "4000000000000002");
    await page.getByText(t("error-payment-declined-detail")).waitFor();
    await picture(page, "shop-payment-declined");
    await page.finish();
  });

  await suite.test("409: an address that is taken, a second review, an order cancelled elsewhere", async () => {
    const page = await open(9);
    await page.goto(`${program.shop}/shop/product/${product.id}`);
    for (const answer of ["shop-review-thanks", "error-review-exists-detail"]) {
      await page.getByRole("radio", { name: t("shop-review-rating", { rating: 5 }) }).check({ force: true });
      await page.getByLabel(t("shop-review-text"), { exact: true }).fill("Parfait.");
      await page.getByRole("button", { name: t("shop-review-send") }).click();
      await page.getByText(t(answer)).waitFor();
      if (answer === "shop-review-thanks") await page.reload();
    }
    await put(page, product.id, 1);
    await toConfirm(page);
    await order(page).click();
    await page.getByRole("link", { name: t("shop-done-see") }).click();
    await page.getByRole("button", { name: t("shop-cancel-open") }).click();
    const id = new URL(page.url()).pathname.split("/").at(-1);
    assert.equal((await page.request.post(`${program.shop}/api/orders/${id}/cancel`)).status(), 200);
    await page.getByRole("dialog").getByRole("button", { name: t("shop-cancel-confirm") }).click();
    await page.getByText(t("shop-status-CANCELLED"), { exact: true }).waitFor();
    await page.getByText(t("error-order-state-detail", { status: "cancelled" }), { exact: true }).first().waitFor();
    await page.getByRole("button", { name: t("shop-account-logout") }).click();
    await page.getByRole("link", { name: t("shop-account-login") }).waitFor();
    await page.goto(`${program.shop}/shop/register`);
    await register(page, t, { ...NEW, email: "user9@perfshop.com" });
    await page.getByText(t("error-email-taken-detail")).waitFor();
    await assertAccessible(page, "a taken address");
    await page.finish();
  });

  await suite.test("two tabs: a cart changed in one sends the other back, with a word why", async () => {
    const page = await open(11);
    await put(page, product.id, 1);
    await page.goto(`${program.shop}/shop/checkout`);
    await page.getByRole("button", { name: t("shop-address-next") }).click();
    await page.getByRole("textbox", { name: t("shop-promo-label") }).fill("WELCOME10");
    await page.getByRole("button", { name: t("shop-promo-apply") }).click();
    await page.getByRole("button", { name: t("shop-promo-remove") }).waitFor();
    await page.getByRole("button", { name: t("shop-shipping-next") }).click();
    await pay(page, CARD.number);
    await order(page).waitFor();
    const other = await page.context().newPage();
    await other.goto(`${program.shop}/shop/cart`);
    await other.getByRole("button", { name: t("shop-cart-more", { name: product.name }) }).click();
    await page.getByText(t("shop-checkout-cart-changed")).waitFor();
    // The discount and the total are those of the new cart.
    const goods = 2 * product.price;
    const discount = Math.floor((goods + 5) / 10);
    const aside = page.getByRole("complementary");
    await aside.getByText(words(euros(-discount, language))).waitFor();
    assert.equal(await amount(aside, t("shop-amount-goods")), euros(goods, language));
    await picture(page, "shop-checkout-other-tab");
    await page.finish();
  });

  await suite.test("the voucher stands in the sum as soon as it is ticked", async () => {
    const page = await open(12);
    // Points come with an order.
    await put(page, product.id, Math.ceil(20_000 / product.price));
    await toConfirm(page);
    await order(page).click();
    await page.getByRole("heading", { level: 1, name: t("shop-done-title") }).waitFor();
    await put(page, product.id, 1);
    await page.goto(`${program.shop}/shop/checkout`);
    await page.getByRole("button", { name: t("shop-address-next") }).click();
    await page.getByText(t("shop-amount-total"), { exact: true }).waitFor();
    await page.getByRole("button", { name: t("shop-shipping-next") }).click();
    await page.getByRole("checkbox").check();
    const aside = page.getByRole("complementary");
    assert.equal(await amount(aside, t("shop-amount-to-pay")), euros(priceOf([product]).total - 500, language));
    await pay(page, CARD.number);
    await page.getByRole("button", { name: words(t("shop-confirm-pay", { amount: euros(priceOf([product]).total - 500, language) })) }).waitFor();
    await page.finish();
  });

  const PAGES = ["/register", "/login", "/password/forgot", "/password/reset", "/profile", "/mails", "/orders", "/cart"];
  for (const [name, options] of [["360", { width: 360, height: 740 }], ["dark", { colorScheme: "dark" }], ["1920", { width: 1920, height: 1080 }]]) {
    await suite.test(`every page of the account: ${name}`, async () => {
      const visitor = await openPage(browser, { origins: [program.shop], ...options });
      // Another one than those above, with orders of the seed.
      const customer = await openPage(browser, { origins: [program.shop], ...options });
      await customer.goto(`${program.shop}/shop/`);
      await login(customer, t, 405);
      await put(customer, scarce.id, scarce.stock + 1);
      const { content } = await (await customer.request.get(`${program.shop}/api/orders`)).json();
      const paths = [...PAGES, `/product/${product.id}`, ...(content[0] ? [`/orders/${content[0].id}`] : [])];
      for (const path of paths) {
        const page = /register|login|password/.test(path) ? visitor : customer;
        await page.goto(`${program.shop}/shop${path}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        if (path === "/cart") await page.getByText(t("shop-cart-not-enough")).waitFor();
        await assertFits(page, path);
        await assertAccessible(page, `${path} ${name}`);
        await picture(page, `shop-account${path.replaceAll("/", "-")}-${name}`);
      }
      await visitor.finish();
      await customer.finish();
    });
  }

  await suite.test("a review, a cancel and a profile by the keyboard alone", async () => {
    const page = await open(13);
    const keys = keyboard(page);
    await page.goto(`${program.shop}/shop/product/${product.id}`);
    await page.getByRole("button", { name: t("shop-review-send") }).waitFor();
    await keys.reach("radio", t("shop-review-rating", { rating: 1 }));
    await page.keyboard.press("Space");
    for (let star = 1; star < 4; star += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Au clavier.");
    await keys.reach("button", t("shop-review-send"));
    await page.keyboard.press("Enter");
    await page.getByText(t("shop-review-thanks")).waitFor();
    const { content } = await (await page.request.get(`${program.shop}/api/products/${product.id}/reviews`)).json();
    assert.equal(content[0].rating, 4);

    await put(page, product.id, 1);
    await toConfirm(page);
    await order(page).click();
    await page.getByRole("link", { name: t("shop-done-see") }).click();
    await page.getByRole("button", { name: t("shop-cancel-open") }).waitFor();
    await keys.reach("button", t("shop-cancel-open"));
    await page.keyboard.press("Enter");
    await keys.reach("button", t("shop-cancel-keep"));
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    // The focus is where it was.
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await keys.reach("button", t("shop-cancel-confirm"));
    await page.keyboard.press("Enter");
    await page.locator(".status--cancelled").waitFor();
    await page.finish();
  });
});
