import { useEffect, useState } from 'react'
import type { Words } from '#kit'
import { read, sayNow, showFullDay, useRead } from '#platform/web'
import { type AreaLine, areaHead } from '../domain/index.ts'
import { areaWords } from './areas.words.ts'

/** What an area is and lies in: the head of its page. Without an id nothing is asked. */
export function useAreaHead(areaId: number | undefined, on?: AreaLine['validFrom']) {
  return useRead(areaHead, { id: areaId ?? 0, on }, { enabled: areaId !== undefined })
}

/** What several areas are called, as far as it is known yet. */
export function useAreaTitles(areaIds: readonly number[]): ReadonlyMap<number, Words> {
  const [titles, setTitles] = useState<ReadonlyMap<number, Words>>(new Map())
  const missing = areaIds.filter((id) => !titles.has(id)).join(',')
  useEffect(() => {
    if (missing === '') return
    const stop = new AbortController()
    const ask = (id: number) => read(areaHead, { id }, stop.signal).then((head) => [id, head.title] as const)
    Promise.all(missing.split(',').map((id) => ask(Number(id)))).then(
      (found) => setTitles((known) => new Map([...known, ...found])),
      // Without its name an area shows its number; the field works all the same.
      () => undefined,
    )
    return () => stop.abort()
  }, [missing])
  return titles
}

/** "từ 25/10/2019", or both ends of the time of an area that is no more. */
export function sayValidity({ validFrom, validTo }: Pick<AreaLine, 'validFrom' | 'validTo'>): string {
  const from = showFullDay(validFrom)
  if (validTo === null) return sayNow(areaWords, 'valid.since', { from })
  return sayNow(areaWords, 'valid.span', { from, until: showFullDay(validTo) })
}

/** Name in a small place: without the kind, and "7" for "số 7". */
export function shortName(name: string): string {
  return name.replace(/^số (?=\d)/, '')
}
