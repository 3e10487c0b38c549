// SPDX-License-Identifier: AGPL-3.0-or-later
// The reference clients of e2e/scripting, run by their real tools, and the levels that they meet.
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ADMIN } from "./program.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const CLIENTS = `${ROOT}e2e/scripting/`;

/** What the checkout asks, one more with each level. */
const ASKED = ["session_token", "action_token", "signed_request", "derived_key"];

async function admin(program) {
  const json = { "content-type": "application/json" };
  const login = await fetch(`${program.cockpit}/api/admin/login`, { method: "POST", headers: json, body: JSON.stringify(ADMIN) });
  const { adminToken } = await login.json();
  return async (path, body) => {
    const headers = { ...json, "x-admin-token": adminToken };
    const answer = await fetch(`${program.cockpit}/api/admin/chaos/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
}

/** Gives each of these customers a level of their own: [[number, level], …]. */
export async function setLevels(program, customers) {
  const set = await admin(program);
  for (const [number, level] of customers) {
    const scope = { kind: "customer", value: `user${number}@perfshop.com` };
    for (const anomaly of ASKED.slice(0, level)) await set("activations", { anomaly, scope });
  }
}

/** What a tool prints, and the code that it ends with. */
async function run(command, flags, options = {}) {
  const done = { maxBuffer: 16 << 20, ...options };
  return promisify(execFile)(command, flags, done).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  );
}

function installed(script) {
  try {
    return execFileSync(`${ROOT}scripts/${script}`, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  } catch {
    console.log(`skipped: correlation: ${script} could not install its tool here`);
    return null;
  }
}

function python() {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return "python3";
  } catch {
    console.log("skipped: correlation: no python3 here");
    return null;
  }
}

/**
 * The clients: `tool` is null where it cannot be had. `buyAll` takes [[user, level that the client knows], …], users in a row, and gives for each
 * the order's number or the code of the refusal.
 */
export const CLIENT_TOOLS = {
  Python: {
    tool: python,
    async buyAll(tool, program, customers) {
      const outcomes = [];
      for (const [user, level] of customers) {
        const { code, output } = await run(tool, [`${CLIENTS}journey.py`, "--url", program.shop, "--level", `${level}`, "--user", `${user}`]);
        outcomes.push(code === 0 ? output.trim() : (output.match(/^40[39] ([A-Z_]+) /m)?.[1] ?? output));
      }
      return outcomes;
    },
  },
  k6: {
    tool: () => installed("ensure-k6.sh"),
    async buyAll(tool, program, customers) {
      const outcomes = [];
      for (const [user, level] of customers) {
        const flags = ["run", "--quiet", "--no-usage-report", "--no-color", "--address", "127.0.0.1:0"];
        const values = ["-e", `BASE=${program.shop}`, "-e", `LEVEL=${level}`, "-e", `USERS=${user}`, `${CLIENTS}journey.k6.js`];
        const { code, output } = await run(tool, [...flags, ...values]);
        outcomes.push((code === 0 ? output.match(/ordered (PS-\d+-\d+)/)?.[1] : output.match(/40[39] ([A-Z_]+) POST/)?.[1]) ?? output);
      }
      return outcomes;
    },
  },
  JMeter: {
    tool: () => installed("ensure-jmeter.sh"),
    // All at once: it is the start that takes long.
    async buyAll(tool, program, customers) {
      const folder = mkdtempSync(join(tmpdir(), "perfshop-jmeter-"));
      const levels = customers.map(([, level]) => level).join(",");
      const { port } = new URL(program.shop);
      const settings = { port, threads: customers.length, user: customers[0][0], level: levels };
      const flags = ["-n", "-t", `${CLIENTS}journey.jmx`, "-l", `${folder}/results.csv`, "-j", `${folder}/jmeter.log`];
      const given = Object.entries(settings).map(([name, value]) => `-J${name}=${value}`);
      const { output } = await run("java", ["-Xmx256m", "-jar", tool, ...flags, ...given], { cwd: folder });
      const [head, ...lines] = readFileSync(`${folder}/results.csv`, "utf8").trim().split("\n").map((line) => line.split(","));
      rmSync(folder, { recursive: true, force: true });
      const [thread, label, message, success] = ["threadName", "label", "responseMessage", "success"].map((name) => head.indexOf(name));
      return customers.map((_, index) => {
        const own = lines.filter((line) => line[thread].endsWith(`-${index + 1}`));
        const refused = own.find((line) => line[success] !== "true");
        if (refused !== undefined) return refused[message];
        return own.at(-1)?.[label] === "order" ? "PS-" : output;
      });
    },
  },
};
