// SPDX-License-Identifier: AGPL-3.0-or-later
// The live monitor in each language: what students see, what the instructor sees besides, and what happens when the line is cut.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectRefusals } from "../lib/account.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, reconnect, skip } from "../lib/browser.mjs";
import { endEverything, enter, wrongVat } from "../lib/cockpit.mjs";
import { startProgram } from "../lib/program.mjs";
import { assertStill, slowDown } from "../lib/slow.mjs";
import { textsOf } from "../lib/texts.mjs";

const PANELS = ["throughput", "errors", "latency", "orders", "cpu", "memory", "heap", "pauses", "database", "pool", "workers", "restarts", "browser-frames", "browser-heap", "browser-nodes", "browser-requests"];

const panel = (page, t, id) => page.getByRole("region", { name: t(`monitoring-panel-${id}`), exact: true });

/** The large figure of a panel as a number; NaN while there is none. */
async function figure(page, t, id) {
  const text = await panel(page, t, id).locator(".panel__value").innerText();
  return Number.parseFloat(text.replace(/[^\d.,]/g, "").replace(",", "."));
}

async function ask(shop, times) {
  for (let n = 0; n < times; n += 1) await fetch(`${shop}/api/products?page=${n % 3}`);
}

/** Waits until the charts have drawn this many more seconds: the time that is shown moves with each. */
async function secondsGoBy(page, count) {
  for (let n = 0; n < count; n += 1) {
    const shown = await page.locator(".bar__time").innerText();
    await page.waitForFunction((before) => document.querySelector(".bar__time")?.textContent !== before, shown);
  }
}

/** Waits for this many events of the live stream, whether the page shows them or not. */
async function eventsGoBy(shop, count) {
  const ended = new AbortController();
  const { body } = await fetch(`${shop}/api/monitoring/live`, { signal: ended.signal });
  const text = body.pipeThrough(new TextDecoderStream());
  let seen = 0;
  for await (const chunk of text) {
    seen += chunk.split("data:").length - 1;
    if (seen >= count) break;
  }
  ended.abort();
}

