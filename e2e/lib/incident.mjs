// SPDX-License-Identifier: AGPL-3.0-or-later
// An incident as it is made from outside of the pages: what the instructor sets off, and a customer who meets it.
import assert from "node:assert/strict";
import { ADMIN } from "./program.mjs";
import { CARD } from "./shop.mjs";

const JSON_BODY = { "Content-Type": "application/json" };

/** A call of the instructor's. */
export async function instruct(program, path, body) {
  const login = await fetch(`${program.cockpit}/api/admin/login`, { method: "POST", headers: JSON_BODY, body: JSON.stringify(ADMIN) });
  const { adminToken } = await login.json();
  const answer = await fetch(`${program.cockpit}/api/admin/chaos/${path}`, { method: "POST", headers: { ...JSON_BODY, "X-Admin-Token": adminToken }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
}

/** A customer's whole purchase by the API; gives the status of the order. */
export async function order(program, number) {
  return (await readyToOrder(program, number))();
}

/** A customer's purchase by the API up to its last call; gives what places the order and tells its status. */
export async function readyToOrder(program, number) {
  let cookie = "";
  const call = async (path, body) => {
    const answer = await fetch(`${program.shop}/api/${path}`, { method: "POST", headers: { ...JSON_BODY, Cookie: cookie }, body: JSON.stringify(body) });
    for (const set of answer.headers.getSetCookie()) if (set.startsWith("JSESSIONID=")) cookie = set.split(";")[0];
    return answer;
  };
  const done = async (path, body) => {
    const answer = await call(path, body);
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json();
  };
  const { securityToken } = await done("auth/login", { email: `user${number}@perfshop.com`, password: `password${number}` });
  await done("cart/add", { productId: 1, quantity: 1 });
  await done("checkout/address", {});
  await done("checkout/shipping", { mode: "standard" });
  await done("checkout/payment", { cardNumber: CARD.number, expiry: "12/39", cvv: CARD.cvv, holder: CARD.holder });
  return async () => (await call("orders", { securityToken })).status;
}
