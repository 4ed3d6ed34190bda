import type { z } from 'zod'
import { type Filters, useFilters } from '#platform/web'
import { type previewShape, writeMatches } from '../domain/index.ts'

/** A preview as screens have it. */
export type Preview = z.infer<typeof previewShape>

const names = ['tab', 'sheet', 'variant', 'encoding', 'headerRow', 'matches', 'fixed'] as const

/** What each choice makes old: another table has other columns, another worksheet another header. */
const resets = {
  tab: ['headerRow', 'matches'],
  sheet: ['variant', 'matches', 'fixed'],
  variant: ['matches', 'fixed'],
  encoding: ['headerRow', 'matches'],
  headerRow: ['matches'],
  matches: [],
  fixed: [],
} as const satisfies Record<(typeof names)[number], readonly string[]>

/** How the file is to be read, kept in the address: a reload loses nothing. What is not chosen, the server guesses. */
export function usePreviewChoices() {
  const [filters, setFilters] = useFilters()
  const choose = (name: (typeof names)[number], value: string | undefined) => {
    const reset = Object.fromEntries(resets[name].map((other) => [other, undefined]))
    setFilters({ ...reset, [name]: value })
  }
  return { choices: choicesOf(filters), choose }
}

function choicesOf(filters: Filters) {
  return Object.fromEntries(names.map((name) => [name, filters[name]])) as Partial<
    Record<(typeof names)[number], string>
  >
}

/** The matches of a preview after one column is matched anew: what fed our column before no longer does. */
export function matchesAfter(preview: Preview, column: number, key: string | undefined): string {
  const matches = preview.columns.flatMap((one) => {
    const now = one.column === column ? key : one.key === key ? undefined : one.key
    return now ? [{ column: one.column, key: now }] : []
  })
  return writeMatches(matches)
}
