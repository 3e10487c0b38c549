// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTextOr } from '@perfshop/ui/text.tsx'

/** Names a category; one that the texts do not know yet is shown by its code. */
export function useCategoryName(): (code: string) => string {
  const textOr = useTextOr()
  return (code) => textOr(`category-${code}`, code)
}
