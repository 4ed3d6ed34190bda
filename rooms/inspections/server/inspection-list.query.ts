import { sql } from 'kysely'
import { addDays, type Day, dayOf, startOfDay } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Refused, toCursor, visiblePlace } from '#platform/server'
import { type InspectionQuestion, inspectionCountsContract, inspectionListContract } from '../domain/index.ts'
import { type Eyes, readEyes } from './eyes.ts'
import { overlapping, toInspectionLines } from './inspection-lines.query.ts'
import { type InspectionRow, inspectionColumns } from './inspections.store.ts'
import { allOf, type Condition, insideOf, isVisible } from './where-visible.ts'

/** `GET /inspections`: one page, latest first. */
export const inspectionListRead = defineRead(inspectionListContract, async (asking, query) => {
  const where = await conditions(asking, query)
  if ('refusal' in where) return where
  const cursor = fromCursor(query.cursor)
  const after =
    cursor === undefined
      ? []
      : [sql`(inspections.sort_at, inspections.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`]
  const { rows } = await sql<InspectionRow>`
    select ${inspectionColumns} from inspections where ${allOf([...where.all, ...after])}
    order by inspections.sort_at desc, inspections.id desc limit ${query.limit + 1}`.execute(asking.db)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const items = await toInspectionLines(asking.db, shown)
  return { items, next: rows.length > query.limit && last ? toCursor([last.sortAt, last.id]) : null }
})

/** `GET /inspections/counts`: by the same eyes as the list, so a hidden one is in no number. */
export const inspectionCountsRead = defineRead(inspectionCountsContract, async (asking, query) => {
  const where = await conditions(asking, query)
  if ('refusal' in where) return where
  const { rows } = await sql<{ state: string; kind: string; outcome: string | null; surprise: boolean; count: number }>`
    select ${stateInSql} as state, kind, outcome, surprise, count(*)::int as count
    from inspections where ${allOf(where.all)} group by 1, 2, 3, 4`.execute(asking.db)
  const { rows: over } = await sql<{ count: number }>`
    select count(*)::int as count from inspections
    where ${allOf(where.all)} and exists (select 1 from inspections other where ${overlapping})`.execute(asking.db)
  const by = (key: (row: (typeof rows)[number]) => string | null) => {
    const sums: Record<string, number> = {}
    for (const row of rows) {
      const name = key(row)
      if (name !== null) sums[name] = (sums[name] ?? 0) + row.count
    }
    return sums
  }
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    byState: by(({ state }) => state),
    byKind: by(({ kind }) => kind),
    byOutcome: by(({ outcome }) => outcome),
    surprise: rows.reduce((sum, row) => sum + (row.surprise ? row.count : 0), 0),
    overlapping: over[0]?.count ?? 0,
    byDay: await finishedByDay(asking, query),
  }
})

const trendDays = 14

/** Each of the last days of the city, those on which nothing was finished too. */
async function finishedByDay(asking: Asking, query: InspectionQuestion) {
  const offset = asking.profile.utcOffsetMinutes
  const first = addDays(dayOf(asking.now, offset), 1 - trendDays)
  const [from, to] = [startOfDay(first, offset), startOfDay(addDays(first, trendDays), offset)]
  const where = await conditions(asking, { ...query, fromDay: undefined, toDay: undefined })
  if ('refusal' in where) return []
  const { rows } = await sql<{ place: number; count: number }>`
    select floor(extract(epoch from inspections.finished_at - ${from}::timestamptz) / 86400)::int as place,
           count(*)::int as count
    from inspections where ${allOf(where.all)} and inspections.finished_at >= ${from} and inspections.finished_at < ${to}
    group by 1`.execute(asking.db)
  const counts = new Map(rows.map(({ place, count }) => [place, count]))
  return Array.from({ length: trendDays }, (_, place) => ({
    day: addDays(first, place),
    finished: counts.get(place) ?? 0,
  }))
}

/** Where an inspection stands, in SQL; the same as `stateOf`. */
const stateInSql = sql`case when inspections.called_off_at is not null then 'called-off'
  when inspections.finished_at is not null then 'finished'
  when inspections.checked_in_at is not null then 'checked-in' else 'planned' end`

type Where = { readonly all: readonly Condition[] }

async function conditions(asking: Asking, query: InspectionQuestion): Promise<Where | Refused> {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'inspections.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const eyes = await readEyes(asking.db, asking)
  const all = [isVisible(eyes, asking.tree), ...asAsked(query, eyes, asking)]
  if (place) all.push(insideOf([place], asking.tree, 'inspections'))
  return { all }
}

function asAsked(query: InspectionQuestion, eyes: Eyes, asking: Asking): Condition[] {
  const { utcOffsetMinutes } = asking.profile
  const all = [
    query.state && sql`${stateInSql} = ${query.state}`,
    query.kind && sql`inspections.kind = ${query.kind}`,
    query.surprise === undefined ? undefined : sql`inspections.surprise = ${query.surprise}`,
    query.teamId && sql`inspections.team_id = ${query.teamId}`,
    query.campaignId && sql`inspections.campaign_id = ${query.campaignId}`,
    query.siteId && sql`inspections.site_id = ${query.siteId}`,
    query.bodyId && sql`inspections.body_id = ${query.bodyId}`,
    query.outcome && sql`inspections.outcome = ${query.outcome}`,
    query.fromDay && sql`inspections.sort_at >= ${startOfDay(query.fromDay as Day, utcOffsetMinutes)}`,
    query.toDay && sql`inspections.sort_at < ${startOfDay(addDays(query.toDay as Day, 1), utcOffsetMinutes)}`,
    query.mine ? isMine(eyes) : undefined,
  ]
  return all.filter((condition) => typeof condition === 'object')
}

function isMine(eyes: Eyes): Condition {
  const teams = [...eyes.leads, ...eyes.memberOf]
  return sql`(inspections.team_id = any(${teams}::uuid[]) or inspections.checked_in_by = ${eyes.actor.officerId}::uuid
    or exists (select 1 from inspection_inspectors named where named.inspection_id = inspections.id
      and named.officer_id = ${eyes.actor.officerId}::uuid))`
}
