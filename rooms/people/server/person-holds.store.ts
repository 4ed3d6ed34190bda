import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import type {} from './persons.tables.ts'

/** A person whom a room needs named. */
export interface HeldPerson {
  readonly personId: string
  /** Name of the room. */
  readonly room: string
  /** The last day (`yyyy-mm-dd`) on which it needs the name; null: until it says so. */
  readonly until: string | null
}

/**
 * Says that a room needs these persons named, and until when; said again, the new day holds. A person in no book and in no
 * hold is forgotten by the clock (SG-03): a room that is done with somebody says until when, and never destroys a key itself.
 */
export async function holdPersons(trx: Trx, held: readonly HeldPerson[]): Promise<void> {
  if (held.length === 0) return
  await sql`
    insert into person_holds (zone_id, person_id, room, until_on)
    select distinct on (persons.id, given.room) persons.zone_id, persons.id, given.room, given.until_on
    from unnest(${held.map(({ personId }) => personId)}::uuid[], ${held.map(({ room }) => room)}::text[],
                ${held.map(({ until }) => until)}::date[]) as given (person_id, room, until_on)
    join persons on persons.id = given.person_id
    order by persons.id, given.room, given.until_on desc nulls first
    on conflict (person_id, room, zone_id) do update set until_on = excluded.until_on`.execute(trx)
}
