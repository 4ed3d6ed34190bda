import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#kit'
import type { Step, Trx } from '#platform/server'
import type { ContactStep } from '../domain/index.ts'
import type { FoundLevel, Traced } from './ask-tracer.ts'
import { currentPersons } from './known-to-tracer.query.ts'
import type { SeedCase } from './seeds-of-cases.query.ts'
import type {} from './tracing.tables.ts'

/** A trace to be kept. */
export interface TraceToKeep {
  readonly id: string
  readonly areaId: number
  readonly levels: number
  readonly askedAt: Instant
  readonly askedBy: string | null
  readonly seeds: readonly SeedCase[]
  readonly traced: Traced
}

/** Keeps a trace as it was answered; older ones of the same cases are replaced, and what was done about their people is carried over. */
export async function keepTrace(step: Step, trace: TraceToKeep): Promise<void> {
  const { trx, tree } = step
  const zoneId = tree.get(trace.areaId).zoneId
  const replaced = await replaceOlder(trx, trace)
  const { answer, found } = trace.traced
  const tookMs = answer.tookMs.levels + answer.tookMs.ranking
  await sql`
    insert into traces (zone_id, id, area_id, levels, asked_at, asked_by, applied_seq, served_by, took_ms, found, places_left_out)
    values (${zoneId}, ${trace.id}, ${trace.areaId}, ${trace.levels}, ${trace.askedAt}, ${trace.askedBy},
            ${answer.appliedSeq}, ${answer.servedBy}, ${tookMs}, ${JSON.stringify(found satisfies readonly FoundLevel[])},
            ${answer.placesLeftOut})`.execute(trx)
  await insertSeeds(trx, zoneId, trace)
  await insertPeople(step, zoneId, { trace, replaced })
  await insertPlaces(trx, zoneId, trace)
}

async function replaceOlder(trx: Trx, { id, seeds }: TraceToKeep): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update traces set replaced_by = ${id}
    where closed_at is null and replaced_by is null and id <> ${id}
      and id in (select trace_id from trace_seeds where case_id = any(${seeds.map(({ row }) => row.id)}::uuid[]))
      and not exists (
        select from trace_seeds others where others.trace_id = traces.id and others.zone_id = traces.zone_id
          and others.case_id <> all(${seeds.map(({ row }) => row.id)}::uuid[]))
    returning id`.execute(trx)
  return rows.map((row) => row.id)
}

async function insertSeeds(trx: Trx, zoneId: number, { id, seeds }: TraceToKeep): Promise<void> {
  await sql`
    insert into trace_seeds (zone_id, trace_id, case_id, person_id, infectious_from, infectious_to, ground, ground_days)
    select ${zoneId}::int, ${id}::uuid, * from unnest(
      ${seeds.map(({ row }) => row.id)}::uuid[], ${seeds.map(({ row }) => row.personId)}::uuid[],
      ${seeds.map(({ window }) => window.from)}::timestamptz[], ${seeds.map(({ window }) => window.to)}::timestamptz[],
      ${seeds.map(({ window }) => window.ground)}::text[], ${seeds.map(({ window }) => window.days)}::smallint[])`.execute(
    trx,
  )
}

/** Whoever the room of people does not know (any more) has no place where anybody could see to them: they stand at the trace's own. */
async function insertPeople(
  { trx, tree }: Step,
  zoneId: number,
  { trace, replaced }: { readonly trace: TraceToKeep; readonly replaced: readonly string[] },
): Promise<void> {
  const { people } = trace.traced
  if (people.length === 0) return
  const persons = await currentPersons(
    trx,
    people.map(({ personId }) => personId),
  )
  const areas = people.map(({ personId }) => tree.find(persons.get(personId)?.areaId ?? 0)?.id ?? trace.areaId)
  const caseOf = new Map(trace.seeds.map(({ row }) => [row.personId, row.id]))
  await sql`
    insert into traced_people (zone_id, trace_id, person_id, area_id, ward_id, level, rank, exposed_at, via_kind,
                               via_person_id, via_place_id, via_from, via_until, via_minutes, minutes, risk, parts, case_id,
                               carried, listed_at, called_at, isolated_at, tested_at)
    select ${zoneId}::int, ${trace.id}::uuid, given.*, listed.at is not null, listed.at, called.at, isolated.at, tested.at
    from unnest(
      ${people.map(({ personId }) => personId)}::uuid[], ${areas}::int[], ${areas.map((id) => tree.get(id).zoneId)}::int[],
      ${people.map(({ level }) => level)}::smallint[], ${people.map(({ rank }) => rank)}::int[],
      ${people.map(({ exposedAt }) => exposedAt)}::timestamptz[], ${people.map(({ via }) => via.kind)}::text[],
      ${people.map(({ via }) => via.personId)}::uuid[], ${people.map(({ via }) => via.placeId)}::uuid[],
      ${people.map(({ via }) => via.from)}::timestamptz[], ${people.map(({ via }) => via.until)}::timestamptz[],
      ${people.map(({ via }) => Math.round(via.minutes))}::int[], ${people.map(({ minutes }) => Math.round(minutes))}::int[],
      ${people.map(({ risk }) => risk)}::real[], ${people.map(({ parts }) => JSON.stringify(parts))}::jsonb[],
      ${people.map(({ level, via }) => (level === 1 ? (caseOf.get(via.personId) ?? null) : null))}::uuid[])
      as given (person_id, area_id, ward_id, level, rank, exposed_at, via_kind, via_person_id, via_place_id, via_from,
                via_until, via_minutes, minutes, risk, parts, case_id)
    left join (
      select person_id, min(listed_at) as at from traced_people
      where trace_id = any(${[...replaced]}::uuid[]) group by person_id) as listed on listed.person_id = given.person_id
    ${joinStep('called')} ${joinStep('isolated')} ${joinStep('tested')}`.execute(trx)
}

/** What was done about somebody since they were exposed; what came before says nothing of it. */
function joinStep(step: ContactStep): RawBuilder<unknown> {
  const name = sql.table(step)
  return sql`left join contact_steps as ${name} on ${sql.ref(`${step}.person_id`)} = given.person_id
    and ${sql.ref(`${step}.step`)} = ${step} and ${sql.ref(`${step}.at`)} >= given.exposed_at`
}

async function insertPlaces(trx: Trx, zoneId: number, { id, traced }: TraceToKeep): Promise<void> {
  const { places } = traced.answer
  if (places.length === 0) return
  await sql`
    insert into traced_places (zone_id, trace_id, site_id, exposed, by_level)
    select ${zoneId}::int, ${id}::uuid, site_id, exposed, array[f1, f2, f3]
    from unnest(${places.map(({ placeId }) => placeId)}::uuid[], ${places.map(({ exposed }) => exposed)}::int[],
                ${places.map(({ byLevel }) => byLevel[0])}::int[], ${places.map(({ byLevel }) => byLevel[1])}::int[],
                ${places.map(({ byLevel }) => byLevel[2])}::int[]) as given (site_id, exposed, f1, f2, f3)`.execute(trx)
}
