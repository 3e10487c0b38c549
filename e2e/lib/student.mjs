// SPDX-License-Identifier: AGPL-3.0-or-later
// The student page as a student uses it, and what the instructor decides about it.
import assert from "node:assert/strict";
import { ADMIN } from "./program.mjs";

/** Opens the page for the first time in this browser and enters under an alias. */
export async function enterDesk(page, t, address, alias) {
  await page.goto(`${address}/student/`);
  await page.getByLabel(t("student-alias")).fill(alias);
  await page.getByRole("button", { name: t("student-enter-submit"), exact: true }).click();
  await page.getByRole("heading", { level: 1, name: alias }).waitFor();
}

/** What the server says to the student whose page this is. */
export async function statusOf(page, address) {
  const answer = await page.request.get(`${address}/api/chaos/student/status`);
  assert.equal(answer.status(), 200);
  return answer.json();
}

/** Whether this version of the program has weather scenarios. */
export async function hasScenarios(address) {
  const call = (path, init) => fetch(`${address}/api/chaos/student/${path}`, init);
  const entered = await call("enter", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ alias: "Probe" }) });
  const { token } = await entered.json();
  return "scenario" in (await (await call("status", { headers: { "X-Student-Token": token } })).json());
}

/** The instructor opens or locks the students' commands (`enabled`), and what acts on everyone (`shared`). */
export async function studentMode(cockpit, mode) {
  const call = (path, body, token) =>
    fetch(`${cockpit}/api${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token ? { "X-Admin-Token": token } : {}) },
      body: JSON.stringify(body),
    });
  const { adminToken } = await (await call("/admin/login", ADMIN)).json();
  assert.equal((await call("/chaos/student/admin/mode", mode, adminToken)).status, 200);
}

/** The control that sets a family's level, on the tab that is open. */
export const levelsOf = (page, t, family) => page.getByRole("radiogroup", { name: t("student-level-of", { family: t(`student-family-${family}`) }) });

/** The card of a scenario, by its id. */
export const scenarioCard = (page, id) => page.getByRole("button", { name: new RegExp(`^${id}`) });

/** Who has what on, in the dark instrument at the top. */
export const onNow = (page, t) => page.getByRole("region", { name: t("student-on") });

/** Presses Undo on the message that is shown. */
export async function undo(page, t) {
  await page.getByRole("button", { name: t("student-undo"), exact: true }).click();
  await page.getByText(t("student-undone"), { exact: true }).first().waitFor();
}
