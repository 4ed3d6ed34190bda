import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import type { PersonGiven, Written } from '../tracer.contract.ts'
import { factOf, openBatch, type WriteStep } from './open-batch.ts'

/** Gives people numbers and writes down who lives with whom, and nothing else. */
export async function knowPeople(
  step: WriteStep,
  { id, people }: { readonly id: string; readonly people: readonly PersonGiven[] },
): Promise<Written> {
  const batch = await openBatch(step, { id, source: 'change' })
  const changed = await numberPeople(step.trx, batch, people)
  const fact = changed > 0 ? factOf(batch, changed, 0) : {}
  return { batch, visitIds: [], refused: [], flagged: [], ...fact }
}

/**
 * Numbers the new among these people and moves those whose household changed; gives how many were written. Only the
 * missing are inserted: a conflict would burn a number, and numbers must stay dense.
 */
export async function numberPeople(trx: Trx, batch: number, people: readonly PersonGiven[]): Promise<number> {
  const byId = [...new Map(people.map((one) => [one.personId, one])).values()]
  if (byId.length === 0) return 0
  const given = sql`unnest(${byId.map((one) => one.personId)}::uuid[], ${byId.map((one) => one.householdId)}::uuid[])
    as given (person_id, household_id)`
  const moved = await sql`
    update trace_people set household_id = given.household_id, batch = ${batch} from ${given}
    where trace_people.person_id = given.person_id
      and trace_people.household_id is distinct from given.household_id`.execute(trx)
  const added = await sql`
    insert into trace_people (person_id, household_id, batch)
    select person_id, household_id, ${batch}::int from ${given}
    where not exists (select from trace_people where trace_people.person_id = given.person_id)
    order by person_id on conflict (person_id) do nothing`.execute(trx)
  return Number(moved.numAffectedRows ?? 0) + Number(added.numAffectedRows ?? 0)
}

/** Numbers of people by id; who has none is absent. */
export async function numbersOfPeople(trx: Trx, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; number: number }>`
    select person_id as id, number from trace_people
    where person_id = any(${[...new Set(personIds)]}::uuid[])`.execute(trx)
  return new Map(rows.map(({ id, number }) => [id, number]))
}
