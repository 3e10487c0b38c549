// SPDX-License-Identifier: AGPL-3.0-or-later
// A person who has no mouse.
import assert from "node:assert/strict";

/** Moves by Tab until an element with this role and name (or its beginning) has the focus, and checks that the focus can be seen. */
export function keyboard(page) {
  return {
    async reach(role, name, within = page) {
      const wanted = within.getByRole(role, { name });
      for (let presses = 0; presses < 400; presses += 1) {
        const there = await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
        if (there) {
          const seen = await page.evaluate(() => {
            const style = getComputedStyle(document.activeElement);
            return (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
          });
          assert.ok(seen, `the focus on ${role} "${name}" cannot be seen`);
          return;
        }
        await page.keyboard.press("Tab");
      }
      assert.fail(`no Tab leads to ${role} "${name}"`);
    },
  };
}
