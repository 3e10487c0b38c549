// SPDX-License-Identifier: AGPL-3.0-or-later
// The live monitor's profiles in each language: the function that burns a processor and the one that holds memory are found by their shop's
// names, against a time before as well, and nothing that students are shown names a cause.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { expectRefusals } from "../lib/account.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { endEverything, enter } from "../lib/cockpit.mjs";
import { instruct } from "../lib/incident.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { functions } from "../lib/monitor.mjs";
import { startProgram } from "../lib/program.mjs";
import { assertStill, slowDown } from "../lib/slow.mjs";
import { textsOf } from "../lib/texts.mjs";

/** Words of which none may be on a page of students. */
const CAUSES = /chaos|intensit|anomal|activation|injection|control::levers/i;
const BURNING = /rank_affinities/;
const HOLDING = /saved_carts/;

async function ask(program, seconds) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) await (await fetch(`${program.shop}/api/products?size=50`)).text();
}

const profileOf = async (program, address) => (await fetch(`${program.shop}/api/monitoring/profiles/${address}`)).json();
/** None of the functions that are looked for calls itself. */
const sumOf = (nodes, pattern) => nodes.reduce((sum, { name, value }) => sum + (pattern.test(name) ? value : 0), 0);

/** Waits until a function stands for this part of a profile. */
async function waitForShare(program, address, pattern, least) {
  let share = 0;
  for (let tries = 0; tries < 60; tries += 1) {
    const { nodes } = await profileOf(program, address);
    share = nodes[0].value === 0 ? 0 : sumOf(nodes, pattern) / nodes[0].value;
    if (share >= least) return;
    await sleep(500);
  }
  assert.fail(`${pattern} stays at ${share} of ${address}`);
}

const flame = (page, t) => page.getByRole("tree", { name: t("monitoring-profile-flame") });
const way = (page, t) => page.getByRole("navigation", { name: t("monitoring-profile-way") });
const compareWith = (page, t) => page.getByLabel(t("monitoring-profile-compare"));

async function assertNoCause(page, where) {
  assert.doesNotMatch(await page.getByRole("main").innerText(), CAUSES, where);
}

