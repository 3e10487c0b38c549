// SPDX-License-Identifier: AGPL-3.0-or-later
// The back office as an admin uses it, and what a test prepares behind its back.
import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { ADMIN } from "./program.mjs";

/** Logs an admin in and waits for the first page. */
export async function enterOffice(page, t, address, admin = ADMIN) {
  await page.goto(`${address}/backoffice/`);
  await page.getByLabel(t("admin-login-email")).fill(admin.email);
  await page.getByLabel(t("admin-login-password")).fill(admin.password);
  await page.getByRole("button", { name: t("admin-login-submit") }).click();
  await page.getByRole("button", { name: t("admin-logout") }).waitFor();
  await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
}

/** The API as the superadmin: `call("POST", "/products", {…})`. */
export async function adminApi(address) {
  const send = async (method, path, body, token) => {
    const answer = await fetch(`${address}/api/admin${path}`, {
      method,
      headers: { "Content-Type": "application/json", ...(token ? { "X-Admin-Token": token } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
    return answer.json();
  };
  const { adminToken } = await send("POST", "/login", ADMIN);
  return (method, path, body) => send(method, path, body, adminToken);
}

/** A customer logs in, buys one piece of a product, and gives the order's id. */
export async function placeOrder(shop, product, number) {
  let cookie = "";
  const post = async (path, body) => {
    const answer = await fetch(`${shop}/api${path}`, { method: "POST", headers: { "Content-Type": "application/json", cookie }, body: JSON.stringify(body) });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    cookie = answer.headers.getSetCookie().map((one) => one.split(";")[0]).at(-1) ?? cookie;
    return answer.json();
  };
  const { securityToken } = await post("/auth/login", { email: `user${number}@perfshop.com`, password: `password${number}` });
  await post("/cart/add", { productId: product, quantity: 1 });
  await post("/checkout/address", {});
  await post("/checkout/shipping", { mode: "standard" });
  await post("/checkout/payment", { cardNumber: "4242424242424242", expiry: "12/39", cvv: "123", holder: "Ursule Usager" });
  return (await post("/orders", { securityToken })).orderId;
}

/** A PNG of one colour, `side` pixels wide and high. */
export function png(side, [red, green, blue]) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc(body), body.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: side }, () => [red, green, blue]).flat()]);
  const rows = Buffer.concat(Array.from({ length: side }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
