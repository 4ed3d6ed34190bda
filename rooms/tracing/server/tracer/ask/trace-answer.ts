import type { Db, Trx } from '#platform/server'
import type { ExposingPlace } from '../kernel/exposing-places.ts'
import type { RankedLevel } from '../kernel/rank-level.ts'
import { instantOf } from '../minutes.ts'
import type { Level, Reached, TraceAnswer } from '../tracer.contract.ts'
import { type Names, namesOf } from './names.ts'

/** An answer in numbers, from the thread or from the database. */
export interface NumberedAnswer
  extends Pick<TraceAnswer, 'appliedSeq' | 'servedBy' | 'hops' | 'unknownSeeds' | 'tookMs'> {
  readonly levels: readonly RankedLevel[]
  readonly places: readonly ExposingPlace[]
  readonly placesLeftOut: number
}

/** The answer with ids and moments. */
export async function toTraceAnswer(db: Db | Trx, { levels, places, ...rest }: NumberedAnswer): Promise<TraceAnswer> {
  const shown = levels.flatMap(({ people }) => people)
  const names = await namesOf(db, {
    people: shown.flatMap(({ person, tied }) => [person, tied.other]),
    places: [...shown.flatMap(({ tied }) => tied.place ?? []), ...places.map(({ place }) => place)],
  })
  return {
    ...rest,
    levels: levels.map((level, index) => toLevel(level, (index + 1) as 1 | 2 | 3, names)),
    places: places.map(({ place, byLevel }) => {
      return { ...names.place(place), byLevel, exposed: byLevel[0] + byLevel[1] + byLevel[2] }
    }),
  }
}

function toLevel({ found, compared, people }: RankedLevel, level: 1 | 2 | 3, names: Names): Level {
  const reached = people.map(({ person, exposed, tied, risk, parts }): Reached => {
    const place = tied.place === null ? { placeId: null, zoneId: null } : names.place(tied.place)
    const span = { from: instantOf(tied.from), until: instantOf(tied.until), minutes: tied.minutes }
    const via = {
      kind: tied.kind,
      personId: names.person(tied.other),
      placeId: place.placeId,
      zoneId: place.zoneId,
      ...span,
    }
    const minutes = tied.total
    return { personId: names.person(person), level, exposedAt: instantOf(exposed), via, minutes, risk, parts }
  })
  return { level, found, compared, leftOut: found - people.length, people: reached }
}
