import { z } from 'zod'
import type { Asking } from '#platform/server'
import { logReads } from '#rooms/access/server'
import { openIdentities } from './identities.store.ts'
import type { Opening } from './open-households.ts'
import { idsOfPersons, personsByIds } from './persons.store.ts'

/** What is sealed of one person; residents of a book were sealed with fewer fields. */
export const sealedPerson = z.object({
  name: z.string().nullable(),
  birthYear: z.number().nullable(),
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  address: z.string().nullable().default(null),
})

/** What names one person, opened. */
export type OpenedPerson = z.infer<typeof sealedPerson>

/** Who looks, at what moment. */
export type Looker = Pick<Asking, 'db' | 'actor' | 'tree' | 'now' | 'requestId' | 'vault'>

/**
 * What names these persons, by the id asked for (a merged one is opened as the person it is now); unknown and forgotten
 * ones are absent. Each is a look of its own, written down first with its reason; if that fails nothing is shown (SG-09).
 * The caller has asked whether the asker may see them.
 */
export async function openPersons(
  looker: Looker,
  ids: readonly string[],
  opening: Opening,
): Promise<Map<string, OpenedPerson>> {
  const rows = await personsByIds(looker.db, ids)
  const seen = new Map([...rows.values()].map((row) => [row.currentId, row]))
  const looks = [...seen.values()].map(({ areaId, currentId }) => ({ areaId, subjectId: currentId }))
  await logReads(looker.db, { ...looker, ...opening }, looks)
  const entries = await idsOfPersons(looker.db, ids)
  const opened = await openIdentities(looker.db, looker.vault, [...new Set([...entries.values()].flat())])
  return new Map(
    ids.flatMap((id) => {
      const own = (entries.get(id) ?? []).flatMap((entry) => opened.get(entry) ?? [])
      const [first, ...others] = own.map((text) => sealedPerson.parse(JSON.parse(text)))
      return first ? [[id, others.reduce(filledFrom, first)]] : []
    }),
  )
}

/** What the person's own entry does not say, the entries merged into it do; each stays as it was written. */
function filledFrom(known: OpenedPerson, entry: OpenedPerson): OpenedPerson {
  return {
    name: known.name ?? entry.name,
    birthYear: known.birthYear ?? entry.birthYear,
    phone: known.phone ?? entry.phone,
    idNumber: known.idNumber ?? entry.idNumber,
    address: known.address ?? entry.address,
  }
}
