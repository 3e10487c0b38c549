// SPDX-License-Identifier: AGPL-3.0-or-later
// The timeline of the live monitor in each language: what really happens is told in words for symptoms, leads to the charts, traces, lines and
// profile of its time, and tells nobody but the instructor what set it off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../lib/agent.mjs";
import { assertAccessible, assertFits, launch, openPage, picture, skip } from "../lib/browser.mjs";
import { endEverything, enter } from "../lib/cockpit.mjs";
import { instruct, readyToOrder } from "../lib/incident.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { startProgram } from "../lib/program.mjs";
import { spaced, textsOf } from "../lib/texts.mjs";

/** Words of which none may be on a page of students. */
const CAUSES = /chaos|intensit|anomal|activation|\bF1\b|F1_NPE|db_pool|gateway|passerelle|instruct/i;

const timeline = (page, t) => page.getByRole("region", { name: t("monitoring-timeline") });
/** The rows of one symptom. */
const rows = (page, t, kind) => timeline(page, t).getByRole("listitem").filter({ has: page.getByText(t(`monitoring-moment-${kind}`), { exact: true }) });
const way = (row, t, name) => row.getByRole("link", { name: t(name), exact: true });
const still = (rows, t) => rows.filter({ hasText: t("monitoring-timeline-still") });

async function assertNoCause(page, where) {
  assert.doesNotMatch(await page.getByRole("main").innerText(), CAUSES, where);
}

/** The hour that the page reads: calm, but for what is said of some seconds before now. */
async function tellHour(page, change = () => ({})) {
  const calm = {
    requestsPerSecond: 5, errorsPerSecond: 0, p50Ms: 2, p95Ms: 12, p99Ms: 20, cpuPercent: 4, rssBytes: 60e6, heapUsedBytes: 20e6, heapMaxBytes: 512e6, poolUsed: 1, poolMax: 20,
    poolWaiting: 0, workersBusy: 1, workersMax: 200, workersQueue: 0, dbMsPerSecond: 4, statementsPerSecond: 12, pauseMs: 0, ordersPerMinute: 3, revenueEur: 0, restarts: 0,
  };
  await page.route("**/api/monitoring/history*", (route) => {
    const now = Date.now();
    const since = Number(new URL(route.request().url()).searchParams.get("since") ?? 0);
    const samples = Array.from({ length: 3600 }, (_, index) => ({ at: now - (3600 - index) * 1000, ...calm, ...change(3600 - index) }));
    // Asked for what came meanwhile it has nothing to add.
    const rows = since > 0 ? [] : samples.map((sample) => Object.values(sample));
    return route.fulfill({ json: { fields: Object.keys(samples[0]), rows } });
  });
}

/** An hour in which all that there is a word for happens, some of it still. */
const WILD = (ago) => ({
  ...(ago < 3200 && ago > 3100 ? { requestsPerSecond: 140, cpuPercent: 70 } : {}),
  ...(ago < 2600 && ago > 2500 ? { poolUsed: 20, poolWaiting: 7, p95Ms: 2400 } : {}),
  ...(ago < 2000 && ago > 1940 ? { workersBusy: 200, workersQueue: 31 } : {}),
  ...(ago < 1500 && ago > 1400 ? { pauseMs: ago % 3 === 0 ? 240 : 0 } : {}),
  // A launch by hand: what was sold is counted anew.
  ...(ago >= 900 ? { revenueEur: 90 } : {}),
  ...(ago < 600 && ago > 500 ? { errorsPerSecond: ago % 4 === 0 ? 2 : 0 } : {}),
  ...(ago < 200 ? { heapUsedBytes: 300e6 + (200 - ago) * 1e6 } : {}),
});

