import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { type DailyReport, documentDays, slotStandingAt } from '../domain/index.ts'
import { namedAreas, toAreaLine } from './areas-around.query.ts'
import { findVisible } from './visible.query.ts'

/** `GET /documents/:id/days` */
export const documentDaysRead = defineRead(documentDays, async (asking, { id, areaId: asked }) => {
  const document = await findVisible(asking, id)
  if (!document) return notFound('id')
  const { tree, actor, db } = asking
  const areaId = asked ?? viewedArea(asking, document.territory)
  const place = tree.find(areaId)
  if (!place) return notFound('areaId')
  const units = [areaId, ...tree.childrenOf(areaId).map((child) => child.id)]
  const slots = await slotsOf(asking, id, units)
  const names = await namedAreas(db, units)
  return {
    areaId,
    areaName: toAreaLine(names, areaId).name,
    days: await countDays(asking, id, place),
    units: units.flatMap((unit) => {
      const own = slots.filter((slot) => slot.areaId === unit)
      if (own.length === 0) return []
      return [
        {
          area: toAreaLine(names, unit),
          mayReport: may(actor, 'documents.report', unit, tree),
          slots: own.map(({ day, report, late, reportedAt, note, from, to, on }) => ({
            day,
            standing: slotStandingAt({ day, from, to, on }, report ?? undefined, asking.now),
            late,
            reportedAt,
            note,
          })),
        },
      ]
    }),
  }
})

/** Where the asker looks from: the highest place of theirs that the document reaches, else its own territory. */
function viewedArea({ intervals, tree }: Asking, territory: readonly number[]): number {
  const own = tree.inside(intervals)[0]
  const first = territory[0] ?? tree.root?.id ?? 0
  const land = tree.find(first)
  return own && land && land.first <= own.first && own.last <= land.last ? own.id : first
}

interface Slot {
  readonly areaId: number
  readonly day: number
  readonly on: never
  readonly from: Instant
  readonly to: Instant
  readonly report: DailyReport | null
  readonly late: boolean
  readonly reportedAt: Instant | null
  readonly note: string | null
}

async function slotsOf({ db }: Asking, id: string, areaIds: readonly number[]): Promise<Slot[]> {
  const { rows } = await sql<Slot>`
    select area_id as "areaId", day, on_day as "on", from_at as "from", to_at as "to", report, late,
           reported_at as "reportedAt", note
    from compliance_days where document_id = ${id} and area_id = any(${[...areaIds]}::int[])
    order by area_id, day`.execute(db)
  return rows
}

async function countDays({ db, now }: Asking, id: string, place: { first: number; last: number }) {
  const { rows } = await sql<{
    day: number
    on: string
    from: Instant
    to: Instant
    met: number
    notMet: number
    missing: number
    upcoming: number
    late: number
  }>`
    select day, min(on_day) as "on", min(from_at) as "from", max(to_at) as "to",
           count(*) filter (where report = 'met')::int as met,
           count(*) filter (where report = 'not-met')::int as "notMet",
           count(*) filter (where report is null and from_at <= ${now})::int as missing,
           count(*) filter (where report is null and from_at > ${now})::int as upcoming,
           count(*) filter (where late)::int as late
    from compliance_days join areas on areas.id = compliance_days.area_id
    where document_id = ${id} and areas.first between ${place.first} and ${place.last}
    group by day order by day`.execute(db)
  return rows
}
