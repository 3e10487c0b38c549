// SPDX-License-Identifier: AGPL-3.0-or-later
// The ecosystem's configuration: judged by the tools' own validators where they can be had, by their grammars where not; and every
// PromQL panel asked of a real Prometheus under what it is for.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { parser as logql } from "@grafana/lezer-logql";
import { parser as traceql } from "@grafana/lezer-traceql";
import { parser as promql } from "@prometheus-io/lezer-promql";
import { parse } from "yaml";
import { dashboardJson } from "../../deploy/grafana/build.mjs";
import { ANNOTATIONS, DASHBOARDS } from "../../deploy/grafana/dashboards.mjs";
import { ADMIN, freePort, startProgram } from "../lib/program.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const DEPLOY = join(ROOT, "deploy");
const read = (path) => readFileSync(join(ROOT, path), "utf8");
const PANELS = DASHBOARDS.flatMap(({ id, audience, panels }) => panels.map((panel) => ({ ...panel, dashboard: id, audience, source: panel.source ?? "prometheus" })));
/** A query as Grafana would send it, with its variables filled in. */
const filled = (query) => query.replaceAll("$__rate_interval", "15s").replaceAll("$__auto", "15s");

function has(program) {
  return spawnSync(program, ["--version"]).error === undefined;
}

