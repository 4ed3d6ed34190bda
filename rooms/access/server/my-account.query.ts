import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes } from '#kit'
import { type Db, defineRead, notFound } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { myAccountContract, rolesContract, sessionIdleMinutes, type tokenItem } from '../domain/index.ts'
import { devicesOf } from './devices.store.ts'
import { rolesOf } from './roles-of-house.ts'
import { securityNow } from './security-time.ts'

type MyAccount = z.infer<typeof myAccountContract.answer>

/** How long a failed attempt is shown to whose door it was tried at. */
const failuresShownMinutes = 30 * 1440

/** One's own account. */
export const readMyAccount = defineRead(myAccountContract, async ({ db, actor }) => {
  const account = actor.via === 'session' && actor.accountId !== null ? await findOwn(db, actor.accountId) : undefined
  if (!account) return notFound()
  const { id, username, password_set_at: passwordSetAt, totp_secret: secret } = account
  return {
    username,
    passwordSetAt: passwordSetAt as MyAccount['passwordSetAt'],
    twoFactor: secret !== null,
    recoveryCodesLeft: await countRecoveryCodes(db, id),
    sessions: await sessionsOf(db, id),
    tokens: await tokensOf(db, id),
    devices: await devicesOf(db, id),
    failures: await failuresOf(db, id),
    doneByOthers: await doneByOthers(db, id),
  }
})

/** The roles of the profile. */
export const readRoles = defineRead(rolesContract, async ({ profile }) => {
  const roles = await rolesOf(profile)
  const items = [...roles.titles].map(([role, title]) => ({
    role,
    title,
    permissions: [...roles.permissionsOf(role)].sort(),
    secondFactor: roles.needsSecondFactor(role),
  }))
  return { items }
})

/** The tokens of an account, newest first, without their secrets. */
export async function tokensOf(db: Db, accountId: string): Promise<z.infer<typeof tokenItem>[]> {
  const { rows } = await sql<Omit<z.infer<typeof tokenItem>, 'areaName'>>`
    select id, name, permissions, area_id as "areaId", created_at as "createdAt", expires_at as "expiresAt",
           revoked_at as "revokedAt", used_at as "usedAt"
    from api_tokens where account_id = ${accountId} order by created_at desc, id limit 100`.execute(db)
  const names = await areaNames(
    db,
    rows.flatMap((row) => row.areaId ?? []),
  )
  return rows.map((row) => ({ ...row, areaName: row.areaId === null ? null : (names.get(row.areaId) ?? null) }))
}

function findOwn(db: Db, id: string) {
  return db
    .selectFrom('accounts')
    .select(['id', 'username', 'password_set_at', 'totp_secret'])
    .where('id', '=', id)
    .executeTakeFirst()
}

async function sessionsOf(db: Db, accountId: string): Promise<MyAccount['sessions']> {
  const now = securityNow()
  const { rows } = await sql<MyAccount['sessions'][number]>`
    select id, started_at as "startedAt", seen_at as "seenAt", expires_at as "expiresAt", address, agent
    from sessions
    where account_id = ${accountId} and ended_at is null and expires_at > ${now}
      and seen_at > ${addMinutes(now, -sessionIdleMinutes)}
    order by seen_at desc, id limit 50`.execute(db)
  return rows
}

async function failuresOf(db: Db, accountId: string): Promise<MyAccount['failures']> {
  const { rows } = await sql<MyAccount['failures'][number]>`
    select at, why, address from sign_in_failures
    where account_id = ${accountId} and at > ${addMinutes(securityNow(), -failuresShownMinutes)}
    order by at desc, id limit 20`.execute(db)
  return rows
}

/** What others did to the account, from the journal. The name of who did it is theirs to know (SG-09). */
async function doneByOthers(db: Db, accountId: string): Promise<MyAccount['doneByOthers']> {
  const { rows } = await sql<MyAccount['doneByOthers'][number]>`
    select journal.recorded_at as at, journal.type, coalesce(officers.name, accounts.name) as by
    from journal
    left join accounts on accounts.id = journal.account_id
    left join officers on officers.id = accounts.officer_id
    where journal.subject_id = ${accountId} and journal.account_id is distinct from ${accountId}::uuid
      and journal.type <> 'account-created'
    order by journal.recorded_at desc, journal.seq desc limit 20`.execute(db)
  return rows
}

async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
