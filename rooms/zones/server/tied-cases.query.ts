import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Trx } from '#platform/server'

/** Days of confirmation, both included, in some communes. */
export interface DaysInZones {
  readonly zoneIds: readonly number[]
  readonly from: Day
  readonly to: Day
}

/**
 * Confirmed cases that share a household or a residential group with another of these days, or that a contact or a known
 * source ties to one: all that can be in a cluster, found where they lie. At the height of a wave a month holds hundreds of
 * thousands of cases, and most are tied to nobody. The same person under several numbers is one (merges followed to their end;
 * `union`, so that a ring of them ends too).
 */
export async function tiedCases(db: Db | Trx, { zoneIds, from, to }: DaysInZones): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id as asked, id, merged_into from persons where merged_into is not null
      union
      select chain.asked, persons.id, persons.merged_into from chain join persons on persons.id = chain.merged_into),
    merged as (select asked, id from chain where merged_into is null),
    recent as materialized (
      select cases.id, area_id, area_id <> zone_id as is_in_group, source_case_id, person_id as own_id,
             coalesce(merged.id, person_id) as person_id
      from cases left join merged on merged.asked = person_id
      where status = 'confirmed' and zone_id = any(${[...zoneIds]}::int[])
        and confirmed_on between ${from}::date and ${to}::date),
    homes as (
      select recent.id, coalesce(now.household_id, own.household_id) as household_id
      from recent join persons now on now.id = recent.person_id join persons own on own.id = recent.own_id),
    numbers as (
      select id, person_id from recent
      union all
      select recent.id, merged.asked from recent join merged on merged.id = recent.person_id)
    select unnest(array_agg(id)) as id from recent where is_in_group group by area_id having count(*) > 1
    union
    select unnest(array_agg(id)) from homes where household_id is not null group by household_id having count(*) > 1
    union
    select unnest(array[one.id, other.id])
    from numbers one join contact_links on contact_links.from_person_id = one.person_id
      join numbers other on other.person_id = contact_links.to_person_id
    where contact_links.withdrawn_at is null and one.id <> other.id
    union
    select unnest(array[one.id, other.id]) from recent one join recent other on other.id = one.source_case_id`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
