// SPDX-License-Identifier: AGPL-3.0-or-later
// A real OpenSearch, on a free port and in a folder of its own.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./program.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
/** `nobody`: OpenSearch refuses to be root. */
const NOBODY = 65534;

/** Where it is installed, or null where it cannot be, with the reason printed. */
export function installedOpenSearch() {
  try {
    return execFileSync(join(ROOT, "scripts/ensure-opensearch.sh"), { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim().split("\n").at(-1);
  } catch {
    return null;
  }
}

/**
 * Starts it and waits until it answers; it ends with the test.
 * @returns {Promise<{ address: string, ask: (method: string, path: string, body?: unknown) => Promise<any> }>} `ask` gives the JSON of an answer, and fails unless it is a success
 */
export async function startOpenSearch(suite, installed) {
  const folder = mkdtempSync(join(tmpdir(), "perfshop-opensearch-"));
  // It writes beside its own files, and as another user it may not even be let into the checkout.
  cpSync(installed, folder, { recursive: true });
  mkdirSync(join(folder, "tmp"));
  const isRoot = process.getuid() === 0;
  if (isRoot) execFileSync("chown", ["-R", `${NOBODY}:${NOBODY}`, folder]);
  const [port, transport] = [await freePort(), await freePort()];
  const settings = {
    "discovery.type": "single-node",
    "network.host": "127.0.0.1",
    "http.port": port,
    "transport.port": transport,
    // It would take no documents where the disk is nearly full.
    "cluster.routing.allocation.disk.threshold_enabled": false,
  };
  // Java itself and not bin/opensearch, which starts Java four times before, and does not look for it in PATH.
  const java = ["-Xms256m", "-Xmx256m", "-XX:-UsePerfData", "-Djava.security.manager=allow", `-Djava.io.tmpdir=${folder}/tmp`, `-Dopensearch.path.home=${folder}`, `-Dopensearch.path.conf=${folder}/config`];
  const logFile = join(folder, "output.log");
  const output = openSync(logFile, "w");
  const child = spawn("java", [...java, "-cp", `${folder}/lib/*`, "org.opensearch.bootstrap.OpenSearch", ...Object.entries(settings).map(([name, value]) => `-E${name}=${value}`)], {
    cwd: folder,
    stdio: ["ignore", output, output],
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  closeSync(output);
  const ended = once(child, "exit");
  suite.after(async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(20_000, undefined, { ref: false }).then(() => child.kill("SIGKILL"))]);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  const address = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 300_000; ; await sleep(250)) {
    const ready = await fetch(`${address}/_cluster/health?wait_for_status=yellow&timeout=1s`).then((answer) => answer.ok, () => false);
    if (ready) break;
    assert.ok(child.exitCode === null && Date.now() < deadline, `OpenSearch did not become ready:\n${readFileSync(logFile, "utf8")}`);
  }
  const ask = async (method, path, body) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const type = typeof body === "string" ? "application/x-ndjson" : "application/json";
    const answer = await fetch(`${address}${path}`, { method, headers: { "Content-Type": type }, body: text });
    const said = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${said}`);
    return JSON.parse(said);
  };
  return { address, ask };
}
