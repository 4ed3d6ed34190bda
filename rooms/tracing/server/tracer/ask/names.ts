import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'

/** Numbers of people and places turned back to ids. */
export interface Names {
  person(number: number): string
  place(number: number): { readonly placeId: string; readonly zoneId: number }
}

/** Looks ids up for these numbers, in two statements. A number without an id is a fault. */
export async function namesOf(
  db: Db | Trx,
  { people, places }: { readonly people: Iterable<number>; readonly places: Iterable<number> },
): Promise<Names> {
  const persons = await sql<{ number: number; id: string }>`
    select number, person_id as id from trace_people where number = any(${[...new Set(people)]}::int[])`.execute(db)
  const sites = await sql<{ number: number; placeId: string; zoneId: number }>`
    select number, place_id as "placeId", zone_id as "zoneId" from trace_places
    where number = any(${[...new Set(places)]}::int[])`.execute(db)
  const byPerson = new Map(persons.rows.map(({ number, id }) => [number, id]))
  const byPlace = new Map(sites.rows.map((row) => [row.number, row]))
  return {
    person: (number) => found(byPerson.get(number), number),
    place: (number) => found(byPlace.get(number), number),
  }
}

function found<T>(value: T | undefined, number: number): T {
  if (value === undefined) throw new Error(`the tracer has a number that nobody bears: ${number}`)
  return value
}
