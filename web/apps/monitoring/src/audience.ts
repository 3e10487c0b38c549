// SPDX-License-Identifier: AGPL-3.0-or-later
import { currentAdmin } from '@perfshop/admin/admin.ts'

/** Whether this page came from the instructor's listener, which writes so on `<html>`. */
export const onAdminListener = document.documentElement.dataset['listener'] === 'admin'

/** The token of the admin who logged in, in this tab and on this origin alone; null for everybody else. */
export function adminToken(): string | null {
  return onAdminListener ? (currentAdmin()?.token ?? null) : null
}
