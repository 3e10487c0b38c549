// SPDX-License-Identifier: AGPL-3.0-or-later

/** Who a function belongs to, in the order of the legend. */
export const FAMILIES = ['shop', 'server', 'database', 'runtime', 'c', 'other', 'thread'] as const
/** `thread` is what no function is: the process at the root, and its threads. */
export type Family = (typeof FAMILIES)[number]

const CRATES: readonly (readonly [RegExp, Family])[] = [
  [/^perfshop_shop$/, 'shop'],
  [/^perfshop_/, 'server'],
  [/^(libsqlite3_sys|rusqlite|sqlx|sqlx_\w+|deadpool)$/, 'database'],
  [/^(std|core|alloc|hashbrown|parking_lot\w*|tokio\w*|mio|futures\w*|hyper\w*|h2|http|http_body\w*|axum\w*|tower\w*|tracing\w*|bytes)$/, 'runtime'],
]

/** What databases call like everybody: it is the C library's, whoever calls. */
const LIBC = /^(_|mem|str|malloc|calloc|realloc|free|p?read|p?write|f?sync|fdatasync|lseek|open|close|f?stat|mmap|munmap|syscall|epoll_|poll|futex|pthread_|clock_|getpid|send|recv|lib[\w.+-]*\.so)/

/** Whom a function belongs to; `above` is whom the one belongs to that called it. */
export function familyOf(name: string, above: Family): Family {
  // Of `<T as Trait>::f` the first path: where T is one, its crate, else that of the trait.
  const crate = /([A-Za-z_]\w*)::/.exec(name)?.[1]
  if (crate !== undefined) return CRATES.find(([pattern]) => pattern.test(crate))?.[1] ?? 'other'
  if (name.includes('::') || !/^\w/.test(name)) return 'other'
  if (/^(sqlite|mysql|maria)/i.test(name)) return 'database'
  // SQLite's inner functions say it in no way (`balance`, `pcache1Fetch`): they are known by who called them.
  return above === 'database' && !LIBC.test(name) ? 'database' : 'c'
}

/**
 * A name for little room: the last two parts of a path, and the last alone, without type arguments. An async function does its work in
 * `{closure}`s of its own: they bear its name.
 */
export function shortNames(name: string): readonly [long: string, short: string] {
  const parts = split(name, '::')
    .filter((part, index) => !part.startsWith('{') && (index === 0 || !part.startsWith('<') || part.startsWith('<impl ')))
    .map(plain)
  const short = parts.at(-1) ?? name
  return [parts.slice(-2).join('::') || name, short]
}

/** One part of a path without brackets: of `<Type as Trait>` and `<impl Trait for Type>` the type's own name. */
function plain(part: string): string {
  if (!part.startsWith('<')) return part.replace(/<.*$/s, '')
  const type = split(split(part.slice(1, -1), ' as ')[0] ?? '', ' for ').at(-1) ?? ''
  return shortNames(type.replace(/^(?:impl |&|mut |dyn |\*const |\*mut )+/, ''))[1]
}

/** Cuts at each mark that stands outside of all brackets. */
function split(text: string, mark: string): string[] {
  const parts: string[] = []
  let [depth, from] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if ('<([{'.includes(sign)) depth += 1
    // The arrow of a function's type closes nothing.
    else if (')]}'.includes(sign) || (sign === '>' && text.charAt(at - 1) !== '-')) depth -= 1
    else if (depth === 0 && text.startsWith(mark, at)) {
      parts.push(text.slice(from, at))
      from = at + mark.length
      at = from - 1
    }
  }
  return [...parts, text.slice(from)]
}
