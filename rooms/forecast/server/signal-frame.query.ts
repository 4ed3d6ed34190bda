import { sql } from 'kysely'
import { addDays, type Day, type Words } from '#kit'
import { type Asking, type Db, no, notFound, type Place, type Refused, visiblePlace } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { FORECAST, type SignalList, type SignalRow, shownDays, signalRowOf, signalsOf } from '../domain/index.ts'
import { caseSeries } from './case-series.query.ts'
import { looksOf } from './looks.store.ts'
import { closedDay, holidaysOf } from './signal-book.ts'
import { type DayGround, signalGround } from './signal-ground.query.ts'

/** What was asked, made definite: the place, the day, and what signals of that day are computed with. */
export interface Asked {
  readonly place: Place
  readonly day: Day
  readonly today: Day
  readonly isOpen: boolean
  readonly ground: DayGround
}

/** The place and day that are asked for; a no where they cannot be had. */
export async function askedOf(
  asking: Asking,
  query: {
    readonly areaId?: number | undefined
    readonly day?: Day | undefined
    readonly variant?: string | undefined
  },
): Promise<Asked | Refused> {
  const { profile, db, now } = asking
  const areaId = query.areaId ?? topOf(asking)
  const place = areaId === undefined ? undefined : visiblePlace(asking, areaId, 'forecast.read')
  if (!place || place.id !== place.zoneId) return notFound('areaId')
  const { today, closed } = await closedDay(profile, now)
  const day = query.day ?? closed
  if (day > today) return no(FORECAST.DAY_AHEAD, { field: 'day' })
  const reference = day > closed ? day : closed
  const ground = await signalGround(db, profile, { day, today: reference, variant: query.variant })
  if ('code' in ground) return no(FORECAST.RULE_MISSING, { field: query.variant ? 'variant' : 'day', params: { day } })
  return { place, day, today, isOpen: day > closed, ground }
}

/** The highest place that the asker may see. */
function topOf({ intervals, tree }: Asking): number | undefined {
  const places = tree.inside(intervals).toSorted((left, right) => left.depth - right.depth || left.first - right.first)
  return places[0]?.id
}

/** Signals of many areas, each as the list shows it. */
export async function signalRows(
  asking: Asking,
  { day, ground }: Asked,
  places: readonly Place[],
): Promise<SignalRow[]> {
  const { db, tree } = asking
  const areaIds = places.map(({ id }) => id)
  const [series, titleOf, looks] = await Promise.all([
    caseSeries(db, tree, { places, last: day, days: ground.rule.history }),
    areaTitles(db, areaIds),
    looksOf(db, { areaIds, since: addDays(day, -shownDays) }),
  ])
  return areaIds.flatMap((areaId) => {
    const own = series.get(areaId)
    const signals = own && signalsOf(own, ground)
    if (!own || !signals) return []
    return [signalRowOf(own, signals, { areaId, areaTitle: titleOf(areaId), day, looks: looks.get(areaId) ?? [] })]
  })
}

/** What areas are called, in both languages. */
async function areaTitles(db: Db, ids: readonly number[]): Promise<(areaId: number) => Words> {
  const { rows } = await sql<{ id: number; kind: AreaKind; name: string; formerly: string | null }>`
    select id, kind, name, formerly from areas where id = any(${[...new Set(ids)]}::int[])`.execute(db)
  const titles = new Map(rows.map((row) => [row.id, areaTitle(row)]))
  return (areaId) => titles.get(areaId) ?? { vi: `${areaId}`, en: `${areaId}` }
}

/** What stands above every answer of this room. */
export async function frameOf(asking: Asking, asked: Asked): Promise<Omit<SignalList, 'itself' | 'items'>> {
  const { place, day, today, isOpen, ground } = asked
  const from = addDays(day, 1 - ground.rule.history)
  const [titleOf, holidays] = await Promise.all([areaTitles(asking.db, [place.id]), holidaysOf(asking.profile)])
  return {
    day,
    isOpen,
    today,
    areaId: place.id,
    areaTitle: titleOf(place.id),
    parentId: place.parentId,
    parameters: parametersOf(ground.variant),
    delays: {
      cases: ground.delays?.cases ?? null,
      within: (ground.delays?.within ?? []).map((share) => Math.round(share * 1000) / 1000),
    },
    holidays: holidays
      .filter((one) => one.day >= from && one.day <= day)
      .map((one) => ({ day: one.day, name: one.name })),
  }
}

/** A serial interval as it travels. */
export function parametersOf({ variant, title, mean, sd, source }: DayGround['variant']): SignalList['parameters'] {
  return { variant, title, mean, sd, sourceText: source.text, sure: source.sure }
}
