import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Place, toCursor, visiblePlace } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { holdersOf, officerNames } from '#rooms/bodies/server'
import {
  checkListContract,
  type PatrolLine,
  type PatrolMode,
  patrolListContract,
  patrolRuleOn,
} from '../domain/index.ts'
import { patrolBook } from './patrol-rules.query.ts'

interface PatrolRow {
  readonly id: string
  readonly areaId: number
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly mode: PatrolMode
  readonly route: string
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly people: number
  readonly withWhom: string | null
  readonly postIds: readonly string[]
  readonly cancelledAt: Instant | null
  readonly records: number
  readonly checks: number
  readonly reminders: number
}

/** Rows of a table of this room inside a place: by zone, below a zone by area too. */
export function insidePlace({ tree }: Pick<Asking, 'tree'>, place: Place, table: 'patrols' | 'patrol_checks') {
  const zone = sql.ref(`${table}.zone_id`)
  const inZones = sql`${zone} = any(${tree.zonesIn([place])}::int[])`
  if (place.zoneId === place.id) return inZones
  const areas = tree.inside([place]).map(({ id }) => id)
  return sql`${inZones} and ${sql.ref(`${table}.area_id`)} = any(${areas}::int[])`
}

/** `GET /patrols`: of one day, in the order of time, with what each recorded. */
export const patrolListRead = defineRead(patrolListContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'patrols.read')
  if (!place) return notFound('areaId')
  const { db, now, profile } = asking
  const day = query.day ?? dayOf(now, profile.utcOffsetMinutes)
  const after = fromCursor(query.cursor)
  const late = addMinutes(now, -(await recordWithin(asking, day)))
  const { rows } = await sql<PatrolRow>`
    select patrols.id, patrols.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName", mode, route,
           from_at as "fromAt", to_at as "toAt", people, with_whom as "withWhom", post_ids as "postIds",
           cancelled_at as "cancelledAt", done.records, done.checks, done.reminders
    from patrols join areas on areas.id = patrols.area_id
    left join lateral (
      select count(*)::int as records, coalesce(sum(persons + vehicles), 0)::int as checks,
             coalesce(sum(reminders), 0)::int as reminders
      from patrol_checks where patrol_checks.patrol_id = patrols.id and patrol_checks.zone_id = patrols.zone_id) as done on true
    where ${insidePlace(asking, place, 'patrols')} and patrols.day = ${day}::date
      ${query.mode === undefined ? sql`` : sql`and mode = ${query.mode}`}
      ${query.state === 'unrecorded' ? sql`and cancelled_at is null and to_at <= ${late} and done.records = 0` : sql``}
      ${after === undefined ? sql`` : sql`and (from_at, patrols.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by from_at, patrols.id limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toLines(asking, page),
    next: rows.length > query.limit && last ? toCursor([last.fromAt, last.id]) : null,
  }
})

async function recordWithin({ profile }: Asking, day: string): Promise<number> {
  return patrolRuleOn((await patrolBook(profile)).rules, day)?.recordWithinMinutes.value ?? 0
}

async function toLines({ db, now }: Asking, rows: readonly PatrolRow[]): Promise<PatrolLine[]> {
  const postIds = [...new Set(rows.flatMap((row) => row.postIds))]
  const posts = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${postIds}::uuid[])`.execute(db)
  const titles = new Map(posts.rows.map(({ id, title }) => [id, title]))
  const holders = await holdersOf(db, postIds, now)
  const names = await officerNames(
    db,
    [...holders.values()].map(({ officerId }) => officerId),
  )
  return rows.map(({ areaKind, areaName, postIds: inCharge, cancelledAt, records, ...row }) => ({
    ...row,
    areaTitle: areaTitle({ kind: areaKind, name: areaName }),
    inCharge: inCharge.map((postId) => ({
      postId,
      postTitle: titles.get(postId) ?? '',
      name: names.get(holders.get(postId)?.officerId ?? '') ?? null,
    })),
    state: stateOf({ ...row, cancelledAt, records }, now),
  }))
}

function stateOf(
  { cancelledAt, records, fromAt, toAt }: Pick<PatrolRow, 'cancelledAt' | 'records' | 'fromAt' | 'toAt'>,
  now: Instant,
): PatrolLine['state'] {
  if (cancelledAt !== null) return 'cancelled'
  if (records > 0) return 'recorded'
  if (now < fromAt) return 'planned'
  return now < toAt ? 'running' : 'unrecorded'
}

/** `GET /patrols/checks`: the records behind a day's number. */
export const checkListRead = defineRead(checkListContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'patrols.read')
  if (!place) return notFound('areaId')
  const day = query.day ?? dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const after = fromCursor(query.cursor)
  const { rows } = await sql<CheckRow>`
    select patrol_checks.id, patrol_checks.area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName",
           patrol_id as "patrolId", patrols.route, at, persons, vehicles, reminders, note, recorded_by as "by",
           correct_reason as "correctReason"
    from patrol_checks join areas on areas.id = patrol_checks.area_id
    left join patrols on patrols.id = patrol_checks.patrol_id and patrols.zone_id = patrol_checks.zone_id
    where ${insidePlace(asking, place, 'patrol_checks')} and patrol_checks.day = ${day}::date
      ${after === undefined ? sql`` : sql`and (at, patrol_checks.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by at, patrol_checks.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const names = await officerNames(
    asking.db,
    page.map(({ by }) => by),
  )
  return {
    items: page.map(({ areaKind, areaName, by, ...row }) => ({
      ...row,
      areaTitle: areaTitle({ kind: areaKind, name: areaName }),
      recordedBy: by === null ? null : (names.get(by) ?? null),
    })),
    next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null,
  }
})

interface CheckRow {
  readonly id: string
  readonly areaId: number
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly patrolId: string | null
  readonly route: string | null
  readonly at: Instant
  readonly persons: number
  readonly vehicles: number
  readonly reminders: number
  readonly note: string | null
  readonly by: string | null
  readonly correctReason: string | null
}
