import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { classesOf } from '#rooms/cases/server'
import { siteNames } from '#rooms/sites/server'
import { personCode, type ReachedPerson, type TracePage, tracePageContract } from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'
import { currentPersons } from './known-to-tracer.query.ts'
import { traceHeads } from './trace-heads.query.ts'
import { ordersWhere } from './trace-orders.query.ts'
import { tracingRuleAt } from './tracing-rules.query.ts'

/** `GET /tracing/traces/:traceId`: who was reached and how; nobody is named. */
export const tracePageRead = defineRead(tracePageContract, async (asking, { traceId }) => {
  const [head] = await traceHeads(asking.db, [traceId])
  if (!head || !may(asking.actor, 'tracing.read', head.areaId, asking.tree)) return notFound('traceId')
  const people = await reachedBy(asking, traceId)
  const { rows: places } = await sql<{ siteId: string; exposed: number; byLevel: number[] }>`
    select site_id as "siteId", exposed, by_level as "byLevel" from traced_places
    where trace_id = ${traceId} order by exposed desc, site_id`.execute(asking.db)
  const { rows: more } = await sql<{ left: number }>`
    select places_left_out as left from traces where id = ${traceId}`.execute(asking.db)
  return {
    ...head,
    people,
    sites: await namedSites(asking, places, people),
    placesLeftOut: more[0]?.left ?? 0,
    wards: await wardsOf(asking, people),
    orderList: await ordersWhere(asking.db, sql`trace_orders.trace_id = ${traceId}`),
    mayTrace: may(asking.actor, 'tracing.trace', head.areaId, asking.tree),
    caps: await capsOf(asking),
  }
})

async function capsOf({ profile, now }: Asking): Promise<TracePage['caps']> {
  const { rule } = await tracingRuleAt(profile, now)
  return rule ? [rule.caps.f1, rule.caps.f2, rule.caps.f3] : null
}

interface PersonRow extends Omit<ReachedPerson, 'code' | 'yearOfBirth' | 'sex' | 'via' | 'isCase'> {
  readonly viaKind: ReachedPerson['via']['kind']
  readonly viaPersonId: string
  readonly viaSiteId: string | null
  readonly viaFrom: ReachedPerson['via']['from']
  readonly viaUntil: ReachedPerson['via']['until']
  readonly viaMinutes: number
}

async function reachedBy({ db }: Asking, traceId: string): Promise<ReachedPerson[]> {
  const { rows } = await sql<PersonRow>`
    select person_id as "personId", level, rank, ward_id as "wardId", exposed_at as "exposedAt", via_kind as "viaKind",
           via_person_id as "viaPersonId", via_place_id as "viaSiteId", via_from as "viaFrom", via_until as "viaUntil",
           via_minutes as "viaMinutes", minutes, risk, parts, listed_at as "listedAt", called_at as "calledAt",
           isolated_at as "isolatedAt", tested_at as "testedAt"
    from traced_people where trace_id = ${traceId} order by level, rank, person_id`.execute(db)
  const ids = rows.map(({ personId }) => personId)
  const persons = await currentPersons(db, ids)
  const classes = await classesOf(db, ids)
  return rows.map(({ viaKind, viaPersonId, viaSiteId, viaFrom, viaUntil, viaMinutes, ...row }) => ({
    ...row,
    code: personCode(row.personId),
    yearOfBirth: persons.get(row.personId)?.yearOfBirth ?? null,
    sex: persons.get(row.personId)?.sex ?? null,
    isCase: classes.get(row.personId)?.level === 0,
    via: {
      kind: viaKind,
      personId: viaPersonId,
      siteId: viaSiteId,
      from: viaFrom,
      until: viaUntil,
      minutes: viaMinutes,
    },
  }))
}

async function namedSites(
  { db }: Asking,
  places: readonly { siteId: string; exposed: number; byLevel: number[] }[],
  people: readonly ReachedPerson[],
): Promise<TracePage['sites']> {
  const listed = new Set(places.map(({ siteId }) => siteId))
  const others = new Set(
    people.flatMap(({ via }) => (via.siteId !== null && !listed.has(via.siteId) ? [via.siteId] : [])),
  )
  const all = [...places, ...[...others].map((siteId) => ({ siteId, exposed: 0, byLevel: [0, 0, 0] }))]
  const names = await siteNames(
    db,
    all.map(({ siteId }) => siteId),
  )
  return all.map((place) => ({ ...place, name: names.get(place.siteId) ?? '' }))
}

async function wardsOf({ db }: Asking, people: readonly ReachedPerson[]): Promise<TracePage['wards']> {
  const ids = [...new Set(people.map(({ wardId }) => wardId))]
  const titleOf = await areaTitles(db, ids)
  return ids.map((areaId) => ({ areaId, title: titleOf(areaId) }))
}
