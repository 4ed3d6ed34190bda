import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { personsByIds } from './persons.store.ts'

/** Where a person is on file, as it travels. */
export interface PersonPlace {
  readonly id: string
  readonly areaId: number
  readonly areaTitle: { readonly vi: string; readonly en: string }
  readonly householdNumber: number | null
  readonly synthetic: boolean
}

/** Where these are on file now, by the id asked for; an unknown id is absent. Names nobody. */
export async function placesOf(db: Db | Trx, ids: readonly string[]): Promise<Map<string, PersonPlace>> {
  const persons = await personsByIds(db, ids)
  const all = [...persons.values()]
  const { rows: areas } = await sql<{ id: number; kind: AreaKind; name: string }>`
    select id, kind, name from areas where id = any(${all.map(({ areaId }) => areaId)}::int[])`.execute(db)
  const { rows: households } = await sql<{ id: string; number: number }>`
    select id, number from households
    where id = any(${all.flatMap(({ householdId }) => (householdId ? [householdId] : []))}::uuid[])`.execute(db)
  const titles = new Map(areas.map((area) => [area.id, areaTitle(area)]))
  const numbers = new Map(households.map(({ id, number }) => [id, number]))
  return new Map(
    all.map(({ id, areaId, householdId, synthetic }) => {
      const title = titles.get(areaId) ?? { vi: '', en: '' }
      return [id, { id, areaId, areaTitle: title, householdNumber: numbers.get(householdId ?? '') ?? null, synthetic }]
    }),
  )
}
