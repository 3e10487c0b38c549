// SPDX-License-Identifier: AGPL-3.0-or-later
// The cockpit as an instructor uses it.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { ADMIN } from "./program.mjs";

/** Logs an instructor in, the superadmin unless told otherwise, and waits for the live figures. */
export async function enter(page, t, address, { email, password } = ADMIN) {
  await page.goto(`${address}/`);
  await page.getByLabel(t("admin-login-email")).fill(email);
  await page.getByLabel(t("admin-login-password")).fill(password);
  await page.getByRole("button", { name: t("admin-login-submit") }).click();
  await page.getByText(t("cockpit-live-on"), { exact: true }).waitFor();
  await page.getByText(t("cockpit-active-none"), { exact: true }).waitFor();
}

/** The card of an anomaly, by the words of its catalogue entry. */
export function cardOf(page, t, id) {
  return page.getByRole("article").filter({ has: page.getByRole("heading", { name: t(`catalogue-${id}-name`) }) });
}

/** What is active now, in the large letters at the top. */
export const activeNow = (page, t) => page.getByRole("region", { name: t("cockpit-active-title") });

/** Waits until an anomaly is among what is active now. */
export function waitForActive(page, t, id) {
  return activeNow(page, t).getByRole("button", { name: t("cockpit-active-end-named", { name: t(`catalogue-${id}-name`) }) }).waitFor();
}

/** Ends everything from outside the page, so that no test meets what another one left. */
export async function endEverything(address) {
  const call = (path, body, token) =>
    fetch(`${address}/api/admin${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token ? { "X-Admin-Token": token } : {}) },
      body: JSON.stringify(body),
    });
  const { adminToken } = await (await call("/login", ADMIN)).json();
  assert.equal((await call("/chaos/reset", {}, adminToken)).status, 200);
}

/** Sets the CPU lever: the dose is put in place, then one click makes it so. */
export async function burn(page, t, dose) {
  const name = t("catalogue-cpu-name");
  const card = cardOf(page, t, "cpu");
  await card.getByRole("spinbutton", { name: t("cockpit-dose-of", { name }) }).fill(String(dose));
  await card.getByRole("button", { name: t("cockpit-activate-named", { name }) }).click();
  await waitForActive(page, t, "cpu");
}

/** Switches A1 with one click, and waits until the page says so. */
export async function wrongVat(page, t) {
  await cardOf(page, t, "A1").getByRole("switch").click();
  await waitForActive(page, t, "A1");
}

/** The live figure under a name, as a number. */
async function figure(page, name) {
  const box = page.locator(".figure").filter({ has: page.getByRole("heading", { name, exact: true }) });
  const text = await box.locator(".figure__value").innerText();
  return Number(text.replace(/[^\d.,]/g, "").replace(",", "."));
}

/** Waits until a live figure is as wanted. */
export async function waitForFigure(page, name, wanted, seconds) {
  const deadline = Date.now() + seconds * 1000;
  let value;
  do {
    value = await figure(page, name);
    if (wanted(value)) return value;
    await sleep(250);
  } while (Date.now() < deadline);
  assert.fail(`${name} stays at ${value} after ${seconds} s`);
}