for (const language of ["fr", "en"]) {
  test(`the timeline of the live monitor (${language})`, { skip }, async (suite) => {
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
    const open = async ({ home = program.shop, prepare = async () => {}, ...more } = {}) => {
      const page = await openPage(browser, { origins: [home], height: 1000, colorScheme: "dark", ...more });
      await prepare(page);
      await page.goto(`${home}/monitoring/`);
      return page;
    };

    await suite.test("orders that break are told as errors, which lead to their traces, lines, profile and seconds on the charts", async () => {
      await instruct(program, "activations", { anomaly: "F1" });
      const ready = [];
      for (const number of [2, 3, 4]) ready.push(await readyToOrder(program, number));
      // At once: however slow the purchases were, these failures are one moment.
      assert.deepEqual(await Promise.all(ready.map((place) => place())), [500, 500, 500]);
      const page = await open();
      const errors = rows(page, t, "errors");
      await errors.waitFor();
      await rows(page, t, "started").waitFor();
      const [three] = t("monitoring-moment-errors-figures", { count: 3, percent: "|" }).split("|");
      await errors.filter({ hasText: spaced(three) }).waitFor();
      await assertAccessible(page, "the timeline");
      await assertNoCause(page, "the timeline");
      await picture(page, `timeline-errors-${language}`);

      await way(errors, t, "monitoring-page-traces").click();
      await page.waitForURL(/\/traces\?error=true&since=\d+&until=\d+/);
      const traces = page.getByRole("table", { name: t("monitoring-traces") }).getByRole("link");
      await traces.first().waitFor();
      assert.deepEqual(await traces.allInnerTexts(), Array(3).fill("POST /api/orders"), "none but the broken ones");
      await page.goBack();
      await way(errors, t, "monitoring-page-logs").click();
      await page.waitForURL(/\/logs\?since=\d+&until=\d+/);
      await page.locator(".line--error").first().waitFor();
      await page.goBack();
      await way(errors, t, "monitoring-moment-profile").click();
      await page.waitForURL(/\/profiles\?from=\d+&to=\d+/);
      await page.getByRole("heading", { name: t("monitoring-profiles"), exact: true }).waitFor();
      await page.goBack();

      // The charts stand still about the moment, by the keyboard alone.
      await errors.waitFor();
      const [, begins] = (await errors.innerText()).match(/(\d\d:\d\d:\d\d)/);
      await keyboard(page).reach("button", t("monitoring-moment-zoom"), errors);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: t("monitoring-resume") }).waitFor();
      const [from, to] = (await page.locator(".bar__time").innerText()).match(/\d\d:\d\d:\d\d/g);
      assert.ok(from < begins && begins < to, `${begins} is between ${from} and ${to}`);
      // When nothing fails any more they are over, and stay in the list.
      await endEverything(program.cockpit);
      await still(errors, t).waitFor({ state: "detached", timeout: 30_000 });
      assert.match(await errors.innerText(), new RegExp(begins));
      await page.finish();
    });

    await suite.test("connections that are all taken are told while they are, and afterwards", async () => {
      const page = await open();
      await timeline(page, t).waitFor();
      await instruct(program, "db-pool", { intensity: 100 });
      await still(rows(page, t, "pool"), t).waitFor();
      await assertNoCause(page, "connections that are taken");
      await endEverything(program.cockpit);
      await still(rows(page, t, "pool"), t).waitFor({ state: "detached", timeout: 30_000 });
      assert.match(await rows(page, t, "pool").innerText(), /(19|20)\D+20/);
      await page.finish();
    });

    await suite.test("the instructor reads what was set off and what came of it in one list", async () => {
      const page = await open({ home: program.cockpit, prepare: (page) => enter(page, t, program.cockpit) });
      const own = timeline(page, t).getByRole("listitem").filter({ has: page.getByText(t("monitoring-instructor-only"), { exact: true }) });
      await own.filter({ hasText: t("catalogue-db_pool-name") }).waitFor();
      await own.filter({ hasText: t("catalogue-F1-name") }).waitFor();
      await rows(page, t, "errors").waitFor();
      assert.equal(await own.count(), 2);
      await assertAccessible(page, "the instructor's timeline");
      await picture(page, `timeline-instructor-${language}`);
      await page.finish();
    });

    await suite.test("where nothing happened it says so", async () => {
      const page = await open({ prepare: (page) => tellHour(page) });
      const clock = /\d\d:\d\d:\d\d/;
      const [before, after] = t("monitoring-timeline-empty", { clock: "|" }).split("|");
      await until("the sentence", async () => {
        const text = await timeline(page, t).innerText();
        return text.includes(before) && clock.test(text) && text.includes(after) ? true : text;
      });
      assert.equal(await timeline(page, t).getByRole("listitem").count(), 0);
      await assertAccessible(page, "an empty timeline");
      await picture(page, `timeline-empty-${language}`);
      await page.finish();
    });

    await suite.test("an hour that wavers is no list without end", async () => {
      const page = await open({ prepare: (page) => tellHour(page, (ago) => (ago % 40 === 0 ? { errorsPerSecond: 1 } : {})) });
      await timeline(page, t).getByText(t("monitoring-timeline-most", { count: 30 }), { exact: true }).waitFor();
      assert.equal(await rows(page, t, "errors").count(), 30);
      await page.finish();
    });

    await suite.test("from 360 px to 1920 px all of it is read and reached, in both themes", async () => {
      for (const [width, theme] of [360, 1024, 1920].flatMap((width) => [[width, "dark"], [width, "light"]])) {
        const page = await open({ width, prepare: (page) => tellHour(page, WILD) });
        if (theme === "light") await page.getByRole("button", { name: t("admin-theme-light") }).click();
        for (const kind of ["load", "cpu", "pool", "slow", "workers", "pauses", "restarted", "errors", "heap"]) await rows(page, t, kind).waitFor();
        assert.match(await timeline(page, t).getByRole("listitem").first().innerText(), new RegExp(t("monitoring-moment-heap")), "what still goes on is first");
        // A profile that is kept no longer is led to by nothing.
        assert.equal(await way(rows(page, t, "load"), t, "monitoring-moment-profile").count(), 0);
        await rows(page, t, "load").getByRole("button", { name: t("monitoring-moment-zoom") }).click();
        await page.getByRole("button", { name: t("monitoring-resume") }).waitFor();
        await assertFits(page, `the timeline at ${width}`);
        await assertAccessible(page, `the timeline at ${width}, ${theme}`);
        await timeline(page, t).getByRole("listitem").first().scrollIntoViewIfNeeded();
        await picture(page, `timeline-${width}-${theme}-${language}`);
        await page.finish();
      }
    });

    await suite.test("a process that dies is told to who watched, and to who comes later", async () => {
      const page = await open();
      page.removeAllListeners("console");
      await rows(page, t, "errors").waitFor();
      program.crash();
      await rows(page, t, "restarted").waitFor();
      assert.match(await rows(page, t, "restarted").innerText(), new RegExp(t("monitoring-moment-restarted-figures", { count: 1 })));
      await rows(page, t, "errors").waitFor();
      await page.finish();
      const later = await open();
      await rows(later, t, "restarted").waitFor();
      assert.equal(await rows(later, t, "errors").count(), 0, "the program has forgotten");
      await later.finish();
    });
  });
}
