// SPDX-License-Identifier: AGPL-3.0-or-later
// Schemathesis asks every path of the OpenAPI document, as a visitor, a customer and the superadmin, for right and for wrong
// things: no answer is a 5xx, none has a status, a type or a body that the document does not describe.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { ADMIN, startProgram } from "../lib/program.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const LOGS = `${ROOT}target/test-logs/contract/`;

const st = (() => {
  try {
    return execFileSync(`${ROOT}scripts/ensure-schemathesis.sh`, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  } catch {
    return null;
  }
})();
if (st === null) console.log("skipped: contract: Schemathesis cannot be installed here");

const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
].join(",");
// A stream has no end (the Rust tests read them), and the others end the identity that asks.
const LEFT_OUT = ["/api/admin/live", "/api/monitoring/live", "/api/auth/logout", "/api/admin/logout", "/api/admin/data/reset"];
const CHAOS = "/api/admin/chaos/";

const post = (address, body) =>
  fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** Runs Schemathesis over some paths; its report goes to the logs, and into the failure when there is one. */
async function ask(program, name, headers, paths) {
  const flags = [
    ...["run", `${program.shop}/api/openapi.json`, "--url", program.shop, "--checks", CHECKS, "--seed", "1", "--max-examples", "12"],
    ...["--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--no-shrink", "--warnings", "off", "--no-color"],
    ...headers.flatMap((header) => ["--header", header]),
    ...paths,
  ];
  const { stdout, failed } = await promisify(execFile)(st, flags, { maxBuffer: 64 << 20, cwd: `${ROOT}target` }).then(
    ({ stdout }) => ({ stdout, failed: false }),
    ({ stdout }) => ({ stdout, failed: true }),
  );
  mkdirSync(LOGS, { recursive: true });
  writeFileSync(`${LOGS}${name}.log`, stdout);
  assert.ok(!failed, stdout.slice(-12_000));
  assert.match(stdout, /\d+ generated/);
}

test("the API keeps to its document", { skip: st === null }, async (suite) => {
  const program = await startProgram("fr");
  suite.after(() => program.stop());
  const everything = ["--exclude-path-regex", `^${CHAOS}`, ...LEFT_OUT.flatMap((path) => ["--exclude-path", path])];

  const login = await post(`${program.shop}/api/auth/login`, { email: "user401@perfshop.com", password: "password401" });
  const cookie = login.headers.getSetCookie()[0].split(";")[0];
  const { adminToken } = await (await post(`${program.cockpit}/api/admin/login`, ADMIN)).json();

  await suite.test("for a visitor", () => ask(program, "visitor", [], everything));
  await suite.test("for a customer", () => ask(program, "customer", [`Cookie: ${cookie}`], everything));
  const admin = [`X-Admin-Token: ${adminToken}`];
  await suite.test("for the superadmin", () => ask(program, "admin", admin, [...everything, "--include-path-regex", "^/api/admin/"]));
  // Last: what it switches on stays on.
  await suite.test("for the superadmin, chaos", () => ask(program, "chaos", admin, ["--include-path-regex", `^${CHAOS}|^/api/chaos/`]));
  assert.doesNotMatch(program.log(), /panicked/);
});
