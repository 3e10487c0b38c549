// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser makes of a review and of a search that hold a script: text in a healthy shop; with the flaw, a script that runs for the
// student who wrote it and for nobody else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectRefusals, startShop } from "../lib/account.mjs";
import { openPage, skip } from "../lib/browser.mjs";
import { handIn, setSecurity } from "../lib/security.mjs";
import { textsOf } from "../lib/texts.mjs";

const STORED = "<img src=x onerror=\"window.ran='S ' + document.cookie\">";
// Without the quote that ends a text in SQL: the search is open to that as well, and would answer with an error of its own.
const REFLECTED = "<script>window.ran=`R ${document.cookie}`</script>";

test("a script in a review and in a search", { skip }, async (suite) => {
  const t = textsOf("fr");
  const { program, browser, product } = await startShop(suite, "fr");
  const address = `${program.shop}/shop/product/${product.id}`;
  const search = `${program.shop}/shop/?q=${encodeURIComponent(REFLECTED)}`;
  const open = async (alias) => {
    const page = await openPage(browser, { origins: [program.shop] });
    if (alias === null) return { page, token: null };
    const entered = await (await page.request.post(`${program.shop}/api/chaos/student/enter`, { data: { alias, class: "b2" } })).json();
    const login = await page.request.post(`${program.shop}/api/auth/login`, { data: entered.customer });
    assert.equal(login.status(), 200);
    return { page, token: entered.token };
  };
  const ada = await open("Ada");
  const others = [await open("Grace"), await open(null)];
  const written = await ada.page.request.post(`${program.shop}/api/products/${product.id}/reviews`, { data: { rating: 4, text: STORED } });
  assert.equal(written.status(), 201);

  /** The review and the search are text, and nothing of them ran. */
  const isText = async ({ page }) => {
    await page.goto(address);
    await page.locator(".review-entry__text", { hasText: STORED }).waitFor();
    assert.equal(await page.locator(".review-entry__text img").count(), 0);
    await page.goto(search);
    await page.getByRole("heading", { level: 1, name: t("shop-list-results", { query: REFLECTED }) }).waitFor();
    await page.getByRole("status").first().waitFor();
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.evaluate(() => document.cookie), "");
  };

  await suite.test("are text in a healthy shop", async () => {
    for (const one of [ada, ...others]) await isText(one);
  });

  await suite.test("run for their author, with the flag", async () => {
    await setSecurity(program.cockpit, 1);
    const { page, token } = ada;
    for (const [where, mark] of [[address, "S"], [search, "R"]]) {
      await page.context().clearCookies({ name: "shop_visit" });
      await page.goto(where);
      await page.waitForFunction((mark) => window.ran?.startsWith(`${mark} `), mark);
      const [flag] = (await page.evaluate(() => window.ran)).match(/PFSH\{[0-9a-f]+\}/);
      assert.deepEqual((await handIn(program.shop, token, flag)).captured, ["S2"]);
    }
    assert.doesNotMatch(await page.evaluate(() => document.cookie), /JSESSIONID|PERFSHOP_STUDENT/, "no script reads an identity");
  });

  await suite.test("stored, they run for no other student and for no visitor", async () => {
    for (const { page } of others) {
      await page.goto(address);
      await page.locator(".review-entry__text", { hasText: STORED }).waitFor();
      assert.equal(await page.locator(".review-entry__text img").count(), 0);
      assert.equal(await page.evaluate(() => window.ran), undefined);
    }
  });

  await suite.test("are text again when it is switched off", async () => {
    await setSecurity(program.cockpit, 0);
    await ada.page.context().clearCookies({ name: "shop_visit" });
    for (const one of [ada, ...others]) await isText(one);
    for (const { page } of others) await page.finish();
  });

  // An image that does not exist is refused to the exploit; that much is its own affair.
  expectRefusals(ada.page);
});
