// SPDX-License-Identifier: AGPL-3.0-or-later
// What a customer does besides buying: an account, a profile, reviews, mails, invoices, cancelling; and what can go wrong.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { endSession, logIn, mailedCode, register } from "../lib/account.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { cents, priceOf } from "../lib/price.mjs";
import { startProgram } from "../lib/program.mjs";
import { amount, buy, CARD, checkOut, login } from "../lib/shop.mjs";
import { euros, spaced, textsOf, words } from "../lib/texts.mjs";

const NEW = { firstName: "Zoé", lastName: "Lambert", email: "zoe.lambert@example.fr", password: "a long secret" };

/** The browser itself writes refused and lost answers to the console; where a test wants them, they belong there. */
const expectRefusals = (page) => page.removeAllListeners("console");

async function start(suite, language) {
  const program = await startProgram(language);
  const browser = await launch();
  suite.after(async () => {
    await browser.close();
    await program.stop();
  });
  const { content } = await (await fetch(`${program.shop}/api/products?size=100`)).json();
  const { id, name, price } = content.find(({ stock, ratingCount }) => stock > 100 && ratingCount === 0);
  return { program, browser, product: { id, name, price: cents(price), quantity: 1 } };
}

for (const language of ["fr", "en"]) {
  test(`a customer's account (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    const { program, browser, product } = await start(suite, language);
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
      assert.equal(await page.getByText(t("shop-field-required"), { exact: true }).count(), 4);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("name")), "firstName");
      await register(page, t, { ...NEW, password: "short" });
      await page.getByText(t("shop-field-short", { min: 8 }), { exact: true }).waitFor();
      await show("register-refused");
      await register(page, t, NEW);
      await page.getByRole("button", { name: t("shop-account-logout") }).click();
      await page.getByRole("link", { name: t("shop-account-login") }).click();
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
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("name")), "birthDate");
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
      await buy(page, t, product);
      order = { id: await checkOut(page, t, language, price), total: price.total };
      await page.getByRole("link", { name: t("shop-done-mail") }).click();
      await page.getByRole("heading", { level: 1, name: t("shop-account-mails") }).waitFor();
      await show("mails");
      await page.locator(".mail-row a").first().click();
      await page.locator(".mail__text").waitFor();
      const letter = spaced(await page.locator(".mail__text").innerText());
      assert.ok(letter.includes(product.name) && letter.includes(NEW.firstName), letter);
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

test("the shop when something is wrong", { skip }, async (suite) => {
  const language = "fr";
  const t = textsOf(language);
  const { program, browser, product } = await start(suite, language);
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
    await picture(page, "shop-cart-short");
    await assertAccessible(page, "a cart that asks too much");
    await toConfirm(page);
    await order(page).click();
    await page.getByText(t("error-stock-insufficient-detail", { product: scarce.name, available: String(scarce.stock) })).waitFor();
    await picture(page, "shop-order-short");
    await page.getByRole("link", { name: t("shop-confirm-to-cart") }).click();
    await page.getByRole("button", { name: t("shop-cart-take-left-named", { left: scarce.stock, name: scarce.name }) }).click();
    await page.getByText(t("shop-cart-not-enough")).waitFor({ state: "detached" });
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
    await page.getByRole("button", { name: t("shop-account-logout") }).click();
    await page.getByRole("link", { name: t("shop-account-login") }).waitFor();
    await page.goto(`${program.shop}/shop/register`);
    await register(page, t, { ...NEW, email: "user9@perfshop.com" });
    await page.getByText(t("error-email-taken-detail")).waitFor();
    await assertAccessible(page, "a taken address");
    await page.finish();
  });

  await suite.test("the session ends in the middle: what was written is still there after the login", async () => {
    const page = await open(10);
    await page.goto(`${program.shop}/shop/product/${scarce.id}`);
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
