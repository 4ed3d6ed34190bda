import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type House, notify, stateInJournal, type Tick, type Trx } from '#platform/server'
import { lockdownStanding } from '../domain/index.ts'
import { endOfLockdown, type LockdownRow, lockdownColumns } from './lockdowns.store.ts'

/**
 * Writes down that a lockdown is over by itself, and tells who decided it and who proposed it. It was over at its instant
 * whether or not this ran: what holds is computed from the dates (SG-06).
 */
export const noteLapses: Tick = {
  name: 'lockdowns that are over',
  everySeconds: 10,
  run: async (house) => {
    await house.db.transaction().execute((trx) => noteOver(trx, house))
  },
}

async function noteOver(trx: Trx, { clock, territory }: House): Promise<void> {
  const now: Instant = clock.now()
  const { rows } = await sql<LockdownRow>`
    select ${lockdownColumns} from lockdowns l
    where l.decided_at is not null and l.lifted_at is null and l.lapse_noted_at is null and ${endOfLockdown} <= ${now}
    order by l.id limit 500 for update of l`.execute(trx)
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await sql`update lockdowns set lapse_noted_at = ${now} where id = any(${ids}::uuid[])`.execute(trx)
  const tree = territory.current()
  const stated = rows.map((row) => ({
    fact: {
      type: lockdownStanding(row, now) === 'lapsed' ? 'lockdown-lapsed' : 'lockdown-ended',
      areaId: tree.find(row.areaId)?.id ?? tree.root?.id ?? row.areaId,
      subjectId: row.id,
      documentId: row.documentId,
      data: { regime: row.regime },
      live: ['zones', 'in-force'],
    },
    ...{ intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now },
  }))
  await stateInJournal(trx, stated, now, tree)
  await tell(trx, rows, now)
}

async function tell(trx: Trx, lockdowns: readonly LockdownRow[], now: Instant): Promise<void> {
  const lapsed = lockdowns.filter((row) => lockdownStanding(row, now) === 'lapsed')
  const { rows } = await sql<{ lockdownId: string; officerId: string }>`
    select lockdown_id as "lockdownId", officer_id as "officerId" from lockdown_decisions
    where lockdown_id = any(${lapsed.map(({ id }) => id)}::uuid[])
    union select id, proposed_by from lockdowns
    where id = any(${lapsed.map(({ id }) => id)}::uuid[]) and proposed_by is not null`.execute(trx)
  const areaOf = new Map(lapsed.map(({ id, areaId }) => [id, areaId]))
  const notices = rows.map(({ lockdownId, officerId }) => ({
    officerId,
    kind: 'zones-lockdown-lapsed',
    reason: `zones-lockdown-lapsed:${lockdownId}`,
    areaId: areaOf.get(lockdownId) as number,
    subjectId: lockdownId,
    data: {},
  }))
  await notify(trx, notices, now)
}
