import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant, millisOf, toInstant } from '#kit'
import type { Db, Fact, Step, Trx } from '#platform/server'
import { canonicalIds, personsByIds } from '#rooms/people/server'
import type { CaseRule, Standing } from '../domain/index.ts'
import type {} from './cases.tables.ts'

/** The class of a person: F0 … F3 as `level` 0 … 3. */
export interface PersonClass {
  readonly personId: string
  readonly level: number
  /** Where the person lives, as the room of people knew it then. */
  readonly areaId: number
  readonly sinceAt: Instant
  readonly exposedAt: Instant | null
  readonly lastExposedAt: Instant | null
  /** Last day on which it says something; null: a case. */
  readonly untilOn: Day | null
  readonly viaPersonId: string | null
  readonly viaLinkId: string | null
  readonly caseId: string | null
}

const columns = sql`person_id as "personId", class as level, area_id as "areaId", since_at as "sinceAt",
  exposed_at as "exposedAt", last_exposed_at as "lastExposedAt", until_on as "untilOn", via_person_id as "viaPersonId",
  via_link_id as "viaLinkId", case_id as "caseId"`

/**
 * The class of each of these persons, by the id asked for (merges followed); one without is absent. With `on`, classes that
 * are over by that day are left out.
 */
export async function classesOf(
  db: Db | Trx,
  personIds: readonly string[],
  on?: Day,
): Promise<Map<string, PersonClass>> {
  if (personIds.length === 0) return new Map()
  const now = await canonicalIds(db, personIds)
  const { rows } = await sql<PersonClass>`
    select ${columns} from person_classes
    where person_id = any(${[...new Set(now.values())]}::uuid[])
      ${on === undefined ? sql`` : sql`and (until_on is null or until_on >= ${on}::date)`}`.execute(db)
  const byId = new Map(rows.map((row) => [row.personId, row]))
  return new Map(
    personIds.flatMap((id) => {
      const found = byId.get(now.get(id) ?? id)
      return found ? [[id, found] as const] : []
    }),
  )
}

/** Standings of these persons as they were written down last; cases are asked for elsewhere. */
export async function standingsOf(trx: Trx, personIds: readonly string[]): Promise<Map<string, Standing>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<PersonClass>`
    select ${columns} from person_classes where class > 0 and person_id = any(${[...personIds]}::uuid[])`.execute(trx)
  return new Map(
    rows.map((row) => {
      const exposedAt = row.exposedAt === null ? null : millisOf(row.exposedAt)
      return [
        row.personId,
        {
          personId: row.personId,
          level: row.level,
          infectiousFrom: exposedAt ?? 0,
          infectiousTo: null,
          exposedAt,
          lastExposedAt: row.lastExposedAt === null ? null : millisOf(row.lastExposedAt),
          viaPersonId: row.viaPersonId,
          viaLinkId: row.viaLinkId,
          caseId: row.caseId,
        },
      ]
    }),
  )
}

/** What became of classes: counts by area, for the journal. */
type Steps = Map<number, Record<string, number>>

/** Writes what changed: new standings, and (null) those who have no class any more. Facts hold counts by area, no person. */
export async function keepStandings(
  step: Pick<Step, 'trx' | 'now' | 'profile' | 'tree'>,
  changed: ReadonlyMap<string, Standing | null>,
  rule: CaseRule,
): Promise<Fact[]> {
  if (changed.size === 0) return []
  const { trx, now, profile } = step
  const steps: Steps = new Map()
  const gone = [...changed].filter(([, standing]) => standing === null).map(([id]) => id)
  await letGo(trx, gone, steps)
  const persons = await personsByIds(trx, [...changed.keys()])
  const written = [...changed.values()].flatMap((standing) => {
    const person = standing && persons.get(standing.personId)
    // A contact whom the room of people never heard of has no place where anybody could see to them.
    return standing && person
      ? [{ ...standing, areaId: person.areaId, zoneId: step.tree.find(person.areaId)?.zoneId }]
      : []
  })
  const standing = written.flatMap((one) => (one.zoneId === undefined ? [] : [{ ...one, zoneId: one.zoneId }]))
  for (const { areaId, level } of standing) count(steps, areaId, `toF${level}`)
  const moment = (at: number | null) => (at === null || !Number.isFinite(at) ? null : toInstant(at))
  const untilOn = (at: number | null) =>
    at === null ? null : addDays(dayOf(toInstant(at), profile.utcOffsetMinutes), rule.contactDays.value)
  await sql`
    insert into person_classes (person_id, zone_id, area_id, class, since_at, exposed_at, last_exposed_at, until_on,
                                via_person_id, via_link_id, case_id, classified_at)
    select *, ${now}::timestamptz from unnest(
      ${standing.map((one) => one.personId)}::uuid[], ${standing.map((one) => one.zoneId)}::int[],
      ${standing.map((one) => one.areaId)}::int[], ${standing.map((one) => one.level)}::smallint[],
      ${standing.map(() => now)}::timestamptz[], ${standing.map((one) => moment(one.exposedAt))}::timestamptz[],
      ${standing.map((one) => moment(one.lastExposedAt))}::timestamptz[],
      ${standing.map((one) => untilOn(one.lastExposedAt))}::date[], ${standing.map((one) => one.viaPersonId)}::uuid[],
      ${standing.map((one) => one.viaLinkId)}::uuid[], ${standing.map((one) => one.caseId)}::uuid[])
    on conflict (person_id) do update set
      zone_id = excluded.zone_id, area_id = excluded.area_id, class = excluded.class, exposed_at = excluded.exposed_at,
      last_exposed_at = excluded.last_exposed_at, until_on = excluded.until_on, via_person_id = excluded.via_person_id,
      via_link_id = excluded.via_link_id, case_id = excluded.case_id, classified_at = excluded.classified_at,
      since_at = case when person_classes.class = excluded.class then person_classes.since_at else excluded.since_at end`.execute(
    trx,
  )
  return [...steps].map(([areaId, data]) => ({ type: 'person-classified', areaId, data, live: ['contacts'] }))
}

async function letGo(trx: Trx, personIds: readonly string[], steps: Steps): Promise<void> {
  if (personIds.length === 0) return
  const { rows } = await sql<{ areaId: number; level: number }>`
    delete from person_classes where person_id = any(${[...personIds]}::uuid[])
    returning area_id as "areaId", class as level`.execute(trx)
  for (const { areaId, level } of rows) count(steps, areaId, `leftF${level}`)
}

function count(steps: Steps, areaId: number, key: string): void {
  const own = steps.get(areaId) ?? {}
  steps.set(areaId, own)
  own[key] = (own[key] ?? 0) + 1
}
