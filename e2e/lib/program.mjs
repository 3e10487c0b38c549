// SPDX-License-Identifier: AGPL-3.0-or-later
// The real program, as a user starts it, on free ports and with a data directory of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const ADMIN = { email: "admin@perfshop.local", password: "correct horse battery staple" };

const ROOT = new URL("../../", import.meta.url).pathname;
/** What is tested. */
export const BINARY = process.env.PERFSHOP_BIN ?? join(ROOT, "target/debug/perfshop");

let given = 0;

/**
 * A port of loopback that nobody listens on. It lies below those from which the system takes one for each connection that is made, and
 * which such a connection could have before the program that is to listen; files that run beside each other begin apart.
 */
export async function freePort() {
  for (;;) {
    const port = 10_000 + ((process.pid * 97 + given++) % 20_000);
    const server = createServer();
    const listens = await new Promise((tell) => server.once("error", () => tell(false)).listen(port, "127.0.0.1", () => tell(true)));
    if (!listens) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/**
 * Starts the program in one language and waits until it is ready.
 * @returns {Promise<{ binary: string, shop: string, cockpit: string, management: string, log: () => string, crash: () => void, stop: () => Promise<void> }>} addresses without a slash at the end
 */
export async function startProgram(language) {
  const [listen, admin, management] = [await freePort(), await freePort(), await freePort()].map((port) => `127.0.0.1:${port}`);
  const data = mkdtempSync(join(tmpdir(), "perfshop-e2e-"));
  const logFile = join(data, "output.log");
  const output = openSync(logFile, "w");
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PERFSHOP_"));
  const child = spawn(
    BINARY,
    ["serve", "--data-dir", join(data, "data"), "--listen", listen, "--admin-listen", admin, "--management-listen", management, "--lang", language],
    {
      env: { ...Object.fromEntries(inherited), PERFSHOP_TRAFFIC_BUYERS: "0", PERFSHOP_ADMIN_EMAIL: ADMIN.email, PERFSHOP_ADMIN_PASSWORD: ADMIN.password },
      stdio: ["ignore", output, output],
    },
  );
  closeSync(output);
  const ended = once(child, "exit");
  const log = () => readFileSync(logFile, "utf8");

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      // It promises to end within 5 s; a test run must not hang when it does not.
      await Promise.race([ended, sleep(10_000, undefined, { ref: false }).then(() => child.kill("SIGKILL"))]);
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  };

  const deadline = Date.now() + 60_000;
  for (;;) {
    const ready = await fetch(`http://${management}/actuator/health/readiness`).then((answer) => answer.ok, () => false);
    if (ready) break;
    if (child.exitCode !== null || Date.now() > deadline) {
      const said = log();
      await stop();
      throw new Error(`the program did not become ready:\n${said}`);
    }
    await sleep(50);
  }
  /** Kills the shop's process as a crash would; the supervisor stays and starts another. */
  const crash = () => {
    const [shop] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ");
    process.kill(Number(shop), "SIGKILL");
  };
  return { binary: BINARY, shop: `http://${listen}`, cockpit: `http://${admin}`, management: `http://${management}`, log, crash, stop };
}
