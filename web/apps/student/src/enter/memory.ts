// SPDX-License-Identifier: AGPL-3.0-or-later

// The alias that was last entered here, offered again to who has to enter again. Who the student is stands in a cookie that no script reads.
const KEY = 'perfshop.student.alias'

export function rememberedAlias(): string {
  return localStorage.getItem(KEY) ?? ''
}

export function rememberAlias(alias: string): void {
  localStorage.setItem(KEY, alias)
}
