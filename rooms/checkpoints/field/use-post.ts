import { useEffect, useState } from 'react'
import { type Instant, toInstant } from '#kit'
import { readClock, useBrought, useDesk } from '#platform/field'
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

/** Somebody who stands nowhere: there is no catalogue for them to bring along. */
export type NoPost = Pick<PostKit, 'asOf'>

/** What the phone knows of its person's posts; `never` where it was not brought along; undefined until read. */
export function usePostKit(): PostKit | NoPost | 'never' | undefined {
  const mine = useBrought<Mine>(broughtMine)
  const book = useBrought<Book>(broughtBook)
  const records = useOwnRecords()
  const now = useCityTime()
  if (mine === null) return 'never'
  if (book === null) return mine?.value.shifts.length === 0 ? { asOf: mine.at } : mine && 'never'
  if (!mine || !book || !records || !now) return undefined
  return { mine: mine.value, book: book.value, asOf: mine.at, records, now }
}

/** Seconds between two looks at the clock. */
const lookEveryMs = 10_000

/** The city's time as well as this phone knows it: its own, set right by the skew that was measured. */
export function useCityTime(): Instant | undefined {
  const { desk } = useDesk()
  const [now, setNow] = useState<Instant>()
  useEffect(() => {
    let isShown = true
    const look = async () => {
      const { skewMs } = await readClock(desk)
      if (isShown) setNow(toInstant(desk.deviceNow() + (skewMs ?? 0)))
    }
    void look()
    const timer = setInterval(() => void look(), lookEveryMs)
    return () => {
      isShown = false
      clearInterval(timer)
    }
  }, [desk])
  return now
}
