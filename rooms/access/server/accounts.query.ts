import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { foldVietnamese, type Instant, type Interval } from '#kit'
import {
  type Db,
  defineRead,
  fromCursor,
  notFound,
  type Profile,
  type Tree,
  toCursor,
  visiblePlace,
} from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { accountContract, type accountItem, listAccountsContract, type Roles } from '../domain/index.ts'
import { devicesOf } from './devices.store.ts'
import { tokensOf } from './my-account.query.ts'
import { powersOf } from './powers.query.ts'
import { rolesOf } from './roles-of-house.ts'

type AccountItem = z.infer<typeof accountItem>
type GrantItem = AccountItem['grants'][number]

interface AccountRow {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly officerId: string | null
  readonly areaId: number
  readonly twoFactor: boolean
  readonly hasPassword: boolean
  readonly demo: boolean
  readonly createdAt: Instant
  readonly disabledAt: Instant | null
  readonly lastSignInAt: Instant | null
}

interface Asked {
  readonly id?: string
  readonly q?: string | undefined
  readonly state: 'active' | 'disabled' | 'all'
  readonly role?: string | undefined
  readonly after?: string | undefined
  readonly intervals: readonly Interval[]
  readonly limit: number
  readonly now: Instant
}

/** The list of accounts, by user name. */
export const listAccounts = defineRead(listAccountsContract, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'accounts.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const [after] = fromCursor(query.cursor) ?? []
  const intervals = place ? [place] : asking.intervals
  const { q, state, role, limit } = query
  const asked = {
    q,
    state,
    role,
    intervals,
    limit: limit + 1,
    now: asking.now,
    after: after === undefined ? undefined : String(after),
  }
  const rows = await findAccounts(asking.db, asked)
  const items = await withPowers(asking, rows.slice(0, limit))
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? toCursor([last.username]) : null }
})

/** One account, with every grant it ever had and what all of it allows today. */
export const readAccount = defineRead(accountContract, async (asking, { accountId }) => {
  const asked = { id: accountId, state: 'all', intervals: asking.intervals, limit: 1, now: asking.now } as const
  const [item] = await withPowers(asking, await findAccounts(asking.db, asked))
  if (!item) return notFound('accountId')
  const { db, now, profile } = asking
  const roles = await rolesOf(profile)
  const powers = await powersOf(db, { id: item.id, officerId: item.officerId }, roles, now)
  const names = await areaNames(
    db,
    powers.scopes.map((scope) => scope.areaId),
  )
  const permissions = powers.scopes.flatMap(({ permissions: held, areaId }) =>
    [...held].map((permission) => ({ permission, areaId, areaName: names.get(areaId) ?? '' })),
  )
  const distinct = new Map(permissions.map((one) => [`${one.permission} ${one.areaId}`, one]))
  const grants = await grantsOf(db, [item.id], roles)
  return {
    ...item,
    permissions: [...distinct.values()],
    pastGrants: grants.filter((grant) => grant.toAt !== null && grant.toAt <= now).map(withoutAccount),
    tokens: await tokensOf(db, item.id),
    devices: await devicesOf(db, item.id),
    openSessions: await countSessions(db, item.id),
  }
})

