// SPDX-License-Identifier: AGPL-3.0-or-later
// What it costs to be watched: opens the live monitor's stream many times at once and reads, from /proc, the CPU that the
// program takes with and without them.
//
//   node scripts/viewers.mjs http://127.0.0.1:8080 <pid of the shop's process> [viewers, 500] [seconds, 30]
import { readFileSync } from "node:fs";
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const [address, pid, viewers = "500", seconds = "30"] = process.argv.slice(2);
if (address === undefined || pid === undefined) {
  console.error("usage: node scripts/viewers.mjs <address> <pid> [viewers] [seconds]");
  process.exit(2);
}

/** CPU time of the process in ms: Linux counts it in hundredths of a second. */
function cpuMs() {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Percent of a core over the time of the measurement. */
async function measure() {
  const [cpu, begun] = [cpuMs(), performance.now()];
  await sleep(Number(seconds) * 1000);
  return ((cpuMs() - cpu) / (performance.now() - begun)) * 100;
}

const counts = { events: 0, bytes: 0 };
const watch = (agent) =>
  new Promise((resolve, reject) => {
    const request = http.get(`${address}/api/monitoring/live`, { agent }, (answer) => {
      answer.on("data", (piece) => {
        counts.events += 1;
        counts.bytes += piece.length;
      });
      answer.once("data", () => resolve(request));
    });
    request.once("error", reject);
  });

const without = await measure();
const agent = new http.Agent({ maxSockets: Infinity });
const requests = await Promise.all(Array.from({ length: Number(viewers) }, () => watch(agent)));
await sleep(2000);
Object.assign(counts, { events: 0, bytes: 0 });
const watched = await measure();
for (const request of requests) request.destroy();
const each = counts.events / Number(viewers) / Number(seconds);
console.log(`${viewers} viewers, ${seconds} s: ${without.toFixed(1)} % of a core without, ${watched.toFixed(1)} % with: ${(watched - without).toFixed(1)} % for them`);
console.log(`${each.toFixed(2)} events a second each, ${(counts.bytes / counts.events).toFixed(0)} bytes an event`);
