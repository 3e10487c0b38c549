// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes the pictures of the README: docs/images/*.png, from the real program in a real Chromium.
// Usage, after `make build`: PERFSHOP_BIN=target/release/perfshop node scripts/screenshot.mjs
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, openPage } from "../e2e/lib/browser.mjs";
import { burn, enter, wrongVat } from "../e2e/lib/cockpit.mjs";
import { startProgram } from "../e2e/lib/program.mjs";
import { textsOf } from "../e2e/lib/texts.mjs";

const IMAGES = new URL("../docs/images/", import.meta.url).pathname;
const language = "en";
const t = textsOf(language);

const program = await startProgram(language);
const browser = await launch();
try {
  mkdirSync(IMAGES, { recursive: true });
  const shop = await openPage(browser, { origins: [program.shop] });
  await shop.goto(`${program.shop}/shop/`);
  await shop.locator("main img").first().waitFor();
  await shop.waitForLoadState("networkidle");
  await shop.screenshot({ path: join(IMAGES, "shop.png") });
  await shop.finish();

  const cockpit = await openPage(browser, { origins: [program.cockpit], colorScheme: "dark" });
  await enter(cockpit, t, program.cockpit);
  await burn(cockpit, t, 37);
  await wrongVat(cockpit, t);
  // Long enough for the charts to have a shape.
  await cockpit.waitForTimeout(30_000);
  await cockpit.screenshot({ path: join(IMAGES, "cockpit.png") });
  await cockpit.finish();
} finally {
  await browser.close();
  await program.stop();
}
