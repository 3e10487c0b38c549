// SPDX-License-Identifier: AGPL-3.0-or-later

/** The locale for Intl. English means British here: the shop sells in Europe, with its order of day and month. */
export function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language
}
