// SPDX-License-Identifier: AGPL-3.0-or-later
// Pages of the shop as the server hears of them: what each tells every 2 s, without a browser for each.
import assert from "node:assert/strict";
import { METRICS } from "./agent.mjs";

async function post(shop, path, body, token) {
  const headers = { "Content-Type": "application/json", ...(token === undefined ? {} : { "X-Student-Token": token }) };
  const answer = await fetch(`${shop}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

/** Students enter, by alias; nobody in particular has no alias. Each one's page tells its figures until the returned function is called. */
export async function openPages(shop, figures) {
  const pages = await Promise.all(
    Object.entries(figures).map(async ([alias, told]) => ({ told, token: alias === "" ? undefined : (await post(shop, "/api/chaos/student/enter", { alias })).token })),
  );
  const tell = () => Promise.all(pages.map(({ told, token }) => post(shop, METRICS, told, token)));
  await tell();
  // The shop may be on its way down when the last one tells.
  const timer = setInterval(() => void tell().catch(() => undefined), 2000);
  return () => clearInterval(timer);
}
