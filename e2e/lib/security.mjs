// SPDX-License-Identifier: AGPL-3.0-or-later
// The security exercises from the instructor's and from the student's side, by the API.
import assert from "node:assert/strict";
import { ADMIN } from "./program.mjs";

const json = { "content-type": "application/json" };

async function post(address, headers, body) {
  const answer = await fetch(address, { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${address}: ${answer.status}`);
  return answer.json();
}

/** Sets a level of the security family for everyone; 0 ends it. */
export async function setSecurity(cockpit, level) {
  const { adminToken } = await post(`${cockpit}/api/admin/login`, {}, ADMIN);
  await post(`${cockpit}/api/admin/chaos/security`, { "x-admin-token": adminToken }, { level });
}

/** Enters as a student of a class: the token, and the customer who was lent. */
export const enterClass = (shop, alias) => post(`${shop}/api/chaos/student/enter`, {}, { alias, class: "b2" });

/** What the shop says to a flag. */
export const handIn = (shop, token, flag) => post(`${shop}/api/chaos/student/flags`, { "x-student-token": token }, { flag });
