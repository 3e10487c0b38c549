// SPDX-License-Identifier: AGPL-3.0-or-later
// A customer's account as a person uses it, and the mails as the back office sees them.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { launch } from "./browser.mjs";
import { cents } from "./price.mjs";
import { ADMIN, startProgram } from "./program.mjs";

/** A person who has no account yet. */
export const NEW = { firstName: "Zoé", lastName: "Lambert", email: "zoe.lambert@example.fr", password: "a long secret" };

/** The browser itself writes refused and lost answers to the console; where a test wants them, they belong there. */
export const expectRefusals = (page) => page.removeAllListeners("console");

/** The program, a browser, and a product that nobody has reviewed and that does not run out; all ends with the suite. */
export async function startShop(suite, language) {
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

/** Makes an account on the page that is open; its form logs in by itself. */
export async function register(page, t, { firstName, lastName, email, password }) {
  await page.getByLabel(t("shop-address-first-name")).fill(firstName);
  await page.getByLabel(t("shop-address-last-name"), { exact: true }).fill(lastName);
  await page.getByLabel(t("shop-login-email")).fill(email);
  await page.getByLabel(t("shop-login-password")).fill(password);
  await page.getByRole("button", { name: t("shop-register-submit") }).click();
}

/** Logs in on the login page that is open. */
export async function logIn(page, t, { email, password }) {
  await page.getByLabel(t("shop-login-email")).fill(email);
  await page.getByLabel(t("shop-login-password")).fill(password);
  await page.getByRole("main").getByRole("button", { name: t("shop-login-submit") }).click();
}

/** Ends the session behind the page's back, as half an hour of idleness does. */
export async function endSession(page) {
  await page.context().clearCookies({ name: "JSESSIONID" });
}

/** The code of the newest mail for a forgotten password, from the back office. */
export async function mailedCode(cockpit, email) {
  const ask = async (path, token, body) => {
    const headers = { "Content-Type": "application/json", ...(token ? { "X-Admin-Token": token } : {}) };
    const answer = await fetch(`${cockpit}/api/admin${path}`, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
    assert.equal(answer.status, 200, path);
    return answer.json();
  };
  const { adminToken } = await ask("/login", null, ADMIN);
  // The mail is written after the answer, so that the answer takes as long for an account that does not exist.
  for (let tries = 0; tries < 100; tries += 1) {
    const { content } = await ask("/mails?size=100", adminToken);
    const mail = content.find(({ kind, recipient }) => kind === "password" && recipient === email);
    if (mail) {
      const { text } = await ask(`/mails/${mail.id}`, adminToken);
      return text.match(/^ {2}(\S{20,})$/m)[1];
    }
    await sleep(100);
  }
  return assert.fail(`no mail for ${email}`);
}
