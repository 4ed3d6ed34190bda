import { sql } from 'kysely'
import { dayOf } from '#kit'
import { type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import { destroyKeysBefore } from './day-keys.store.ts'

/** Rows erased in one transaction: small enough that submissions are answered in between. */
const batch = 5_000

/** Tables of this room with a last day, and the column that names their rows. */
const expiring = [
  ['declaration_sealed', 'declaration_id'],
  ['declaration_flags', 'declaration_id'],
  ['declarations', 'id'],
  ['check_ins', 'id'],
] as const

/**
 * Erases what has expired (SG-03): the keys first, so that from this moment nothing of those days can be opened, not in a copy of the
 * tables either; then the rows. How many is a fact; whose is not.
 */
export const forgetDeclarations: Tick = {
  name: 'declarations and check-ins that have expired',
  everySeconds: 900,
  run: async (house) => {
    const today = dayOf(house.clock.now(), house.profile.utcOffsetMinutes)
    const keys = await house.db.transaction().execute((trx) => destroyKeysBefore(trx, house.vault, today))
    const gone: Record<string, number> = {}
    for (const [table, id] of expiring) gone[table] = await eraseAll(house, { table, id, today })
    if (Object.values(gone).some((count) => count > 0)) {
      await house.db.transaction().execute((trx) => tell(trx, house, { keys, ...gone }))
    }
  },
}

async function eraseAll(house: House, of: { table: string; id: string; today: string }): Promise<number> {
  let erased = 0
  for (;;) {
    const some = await house.db.transaction().execute((trx) => eraseSome(trx, of))
    erased += some
    if (some < batch) return erased
  }
}

async function eraseSome(
  trx: Trx,
  { table, id, today }: { table: string; id: string; today: string },
): Promise<number> {
  const [rows, key] = [sql.table(table), sql.ref(`${table}.${id}`)]
  const { rows: gone } = await sql<{ count: number }>`
    with over as materialized (
      select zone_id, ${sql.ref(id)} as id from ${rows} where keep_until < ${today} limit ${batch} for update skip locked),
    gone as (
      delete from ${rows} using over where ${key} = over.id and ${sql.ref(`${table}.zone_id`)} = over.zone_id returning 1)
    select count(*)::int as count from gone`.execute(trx)
  return gone[0]?.count ?? 0
}

async function tell(trx: Trx, { clock, territory }: House, data: Record<string, number>): Promise<void> {
  const [now, tree] = [clock.now(), territory.current()]
  if (!tree.root) return
  const fact = { type: 'declarations-erased', areaId: tree.root.id, data, live: ['declarations'] }
  await stateInJournal(
    trx,
    [{ fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }],
    now,
    tree,
  )
}
