// SPDX-License-Identifier: AGPL-3.0-or-later
// sqlmap itself against the search of a program on this machine: it finds nothing in a healthy shop; with the flaw it finds it in all
// three ways and reads the decoy table, and no more than that.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { startProgram } from "../lib/program.mjs";
import { enterClass, handIn, setSecurity } from "../lib/security.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const LOGS = `${ROOT}target/test-logs/sqlmap/`;

const sqlmap = (() => {
  try {
    return execFileSync(`${ROOT}scripts/ensure-sqlmap.sh`, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  } catch {
    return null;
  }
})();
if (sqlmap === null) console.log("skipped: sqlmap: it cannot be installed here");

test("sqlmap finds the flaw while it is there", { skip: sqlmap === null }, async (suite) => {
  const program = await startProgram("fr");
  const kept = mkdtempSync(join(tmpdir(), "perfshop-sqlmap-"));
  suite.after(async () => {
    await program.stop();
    rmSync(kept, { recursive: true, force: true });
  });
  const { token } = await enterClass(program.shop, "Ada");
  const run = async (name, ...more) => {
    const flags = [
      ...["--url", `${program.shop}/api/products/search?q=lampe`, "-p", "q", "--header", `X-Student-Token: ${token}`],
      ...["--batch", "--dbms", "SQLite", "--disable-coloring", "--output-dir", kept, "--ignore-proxy", "--time-sec", "2", ...more],
      // What is typed stands in a LIKE, which is tried from level 2 on; SQLite has no sleep, and a heavy query in its place is of risk 2.
      ...["--level", "3", "--risk", "2"],
    ];
    const { stdout } = await promisify(execFile)(sqlmap, flags, { maxBuffer: 64 << 20, env: { ...process.env, HOME: kept } });
    mkdirSync(LOGS, { recursive: true });
    writeFileSync(`${LOGS}${name}.log`, stdout);
    return stdout;
  };

  await suite.test("a healthy search is not injectable", async () => {
    assert.match(await run("off"), /all tested parameters do not appear to be injectable/);
  });

  await suite.test("with the flaw it is: by UNION, by yes and no, and by time", async () => {
    await setSecurity(program.cockpit, 1);
    const found = await run("on", "--flush-session", "--technique", "BUT", "--dump", "-T", "secrets");
    for (const way of [/boolean-based blind/, /time-based blind/, /UNION query/]) assert.match(found, way);
    const [flag] = found.match(/PFSH\{[0-9a-f]{32}\}/);
    assert.deepEqual(await handIn(program.shop, token, flag), { valid: true, anomaly: "S1", captured: ["S1"] });
    const tables = await run("tables", "--tables");
    assert.match(tables, /products/);
    assert.doesNotMatch(tables, /\b(users|sessions|orders|admin_users)\b/);
  });

  await suite.test("and gone when it is switched off", async () => {
    await setSecurity(program.cockpit, 0);
    assert.match(await run("off-again", "--flush-session"), /all tested parameters do not appear to be injectable/);
  });
});
