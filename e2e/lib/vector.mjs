// SPDX-License-Identifier: AGPL-3.0-or-later
// What Vector makes of the program's lines by deploy/vector/vector.yaml, without Vector, which no registry has: its programs are run by its
// own interpreter (crates/remap); the little that it does beside them is written here.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const ROOT = new URL("../../", import.meta.url).pathname;
const CONFIG = parse(readFileSync(`${ROOT}deploy/vector/vector.yaml`, "utf8"));
const SINK = CONFIG.sinks.opensearch;
/** Where Vector looks for an event's time. */
const TIME = CONFIG.log_schema?.timestamp_key ?? "timestamp";

/** The files of the programs on the way from the source to the sink, in their order. */
function programs() {
  const way = [];
  for (let [input] = SINK.inputs; !(input in CONFIG.sources); [input] = CONFIG.transforms[input].inputs) way.unshift(CONFIG.transforms[input]);
  for (const { type, inputs } of way) assert.deepEqual([type, inputs.length], ["remap", 1]);
  assert.equal(way.length, Object.keys(CONFIG.transforms).length, "a transform that nothing goes through");
  // Where compose.yaml mounts the folder.
  return way.map(({ file }) => file.replace(/^\/etc\/vector\//, `${ROOT}deploy/vector/`));
}

/** The documents that Vector makes of lines, one of each. A program that warns or fails is an error. */
export function documentsOf(lines) {
  // As the source docker_logs gives them; none of its own fields may be left over.
  const around = { container_name: "perfshop-perfshop-app-1", host: "class", label: { "com.docker.compose.service": "perfshop-app" }, source_type: "docker_logs", stream: "stdout" };
  const events = lines.map((message) => JSON.stringify({ ...around, message, [TIME]: new Date().toISOString() })).join("\n");
  const done = execFileSync("cargo", ["run", "--quiet", "--locked", "--package", "perfshop-remap", "--", ...programs()], {
    cwd: ROOT,
    input: events,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 64 << 20,
  });
  return done.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** The index of a document: in the sink's template a field stands in braces, and the day is the event's, or today's where it tells no time. */
export function indexOf(document) {
  const [year, month, day] = new Date(document[TIME] ?? Date.now()).toISOString().split(/[-T]/);
  const field = (_, name) => document[name] ?? assert.fail(`no ${name}: Vector drops ${JSON.stringify(document)}`);
  return SINK.bulk.index.replace(/\{\{ *(\w+) *\}\}/g, field).replace("%Y", year).replace("%m", month).replace("%d", day);
}

/** The body of the request that the sink sends. */
export function bulkOf(documents) {
  assert.deepEqual([SINK.type, SINK.mode], ["elasticsearch", "bulk"]);
  return documents.map((document) => `${JSON.stringify({ [SINK.bulk.action]: { _index: indexOf(document) } })}\n${JSON.stringify(document)}\n`).join("");
}