const validators = (() => {
  try {
    return execFileSync(join(ROOT, "scripts/ensure-deploy-tools.sh"), { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  } catch {
    return null;
  }
})();
if (validators === null) console.log("skipped: deploy: the validators of the compose file cannot be installed here");
const noPrometheus = has("prometheus") && has("promtool") ? false : "Prometheus is not installed";
if (noPrometheus) console.log(`skipped: deploy: ${noPrometheus}`);
const noCurl = has("curl") ? false : "curl is not installed";
if (noCurl) console.log(`skipped: deploy: ${noCurl}`);

test("compose.yaml and the Dockerfile are what their schemas and linters ask for", { skip: validators === null }, () => {
  execFileSync(join(validators, "check-jsonschema"), ["--builtin-schema", "compose-spec", join(ROOT, "compose.yaml")]);
  execFileSync(join(validators, "hadolint"), [join(DEPLOY, "Dockerfile")]);
});

/** What gives the instructor's data to whoever asks, or takes it from anybody: a class is never let in. */
const ALWAYS_LOOPBACK = [9090, 9200, 5601, 19100, 19101, 19306];

test("every image is pinned, every port is on loopback unless asked, every service has a profile", () => {
  const { services, volumes } = parse(read("compose.yaml"), { merge: true });
  const named = new Set();
  for (const [name, service] of Object.entries(services)) {
    assert.match(service.image, /:v?\d+\.\d+(\.\d+)?[a-z0-9.-]*$/, `${name}: ${service.image}`);
    assert.ok(service.profiles.includes("full"), name);
    for (const port of service.ports ?? []) {
      const [, address, number] = port.match(/^(\$\{PERFSHOP_BIND:-127\.0\.0\.1\}|127\.0\.0\.1):\$\{[A-Z_]+_HTTP_PORT:-(\d+)\}:\d+$/) ?? assert.fail(`${name}: ${port}`);
      assert.equal(address === "127.0.0.1", ALWAYS_LOOPBACK.includes(Number(number)), `${name}: ${port}`);
    }
    for (const volume of service.volumes ?? []) {
      const [from] = volume.split(":");
      if (from.startsWith("./")) assert.ok(existsSync(join(ROOT, from)), `${name}: ${from}`);
      else if (!from.startsWith("/")) named.add(from);
    }
    for (const other of Object.keys(service.depends_on ?? {})) assert.ok(services[other]?.healthcheck ?? other === "perfshop-app", `${name} waits for ${other}, which tells no health`);
  }
  assert.deepEqual([...named].sort(), Object.keys(volumes).sort());
  // As documented, each at its interface.
  const opened = Object.values(services).flatMap(({ ports = [] }) => ports.map((port) => Number(port.match(/:-(\d+)\}:\d+$/)[1])));
  for (const port of [8080, 9090, 3003, 8090, 3001, 3004, 3011, 8087, 3002, 9091, 19100, 19101, 19200, 4317, 4318, 4040, 9200, 5601, 19306]) assert.ok(opened.includes(port), `${port}`);
});

test("the dashboards are what their code makes", () => {
  execFileSync("node", [join(DEPLOY, "grafana/build.mjs"), "--check"]);
  const keys = (language) => [...read(`deploy/grafana/texts/${language}.ftl`).matchAll(/^([a-z0-9-]+) =/gm)].map(([, key]) => key).sort();
  assert.deepEqual(keys("fr"), keys("en"));
  const used = new Set(["links", ...ANNOTATIONS.flatMap(({ text }) => [text, `activation-${text}`]), ...DASHBOARDS.map(({ id }) => `dashboard-${id}`), ...PANELS.map(({ text }) => text)]);
  assert.deepEqual([...used].sort(), keys("fr"));
  assert.equal(DASHBOARDS.length, 10);
});

const GRAMMARS = { prometheus: promql, loki: logql, tempo: traceql };
function assertParses(source, query, where) {
  GRAMMARS[source]?.parse(filled(query)).iterate({
    enter: ({ type, from, to }) => assert.ok(!type.isError, `${where}: ${query.slice(0, from)}→${query.slice(from, to)}`),
  });
}

test("every query parses, and none of a student names an anomaly", () => {
  for (const { dashboard, audience, text, source, queries } of PANELS) {
    for (const query of Object.values(queries)) {
      assertParses(source, query, `${dashboard}/${text}`);
      if (audience === "students") assert.doesNotMatch(query, /chaos|instructor/, `${dashboard}/${text}`);
    }
  }
});

test("the instructor's charts are marked with each activation's begin and end, a student's with nothing", () => {
  for (const dashboard of DASHBOARDS) {
    for (const language of ["en", "fr"]) {
      const { list } = dashboardJson(dashboard, language).annotations;
      if (dashboard.audience === "students") assert.deepEqual(list, []);
      else assert.deepEqual(list.map(({ expr }) => expr.match(/message="([^"]+)"/)[1]), ["activation begins", "activation ends"]);
      for (const { name, datasource, expr, titleFormat, tagKeys } of list) {
        assert.deepEqual([datasource.uid, titleFormat, tagKeys], ["loki", "{{chaos_anomaly}}", "chaos_family,scenario_id"]);
        assertParses(datasource.type, expr, `${dashboard.id}/${name}`);
      }
    }
  }
});

/** A Grafana as far as seed.sh asks it: it keeps what there is, and tells what was sent to which organisation. */
async function startGrafana(suite) {
  const there = new Set();
  const got = [];
  const server = createServer(async (request, answer) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    const organisation = Number(headers["x-grafana-org-id"]);
    const path = (more) => `${organisation} ${url}${more}`;
    if (method === "GET") return answer.writeHead(there.has(path("")) ? 200 : 404).end('{"id":2,"name":"Instructor"}');
    const body = JSON.parse(Buffer.concat(chunks).toString());
    got.push({ what: `${method} ${url}`, organisation, body });
    if (url === "/api/orgs") there.add(path(`/name/${body.name}`));
    if (url === "/api/datasources") there.add(path(`/uid/${body.uid}`));
    if (url === "/api/folders") there.add(path(`/${body.uid}`));
    answer.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  suite.after(() => server.close().closeAllConnections());
  return { address: `http://admin:secret@127.0.0.1:${server.address().port}`, sent: () => got.splice(0) };
}

test("the seed gives each organisation its dashboards and the right to look at them, and a second one makes nothing again", { skip: noCurl }, async (suite) => {
  const { address, sent } = await startGrafana(suite);
  const seed = async () => {
    const child = spawn("sh", [join(DEPLOY, "grafana/seed.sh")], { env: { ...process.env, GRAFANA: address, PERFSHOP_LANG: "en" }, stdio: ["ignore", "ignore", "inherit"] });
    assert.deepEqual(await once(child, "exit"), [0, null]);
    return sent();
  };
  const [first, second] = [await seed(), await seed()];
  for (const got of [first, second]) {
    const of = (pattern) => got.filter(({ what }) => pattern.test(what));
    const look = { items: ["Viewer", "Editor"].map((role) => ({ role, permission: 1 })) };
    const rights = of(/\/permissions$/).map(({ what, organisation, body }) => [organisation, what, body]);
    assert.deepEqual(rights, [[1, "students"], [2, "instructor"], [2, "students"]].map(([organisation, folder]) => [organisation, `POST /api/folders/${folder}/permissions`, look]));
    const shown = of(/dashboards/).map(({ organisation, body: { folderUid, dashboard } }) => [organisation, folderUid, dashboard.uid]);
    const wanted = [[1, "students"], [2, "instructor"], [2, "students"]].flatMap(([organisation, folder]) => DASHBOARDS.filter(({ audience }) => audience === folder).map(({ id }) => [organisation, folder, `perfshop-${id}`]));
    assert.deepEqual(shown.sort(), wanted.sort());
    const tenants = of(/datasources/).filter(({ body }) => body.type === "loki").map(({ organisation, body }) => [organisation, body.secureJsonData.httpHeaderValue1]);
    assert.deepEqual(tenants, [[1, "students"], [2, "instructor"]]);
  }
  const made = ({ what }) => /^POST \/api\/(orgs|folders|datasources)$/.test(what);
  assert.deepEqual([first, second].map((got) => got.filter(made).length), [1 + 3 + 8, 0]);
});

test("Prometheus takes the configuration, and the rules do what they say", { skip: noPrometheus }, () => {
  const rules = (folder) => readdirSync(join(DEPLOY, "prometheus", folder)).map((file) => join(DEPLOY, "prometheus", folder, file));
  for (const file of ["prometheus.yml", "students.yml"]) execFileSync("promtool", ["check", "config", join(DEPLOY, "prometheus", file)]);
  execFileSync("promtool", ["check", "rules", ...rules("rules")]);
  execFileSync("promtool", ["test", "rules", ...rules("tests")]);
});

/** What cAdvisor tells: the machine's root, two containers of ours and one of somebody else's, each at work since the start. */
async function startExporter(suite) {
  const begin = Date.now() - 60_000;
  const about = (name) => `id="/system.slice/docker-${name}.scope",image="image-of-${name}",name="${name}"`;
  const of = (labels, seconds) => [
    `container_cpu_usage_seconds_total{${labels},cpu="total"} ${seconds / 4}`,
    `container_memory_working_set_bytes{${labels}} 7e+08`,
    ...["eth0", "eth1"].flatMap((face) => ["receive", "transmit"].map((way) => `container_network_${way}_bytes_total{${labels},interface="${face}"} ${seconds * 1000}`)),
  ];
  const server = createServer((_, answer) => {
    const seconds = (Date.now() - begin) / 1000;
    const all = ['id="/",image="",name=""', ...["perfshop-perfshop-app-1", "perfshop-perfshop-db-1", "somebody-else-1"].map(about)];
    answer.setHeader("Content-Type", "text/plain; version=0.0.4").end(`${all.flatMap((labels) => of(labels, seconds)).join("\n")}\n`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  suite.after(() => server.close().closeAllConnections());
  return `127.0.0.1:${server.address().port}`;
}

/** A Prometheus that asks a program for everything, and an exporter of containers as it is shipped, each second, with the shipped rules. */
async function startPrometheus(suite, program) {
  const folder = mkdtempSync(join(tmpdir(), "perfshop-prometheus-"));
  const target = new URL(program.management).host;
  const job = (name, path) => ({ job_name: name, metrics_path: path, static_configs: [{ targets: [target] }] });
  const [instructor, students] = ["prometheus", "students"].map((file) => parse(read(`deploy/prometheus/${file}.yml`)).scrape_configs.find(({ job_name }) => job_name === "perfshop-docker"));
  assert.deepEqual(students, instructor);
  const config = {
    global: { scrape_interval: "1s", scrape_timeout: "1s", evaluation_interval: "1s" },
    rule_files: [join(DEPLOY, "prometheus/rules/*.yml")],
    scrape_configs: [job("perfshop-backend", "/actuator/prometheus"), { ...instructor, static_configs: [{ targets: [await startExporter(suite)] }] }],
  };
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify(config));
  const port = await freePort();
  const child = spawn("prometheus", [`--config.file=${join(folder, "prometheus.yml")}`, `--storage.tsdb.path=${join(folder, "data")}`, `--web.listen-address=127.0.0.1:${port}`, "--enable-feature=exemplar-storage"], { stdio: "ignore" });
  const ended = once(child, "exit");
  suite.after(async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return async (query) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`).catch(() => null);
    // It is starting.
    if (answer === null || answer.status === 503) return [];
    const { status, data, error } = await answer.json();
    assert.equal(status, "success", `${query}: ${error}`);
    return data.result;
  };
}

test("every PromQL panel shows something under what it is for", { skip: noPrometheus }, async (suite) => {
  const program = await startProgram("en");
  suite.after(() => program.stop());
  const ask = await startPrometheus(suite, program);
  const call = async (path, body, token) => {
    const answer = await fetch(`${program.cockpit}${path}`, { method: "POST", headers: { "Content-Type": "application/json", ...(token ? { "X-Admin-Token": token } : {}) }, body: JSON.stringify(body) });
    assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`);
    return answer.json();
  };
  const { adminToken } = await call("/api/admin/login", ADMIN);

  // Shoppers, and a page that tells how it is; then all that the panels are for.
  const load = spawn(program.binary, ["load", "--url", program.shop, "--buyers", "6", "--think", "0.2", "--seed", "7"], { stdio: "ignore", env: { ...process.env, PERFSHOP_LANG: "en" } });
  const loadEnded = once(load, "exit");
  suite.after(async () => {
    load.kill("SIGINT");
    await loadEnded;
  });
  const page = { fps: 60, longTasksPerSec: 0, heapUsedMB: 20, heapLimitMB: 2000, pendingFetches: 0, fetchPerSec: 1, domNodeCount: 900, cpuWorkerActive: false };
  const tell = setInterval(() => void fetch(`${program.shop}/api/chaos/client-metrics`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(page) }).catch(() => undefined), 1000);
  suite.after(() => clearInterval(tell));
  /** Asks until each has shown something; the bound only ends a test that never would. */
  const shown = async (panels) => {
    const empty = new Map(panels.flatMap(({ dashboard, text, queries }) => Object.entries(queries).map(([legend, query]) => [`${dashboard}/${text} ${legend}`, filled(query)])));
    for (const deadline = Date.now() + 90_000; empty.size > 0 && Date.now() < deadline; await sleep(500)) {
      for (const [panel, query] of empty) if ((await ask(query)).length > 0) empty.delete(panel);
    }
    assert.deepEqual([...empty.keys()], [], "panels that show nothing");
  };
  const asked = PANELS.filter(({ source }) => source === "prometheus");
  await shown(asked.filter(({ under }) => under === undefined || under.browser));

  // A client that carries nothing of what the checkout will ask for.
  const entered = await fetch(`${program.shop}/api/auth/login`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ email: "user2@perfshop.com", password: "password2" }) });
  const headers = { "Content-Type": "application/json", Cookie: entered.headers.getSetCookie()[0].split(";")[0] };
  const bare = setInterval(() => void fetch(`${program.shop}/api/checkout/address`, { method: "POST", headers, body: "{}" }).catch(() => undefined), 500);
  suite.after(() => clearInterval(bare));
  for (const { under } of asked) {
    for (const [family, level] of Object.entries(under?.level ?? {})) await call(`/api/admin/chaos/${family}`, { level }, adminToken);
    if (under?.lever) await call(`/api/admin/chaos/${under.lever[0]}`, under.lever[1], adminToken);
  }
  await shown(asked.filter(({ under }) => under !== undefined && !under.browser));
  // And the documented names are there, containers by the documented ones of theirs.
  for (const name of ["jvm_memory_used_bytes", "tomcat_threads_busy_threads", "hikaricp_connections_active", "http_server_requests_seconds_count"]) assert.ok((await ask(name)).length > 0, name);
  for (const figure of ["container_memory_working_set_bytes", "container_cpu_usage_percent", "container_memory_used_bytes", "container_network_receive_bytes_per_second", "container_network_transmit_bytes_per_second"]) {
    assert.deepEqual((await ask(figure)).map(({ metric }) => metric.name).sort(), ["perfshop-app", "perfshop-db"], figure);
  }
});
