import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import { householdMates, type PersonRow, personsByIds } from '#rooms/people/server'
import { type SiteRow, sitesByIds } from '#rooms/sites/server'
import type { PersonGiven, PlaceGiven } from './tracer/tracer.contract.ts'

/** Persons as the tracer must know them, with all who live with them; merged ones as the person they are now. */
export async function peopleForTracer(db: Db | Trx, personIds: readonly string[]): Promise<PersonGiven[]> {
  const mates = await householdMates(db, personIds)
  const rows = await personsByIds(db, [...new Set([...personIds, ...[...mates.values()].flat()])])
  const given = new Map<string, PersonGiven>()
  for (const { currentId, householdId } of rows.values()) given.set(currentId, { personId: currentId, householdId })
  return [...given.values()]
}

/** Persons by the id asked for, as they are now. */
export async function currentPersons(db: Db | Trx, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  return personsByIds(db, [...new Set(ids)])
}

/** Places as the tracer must know them. Room and airing of a place are not on file yet: unknown is said, not guessed. */
export async function placesForTracer(
  db: Db | Trx,
  siteIds: readonly string[],
): Promise<{ readonly sites: Map<string, SiteRow>; readonly places: PlaceGiven[] }> {
  const sites = await sitesByIds(db, siteIds)
  const places = [...sites.values()].map(
    ({ id, zoneId, kind, closedOn }): PlaceGiven => ({
      placeId: id,
      zoneId,
      kind,
      capacity: null,
      ventilation: 'unknown',
      closedOn: closedOn as PlaceGiven['closedOn'],
    }),
  )
  return { sites, places }
}

/** A reported contact of somebody, as the room of cases keeps it. */
export interface ReportedContact {
  readonly linkId: string
  readonly fromId: string
  readonly toId: string
  readonly fromAt: string | null
  readonly untilAt: string | null
  readonly relation: string
  readonly distance: string
  readonly minutes: number | null
  readonly source: string
  readonly listedAt: string
  readonly isWithdrawn: boolean
}

const linkColumns = sql`id as "linkId", from_person_id as "fromId", to_person_id as "toId", from_at as "fromAt",
  until_at as "untilAt", relation, distance, minutes, source, listed_at as "listedAt",
  withdrawn_at is not null as "isWithdrawn"`

/** Contacts that were told of these persons, on either side, and still stand. */
export async function contactsToldOf(db: Db | Trx, personIds: readonly string[]): Promise<ReportedContact[]> {
  if (personIds.length === 0) return []
  const ids = [...personIds]
  const { rows } = await sql<ReportedContact>`
    select ${linkColumns} from contact_links
    where withdrawn_at is null and (from_person_id = any(${ids}::uuid[]) or to_person_id = any(${ids}::uuid[]))
    order by listed_at, id`.execute(db)
  return rows
}

/** Contacts by id, withdrawn ones too. */
export async function contactLinksByIds(db: Db | Trx, ids: readonly string[]): Promise<ReportedContact[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ReportedContact>`
    select ${linkColumns} from contact_links where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
