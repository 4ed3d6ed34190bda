import { sql } from 'kysely'
import type { Instant } from '#kit'
import { appendToJournal, type Db, type Fact, newId, type Tree, type Trx } from '#platform/server'
import { hashPassword } from './password.ts'
import { newReadableSecret } from './secrets.ts'
import { securityNow } from './security-time.ts'

/** A new account. Without a password nobody can sign in to it until one is issued. */
export interface NewAccount {
  readonly id?: string
  readonly username: string
  /** The officer behind it: their posts give the powers. Null for an account that acts by grants only. */
  readonly officerId: string | null
  /** Shown where there is no officer; with an officer, their own name is shown. */
  readonly name: string
  /** Home area: whose administrators look after the account. */
  readonly areaId: number
  readonly passwordHash: string | null
  readonly locale?: 'vi' | 'en'
  readonly mustChangePassword?: boolean
  /** Signs in only while the house runs with the sample. */
  readonly demo?: boolean
}

/** Writes an account; gives its id and the fact to be journaled with it. Fault: the user name is taken. */
export async function createAccount(trx: Trx, account: NewAccount): Promise<{ id: string; facts: Fact[] }> {
  const { ids, facts } = await createAccounts(trx, [account])
  return { id: ids[0] as string, facts }
}

/** Writes many accounts by one statement: the sample has one for every holder of a post. */
export async function createAccounts(
  trx: Trx,
  accounts: readonly NewAccount[],
): Promise<{ ids: string[]; facts: Fact[] }> {
  const now = securityNow()
  const ids = accounts.map((account) => account.id ?? newId())
  await sql`
    insert into accounts (id, username, officer_id, name, area_id, locale, password_hash, password_set_at,
                          must_change_password, demo, created_at)
    select id, username, officer_id, name, area_id, locale, password_hash,
           case when password_hash is null then null else ${now}::timestamptz end, must_change_password, demo, ${now}
    from unnest(${ids}::uuid[], ${accounts.map((a) => a.username)}::text[], ${accounts.map((a) => a.officerId)}::uuid[],
                ${accounts.map((a) => a.name)}::text[], ${accounts.map((a) => a.areaId)}::int[],
                ${accounts.map((a) => a.locale ?? 'vi')}::text[], ${accounts.map((a) => a.passwordHash)}::text[],
                ${accounts.map((a) => a.mustChangePassword ?? false)}::boolean[],
                ${accounts.map((a) => a.demo ?? false)}::boolean[])
      as given (id, username, officer_id, name, area_id, locale, password_hash, must_change_password, demo)`.execute(
    trx,
  )
  const facts = accounts.map(({ areaId, officerId, demo }, index): Fact => {
    const data = { officerId, demo: demo ?? false }
    return { type: 'account-created', areaId, subjectId: ids[index] as string, data, live: ['accounts'] }
  })
  return { ids, facts }
}

/** A role in an area without a post. `fromAt` and `toAt` follow the clock of the house. */
export interface NewGrant {
  readonly id?: string
  readonly accountId: string
  readonly role: string
  readonly areaId: number
  readonly fromAt: Instant
  readonly toAt?: Instant | null
}

/** Writes a grant; gives its id and the fact to be journaled with it. */
export async function grantRole(trx: Trx, grant: NewGrant): Promise<{ id: string; facts: Fact[] }> {
  const { accountId, role, areaId, fromAt, toAt = null } = grant
  const id = grant.id ?? newId()
  await trx
    .insertInto('grants')
    .values({ id, account_id: accountId, role, area_id: areaId, from_at: fromAt, to_at: toAt })
    .execute()
  const data = { grantId: id, role, fromAt, toAt }
  return { id, facts: [{ type: 'role-granted', areaId, subjectId: accountId, data, live: ['accounts'] }] }
}

const firstUsername = 'quan-tri'

/**
 * The first start without the sample: one administrator of the whole tree with a generated secret, to be shown once to
 * whoever started the server. Undefined when there are accounts already (also when another server was quicker).
 */
export async function createFirstAdministrator(
  db: Db,
  at: { readonly now: Instant; readonly tree: Tree },
): Promise<{ username: string; secret: string } | undefined> {
  const { root } = at.tree
  if (!root) throw new Error('the first administrator needs a tree of areas: load the profile first')
  const secret = newReadableSecret(4, 5)
  const passwordHash = await hashPassword(secret)
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7304)`.execute(trx)
    if (await trx.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) return undefined
    const person = { username: firstUsername, officerId: null, name: 'Quản trị viên', areaId: root.id, passwordHash }
    const account = await createAccount(trx, person)
    const grant = await grantRole(trx, {
      accountId: account.id,
      role: 'administrator',
      areaId: root.id,
      fromAt: at.now,
    })
    const nobody = { intentId: null, accountId: null, officerId: null, postId: null, occurredAt: at.now }
    const stated = [...account.facts, ...grant.facts].map((fact) => ({ fact, ...nobody }))
    await appendToJournal(trx, stated, at.now, at.tree)
    return { username: firstUsername, secret }
  })
}
