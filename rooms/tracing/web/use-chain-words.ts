import { useMemo } from 'react'
import { showNumber, useReading, useWords } from '#platform/web'
import type { ReachedPerson, TracePage } from '../domain/index.ts'
import { tracingWords } from './tracing.words.ts'

/** How places, wards and ways of meeting are called in a drawing of one trace. */
export interface ChainWords {
  /** By what somebody was reached: the place, the household, a meeting. */
  readonly way: (via: Pick<ReachedPerson['via'], 'kind' | 'siteId'>) => string
  readonly ward: (wardId: number) => string
  readonly people: (count: number) => string
}

/** See {@link ChainWords}. */
export function useChainWords(trace: TracePage): ChainWords {
  const t = useWords(tracingWords)
  const reading = useReading()
  return useMemo(() => {
    const sites = new Map(trace.sites.map(({ siteId, name }) => [siteId, name]))
    const wards = new Map(trace.wards.map(({ areaId, title }) => [areaId, title]))
    return {
      way: ({ kind, siteId }) =>
        siteId === null ? t(kind === 'household' ? 'byHand' : 'met') : (sites.get(siteId) ?? t('met')),
      ward: (wardId) => {
        const title = wards.get(wardId)
        return title ? reading(title) : String(wardId)
      },
      people: (count) => t('peopleOf', { count: showNumber(count) }),
    }
  }, [trace, t, reading])
}
