import { type RawBuilder, sql } from 'kysely'
import { addDays, addMinutes, type Day, startOfDay } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor } from '#platform/server'
import { caseListContract } from '../domain/index.ts'
import { toLines } from './case-line.query.ts'
import { type CaseRow, caseColumns } from './cases.store.ts'
import { caseRuleAt } from './rules-of-house.ts'
import { areasBelowZones, firstRows, whereAsked, zonesOf } from './where-cases.ts'

type Query = (typeof caseListContract.query)['_output']

/** `GET /cases`: the latest first. A page is a page: nothing is counted. */
export const caseListRead = defineRead(caseListContract, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId, 'cases.read')
  if (!inside) return notFound('areaId')
  const limit = query.limit + 1
  const filters = await filtersOf(asking, query)
  const below = areasBelowZones(asking.tree, inside)
  const isReport = query.by === 'report'
  // Where it was reported is any area; communes inside are asked by their own ids.
  const zones =
    isReport && zonesOf(asking.tree, inside) !== null
      ? asking.tree.inside(inside).map(({ id }) => id)
      : zonesOf(asking.tree, inside)
  const from = (where: RawBuilder<unknown>) => sql`
    select ${caseColumns} from cases where ${where} and ${filters}
    ${below === null || isReport ? sql`` : sql`and area_id = any(${below}::int[])`}`
  const by = sql`listed_at desc, id desc`
  const key = isReport ? 'report_area_id' : 'zone_id'
  const { rows } = await sql<CaseRow>`
    with found as (${firstRows(zones, { from, by, key, limit })})
    select * from found order by "listedAt" desc, id desc limit ${limit}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return { items: await toLines(asking, page), next: last ? toCursor([last.listedAt, last.id]) : null }
})

async function filtersOf(asking: Asking, query: Query): Promise<RawBuilder<unknown>> {
  const { utcOffsetMinutes } = asking.profile
  const after = fromCursor(query.cursor)
  const code = /^cb-([0-9a-f]{6})$/i.exec(query.q ?? '')?.[1]?.toLowerCase()
  const parts = [
    sql`true`,
    query.status === undefined ? sql`status <> 'withdrawn'` : sql`status = ${query.status}`,
    ...(after ? [sql`(listed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
    ...(query.setting === undefined ? [] : [sql`setting = ${query.setting}`]),
    ...(query.group === undefined ? [] : [sql`setting_group = ${query.group} and status = 'confirmed'`]),
    ...(query.source === undefined ? [] : [sql`source_kind = ${query.source} and status = 'confirmed'`]),
    ...(query.clusterId === undefined ? [] : [sql`source_cluster_id = ${query.clusterId}`]),
    // Days also as moments: the list is walked in the order of its index.
    ...(query.from === undefined
      ? []
      : [sql`confirmed_on >= ${query.from}::date and listed_at >= ${startOfDay(query.from as Day, utcOffsetMinutes)}`]),
    ...(query.to === undefined
      ? []
      : [
          sql`confirmed_on <= ${query.to}::date
              and listed_at < ${startOfDay(addDays(query.to as Day, 1), utcOffsetMinutes)}`,
        ]),
    ...(query.q === undefined
      ? []
      : [code === undefined ? sql`list_id = ${query.q}` : sql`right(id::text, 6) = ${code}`]),
    ...(await onlyOf(asking, query)),
  ]
  return sql.join(parts, sql` and `)
}

/** What somebody must see to: late steps, disputes. */
async function onlyOf(asking: Asking, { only }: Query): Promise<RawBuilder<unknown>[]> {
  if (only === undefined) return []
  if (only === 'disputed') return [sql`disputed > 0`]
  const rule = await caseRuleAt(asking.profile, asking.now)
  if (!rule) return [sql`false`]
  const step = only === 'classify' ? 'classified' : 'placed'
  const before = addMinutes(asking.now, -rule.steps[step].value)
  const column = sql.ref(`${step}_at`)
  return [sql`status = 'confirmed' and backlog is null and ${column} is null and confirmed_at <= ${before}`]
}
