import type { GapFacts, GapWords } from '#platform/web'
import { violationsPath } from './violation-paths.ts'

/** How many dossiers a gap stands for; gaps of dossiers are one a place and kind, never one a person. */
function countOf({ data }: GapFacts): number {
  return typeof data.count === 'number' ? data.count : 1
}

function gap(waits: string, vi: string, en: string, closes: { readonly vi: string; readonly en: string }): GapWords {
  return {
    say: (facts) => ({ vi: `${countOf(facts)} hồ sơ xử phạt ${vi}`, en: `${countOf(facts)} violation dossiers ${en}` }),
    closes,
    to: ({ areaId }) => violationsPath({ areaId, waits }),
  }
}

/** How the room speaks of its gaps. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'violation-record': gap('record', 'chưa lập biên bản', 'lack the written record', {
    vi: 'biên bản được lập',
    en: 'the record is made',
  }),
}
