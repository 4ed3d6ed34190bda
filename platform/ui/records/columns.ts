import type { ReactNode } from 'react'

/** A column of a list. The first one is the row's name: it leads on phones and is what opens. */
export interface Column<T> {
  readonly key: string
  readonly head: string
  readonly cell: (row: T) => ReactNode
  /** Width as CSS grid says it: `'2fr'`, `'120px'`, `'minmax(160px, 1fr)'`. Default `1fr`. */
  readonly width?: string | undefined
  /** Where it is shown: always, from tablets on (`middle`), or on wide screens only. */
  readonly from?: 'always' | 'middle' | 'wide' | undefined
  /** `end` for numbers. */
  readonly align?: 'start' | 'end' | undefined
}

/** The text of a list's filter and what to do while it is typed. */
export interface ListFilter {
  readonly text: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string | undefined
}

/** Something done to all selected rows; answers the words to say and, where it can be taken back, how. */
export interface BulkAction<T> {
  readonly label: string
  readonly look?: 'plain' | 'danger' | undefined
  readonly run: (
    rows: readonly T[],
  ) => Promise<{ readonly said: string; readonly undo?: (() => Promise<void>) | undefined } | undefined>
}

/** The CSS grid columns of a list: a narrow one for ticking, then those of the columns that are shown at this width. */
export function gridColumns<T>(columns: readonly Column<T>[], hasTicks: boolean, isWide: boolean): string {
  const shown = columns.filter(({ from }) => isWide || from !== 'wide')
  return [...(hasTicks ? ['20px'] : []), ...shown.map(({ width }) => width ?? 'minmax(0, 1fr)')].join(' ')
}
