// SPDX-License-Identifier: AGPL-3.0-or-later

/** A number as people type it: comma or point, blanks between thousands. Undefined for nothing, NaN for no number. */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/\s/g, '').replace(',', '.')
  return plain === '' ? undefined : Number(plain)
}

/** A text field's value; undefined for nothing, because an empty text would be a value, and a wrong one. */
export function readText(text: string): string | undefined {
  const plain = text.trim()
  return plain === '' ? undefined : plain
}

type Filled<Body> = { readonly [Name in keyof Body]?: Body[Name] | undefined }

/**
 * A body without what was left empty. What is needed and missing, and what is no number (JSON writes NaN as null), is the
 * server's to refuse: it knows the rules and says them in the stack's language at each field.
 */
export function bodyOf<Body extends object>(filled: Filled<Body>): Body {
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined)) as Body
}
