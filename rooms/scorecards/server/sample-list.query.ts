import { sql } from 'kysely'
import { defineRead, fromCursor, may, notFound, toCursor } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { sampleList } from '../domain/index.ts'
import { type Sample, sampleColumns } from './samples.store.ts'
import { unitById } from './units.query.ts'
import { isOfUnit } from './who-decides.ts'

/** `GET /scorecards/samples`: open ones first, the soonest due in front. */
export const sampleListRead = defineRead(sampleList, async (asking, { areaId, state, cursor, limit }) => {
  const { db, tree, actor, intervals } = asking
  const place = areaId === undefined ? tree.root : tree.find(areaId)
  if (!place) return notFound('areaId')
  const within = tree.inside(intervals).filter(({ first }) => place.first <= first && first <= place.last)
  const from = Number(fromCursor(cursor)?.[0] ?? 0)
  const only = state === undefined ? sql`` : state === 'open' ? sql`and outcome is null` : sql`and outcome is not null`
  const { rows } = await sql<Sample>`
    select ${sampleColumns} from score_samples
    where area_id = any(${within.map(({ id }) => id)}::int[]) ${only}
    order by (outcome is not null), due_at, area_id limit ${limit + 1} offset ${from}`.execute(db)
  const page = rows.slice(0, limit)
  const names = await officerNames(
    db,
    page.map(({ checkedBy }) => checkedBy),
  )
  const items = await Promise.all(
    page.map(async ({ zoneId: _zone, drawnAt: _drawn, checkedBy, ...sample }) => {
      const unit = await unitById(asking, sample.areaId)
      const isTheirs = unit !== undefined && isOfUnit(actor, unit, tree)
      return {
        ...sample,
        areaTitle: unit?.title ?? { vi: '', en: '' },
        checkedBy: names.get(checkedBy ?? '') ?? null,
        mayCheck:
          sample.outcome === null &&
          !isTheirs &&
          actor.officerId !== null &&
          may(actor, 'scorecards.recheck', sample.areaId, tree),
      }
    }),
  )
  return { items, next: rows.length > limit ? toCursor([from + limit]) : null }
})
