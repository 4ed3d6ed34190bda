import { sql } from 'kysely'
import { z } from 'zod'
import type { Asking } from '#platform/server'
import { logRead, logReads } from '#rooms/access/server'
import type { HouseholdIdentity } from '../domain/index.ts'
import { openIdentities } from './identities.store.ts'
import type {} from './people.tables.ts'

const door = z.object({ house: z.string().nullable(), head: z.string().nullable(), phone: z.string().nullable() })
const person = z.object({
  name: z.string(),
  birthYear: z.number().nullable(),
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
})

/** What is sealed of a household itself. */
export type Door = z.infer<typeof door>
/** What is sealed of one person. */
export type NamedPerson = z.infer<typeof person>

/** Why households are opened, and under which permission: the look that is written down. */
export interface Opening {
  readonly permission: string
  readonly subjectKind: string
  readonly reason: string
}

/** A door as it was sealed; of one that was never sealed or was erased, nothing. */
export function parseDoor(text: string | undefined): Door {
  return text === undefined ? { house: null, head: null, phone: null } : door.parse(JSON.parse(text))
}

type Looker = Pick<Asking, 'db' | 'actor' | 'tree' | 'now' | 'requestId' | 'vault'>

/**
 * House, head and phone of these households, opened for a reason; one that was erased is absent. Each is a look of its own,
 * written down first; if that fails nothing is shown (SG-09). The caller has asked whether the asker may see them.
 */
export async function openDoors(
  asking: Looker,
  households: readonly { readonly id: string; readonly areaId: number }[],
  opening: Opening,
): Promise<Map<string, Door>> {
  const seen = households.map(({ id, areaId }) => ({ areaId, subjectId: id }))
  await logReads(asking.db, { ...asking, ...opening }, seen)
  return doorsOf(
    asking,
    households.map(({ id }) => id),
  )
}

/**
 * As {@link openDoors}, for lists that somebody works from all day: one look for each group is written down, once in
 * `onceInMinutes`.
 */
export async function openBooks(
  asking: Looker,
  households: readonly { readonly id: string; readonly areaId: number }[],
  opening: Opening & { readonly onceInMinutes: number },
): Promise<Map<string, Door>> {
  for (const areaId of new Set(households.map((one) => one.areaId))) {
    await logRead(asking.db, { ...asking, ...opening, areaId, subjectId: String(areaId) })
  }
  return doorsOf(
    asking,
    households.map(({ id }) => id),
  )
}

/** As {@link openDoors}, where the caller has written the look down by itself (a whole book is one look). */
export async function doorsOf({ db, vault }: Looker, ids: readonly string[]): Promise<Map<string, Door>> {
  const opened = await openIdentities(db, vault, ids)
  return new Map([...opened].map(([id, text]) => [id, parseDoor(text)]))
}

/** Doors and people of these households, opened; the caller has written the look down. */
export async function identitiesOf(asking: Looker, ids: readonly string[]): Promise<Map<string, HouseholdIdentity>> {
  const { rows } = await sql<{ id: string; householdId: string; temporary: boolean }>`
    select id, household_id as "householdId", temporary from residents
    where household_id = any(${[...ids]}::uuid[]) order by household_id, id`.execute(asking.db)
  const opened = await openIdentities(asking.db, asking.vault, [...ids, ...rows.map(({ id }) => id)])
  const people = Map.groupBy(rows, ({ householdId }) => householdId)
  return new Map(
    ids.map((id) => {
      const residents = (people.get(id) ?? []).flatMap(({ id: residentId, temporary }) => {
        const sealed = opened.get(residentId)
        return sealed === undefined ? [] : [{ id: residentId, temporary, ...person.parse(JSON.parse(sealed)) }]
      })
      return [id, { id, ...parseDoor(opened.get(id)), residents }]
    }),
  )
}
