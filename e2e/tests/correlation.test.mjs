// SPDX-License-Identifier: AGPL-3.0-or-later
// What the checkout asks of its clients, level by level: a person's browser does it by itself, and the reference clients for JMeter, k6 and
// Python do what their level knows and no more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { launch, openPage, skip } from "../lib/browser.mjs";
import { cartOf, priceOf } from "../lib/price.mjs";
import { startProgram } from "../lib/program.mjs";
import { CLIENT_TOOLS, setLevels } from "../lib/scripting.mjs";
import { buy, checkOut, login } from "../lib/shop.mjs";
import { textsOf } from "../lib/texts.mjs";

const LANGUAGE = "en";
/** How long what is announced at levels 3 and 4 is good, and a moment. */
const EXPIRED_MS = 61_000;
const PROTECTED = /\/api\/(checkout\/(address|shipping|payment)|orders)$/;
const CARRIED = ["x-session-token", "x-action-token", "x-csrf-token", "x-step-token", "x-signature"];
/** The code that a client of each level gets at the next one. */
const REFUSALS = ["TOKEN_MISSING", "TOKEN_MISSING", "TOKEN_MISSING", "SIGNATURE_INVALID"];

test("what is asked of clients is carried by each that knows it", async (suite) => {
  const t = textsOf(LANGUAGE);
  const program = await startProgram(LANGUAGE);
  const browser = skip ? null : await launch();
  suite.after(async () => {
    await browser?.close();
    await program.stop();
  });
  const { content } = await (await fetch(`${program.shop}/api/products?size=100&sort=name`)).json();
  const cart = cartOf(content, 12000, 11960).slice(0, 1);

  /** A customer's whole purchase in the pages; gives what each call of the checkout carried. */
  async function purchase(number, onStep) {
    const page = await openPage(browser, { origins: [program.shop] });
    const sent = [];
    page.on("request", (request) => {
      if (PROTECTED.test(request.url()) && request.method() === "POST") sent.push(request.headers());
    });
    await page.goto(`${program.shop}/shop/`);
    await login(page, t, number);
    for (const line of cart) await buy(page, t, line);
    await checkOut(page, t, LANGUAGE, priceOf(cart), (step) => onStep?.(page, step));
    const signers = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/signature")).length);
    await page.finish();
    return { sent, signers };
  }

  await suite.test("a browser, at every level", { skip }, async () => {
    for (const [level, names] of [0, 1, 2, 5, 5].entries()) {
      await setLevels(program, [[31 + level, level]]);
      const { sent, signers } = await purchase(31 + level);
      assert.equal(sent.length, 4, `level ${level}: no call was refused and made again`);
      for (const headers of sent) assert.deepEqual(CARRIED.filter((name) => name in headers), CARRIED.slice(0, names));
      assert.equal(signers, level >= 3 ? 1 : 0, `level ${level}: what signs is loaded where calls are signed`);
    }
  });

  // It goes on beside the clients: what was announced has to grow old.
  const patient = skip
    ? null
    : purchase(36, async (page, step) => {
        // Before the first call that carries anything: later ones may find that the page, used again after a minute, has asked by itself.
        if (step === "address") {
          // The browser itself writes refused answers to the console.
          page.removeAllListeners("console");
          await setLevels(program, [[36, 4]]);
        }
        if (step === "payment") await sleep(EXPIRED_MS);
      });
  // Its failure is told below.
  patient?.catch(() => {});

  let first = 1;
  for (const [name, { tool, buyAll }] of Object.entries(CLIENT_TOOLS)) {
    const [own, from] = [tool(), first];
    first += 9;
    await suite.test(name, { skip: own === null }, async () => {
      // Five clients meet what they know, four meet the level above.
      const known = [0, 1, 2, 3, 4, 0, 1, 2, 3];
      const asked = [0, 1, 2, 3, 4, 1, 2, 3, 4];
      await setLevels(program, asked.map((level, index) => [from + index, level]));
      const outcomes = await buyAll(own, program, known.map((level, index) => [from + index, level]));
      for (const order of outcomes.slice(0, 5)) assert.match(order, /^PS-/);
      assert.deepEqual(outcomes.slice(5), REFUSALS);
    });
  }

  await suite.test("a browser, when more is asked in the middle and the person takes their time", { skip }, async () => {
    const { sent } = await patient;
    assert.ok(sent.length > 4, "a call that was refused was made again");
    for (const headers of sent.slice(-2)) assert.deepEqual(CARRIED.filter((name) => name in headers), CARRIED);
  });
});
