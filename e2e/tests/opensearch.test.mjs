// SPDX-License-Identifier: AGPL-3.0-or-later
// The program's lines on their way to whoever searches them: real lines through deploy/vector, and into a real OpenSearch that was seeded
// by deploy/opensearch.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { before, test } from "node:test";
import { until } from "../lib/agent.mjs";
import { adminApi, placeOrder } from "../lib/backoffice.mjs";
import { installedOpenSearch, startOpenSearch } from "../lib/opensearch.mjs";
import { startProgram } from "../lib/program.mjs";
import { bulkOf, documentsOf, indexOf } from "../lib/vector.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const SEED = join(ROOT, "deploy/opensearch/");
const OBJECTS = readFileSync(join(SEED, "objects.ndjson"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
const BEGIN = Date.now();
/** What the instructor's lines have besides, where nothing has struck. */
const CHAOS = { chaos_family: "", chaos_level: 0, scenario_id: "" };

const installed = installedOpenSearch();
const noOpenSearch = (installed === null && "OpenSearch cannot be installed here") || (spawnSync("curl", ["--version"]).error && "curl is not installed") || false;
if (noOpenSearch) console.log(`skipped: opensearch: ${noOpenSearch}`);

/** What the program prints while orders are wrong, one breaks and statements are slow; one profile changes and one request is refused. */
async function realLines(program) {
  const admin = await adminApi(program.cockpit);
  await admin("POST", "/chaos/business", { level: 1 });
  await placeOrder(program.shop, 1, 3);
  await admin("POST", "/chaos/functional", { level: 1 });
  await assert.rejects(placeOrder(program.shop, 1, 4), /orders: 500/);
  await fetch(`${program.shop}/api/products/999999`);
  const json = { "Content-Type": "application/json" };
  const entered = await fetch(`${program.shop}/api/auth/login`, { method: "POST", headers: json, body: JSON.stringify({ email: "user5@perfshop.com", password: "password5" }) });
  const changed = await fetch(`${program.shop}/api/auth/me`, { method: "PUT", headers: { ...json, Cookie: entered.headers.getSetCookie()[0].split(";")[0] }, body: JSON.stringify({ firstName: "Ada", city: "Rennes" }) });
  assert.equal(changed.status, 200, await changed.text());
  await admin("POST", "/chaos/slow-queries", { intensity: 60 });
  // The last of all, so that the lines before it are written too.
  await until("a slow statement", async () => {
    await fetch(`${program.shop}/api/products?size=5`).then((answer) => answer.text());
    return /"target":"db".*"ms":([3-9]\d\d|\d{4,})/.test(program.log());
  });
  return program.log().slice(0, program.log().lastIndexOf("\n")).split("\n");
}

let lines, documents;
before(async () => {
  const program = await startProgram("en");
  try {
    lines = await realLines(program);
  } finally {
    await program.stop();
  }
  documents = documentsOf(lines);
  assert.equal(documents.length, lines.length);
});

test("the interpreter here is the one inside the Vector that compose.yaml starts", () => {
  const found = (path, pattern) => readFileSync(join(ROOT, path), "utf8").match(pattern)?.[1];
  const versions = [found("compose.yaml", /timberio\/vector:(\d+\.\d+)\./), found("Cargo.toml", /^vrl = .*"=([\d.]+)"/m)];
  assert.deepEqual(versions, ["0.47", "0.24.0"], "both change together, as Vector's release notes say");
});

test("a line goes whole into the index of its audience and day, and only the instructor's tell of chaos", () => {
  for (const [n, line] of lines.entries()) {
    if (!line.startsWith("{")) continue;
    const { ts, ...fields } = JSON.parse(line);
    const { "@timestamp": at, ...document } = documents[n];
    assert.equal(Date.parse(at), Date.parse(ts), line);
    assert.ok(["students", "instructor"].includes(fields.audience), line);
    assert.deepEqual(document, { ...(fields.audience === "instructor" ? CHAOS : {}), service: "perfshop-app", ...fields });
    assert.equal(indexOf(documents[n]), `perfshop-${fields.audience}-${ts.slice(0, 10).replaceAll("-", ".")}`);
    if (fields.audience === "students") assert.doesNotMatch(Object.keys(document).join(" "), /chaos|scenario/, line);
  }
  // All that the other tests look for is there.
  const some = (is) => assert.ok(documents.some(is), `${is}`);
  for (const family of ["business", "functional"]) some(({ chaos_family, chaos_level, trace_id }) => chaos_family === family && chaos_level === 1 && trace_id !== undefined);
  some((document) => document["exception.stacktrace"] !== undefined && document.audience === "students");
  some(({ fields }) => typeof fields === "number");
  some(({ fields }) => typeof fields === "string");
});

test("what is no line of the log's is kept for the instructor, with the time of its arrival", () => {
  const students = { audience: "students", message: "m", service: "perfshop-app" };
  const instructor = { ...CHAOS, audience: "instructor", message: "m", service: "perfshop-app" };
  const kept = (message) => [message, { ...instructor, level: "INFO", target: "stdout", message }];
  const printed = lines.filter((line) => !line.startsWith("{"));
  assert.ok(printed.some((line) => line.includes("http://")) && printed.some((line) => line.startsWith("panicked at ")), "greeting and panic");
  const cases = [
    ...[...printed, "", "text", "[1,2]", "17", "null", '"text"', "{broken"].map(kept),
    // An object without a time that can be read, or for an audience that is not known.
    [{ message: "m", audience: "students" }, students],
    [{ ts: "yesterday", message: "m", audience: "students" }, students],
    ...[undefined, "pupils", 7, { a: 1 }].map((audience) => [{ ts: 5, message: "m", audience }, instructor]),
    [{ message: 7 }, { ...instructor, message: 7 }],
    // The family is in the line's beginning where it has no field.
    [{ message: "[PerformanceChaos][cpu] on" }, { ...instructor, chaos_family: "performance", message: "[PerformanceChaos][cpu] on" }],
  ].map(([line, document]) => [typeof line === "string" ? line : JSON.stringify(line), document]);
  for (const [n, { "@timestamp": at, ...document }] of documentsOf(cases.map(([line]) => line)).entries()) {
    const [line, wanted] = cases[n];
    assert.deepEqual(document, wanted, line);
    assert.ok(Date.parse(at) >= BEGIN && Date.parse(at) <= Date.now(), `${line}: ${at}`);
  }
  // A line that waited over midnight.
  const [late] = documentsOf(['{"ts":"2026-01-31T23:59:59.999Z","message":"m","audience":"students"}']);
  assert.deepEqual([late["@timestamp"], indexOf(late)], ["2026-01-31T23:59:59.999Z", "perfshop-students-2026.01.31"]);
});

/** Runs seed.sh against an OpenSearch, and gives the request that it sends to Dashboards. */
async function seed(suite, address) {
  const got = [];
  const dashboards = createServer(async (request, answer) => {
    const body = [];
    for await (const chunk of request) body.push(chunk);
    got.push({ line: `${request.method} ${request.url}`, header: request.headers["osd-xsrf"], body: Buffer.concat(body).toString() });
    answer.end("{}");
  }).listen(0, "127.0.0.1");
  await once(dashboards, "listening");
  suite.after(() => dashboards.close());
  const child = spawn("sh", [join(SEED, "seed.sh")], { env: { ...process.env, OPENSEARCH: address, DASHBOARDS: `http://127.0.0.1:${dashboards.address().port}` }, stdio: ["ignore", "ignore", "inherit"] });
  assert.deepEqual(await once(child, "exit"), [0, null]);
  assert.equal(got.length, 1);
  return got[0];
}

test("OpenSearch takes every line and finds it again, and the saved searches show what they are called", { skip: noOpenSearch }, async (suite) => {
  const { address, ask } = await startOpenSearch(suite, installed);
  const { line, header, body } = await seed(suite, address);
  assert.deepEqual([line, header], ["POST /api/saved_objects/_import?overwrite=true", "true"]);
  assert.ok(body.includes(readFileSync(join(SEED, "objects.ndjson"), "utf8")), body);

  const { errors, items } = await ask("POST", "/_bulk?refresh=true", bulkOf(documents));
  assert.ok(!errors, JSON.stringify(items.find(({ create }) => create.error)));
  assert.deepEqual(items.map(({ create: { _index, status } }) => [_index, status]), documents.map((document) => [indexOf(document), 201]));
  assert.equal((await ask("GET", "/_cluster/health/perfshop-*")).status, "green");

  /** The documents that a query finds, compared with those that it should. */
  const finds = async (pattern, query, is) => {
    const { hits } = await ask("POST", `/${pattern}/_search`, { query, size: 10_000, sort: [{ "@timestamp": "desc" }] });
    const wanted = documents.filter((document) => is(document) && indexOf(document).startsWith(pattern.replace("*", "")));
    assert.ok(wanted.length > 0, JSON.stringify(query));
    const sorted = (all) => all.map((one) => JSON.stringify(one)).sort();
    assert.deepEqual(sorted(hits.hits.map(({ _source }) => _source)), sorted(wanted), JSON.stringify(query));
    return wanted;
  };
  await suite.test("by family, by trace over both audiences, by time, by a word of a statement and of a message", async () => {
    await finds("perfshop-*", { term: { chaos_family: "functional" } }, ({ chaos_family }) => chaos_family === "functional");
    // What has struck, and not that it was set: that is a line of the instructor's own call.
    const { trace_id } = documents.find(({ chaos_family, chaos_anomaly }) => chaos_family === "functional" && chaos_anomaly === undefined);
    const joined = await finds("perfshop-*", { term: { trace_id } }, (document) => document.trace_id === trace_id);
    assert.deepEqual([...new Set(joined.map(({ audience }) => audience))].sort(), ["instructor", "students"]);
    const [from, to] = [0.3, 0.6].map((part) => documents[Math.floor(documents.length * part)]["@timestamp"]);
    const between = ({ "@timestamp": at }) => Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(to);
    assert.ok((await finds("perfshop-students-*", { range: { "@timestamp": { gte: from, lt: to } } }, between)).length < documents.length);
    await finds("perfshop-*", { match: { sql: "orders" } }, ({ sql }) => /\borders\b/.test(sql));
    await finds("perfshop-*", { match: { message: "panicked" } }, ({ message }) => message.startsWith("panicked"));
    await finds("perfshop-*", { term: { status: "404" } }, ({ status }) => status === 404);
  });

  await suite.test("each field has the type that it is searched by", async () => {
    const typeOf = async (index) => Object.fromEntries(Object.entries(Object.values(await ask("GET", `/${index}/_mapping`))[0].mappings.properties).map(([name, { type, enabled }]) => [name, enabled === false ? "kept" : type]));
    const students = await typeOf("perfshop-students-*");
    const both = { "@timestamp": "date", message: "text", sql: "text", ms: "double", rows: "long", status: "keyword", fields: "keyword", trace_id: "keyword", level: "keyword", target: "keyword", service: "keyword" };
    const given = (types, wanted) => Object.fromEntries(Object.keys(wanted).map((name) => [name, types[name]]));
    // Stored whole: a stack is read, not searched.
    assert.deepEqual(given(students, { ...both, exception: 0, user_id: 0 }), { ...both, exception: "kept", user_id: "long" });
    const instructor = { ...both, chaos_family: "keyword", chaos_level: "long", scenario_id: "keyword" };
    assert.deepEqual(given(await typeOf("perfshop-instructor-*"), instructor), instructor);
  });

  await suite.test("a field of another type than before costs the field, not the line", async () => {
    const odd = documentsOf([JSON.stringify({ ts: new Date().toISOString(), audience: "students", message: "odd", rows: "many", user_id: "nobody" })]);
    const { errors, items } = await ask("POST", "/_bulk?refresh=true", bulkOf(odd));
    assert.ok(!errors, JSON.stringify(items));
    const { hits } = await ask("POST", "/perfshop-students-*/_search", { query: { match: { message: "odd" } } });
    assert.deepEqual(hits.hits.map(({ _source }) => _source), odd);
  });

  const patterns = Object.fromEntries(OBJECTS.filter(({ type }) => type === "index-pattern").map(({ id, attributes }) => [id, attributes]));
  const shown = {
    "perfshop-slow-statements": ({ target, ms }) => target === "db" && ms > 200,
    // A line that names its anomaly tells of an activation's begin or end: nothing has struck yet, or any more.
    "perfshop-triggerings": ({ chaos_family, chaos_anomaly }) => (chaos_family ?? "") !== "" && chaos_anomaly === undefined,
  };
  const searches = OBJECTS.filter(({ type }) => type === "search");
  assert.deepEqual(searches.map(({ id }) => id).sort(), Object.keys(shown).sort());
  for (const { id, attributes, references } of searches) {
    await suite.test(`the saved search “${attributes.title}”`, async () => {
      const { query, filter, indexRefName } = JSON.parse(attributes.kibanaSavedObjectMeta.searchSourceJSON);
      const pattern = patterns[references.find(({ name, type }) => name === indexRefName && type === "index-pattern").id];
      assert.deepEqual([query.language, filter, pattern.timeFieldName, attributes.sort], ["lucene", [], "@timestamp", [["@timestamp", "desc"]]]);
      // What Dashboards makes of a query in Lucene's language.
      const found = await finds(pattern.title, { query_string: { query: query.query, analyze_wildcard: true } }, shown[id]);
      for (const column of attributes.columns) assert.ok(found.some((document) => column in document), column);
    });
  }
});
