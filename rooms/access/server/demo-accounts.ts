import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { foldVietnamese } from '#kit'
import type { Db, House } from '#platform/server'
import { hashPassword } from './password.ts'
import { rolesOf } from './roles-of-house.ts'
import { newReadableSecret } from './secrets.ts'

const key = 'demo-sign-in'

/**
 * The password of the demonstration's accounts: made by chance for each installation, shown on the sign-in page, and
 * good only while the house runs with the sample. Made at the first call; the same afterwards.
 */
export async function demoPassword(db: Db): Promise<{ password: string; passwordHash: string }> {
  const kept = await findKept(db)
  if (kept) return kept
  const password = newReadableSecret(3, 4)
  const made = { password, passwordHash: await hashPassword(password) }
  const row = { key, value: JSON.stringify(made) }
  await db
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await findKept(db)) ?? made
}

async function findKept(db: Db) {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value as { password: string; passwordHash: string } | undefined
}

/**
 * `GET /api/demo-accounts`: who one may be in the demonstration; nobody when there is no sample. Without `q` a handful
 * that shows the whole chain: one of each role in the city, its first district, that one's first commune, and a group.
 */
export function registerDemoAccounts(app: FastifyInstance, house: House): void {
  app.get<{ Querystring: { q?: string } }>('/api/demo-accounts', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!house.sample) return { items: [] }
    const { password } = await demoPassword(house.db)
    const typed = foldVietnamese(String(request.query.q ?? '').slice(0, 100))
    const found = typed === '' ? await oneOfEachRole(house) : await detailsOf(house, await findByText(house.db, typed))
    return { items: found.slice(0, mostShown).map(({ role: _, areaId: __, ...item }) => ({ ...item, password })) }
  })
}

const mostShown = 40
const mostCandidates = 200

interface DemoAccount {
  readonly username: string
  readonly name: string
  readonly post: string
  readonly areaName: string
  readonly areaId: number
  readonly role: string
}

async function oneOfEachRole(house: House): Promise<DemoAccount[]> {
  const path = leftmostPath(house)
  const { rows } = await sql<{ id: string }>`
    select id from accounts where demo and area_id = any(${path}::int[]) limit 2000`.execute(house.db)
  const all = await detailsOf(
    house,
    rows.map((row) => row.id),
  )
  const seen = new Set<string>()
  return all.filter(({ areaId, role }) => {
    const place = `${areaId} ${role}`
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}

/** The root, its first child, that one's first child … down to the leaf. */
function leftmostPath(house: House): number[] {
  const tree = house.territory.current()
  const path: number[] = []
  for (let place = tree.root; place; place = tree.childrenOf(place.id)[0]) path.push(place.id)
  return path
}

/** Accounts by a piece of the area's name, the person's, or the user name; diacritics do not matter. */
async function findByText(db: Db, folded: string): Promise<string[]> {
  const piece = `%${folded}%`
  // between the words of a user name stands a dot, a dash or an underscore: `_` is any of them
  const dotted = `%${folded.replaceAll(' ', '_')}%`
  const { rows } = await sql<{ id: string }>`
    (select accounts.id from areas join accounts on accounts.area_id = areas.id
     where areas.folded like ${piece} and demo order by areas.depth, accounts.username limit ${mostCandidates})
    union (select accounts.id from officers join accounts on accounts.officer_id = officers.id
           where officers.folded like ${piece} and demo order by officers.folded limit ${mostCandidates})
    union (select id from accounts where username like ${dotted} and demo order by username limit ${mostCandidates})`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** What the chosen ones are called and hold, the widest area and the heads first. */
async function detailsOf(house: House, ids: readonly string[]): Promise<DemoAccount[]> {
  const now = house.clock.now()
  const { rows } = await sql<Omit<DemoAccount, 'role'> & { kind: string | null; grantedRole: string | null }>`
    select * from (
      select distinct on (accounts.id) accounts.username, coalesce(officers.name, accounts.name) as name,
             coalesce(posts.title, '') as post, posts.kind, grants.role as "grantedRole",
             areas.name as "areaName", areas.id as "areaId", areas.depth, areas.first,
             coalesce(posts.is_head, false) as is_head, officers.synthetic
      from accounts
      left join officers on officers.id = accounts.officer_id
      left join holdings on holdings.officer_id = accounts.officer_id
        and holdings.from_at <= ${now} and (holdings.to_at is null or holdings.to_at > ${now})
      left join posts on posts.id = holdings.post_id
      left join grants on grants.account_id = accounts.id
        and grants.from_at <= ${now} and (grants.to_at is null or grants.to_at > ${now})
      join areas on areas.id = coalesce(posts.area_id, grants.area_id, accounts.area_id)
      where accounts.id = any(${ids}::uuid[]) and accounts.demo and accounts.disabled_at is null
      order by accounts.id, areas.depth, posts.is_head desc nulls last, posts.title) as held
    order by depth, first, is_head desc, username`.execute(house.db)
  const roles = await rolesOf(house.profile)
  return rows.map(({ kind, grantedRole, username, name, post, areaName, areaId }) => {
    const role = grantedRole ?? roles.roleOfPost(kind ?? '') ?? ''
    return { username, name, post: post || (roles.titles.get(role)?.vi ?? ''), areaName, areaId, role }
  })
}
