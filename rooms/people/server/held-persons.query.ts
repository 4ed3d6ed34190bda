import { sql } from 'kysely'
import { dayOf, type Words } from '#kit'
import type { Step, Trx } from '#platform/server'
import type { PersonFile } from './person-file.ts'
import type {} from './persons.tables.ts'

/** The moment, the city's own day, and the rooms that may need somebody named. */
export type Keeping = Pick<Step, 'now' | 'profile'> & { readonly files: readonly PersonFile[] }

/** Who needs a person named, and until when (null: no end said). */
export interface Held {
  readonly room: Words
  readonly until: string | null
}

/** Of these persons, those whom some room needs named now: by a hold it wrote, or because it says so when asked. */
export async function heldPersons(
  trx: Trx,
  ids: readonly string[],
  { now, profile, files }: Keeping,
): Promise<ReadonlyMap<string, Held>> {
  if (ids.length === 0) return new Map()
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<{ id: string; room: string; until: string | null }>`
    select person_id as id, room, until_on::text as until from person_holds
    where person_id = any(${[...ids]}::uuid[]) and (until_on is null or until_on >= ${today}::date)`.execute(trx)
  const titleOf = (room: string) => files.find(({ kind }) => kind === room)?.title ?? { vi: room, en: room }
  const held = new Map<string, Held>(rows.map(({ id, room, until }) => [id, { room: titleOf(room), until }]))
  for (const { holds, title } of files) {
    for (const [id, { until }] of (await holds?.(trx, ids)) ?? []) {
      if (until === null || until >= today) held.set(id, { room: title, until })
    }
  }
  return held
}
