// SPDX-License-Identifier: AGPL-3.0-or-later
// The live monitor as whoever looks for a cause uses it.

/** A page of products, read to its end. */
export const ask = (program) => fetch(`${program.shop}/api/products?size=5`).then((answer) => answer.text());

export const panel = (page, t, id) => page.getByRole("region", { name: t(`monitoring-panel-${id}`), exact: true });
export const traces = (page, t) => page.getByRole("table", { name: t("monitoring-traces") });
export const waterfall = (page, t) => page.getByRole("region", { name: t("monitoring-waterfall") });
export const functions = (page, t) => page.getByRole("table", { name: t("monitoring-profile-top") }).getByRole("button", { name: /::/ });
export const tab = (page, t, id) => page.getByRole("navigation", { name: t("monitoring-pages") }).getByRole("link", { name: t(`monitoring-page-${id}`), exact: true });

/** Presses on the newest second that a chart shows, and waits for the page to which that leads. */
export async function pressNow(page, t, id, address = /\/monitoring\/traces\?/) {
  await panel(page, t, id).scrollIntoViewIfNeeded();
  const box = await panel(page, t, id).locator(".u-over").boundingBox();
  await page.mouse.click(box.x + box.width - 2, box.y + box.height / 2);
  await page.waitForURL(address);
}
