import { useMemo } from 'react'
import { foldVietnamese } from '#kit'
import type { Problem, ReadPages } from '#platform/web'

/** Where the rows of a list come from, and what state that is in. */
export interface RecordSource<T> {
  readonly rows: readonly T[] | undefined
  readonly problem: Problem | undefined
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  /** Shown while a new filter is asked: the old rows, faded. */
  readonly isFading: boolean
  readonly loadMore: () => void
  readonly again: () => void
}

/** The rows of a paged question: `source={usePagedSource(useReadPages(taskList, filters))}`. */
export function usePagedSource<T>(pages: ReadPages<T>): RecordSource<T> {
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  return {
    rows,
    problem: pages.error ?? undefined,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    isFading: pages.isPlaceholderData,
    loadMore: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
    },
    again: () => void pages.refetch(),
  }
}

/** Rows that are all here already, filtered on this machine: diacritics and case do not matter. */
export function useLocalSource<T>(
  rows: readonly T[] | undefined,
  text: string,
  textOf: (row: T) => string,
  problem?: Problem | null,
): RecordSource<T> {
  const matching = useMemo(() => {
    const wanted = foldVietnamese(text).split(' ').filter(Boolean)
    if (wanted.length === 0) return rows
    return rows?.filter((row) => {
      const folded = foldVietnamese(textOf(row))
      return wanted.every((word) => folded.includes(word))
    })
  }, [rows, text, textOf])
  return {
    rows: matching,
    problem: problem ?? undefined,
    hasMore: false,
    isLoadingMore: false,
    isFading: false,
    loadMore: () => {},
    again: () => {},
  }
}
