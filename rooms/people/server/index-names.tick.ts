import { sql } from 'kysely'
import type { House, Tick, Trx } from '#platform/server'
import { openIdentities } from './identities.store.ts'
import { sealedPerson } from './open-persons.ts'
import { indexNames } from './person-tokens.store.ts'

/** Names read in one transaction. */
const batch = 500

/** Makes the tokens of residents who were on file before there were any. Nobody looks: names are read, marked and let go. */
export const indexOldNames: Tick = {
  name: 'tokens of names on file from before',
  everySeconds: 600,
  run: async (house) => {
    while ((await house.db.transaction().execute((trx) => indexSome(trx, house))) === batch);
  },
}

async function indexSome(trx: Trx, { vault }: House): Promise<number> {
  const { rows } = await sql<{ id: string; zoneId: number }>`
    select id, zone_id as "zoneId" from persons where not indexed order by id limit ${batch} for update skip locked`.execute(
    trx,
  )
  const ids = rows.map(({ id }) => id)
  const opened = await openIdentities(trx, vault, ids)
  const people = rows.flatMap(({ id, zoneId }) => {
    const text = opened.get(id)
    if (text === undefined) return []
    const { name, birthYear } = sealedPerson.parse(JSON.parse(text))
    return [{ id, zoneId, name, yearOfBirth: birthYear }]
  })
  await indexNames(trx, vault, people, false)
  await sql`update persons set indexed = true where id = any(${ids}::uuid[])`.execute(trx)
  return rows.length
}