for (const language of ["fr", "en"]) {
  test(`profiles in the live monitor (${language})`, { skip }, async (suite) => {
    const t = textsOf(language);
    let program, browser, quiet, busy;
    suite.before(async () => {
      program = await startProgram(language);
      browser = await launch();
      // A time of usual work, and one in which something burns a processor.
      quiet = { from: Date.now() };
      await ask(program, 4);
      quiet.to = Date.now();
      await instruct(program, "cpu", { intensity: 60 });
      await sleep(1000);
      busy = { from: Date.now() };
      await ask(program, 5);
      busy.to = Date.now();
      await waitForShare(program, `cpu?from=${busy.from}&to=${busy.to}`, BURNING, 0.1);
    });
    suite.after(async () => {
      await browser?.close();
      await program?.stop();
    });
    const open = async (address = "", { home = program.shop, ...more } = {}) => {
      const page = await openPage(browser, { origins: [home], height: 1000, colorScheme: "dark", ...more });
      await page.goto(`${home}/monitoring/profiles${address}`);
      return page;
    };
    const busyAddress = () => `?from=${busy.from}&to=${busy.to}`;
    const comparedAddress = () => `${busyAddress()}&baseFrom=${quiet.from}&baseTo=${quiet.to}`;

    await suite.test("what burns a processor is among the first functions, and is zoomed into", async () => {
      const page = await open();
      await functions(page, t).filter({ hasText: BURNING }).first().waitFor();
      await assertAccessible(page, "the profile of the last minute");
      await assertNoCause(page, "the profile of the last minute");
      await picture(page, `profile-${language}`);
      // A function of the table is marked in the picture, with its share of the total, and shown.
      await functions(page, t).filter({ hasText: BURNING }).first().click();
      await page.locator(".frame--marked").first().waitFor();
      assert.match(await page.locator(".flame__found").innerText(), /\d+[.,]\d/, "the share of the total");
      await page.getByRole("button", { name: t("monitoring-profile-show") }).click();
      await way(page, t).getByRole("button", { name: BURNING }).waitFor();
      assert.match(await flame(page, t).getByRole("treeitem").first().getAttribute("aria-label"), BURNING, "it takes the whole width");
      await way(page, t).getByRole("button", { name: t("monitoring-profile-whole"), exact: true }).click();
      assert.match(await flame(page, t).getByRole("treeitem").first().getAttribute("aria-label"), /^perfshop\b/);
      // A press on a frame zooms as well, and the search says how much the text stands for.
      await page.getByLabel(t("monitoring-profile-search")).fill("rank_aff");
      await page.locator(".frame--marked").first().click();
      await way(page, t).getByRole("button", { name: BURNING }).waitFor();
      await assertAccessible(page, "a function zoomed into");
      await picture(page, `profile-zoomed-${language}`);
      await page.getByLabel(t("monitoring-profile-search")).fill("no such function");
      await page.getByText(t("monitoring-profile-found", { count: 0, share: "" }), { exact: true }).waitFor();
      await page.finish();
    });

    await suite.test("against the time before, what burns has grown: in figures with their sign, and marked besides its colour", async () => {
      const page = await open(comparedAddress());
      const row = page.getByRole("table", { name: t("monitoring-profile-top") }).getByRole("row").filter({ hasText: BURNING }).first();
      // The time before is asked for by itself, and comes when it comes.
      await row.filter({ hasText: /\+\d+[.,]\d/ }).waitFor();
      await page.getByText(t("monitoring-change-same-0"), { exact: true }).waitFor();
      await assertAccessible(page, "two times compared");
      await assertNoCause(page, "two times compared");
      await picture(page, `profile-compared-${language}`);
      // No comparison any more, then the minute before by its own entry: what is shown is held still for it.
      await compareWith(page, t).selectOption("");
      await page.waitForURL((url) => !url.searchParams.has("baseFrom"));
      await page.goto(`${program.shop}/monitoring/profiles`);
      await functions(page, t).first().waitFor();
      await compareWith(page, t).selectOption("before");
      await page.waitForURL(/baseFrom=/);
      const { searchParams } = new URL(page.url());
      assert.equal(searchParams.get("baseTo"), searchParams.get("from"));
      assert.equal(Number(searchParams.get("baseTo")) - Number(searchParams.get("baseFrom")), 60_000);
      // The page has taken the address over, and what it then asked for has come.
      const chosen = `${searchParams.get("baseFrom")}-${searchParams.get("baseTo")}`;
      await page.waitForFunction((base) => [...document.querySelectorAll("select")].some(({ value }) => value === base) && document.querySelector(".signals__list")?.ariaBusy === "false", chosen);
      await assertAccessible(page, "compared with the minute before");
      // Now is the last minute again.
      await page.getByRole("button", { name: t("monitoring-now"), exact: true }).click();
      await page.waitForURL((url) => !url.searchParams.has("from"));
      await page.finish();
    });

    await suite.test("what is followed comes by itself", async () => {
      const page = await open();
      await functions(page, t).first().waitFor();
      const again = page.waitForResponse(/\/api\/monitoring\/profiles\/cpu$/);
      await page.getByRole("button", { name: t("monitoring-follow") }).click();
      await again;
      await page.waitForResponse(/\/api\/monitoring\/profiles\/cpu$/);
      await functions(page, t).first().waitFor();
      await page.finish();
    });

    await suite.test("the ways from a chart, from a trace, and on to traces and lines of the same time", async () => {
      const page = await open();
      await page.goto(`${program.shop}/monitoring/`);
      await page.waitForFunction(() => /\d/.test(document.querySelector(".bar__time")?.textContent ?? ""));
      await page.getByRole("link", { name: t("monitoring-to-profile"), exact: true }).click();
      await page.waitForURL(/\/profiles\?from=\d+&to=\d+/);
      await functions(page, t).first().waitFor();
      const { searchParams } = new URL(page.url());
      await page.getByRole("link", { name: t("monitoring-to-traces") }).click();
      await page.waitForURL(/\/traces\?since=/);
      const since = Number(new URL(page.url()).searchParams.get("since"));
      assert.ok(Math.abs(since - Number(searchParams.get("from"))) <= 1000, "the same time, in whole seconds");
      await page.getByRole("link", { name: t("monitoring-to-profile"), exact: true }).click();
      await page.waitForURL(/\/profiles\?/);
      await page.getByRole("link", { name: t("monitoring-to-logs") }).click();
      await page.waitForURL(/\/logs\?since=\d+&until=\d+/);
      await page.goto(`${program.shop}/monitoring/traces`);
      await page.getByRole("table", { name: t("monitoring-traces") }).getByRole("link").first().click();
      await page.getByRole("link", { name: t("monitoring-to-profile-of-trace") }).click();
      await page.waitForURL(/\/profiles\?from=\d+&to=\d+/);
      const seconds = new URL(page.url()).searchParams;
      assert.ok(Number(seconds.get("to")) - Number(seconds.get("from")) >= 1000, "a second at least");
      await functions(page, t).first().waitFor();
      await page.finish();
    });

    await suite.test("by the keyboard alone", async () => {
      const page = await open(busyAddress());
      const keys = keyboard(page);
      const told = () => page.evaluate(() => document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "")?.getAttribute("aria-label") ?? "");
      await functions(page, t).first().waitFor();
      await keys.reach("tree", t("monitoring-profile-flame"));
      assert.match(await told(), /^perfshop,/);
      await page.keyboard.press("ArrowDown");
      const thread = await told();
      assert.doesNotMatch(thread, /^perfshop,/, "down goes to what took most");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelectorAll(".way li").length === 2);
      assert.equal(await told(), thread, "the reader stays where they are");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelectorAll(".way li").length === 1);
      await keys.reach("button", t("monitoring-profile-column-value"));
      await page.keyboard.press("Enter");
      const sorted = page.getByRole("columnheader", { name: t("monitoring-profile-column-value") });
      assert.equal(await sorted.getAttribute("aria-sort"), "descending");
      await keys.reach("button", BURNING);
      await page.keyboard.press("Enter");
      await page.locator(".function--picked").waitFor();
      await page.finish();
    });

    await suite.test("the instructor takes files along, everybody else does not", async () => {
      const page = await openPage(browser, { origins: [program.cockpit], height: 1000, colorScheme: "dark" });
      await endEverything(program.cockpit);
      await enter(page, t, program.cockpit);
      await page.getByRole("link", { name: t("admin-interface-monitoring"), exact: true }).click();
      await page.getByRole("navigation", { name: t("monitoring-pages") }).getByRole("link", { name: t("monitoring-page-profiles"), exact: true }).click();
      for (const kind of ["cpu", "heap"]) {
        await page.getByRole("radio", { name: t(`monitoring-profile-kind-${kind}`), exact: true }).click();
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: t(`monitoring-profile-file-${kind}`) }).click()]);
        assert.equal(file.suggestedFilename(), `perfshop-${kind}.pb.gz`);
      }
      await assertAccessible(page, "the instructor's profile");
      await picture(page, `profile-instructor-${language}`);
      await page.finish();
      const student = await open();
      await functions(student, t).first().waitFor();
      assert.equal(await student.getByRole("button", { name: /pprof/ }).count(), 0);
      await student.finish();
    });

    await suite.test("what holds memory is found", async () => {
      await instruct(program, "memory", { target: 40 });
      await waitForShare(program, "heap", HOLDING, 0.05);
      const page = await open();
      await page.getByRole("radio", { name: t("monitoring-profile-kind-heap"), exact: true }).click();
      await page.waitForURL(/kind=heap/);
      await functions(page, t).filter({ hasText: HOLDING }).first().waitFor();
      // The picture before stays until this one comes, and the function is in both.
      await page.locator(".flame__told").filter({ hasText: language === "fr" ? "Mio" : "MiB" }).waitFor();
      await assertAccessible(page, "the profile of memory");
      await assertNoCause(page, "the profile of memory");
      await picture(page, `profile-memory-${language}`);
      await page.finish();
    });

    await suite.test("what is not there is said: too long ago, no profiles, a question that makes no sense", async () => {
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark" });
      expectRefusals(page);
      await page.goto(`${program.shop}/monitoring/profiles?from=${Date.now() - 3_600_000}&to=${Date.now() - 3_000_000}`);
      await page.getByText(t("monitoring-profile-gone", { minutes: 15 })).waitFor();
      await assertAccessible(page, "a time that is not kept");
      await page.goto(`${program.shop}/monitoring/profiles?from=2000&to=1000`);
      await page.getByRole("button", { name: t("ui-retry") }).waitFor();
      await page.route("**/api/monitoring/profiles/cpu", (route) =>
        route.fulfill({ status: 404, contentType: "application/problem+json", body: JSON.stringify({ title: t("error-profiles-off"), detail: t("error-profiles-off-detail"), code: "PROFILES_OFF", status: 404 }) }));
      await page.goto(`${program.shop}/monitoring/profiles`);
      await page.getByText(t("error-profiles-off-detail")).waitFor();
      await assertAccessible(page, "no profiles");
      await page.finish();
    });

    await suite.test("on a slow line there is a grey place first, and nothing jumps", async () => {
      const page = await openPage(browser, { origins: [program.shop], height: 1000, colorScheme: "dark" });
      await slowDown(page);
      await page.goto(`${program.shop}/monitoring/profiles${busyAddress()}`);
      await page.locator(".skeleton").first().waitFor();
      await functions(page, t).first().waitFor();
      await assertStill(page, "the profile");
      await page.finish();
    });

    await suite.test("at 360 px and at 1920 px nothing sticks out", async () => {
      const pages = [["profile", busyAddress()], ["profile-compared", comparedAddress()], ["profile-memory", "?kind=heap"]];
      for (const [width, theme] of [[360, "dark"], [1920, "dark"], [360, "light"], [1920, "light"]]) {
        const page = await open("", { width });
        if (theme === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        for (const [name, address] of pages) {
          await page.goto(`${program.shop}/monitoring/profiles${address}`);
          await functions(page, t).first().waitFor();
          await assertFits(page, `${name} at ${width}`);
          await assertAccessible(page, `${name} at ${width}, ${theme}`);
          await picture(page, `monitoring-${name}-${width}-${theme}-${language}`);
        }
        await page.finish();
      }
    });
  });
}
