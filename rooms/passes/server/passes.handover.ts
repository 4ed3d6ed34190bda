import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Fact, Trx } from '#platform/server'
import { carryThings, type Going, type RoomHandover, type Settling } from '#rooms/areas/server'
import { officerNames } from '#rooms/bodies/server'
import './passes.tables.ts'
import { withdrawPasses } from './withdraw-passes.ts'

const isOpen = (at: Instant) => sql`withdrawn_at is null and until_at > ${at}`

/**
 * Permits when areas end: each is good to its own end, under its number and with the same code, and the heir withdraws it,
 * prints it again, and says whom it names. Of an area cut up a person says who answers for it from now on.
 */
export const permitHandover: RoomHandover = carryThings({
  kind: 'permit',
  title: { vi: 'Giấy đi đường còn hiệu lực', en: 'Travel permits that still hold' },
  table: 'travel_permits',
  by: 'id',
  along: [{ table: 'travel_permit_names', by: 'permit_id', hasArea: false }],
  fact: { type: 'permit-carried', live: ['passes'] },
  isOpen,
  makeRoom: rememberWhoNumbered,
  end: (trx, going, settling) => withdraw(trx, going, { ...settling, now: settling.at.now, kind: 'permit' }),
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; number: string }>`
      select id, number from travel_permits where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, number }) => [id, `Giấy đi đường ${number}`]))
  },
})

/** Duty cards when areas end: good to their end; the heir withdraws one that is lost. */
export const cardHandover: RoomHandover = carryThings({
  kind: 'duty-card',
  title: { vi: 'Thẻ công vụ còn hiệu lực', en: 'Duty cards that still hold' },
  table: 'duty_cards',
  by: 'id',
  along: [],
  fact: { type: 'card-carried', live: ['passes'] },
  isOpen,
  end: (trx, going, settling) => withdraw(trx, going, { ...settling, now: settling.at.now, kind: 'card' }),
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; officerId: string }>`
      select id, officer_id as "officerId" from duty_cards where id = any(${[...ids]}::uuid[])`.execute(db)
    const names = await officerNames(
      db,
      rows.map(({ officerId }) => officerId),
    )
    return new Map(rows.map(({ id, officerId }) => [id, `Thẻ công vụ: ${names.get(officerId) ?? '—'}`]))
  },
})

async function rememberWhoNumbered(trx: Trx, going: readonly Going[]): Promise<void> {
  await sql`
    update travel_permits set numbered_in = area_id
    where id = any(${going.map(({ id }) => id)}::uuid[]) and numbered_in is null`.execute(trx)
}

/** A person sends it nowhere: it holds no more, for their reason. */
async function withdraw(
  trx: Trx,
  { id, fromZone }: Going,
  { areaId, reason, by, now, kind }: Settling & { readonly now: Instant; readonly kind: 'permit' | 'card' },
): Promise<Fact> {
  const table = sql.table(kind === 'permit' ? 'travel_permits' : 'duty_cards')
  const { rows } = await sql<{ until: Instant }>`
    update ${table} set withdrawn_at = ${now}, withdrawn_by = ${by.officerId}, withdraw_reason = ${reason}
    where id = ${id} and zone_id = ${fromZone} returning until_at as until`.execute(trx)
  await withdrawPasses(
    trx,
    rows.map(({ until }) => ({ id, kind, until, reason: kind })),
    now,
  )
  return { type: `${kind}-withdrawn`, areaId, subjectId: id, data: { how: 'by-hand' }, live: ['passes'] }
}