async function findAccounts(db: Db, asked: Asked): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select accounts.id, accounts.username, coalesce(officers.name, accounts.name) as name,
           accounts.officer_id as "officerId", accounts.area_id as "areaId", accounts.totp_secret is not null as "twoFactor",
           accounts.password_hash is not null as "hasPassword", accounts.demo, accounts.created_at as "createdAt",
           accounts.disabled_at as "disabledAt",
           (select max(started_at) from sessions where sessions.account_id = accounts.id) as "lastSignInAt"
    from accounts
    join areas on areas.id = accounts.area_id
    left join officers on officers.id = accounts.officer_id
    where ${sql.join(conditionsOf(asked), sql` and `)}
    order by accounts.username limit ${asked.limit}`.execute(db)
  return rows
}

function conditionsOf({ id, q, state, role, after, intervals, now }: Asked): RawBuilder<unknown>[] {
  const seen = intervals.map(({ first, last }) => sql`(areas.first >= ${first} and areas.last <= ${last})`)
  const parts: RawBuilder<unknown>[] = [seen.length === 0 ? sql`false` : sql`(${sql.join(seen, sql` or `)})`]
  if (id !== undefined) parts.push(sql`accounts.id = ${id}`)
  if (state !== 'all') parts.push(state === 'active' ? sql`disabled_at is null` : sql`disabled_at is not null`)
  if (after !== undefined) parts.push(sql`accounts.username > ${after}`)
  if (q) parts.push(matches(q))
  if (role !== undefined) {
    parts.push(sql`exists (select 1 from grants where grants.account_id = accounts.id and grants.role = ${role}
      and grants.from_at <= ${now} and (grants.to_at is null or grants.to_at > ${now}))`)
  }
  return parts
}

/** A piece of the person's name, of the area's, or of the user name; diacritics do not matter where names are folded. */
function matches(typed: string): RawBuilder<unknown> {
  const folded = `%${foldVietnamese(typed)}%`
  const raw = `%${typed.trim()}%`
  return sql`(officers.folded like ${folded} or areas.folded like ${folded} or accounts.username ilike ${raw}
    or (accounts.officer_id is null and accounts.name ilike ${raw}))`
}

async function withPowers(
  asking: { db: Db; now: Instant; profile: Profile; tree: Tree },
  rows: readonly AccountRow[],
): Promise<AccountItem[]> {
  const { db, now } = asking
  const grants = await grantsOf(
    db,
    rows.map((row) => row.id),
    await rolesOf(asking.profile),
  )
  const posts = await postsOf(
    db,
    rows.flatMap((row) => row.officerId ?? []),
    now,
  )
  const names = await areaNames(
    db,
    rows.map((row) => row.areaId),
  )
  return rows.map((row) => ({
    ...row,
    areaName: names.get(row.areaId) ?? '',
    posts: posts.filter((post) => post.officerId === row.officerId).map(({ officerId: _, ...post }) => post),
    grants: grants
      .filter((grant) => grant.accountId === row.id && (grant.toAt === null || grant.toAt > now))
      .map(withoutAccount),
  }))
}

async function postsOf(db: Db, officerIds: readonly string[], now: Instant) {
  const { rows } = await sql<{ officerId: string; id: string; title: string; areaId: number; fromAt: Instant }>`
    select holdings.officer_id as "officerId", posts.id, posts.title, posts.area_id as "areaId", holdings.from_at as "fromAt"
    from holdings join posts on posts.id = holdings.post_id
    where holdings.officer_id = any(${officerIds}::uuid[]) and holdings.from_at <= ${now}
      and (holdings.to_at is null or holdings.to_at > ${now})
    order by posts.is_head desc, posts.title, posts.id`.execute(db)
  const names = await areaNames(
    db,
    rows.map((row) => row.areaId),
  )
  return rows.map((row) => ({ ...row, areaName: names.get(row.areaId) ?? '' }))
}

async function grantsOf(
  db: Db,
  accountIds: readonly string[],
  roles: Roles,
): Promise<(GrantItem & { accountId: string })[]> {
  const { rows } = await sql<Omit<GrantItem, 'title' | 'areaName'> & { accountId: string }>`
    select id, account_id as "accountId", role, area_id as "areaId", from_at as "fromAt", to_at as "toAt"
    from grants where account_id = any(${accountIds}::uuid[]) order by from_at desc, id`.execute(db)
  const names = await areaNames(
    db,
    rows.map((row) => row.areaId),
  )
  return rows.map((row) => ({
    ...row,
    title: roles.titles.get(row.role) ?? { vi: row.role, en: row.role },
    areaName: names.get(row.areaId) ?? '',
  }))
}

function withoutAccount({ accountId: _, ...grant }: GrantItem & { accountId: string }): GrantItem {
  return grant
}

async function countSessions(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('sessions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
