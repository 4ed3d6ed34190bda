import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Fact } from '#platform/server'
import { personsByIds } from '#rooms/people/server'
import type {} from './cases.tables.ts'
import { type Classing, classifyPersons } from './classify-persons.ts'

/** A contact found free of it: at the end of isolation, negative. */
export interface ContactToClear {
  readonly personId: string
  readonly at: Instant
  readonly reason: string
  readonly officerId?: string | null
}

/**
 * Contacts who are found free of it: exposures that ended before count no more, neither for them nor for those after them.
 * The caller has asked whether this may be done; the facts go with its outcome. Unknown persons are passed over.
 */
export async function clearContacts(step: Classing, rows: readonly ContactToClear[]): Promise<readonly Fact[]> {
  const persons = await personsByIds(
    step.trx,
    rows.map(({ personId }) => personId),
  )
  const known = rows.flatMap((row) => {
    const person = persons.get(row.personId)
    const place = person && step.tree.find(person.areaId)
    return person && place ? [{ ...row, personId: person.currentId, place }] : []
  })
  if (known.length === 0) return []
  await sql`
    insert into contact_clearances (person_id, zone_id, cleared_at, reason, officer_id)
    select distinct on (person_id) * from unnest(
      ${known.map(({ personId }) => personId)}::uuid[], ${known.map(({ place }) => place.zoneId)}::int[],
      ${known.map(({ at }) => at)}::timestamptz[], ${known.map(({ reason }) => reason)}::text[],
      ${known.map(({ officerId }) => officerId ?? null)}::uuid[]) as given (person_id, zone_id, cleared_at, reason, officer_id)
    order by person_id, cleared_at desc
    on conflict (person_id) do update set cleared_at = greatest(contact_clearances.cleared_at, excluded.cleared_at),
      reason = excluded.reason, officer_id = excluded.officer_id, zone_id = excluded.zone_id`.execute(step.trx)
  const cleared = known.map(
    ({ personId, place, at }): Fact => ({
      type: 'contact-cleared',
      areaId: place.id,
      subjectId: personId,
      data: { at },
      live: ['contacts'],
    }),
  )
  const classed = await classifyPersons(
    step,
    known.map(({ personId }) => personId),
  )
  return [...cleared, ...classed]
}
