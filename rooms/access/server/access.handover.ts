import { sql } from 'kysely'
import { derivedId, type Fact, type Trx } from '#platform/server'
import { type Handover, nothingLeft, type RoomHandover } from '#rooms/areas/server'
import './access.tables.ts'

/**
 * Accounts when areas end: roles held in an ended area end with it, or (where the order says so, and one other took all
 * of it) go on in the heir; the account itself is kept where the heir is. Whoever loses a role by a split gets a new one
 * from an administrator, by name.
 */
export const accessHandover: RoomHandover = {
  kind: 'grant',
  title: { vi: 'Vai trò của tài khoản', en: 'Roles of accounts' },
  async count(db, { ended, heirOf, startsAt, grants }) {
    const { rows } = await sql<{ areaId: number; count: number }>`
      select area_id as "areaId", count(*)::int as count from grants
      where area_id = any(${ended}::int[]) and (to_at is null or to_at > ${startsAt}) group by area_id`.execute(db)
    const goesOn = (areaId: number) => grants === 'carry' && heirOf.has(areaId)
    const sum = (some: readonly { count: number }[]) => some.reduce((total, row) => total + row.count, 0)
    return {
      carried: sum(rows.filter((row) => goesOn(row.areaId))),
      ended: sum(rows.filter((row) => !goesOn(row.areaId))),
      waiting: 0,
    }
  },
  async carry(trx, handover) {
    const roles = await moveRoles(trx, handover)
    const accounts = await moveAccounts(trx, handover)
    return { ...nothingLeft, ...roles, facts: [...roles.facts, ...accounts] }
  },
}

interface Grant {
  readonly id: string
  readonly accountId: string
  readonly role: string
  readonly areaId: number
  readonly toAt: string | null
}

async function moveRoles(trx: Trx, handover: Handover): Promise<{ facts: Fact[]; carried: number; ended: number }> {
  const { rows } = await sql<Grant>`
    select id, account_id as "accountId", role, area_id as "areaId", to_at as "toAt" from grants
    where area_id = any(${handover.ended}::int[]) and (to_at is null or to_at > greatest(from_at, ${handover.startsAt}))
    order by id for update`.execute(trx)
  const going = rows.flatMap((grant) => {
    const heirId = handover.grants === 'carry' ? handover.heirOf.get(grant.areaId) : undefined
    return heirId === undefined ? [] : [{ ...grant, heirId, newId: derivedId(handover.id, `grant/${grant.id}`) }]
  })
  await sql`
    insert into grants (id, account_id, role, area_id, from_at, to_at)
    select given.id, given.account_id, given.role, given.area_id, ${handover.startsAt}, given.to_at
    from unnest(${going.map((g) => g.newId)}::uuid[], ${going.map((g) => g.accountId)}::uuid[],
                ${going.map((g) => g.role)}::text[], ${going.map((g) => g.heirId)}::int[],
                ${going.map((g) => g.toAt)}::timestamptz[]) as given (id, account_id, role, area_id, to_at)
    on conflict do nothing`.execute(trx)
  await sql`update grants set to_at = greatest(from_at, ${handover.startsAt})
    where id = any(${rows.map((grant) => grant.id)}::uuid[])`.execute(trx)
  const ended = rows.map(
    (grant): Fact => ({
      type: 'role-revoked',
      areaId: grant.areaId,
      subjectId: grant.accountId,
      data: { grantId: grant.id, role: grant.role, handover: 1 },
      live: ['accounts'],
    }),
  )
  const carried = going.map(
    (grant): Fact => ({
      type: 'role-granted',
      areaId: grant.heirId,
      subjectId: grant.accountId,
      data: { grantId: grant.newId, role: grant.role, continues: grant.id },
      live: ['accounts'],
    }),
  )
  return { facts: [...ended, ...carried], carried: going.length, ended: rows.length - going.length }
}

/** Whoever administers the heir administers the accounts that came with it. */
async function moveAccounts(trx: Trx, { heirOf }: Handover): Promise<Fact[]> {
  const pairs = [...heirOf]
  const { rows } = await sql<{ id: string; areaId: number }>`
    update accounts set area_id = given.heir_id
    from unnest(${pairs.map(([old]) => old)}::int[], ${pairs.map(([, heir]) => heir)}::int[]) as given (old_id, heir_id)
    where accounts.area_id = given.old_id returning accounts.id, given.heir_id as "areaId"`.execute(trx)
  const byArea = Map.groupBy(rows, (row) => row.areaId)
  return [...byArea].map(([areaId, accounts]) => ({
    type: 'accounts-moved',
    areaId,
    data: { accounts: accounts.map(({ id }) => id) },
    live: ['accounts'],
  }))
}
