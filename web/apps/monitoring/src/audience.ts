// SPDX-License-Identifier: AGPL-3.0-or-later

/** Whether this page came from the instructor's listener, which writes so on `<html>`. */
export const onAdminListener = document.documentElement.dataset['listener'] === 'admin'

/** The token of the admin who logged in at the cockpit, in this tab and on this origin alone; null for everybody else. */
export function adminToken(): string | null {
  if (!onAdminListener) return null
  const text = sessionStorage.getItem('perfshop.admin')
  // Only the login writes the entry, so its shape is known.
  return text === null ? null : (JSON.parse(text) as { readonly token: string }).token
}
