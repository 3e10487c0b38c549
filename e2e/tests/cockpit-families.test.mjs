// SPDX-License-Identifier: AGPL-3.0-or-later
// The families in the cockpit: all that the catalogue has is there by itself, and what strikes is counted where everybody sees it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adminApi, placeOrder } from "../lib/backoffice.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { activeNow, cardOf, endEverything, enter, wrongVat } from "../lib/cockpit.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { startProgram } from "../lib/program.mjs";
import { textsOf } from "../lib/texts.mjs";

for (const language of ["fr", "en"]) {
  test(`the families in the cockpit (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser, admin;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
      admin = await adminApi(program.cockpit);
    });
    suite.afterEach(() => endEverything(program.cockpit));
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });
    const open = async (options = {}) => {
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark", ...options });
      await enter(page, t, program.cockpit);
      return page;
    };
    const section = (page, name) => page.getByRole("region", { name, exact: true });

    await suite.test("every anomaly of the catalogue is there, with what the instructor must know of it", async () => {
      const page = await open();
      const { anomalies, families } = await admin("GET", "/chaos/catalogue");
      for (const { id, name, maxLevel } of families) {
        const own = anomalies.filter(({ family }) => family === id);
        if (own.length === 0) continue;
        await section(page, name).waitFor();
        assert.equal(await section(page, name).getByRole("article").count(), own.length, name);
        if (maxLevel > 0) assert.equal(await page.getByRole("radiogroup", { name: t("cockpit-level", { family: name }) }).getByRole("radio").count(), maxLevel + 1);
        // A way leads to it from the top.
        await page.getByRole("navigation", { name: t("cockpit-families") }).getByRole("link", { name }).waitFor();
      }
      for (const { name, summary, references, silent } of anomalies) {
        const card = page.getByRole("article").filter({ has: page.getByRole("heading", { name }) });
        const text = await card.first().innerText();
        for (const said of [summary, ...references]) assert.ok(text.includes(said), `${name}: ${said}`);
        assert.equal(text.includes(t("cockpit-about-silent")), silent, `${name} says whether it is silent`);
      }
      await page.finish();
    });

    await suite.test("what strikes is counted on its card, in the large letters, and told in the family's last line", async () => {
      const page = await open();
      const { content } = await (await fetch(`${program.shop}/api/products?size=100`)).json();
      const { id } = content.find(({ stock }) => stock > 100);
      const card = cardOf(page, t, "A1");
      await wrongVat(page, t);
      const times = card.locator(".facts__count b");
      const before = Number(await times.innerText());
      await placeOrder(program.shop, id, 21);
      await page.waitForFunction(([element, known]) => Number(element.textContent) > known, [await times.elementHandle(), before]);
      await activeNow(page, t).locator(".tile__dose").getByText(/[1-9]/).waitFor();
      const family = section(page, t("catalogue-family-business"));
      const last = family.locator(".struck summary");
      await last.getByText(t("catalogue-A1-trigger")).waitFor();
      await last.getByText("A1", { exact: true }).waitFor();
      await last.click();
      const list = family.getByRole("region", { name: t("cockpit-struck-of", { family: t("catalogue-family-business") }) });
      assert.ok((await list.getByRole("listitem").count()) >= 1);
      await assertAccessible(page, "the last triggerings");
      await picture(page, `cockpit-struck-${language}`);
      await page.finish();
    });

    await suite.test("a family is reached and its last line unfolded by the keyboard alone", async () => {
      const page = await open();
      const keys = keyboard(page);
      await keys.reach("link", t("catalogue-family-business"));
      await page.keyboard.press("Enter");
      assert.match(page.url(), /#family-business$/);
      await keys.reach("radio", /^0/, section(page, t("catalogue-family-business")));
      await page.finish();
    });

    await suite.test("from 360 px to 1920 px, in the dark and in the light", async () => {
      for (const [width, theme] of [[360, "dark"], [1280, "light"], [1920, "dark"], [1920, "light"]]) {
        const page = await open({ width });
        if (theme === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        for (const family of ["business", "functional", "security", "scripting"]) {
          const { families } = await admin("GET", "/chaos/catalogue");
          if (families.some(({ id, maxLevel }) => id === family && maxLevel > 0)) await admin("POST", `/chaos/${family}`, { level: 4 });
        }
        await activeNow(page, t).getByRole("listitem").first().waitFor();
        await assertFits(page, `the families at ${width}`);
        await assertAccessible(page, `the families at ${width}, ${theme}`);
        await picture(page, `cockpit-families-${width}-${theme}-${language}`);
        await endEverything(program.cockpit);
        await page.finish();
      }
    });
  });
}