for (const language of ["fr", "en"]) {
  test(`the live monitor (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
      await ask(program.shop, 40);
    });
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });
    const open = async (more = {}) => {
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark", ...more });
      await page.goto(`${program.shop}/monitoring/`);
      await panel(page, t, "cpu").waitFor();
      return page;
    };

    await suite.test("every figure, and no cause", async () => {
      const asked = [];
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark" });
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${program.shop}/monitoring/`);
      for (const id of PANELS) await panel(page, t, id).waitFor();
      const work = ask(program.shop, 60);
      await page.waitForFunction(() => Number.parseFloat(document.querySelector(".panel__value")?.textContent ?? "0") > 0);
      await work;
      assert.ok((await figure(page, t, "memory")) > 5, "resident memory");
      assert.ok((await figure(page, t, "heap")) > 0, "heap");
      assert.equal(await page.getByRole("region", { name: t("monitoring-timeline") }).getByText(t("monitoring-instructor-only"), { exact: true }).count(), 0);
      assert.equal(asked.filter((path) => path === "/api/monitoring/live").length, 1, "one stream a page");
      assert.equal(asked.filter((path) => path.startsWith("/api/admin")).length, 0, "nothing of the instructor's");
      // What happened before the page was opened is there: the hour that the server keeps.
      await panel(page, t, "throughput").getByText(t("monitoring-series-requests")).waitFor();
      await assertAccessible(page, "the monitor");
      await picture(page, `monitoring-${language}`);
      await page.finish();
    });

    await suite.test("on a slow line there are grey places first, and nothing jumps", async () => {
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark" });
      await slowDown(page);
      await page.goto(`${program.shop}/monitoring/`);
      await page.locator(".skeleton").first().waitFor();
      assert.equal(await page.locator(".skeleton").count(), PANELS.length);
      await picture(page, `monitoring-slow-${language}`);
      for (const id of PANELS) await panel(page, t, id).waitFor();
      await secondsGoBy(page, 2);
      await assertStill(page, "the monitor");
      await page.finish();
    });

    await suite.test("pause, zoom and move, by pointer and by keys", async () => {
      const page = await open();
      const time = page.locator(".bar__time");
      await page.waitForFunction(() => /\d/.test(document.querySelector(".bar__time")?.textContent ?? ""));
      await page.getByRole("button", { name: t("monitoring-pause") }).click();
      const still = await time.innerText();
      await eventsGoBy(program.shop, 3);
      assert.equal(await time.innerText(), still, "paused, it stands");
      await page.getByRole("button", { name: t("monitoring-zoom-in") }).click();
      assert.notEqual(await time.innerText(), still);
      await page.getByRole("button", { name: t("monitoring-resume") }).click();
      await page.getByRole("button", { name: t("monitoring-pause") }).waitFor();
      // A stretch marked on one chart is what all show.
      const before = await time.innerText();
      const box = await panel(page, t, "cpu").locator(".u-over").boundingBox();
      await page.mouse.move(box.x + box.width * 0.6, box.y + 40);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.9, box.y + 40, { steps: 5 });
      await page.mouse.up();
      await page.getByRole("button", { name: t("monitoring-resume") }).waitFor();
      assert.notEqual(await time.innerText(), before);
      await picture(page, `monitoring-zoomed-${language}`);
      // By keys alone, with nothing in focus.
      await page.evaluate(() => document.activeElement?.blur());
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: t("monitoring-pause") }).waitFor();
      await page.keyboard.press("ArrowLeft");
      await page.getByRole("button", { name: t("monitoring-resume") }).waitFor();
      await page.finish();
    });

    await suite.test("the instructor sees activations as bands", async () => {
      await endEverything(program.cockpit);
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark" });
      await enter(page, t, program.cockpit);
      await wrongVat(page, t);
      await page.getByRole("link", { name: t("admin-interface-monitoring"), exact: true }).click();
      const timeline = page.getByRole("region", { name: t("monitoring-timeline") });
      const activation = timeline.getByRole("listitem").filter({ hasText: t("catalogue-A1-name") });
      await activation.filter({ hasText: t("monitoring-timeline-still") }).waitFor();
      await activation.getByText(t("monitoring-instructor-only"), { exact: true }).waitFor();
      // What the figures tell is in the same list.
      await timeline.getByText(t("monitoring-moment-started"), { exact: true }).waitFor();
      await secondsGoBy(page, 1);
      await assertAccessible(page, "the instructor's monitor");
      await picture(page, `monitoring-instructor-${language}`);
      // What another admin ends is seen to end.
      await endEverything(program.cockpit);
      await activation.filter({ hasText: t("monitoring-timeline-still") }).waitFor({ state: "detached" });
      await activation.waitFor();
      await page.getByRole("button", { name: t("admin-theme-light") }).click();
      await page.locator("html[data-theme=light]").waitFor();
      await assertAccessible(page, "the instructor's monitor, light");
      await picture(page, `monitoring-instructor-light-${language}`);
      await page.finish();
    });

    await suite.test("a login that ended in the middle: what everybody sees goes on, and a way back to the login is there", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark" });
      expectRefusals(page);
      await enter(page, t, program.cockpit);
      await page.getByRole("link", { name: t("admin-interface-monitoring"), exact: true }).click();
      const activations = page.getByRole("region", { name: t("monitoring-timeline") }).getByText(t("catalogue-A1-name"));
      await activations.waitFor();
      await page.route("**/api/admin/**", (route) => route.continue({ headers: { ...route.request().headers(), "x-admin-token": "ended" } }));
      await reconnect(page);
      await page.getByRole("link", { name: t("monitoring-to-login") }).waitFor();
      await activations.waitFor({ state: "detached" });
      await secondsGoBy(page, 2);
      assert.equal(await page.getByText(t("monitoring-lost")).count(), 0);
      await assertAccessible(page, "the monitor after the login ended");
      await picture(page, `monitoring-ended-${language}`);
      await page.finish();
    });

    await suite.test("on the instructor's listener without a login it is everybody's", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark" });
      await page.goto(`${program.cockpit}/monitoring/`);
      await panel(page, t, "cpu").waitFor();
      await page.getByRole("link", { name: t("monitoring-to-login") }).waitFor();
      await page.getByText(t("monitoring-moment-started"), { exact: true }).waitFor();
      assert.equal(await page.getByText(t("catalogue-A1-name")).count(), 0);
      await page.finish();
    });

    await suite.test("the shop's process dies: the line is said to be cut, and the restart is counted", async () => {
      const page = await open();
      page.removeAllListeners("console");
      await secondsGoBy(page, 1);
      await page.route("**/api/monitoring/live", (route) => route.abort());
      program.crash();
      await page.getByText(t("monitoring-lost")).waitFor();
      await picture(page, `monitoring-lost-${language}`);
      await page.unroute("**/api/monitoring/live");
      await page.getByText(t("monitoring-lost")).waitFor({ state: "detached" });
      await panel(page, t, "restarts").locator(".panel__value").getByText("1").waitFor();
      await secondsGoBy(page, 3);
      await picture(page, `monitoring-gap-${language}`);
      await page.finish();
    });

    await suite.test("at 360 px and at 1920 px nothing sticks out", async () => {
      for (const [width, theme] of [[360, "dark"], [1920, "dark"], [360, "light"], [1920, "light"]]) {
        const page = await open({ width });
        if (theme === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        await secondsGoBy(page, 1);
        await assertFits(page, `the monitor at ${width}`);
        await assertAccessible(page, `the monitor at ${width}, ${theme}`);
        await picture(page, `monitoring-${width}-${theme}-${language}`);
        await page.finish();
      }
    });
  });
}
