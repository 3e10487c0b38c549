// SPDX-License-Identifier: AGPL-3.0-or-later
import { api } from '@perfshop/admin/api.ts'
import { take } from '@perfshop/api/client.ts'
import type { StudentRow } from '@perfshop/api/types.ts'
import { useQuery } from '@tanstack/react-query'

export const STUDENTS = ['students'] as const
const NOBODY: readonly StudentRow[] = []

/** Who has entered, in that order. Read anew with the revision, which an entry moves too. */
export function useStudents(): readonly StudentRow[] {
  return useQuery({ queryKey: STUDENTS, queryFn: ({ signal }) => take(api.GET('/api/admin/chaos/students', { signal })) }).data?.students ?? NOBODY
}
