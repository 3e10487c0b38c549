// SPDX-License-Identifier: AGPL-3.0-or-later
// Adds up what each suite printed in its log, and prints one line for all of them.
// Usage: node scripts/test-summary.mjs target/test-logs [name of a stage that failed]...
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...failedStages] = process.argv.slice(2);
// The suites colour their words when they please; the sums do not care.
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8").replace(/\x1b\[[0-9;]*m/g, "") : "");
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
const skips = (text) => text.match(/^skipped: .*$/gm) ?? [];

const rust = read("rust.log");
const web = read("web.log");
const e2e = read("e2e.log");
const lint = read("lint.log");

// A Rust test that cannot run prints "skipped: …" and returns, so the harness counts it as passed: it is taken back here.
const rustSkips = skips(rust);
const suites = {
  rust: {
    passed: sum(rust, /^test result: .*?(\d+) passed/gm) - rustSkips.length,
    failed: sum(rust, /^test result: .*? (\d+) failed/gm),
    skipped: sum(rust, /^test result: .*? (\d+) ignored/gm) + rustSkips.length,
  },
  // Vitest: "Tests  1 failed | 41 passed | 2 skipped (44)".
  web: { passed: sum(web, /^\s*Tests\b.*?(\d+) passed/gm), failed: sum(web, /^\s*Tests\b.*?(\d+) failed/gm), skipped: sum(web, /^\s*Tests\b.*?(\d+) skipped/gm) },
  // node --test: "ℹ pass 12".
  e2e: { passed: sum(e2e, /^\S* pass (\d+)$/gm), failed: sum(e2e, /^\S* fail (\d+)$/gm), skipped: sum(e2e, /^\S* skipped (\d+)$/gm) },
  lint: { passed: 0, failed: 0, skipped: skips(lint).length },
};

// A stage that failed without a failed test (it did not compile, lint found something) is one failure of its own.
for (const stage of failedStages) {
  const counts = (suites[stage] ??= { passed: 0, failed: 0, skipped: 0 });
  if (counts.failed === 0) counts.failed = 1;
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, counts] of Object.entries(suites)) {
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (name !== "lint" || counts.failed > 0) console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
}
for (const line of [...skips(lint), ...rustSkips, ...skips(e2e)]) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
