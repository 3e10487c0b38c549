// SPDX-License-Identifier: AGPL-3.0-or-later
// Our image, really built by the Dockerfile's last stage and started the way compose.yaml starts it: the image's own command, user and health
// check, the service's read-only root and memory file systems, no capability. Docker starts containers by runc as well.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import { BINARY } from "../lib/program.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const SERVICE = parse(readFileSync(join(ROOT, "compose.yaml"), "utf8"), { merge: true }).services["perfshop-app"];
const MIB = 1024 * 1024;
/** What our layer, uncompressed, takes at most above the base that it shares with others. */
const LARGEST = 100 * MIB;
/** What was compiled to be shipped: the one under test if it is that, else the one that `make build` left, whatever its age. */
const RELEASE = [BINARY, join(ROOT, "target/release/perfshop")].find((path) => path.includes("/release/") && existsSync(path));

// Debian keeps runc in /usr/sbin, which is not in everybody's PATH.
process.env.PATH += ":/usr/sbin";
/** Only root makes containers with a user other than the one who starts them. */
const ASROOT = process.getuid() === 0 ? ["env"] : ["sudo", "-n"];
const run = (...words) => execFileSync(ASROOT[0], [...ASROOT.slice(1), ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const works = (...words) => spawnSync(ASROOT[0], [...ASROOT.slice(1), ...words], { stdio: "ignore" }).status === 0;

const noImage = (() => {
  if (!works("true")) return "only root makes containers, and there is no sudo without a password";
  const absent = [["buildah", "--version"], ["runc", "--version"], ["busybox", "true"]].find((words) => !works(...words));
  if (absent) return `${absent[0]} is not installed`;
  return works("unshare", "--mount", "--pid", "--net", "--fork", "true") ? false : "this machine lets nobody make namespaces";
})();
const noRelease = noImage || (RELEASE ? false : "no release build whose size could be told: make build makes one");
for (const reason of new Set([noImage, noRelease])) if (reason) console.log(`skipped: image: ${reason}`);

/** Builds the image around a program. Its folder, and with it what buildah and runc keep, goes with the test, after the container. */
function build(suite, program) {
  const folder = mkdtempSync(join(tmpdir(), "perfshop-image-"));
  const image = { folder, stop: async () => undefined };
  suite.after(async () => {
    await image.stop();
    run("rm", "-rf", folder);
  });
  run(join(ROOT, "scripts/build-image.sh"), program, folder);
  const { Docker, Manifest } = JSON.parse(readFileSync(join(folder, "image.json"), "utf8"));
  const [, ...ours] = JSON.parse(Manifest).layers;
  return Object.assign(image, { config: Docker.config, size: ours.reduce((sum, { size }) => sum + size, 0) });
}

/** Starts the image as the service of compose.yaml, waits for its health check, and lets a test look from inside and outside. */
async function start(image) {
  const { folder, config } = image;
  const id = basename(folder);
  const RUNC = ["runc", "--root", join(folder, "runc")];
  const runc = (...words) => run(...RUNC, ...words);
  runc("spec", "--bundle", folder);
  const bundle = JSON.parse(run("cat", join(folder, "config.json")));
  const [uid, gid] = config.User.split(":").map(Number);
  Object.assign(bundle.process, {
    terminal: false,
    user: { uid, gid },
    args: [...config.Entrypoint, ...config.Cmd],
    env: config.Env,
    capabilities: SERVICE.cap_drop.includes("ALL") ? {} : bundle.process.capabilities,
    noNewPrivileges: SERVICE.security_opt.includes("no-new-privileges:true"),
    rlimits: [],
  });
  bundle.root = { path: run("realpath", join(folder, "root")).trim(), readonly: SERVICE.read_only };
  // A volume begins as a copy of what the image has there. Nothing else than it and the service's tmpfs can be written to.
  run("cp", "--archive", join(folder, "root/data"), join(folder, "volume"));
  bundle.mounts = bundle.mounts.filter(({ destination }) => !["/dev/shm", "/dev/mqueue"].includes(destination));
  bundle.mounts.push({ destination: "/data", type: "bind", source: join(folder, "volume"), options: ["bind", "rw"] });
  for (const [destination, options] of SERVICE.tmpfs.map((entry) => entry.split(":"))) {
    bundle.mounts.push({ destination, type: "tmpfs", source: "tmpfs", options: ["nosuid", "nodev", "noexec", ...options.split(",")] });
  }
  const file = join(folder, "bundle.json");
  writeFileSync(file, JSON.stringify(bundle));
  run("cp", file, join(folder, "config.json"));

  const child = spawn(ASROOT[0], [...ASROOT.slice(1), ...RUNC, "run", "--bundle", folder, id], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit").then(([code]) => code);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  image.stop = async () => {
    works(...RUNC, "delete", "--force", id);
    await ended;
  };

  const { Test: [kind, ...check], Interval, StartPeriod, Retries } = config.Healthcheck;
  assert.equal(kind, "CMD", "the image has no shell");
  // By then Docker would call it unhealthy.
  const deadline = Date.now() + (StartPeriod + Retries * Interval) / 1e6;
  while (!works(...RUNC, "exec", id, ...check)) {
    assert.ok(child.exitCode === null && Date.now() < deadline, `it does not become healthy:\n${said.slice(-2000)}`);
    await sleep(100);
  }
  return { id, runc, ended, ask: (url, into = "-") => runc("exec", id, check[0], "-q", "-O", into, url) };
}

/** Each file and folder of the image with what a write would change. */
const listing = (folder) => run("find", join(folder, "root/"), "-printf", "%p %y %m %U:%G %s %T@\n");

test("the image is built, starts as its service, for a user without rights and a root that nobody writes to", { skip: noImage }, async (suite) => {
  const image = build(suite, BINARY);
  const { folder, config } = image;
  assert.equal(config.User, "65532:65532");
  assert.deepEqual([config.Entrypoint, config.Cmd], [["/usr/bin/perfshop"], ["serve"]]);
  assert.deepEqual(config.Volumes, { "/data": {} });
  for (const label of ["title", "licenses", "description"]) assert.ok(config.Labels[`org.opencontainers.image.${label}`], label);
  assert.equal(config.Labels["org.opencontainers.image.licenses"], "AGPL-3.0-or-later");
  assert.match(run("stat", "--format", "%U:%u %a", join(folder, "root/data")), /:65532 755\n$/);
  // The program is the one that was compiled: nothing that a profile reads names from was taken out.
  run("cmp", BINARY, join(folder, "root/usr/bin/perfshop"));

  // What the service changes of the image is what it must, and its ports and volume are the image's.
  assert.equal(SERVICE.read_only, true);
  assert.deepEqual(SERVICE.cap_drop, ["ALL"]);
  for (const key of ["user", "entrypoint", "command", "healthcheck", "privileged", "cap_add"]) assert.equal(SERVICE[key], undefined, key);
  assert.deepEqual(SERVICE.volumes.map((volume) => volume.split(":").slice(1).join(":")), Object.keys(config.Volumes));
  for (const port of SERVICE.ports) assert.ok(config.ExposedPorts[`${port.split(":").at(-1)}/tcp`], port);

  const before = listing(folder);
  const { id, runc, ended, ask } = await start(image);
  const { content } = JSON.parse(ask("http://127.0.0.1:8080/api/products"));
  assert.ok(content.length > 0 && content[0].price > 0);
  assert.equal(JSON.parse(ask("http://127.0.0.1:9090/actuator/health")).status, "UP");

  // The supervisor and the shop's process.
  const processes = JSON.parse(runc("ps", "--format", "json", id));
  assert.equal(processes.length, 2);
  for (const process of processes) {
    const status = run("cat", `/proc/${process}/status`);
    for (const line of [/^Uid:(\t65532){4}$/m, /^Gid:(\t65532){4}$/m, /^Groups:\s*$/m, /^CapEff:\t0+$/m, /^CapPrm:\t0+$/m, /^CapBnd:\t0+$/m, /^NoNewPrivs:\t1$/m]) assert.match(status, line);
  }

  // Written where it may be, refused elsewhere, and nothing was.
  for (const place of ["/data", "/tmp"]) ask("http://127.0.0.1:9090/actuator/health", `${place}/written`);
  for (const place of ["", "/usr/bin", "/dev"]) assert.throws(() => ask("http://127.0.0.1:9090/actuator/health", `${place}/written`), /Read-only file system|Permission denied/, place);
  const files = run("ls", join(folder, "volume"));
  for (const file of ["shop.db", "control.db", "perfshop.lock"]) assert.ok(files.includes(`${file}\n`), files);
  assert.equal(listing(folder), before);

  const asked = Date.now();
  runc("kill", id, "TERM");
  assert.equal(await ended, 0);
  assert.ok(Date.now() - asked < Number(SERVICE.stop_grace_period.match(/^(\d+)s$/)[1]) * 1000, "it outlasted its grace");
});

test("the image of a release build is small and holds the interfaces", { skip: noRelease }, async (suite) => {
  const image = build(suite, RELEASE);
  const program = statSync(RELEASE).size;
  suite.diagnostic(`our layer, uncompressed: ${(image.size / MIB).toFixed(1)} MiB, of which the program ${(program / MIB).toFixed(1)} MiB`);
  assert.ok(image.size < LARGEST, `${image.size} bytes`);
  assert.match(execFileSync("readelf", ["--sections", "--wide", RELEASE], { encoding: "utf8" }), / \.symtab /, "backtraces and profiles read names from it");
  const { ask } = await start(image);
  for (const page of ["8080/", "8080/shop/", "8080/student/", "8080/monitoring/", "8081/", "8081/backoffice/"]) assert.match(ask(`http://127.0.0.1:${page}`), /<!doctype html>/i, page);
});
