import { useEffect, useState } from 'react'
import type { Instant } from '#kit'
import { cityTimeOf, useBrought, useDesk, useLine } from '#platform/field'
import { type OwnRecord, useOwnRecords } from './own-records.ts'
import type { Book, Mine } from './stand-shift.ts'

/** Names under which the phone took things along. */
export const broughtMine = 'checkpoints.mine'
/** See {@link broughtMine}. */
export const broughtBook = 'checkpoints.book'

/** All that the screens of a post know; without a network as with one. */
export interface PostKit {
  readonly mine: Mine
  readonly book: Book
  /** The city's time of what was brought along. */
  readonly asOf: Instant
  readonly records: readonly OwnRecord[]
  readonly now: Instant
}

/** What the phone knows of its person's posts; `never` where it was not brought along; undefined until read. */
export function usePostKit(): PostKit | 'never' | undefined {
  const mine = useBrought<Mine>(broughtMine)
  const book = useBrought<Book>(broughtBook)
  const records = useOwnRecords()
  const now = useCityTime(mine?.at)
  if (mine === null || book === null) return 'never'
  if (!mine || !book || !records || !now) return undefined
  return { mine: mine.value, book: book.value, asOf: mine.at, records, now }
}

/** Seconds between two looks at the clock. */
const lookEveryMs = 10_000

/**
 * The city's time as well as this phone knows it: its own, set right by the skew that was measured. Looked at anew when the line
 * changes or something was brought along (`heardAt`): either may have measured the clock, and a wrong time judges papers wrongly.
 */
export function useCityTime(heardAt: Instant | undefined): Instant | undefined {
  const { desk } = useDesk()
  const { state } = useLine()
  const [now, setNow] = useState<Instant>()
  const heard = `${state} ${heardAt}`
  // `heard` says when the clock may be known better.
  useEffect(() => {
    let isShown = true
    const look = async () => {
      const next = await cityTimeOf(desk)
      if (isShown) setNow(next)
    }
    void look()
    const timer = setInterval(() => void look(), lookEveryMs)
    return () => {
      isShown = false
      clearInterval(timer)
    }
  }, [desk, heard])
  return now
}
