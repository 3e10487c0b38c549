// SPDX-License-Identifier: AGPL-3.0-or-later
// What the interface must say, from the same files that it reads: a test finds a button by its words in each language.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";

const TEXTS = new URL("../../content/texts/", import.meta.url).pathname;

/** Gives `t(id, arguments)` for a language; throws for a text that does not exist. */
export function textsOf(language) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of readdirSync(join(TEXTS, language))) {
    bundle.addResource(new FluentResource(readFileSync(join(TEXTS, language, file), "utf8")));
  }
  return (id, args = {}) => {
    const message = bundle.getMessage(id);
    if (!message?.value) throw new Error(`no text ${id} in ${language}`);
    return bundle.formatPattern(message.value, args);
  };
}

/** One kind of space: Intl puts unbreakable ones into amounts, and not the same in Node.js and in Chromium. */
export const spaced = (text) => text.replace(/\s+/g, " ").trim();

/** Whole cents as the interface writes them. */
export function euros(cents, language) {
  const locale = language === "en" ? "en-GB" : language;
  return spaced(new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(cents / 100));
}

/** A pattern for the words of a button that holds an amount, whatever kind of space is in it. */
export const words = (text) => new RegExp(`^${spaced(text).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+")}$`);
