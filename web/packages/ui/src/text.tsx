// SPDX-License-Identifier: AGPL-3.0-or-later
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import { LocalizationProvider, ReactLocalization, useLocalization } from '@fluent/react'
import { useCallback, type ReactNode } from 'react'

/** What `import.meta.glob('…/content/texts/*\/{ui,<part>}.ftl', { query: '?raw', import: 'default' })` gives. */
export type TextFiles = Readonly<Record<string, () => Promise<unknown>>>

export type Arguments = Readonly<Record<string, FluentVariable>>
export type Text = (id: string, args?: Arguments) => string

/** The stack's language. The server writes it on `<html>`; nothing in the browser chooses it. */
export function language(): string {
  return document.documentElement.lang
}

/**
 * Loads the files of the page's language only. French is the source language: it stands in where a language has no files.
 * @throws when a file cannot be fetched; the caller shows the plain error page of its entry.
 */
export async function loadTexts(files: TextFiles): Promise<ReactLocalization> {
  const spoken = filesOf(files, language()).length > 0 ? language() : 'fr'
  const sources = await Promise.all(filesOf(files, spoken).map((load) => load()))
  // No isolation marks: names that may run right to left stand in a <bdi> of their own, and texts stay searchable.
  const bundle = new FluentBundle(spoken, { useIsolating: false })
  for (const source of sources) if (typeof source === 'string') bundle.addResource(new FluentResource(source))
  return new ReactLocalization([bundle])
}

function filesOf(files: TextFiles, spoken: string): (() => Promise<unknown>)[] {
  return Object.entries(files).flatMap(([path, load]) => (path.includes(`/texts/${spoken}/`) ? [load] : []))
}

export function TextProvider({ texts, children }: { readonly texts: ReactLocalization; readonly children: ReactNode }) {
  return <LocalizationProvider l10n={texts}>{children}</LocalizationProvider>
}

/** Gives the function that finds a text by its id in the Fluent files. */
export function useText(): Text {
  const { l10n } = useLocalization()
  return useCallback((id, args) => l10n.getString(id, args ?? null), [l10n])
}

/** A text that data may name but the files need not know (a category's code); `otherwise` is shown when they do not. */
export function useTextOr(): (id: string, otherwise: string) => string {
  const { l10n } = useLocalization()
  return useCallback((id, otherwise) => (l10n.getBundle(id) === null ? otherwise : l10n.getString(id)), [l10n])
}
