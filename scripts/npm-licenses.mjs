// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists the licence of every installed npm package of the given projects; with --check, fails on one that is not allowed.
// Usage: node scripts/npm-licenses.mjs [--check] web e2e
import { readFileSync } from "node:fs";
import { join } from "node:path";

// Shipped to browsers inside an AGPL program: permissive licences only. Tools that never ship may also be MPL, CC-BY or Python-2.0.
const SHIPPED = new Set(["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Zlib", "Unlicense", "CC0-1.0", "BlueOak-1.0.0", "OFL-1.1"]);
const TOOLS = new Set([...SHIPPED, "MPL-2.0", "CC-BY-4.0", "Python-2.0", "WTFPL"]);

/** An SPDX expression is allowed when one side of an OR, and both sides of an AND, are. */
function allowed(expression, list) {
  const plain = expression.replace(/^\((.*)\)$/, "$1");
  if (plain.includes(" OR ")) return plain.split(" OR ").some((side) => allowed(side, list));
  if (plain.includes(" AND ")) return plain.split(" AND ").every((side) => allowed(side, list));
  return list.has(plain);
}

/** The licence a package states in its own package.json: a string, or one of the two forms npm had before. */
function licenceOf(folder) {
  const { license, licenses } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof license === "string") return license;
  if (license?.type) return license.type;
  return licenses?.map((one) => one.type).join(" OR ") ?? "none stated";
}

const args = process.argv.slice(2);
const check = args[0] === "--check";
const refused = [];
for (const project of check ? args.slice(1) : args) {
  const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  let count = 0;
  for (const [path, entry] of Object.entries(lock.packages)) {
    // "" is the project itself; a link is one of our workspace packages.
    if (!path.includes("node_modules/") || entry.link) continue;
    let licence;
    try {
      licence = licenceOf(join(project, path));
    } catch (error) {
      // An optional package of another system is in the lock but not on this disk.
      if (error.code === "ENOENT" && entry.optional) continue;
      throw error;
    }
    count += 1;
    const name = `${path.slice(path.lastIndexOf("node_modules/") + 13)} ${entry.version}`;
    if (!check) console.log(`${project}\t${licence}\t${name}${entry.dev ? "\ttool" : ""}`);
    if (!allowed(licence, entry.dev ? TOOLS : SHIPPED)) refused.push(`${project}: ${name}: ${licence}`);
  }
  if (check) console.log(`npm licences ${project}: ${count} packages`);
}
if (refused.length > 0) {
  console.error(`not on the list of allowed licences:\n  ${refused.join("\n  ")}`);
  process.exit(1);
}
