import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, may, notFound, Refused } from '#platform/server'
import { type PersonMerge, personIdentityContract, personPageContract } from '../domain/index.ts'
import { openPersons } from './open-persons.ts'
import { placesOf } from './person-places.query.ts'
import { idsOfPersons, type PersonRow, personsByIds } from './persons.store.ts'

/** The person, when the asker may see one there under the permission. */
export async function visiblePerson(asking: Asking, id: string, permission: string): Promise<PersonRow | Refused> {
  const found = (await personsByIds(asking.db, [id])).get(id)
  return found && may(asking.actor, permission, found.areaId, asking.tree) ? found : notFound()
}

/** `GET /people/persons/:id`: nothing in it names anybody. */
export const personPageRead = defineRead(personPageContract, async (asking, { id }) => {
  const found = await visiblePerson(asking, id, 'people.read')
  if (found instanceof Refused) return found
  const { db, actor, tree } = asking
  const place = (await placesOf(db, [id])).get(id)
  const { rows } = await sql<{ enteredAt: Instant }>`
    select entered_at as "enteredAt" from persons where id = ${id}`.execute(db)
  const enteredAt = rows[0]?.enteredAt
  if (!place || !enteredAt) return notFound()
  const ids = (await idsOfPersons(db, [id])).get(id) ?? [id]
  const { rows: heldBy } = await sql<{ room: string; until: string | null }>`
    select room, max(until_on)::text as until from person_holds where person_id = any(${[...ids]}::uuid[])
    group by room order by room`.execute(db)
  const can = (permission: string) => may(actor, permission, found.areaId, tree)
  const { currentId, householdId, yearOfBirth, sex, isForgotten } = found
  return {
    ...{ ...place, currentId, householdId, yearOfBirth, sex, enteredAt, isForgotten, heldBy },
    merges: await mergesOf(asking, ids),
    mayIdentify: can('people.identify'),
    mayMerge: can('people.merge'),
    mayRequest: can('people.receive-requests'),
  }
})

async function mergesOf({ db }: Asking, ids: readonly string[]): Promise<PersonMerge[]> {
  const { rows } = await sql<PersonMerge>`
    select person_merges.id, person_id as "personId", into_id as "intoId", reason, at, undone_at as "undoneAt",
           undone_reason as "undoneReason", officers.name as "officerName"
    from person_merges left join officers on officers.id = person_merges.officer_id
    where person_id = any(${[...ids]}::uuid[]) or into_id = any(${[...ids]}::uuid[]) order by at, person_merges.id`.execute(
    db,
  )
  return rows
}

/** `GET /people/persons/:id/identity`: the look is written down first; if it cannot be, nothing is shown (SG-09). */
export const personIdentityRead = defineRead(personIdentityContract, async (asking, { id, reason }) => {
  const { permission, path } = personIdentityContract
  const found = await visiblePerson(asking, id, permission)
  if (found instanceof Refused) return found
  const opened = (await openPersons(asking, [id], { permission, subjectKind: `GET /api${path}`, reason })).get(id)
  if (!opened) return notFound()
  const { birthYear, ...names } = opened
  return { id, ...names, yearOfBirth: birthYear ?? found.yearOfBirth, sex: found.sex }
})
