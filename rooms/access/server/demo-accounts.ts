import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Db, House } from '#platform/server'
import { hashPassword } from './password.ts'
import { newReadableSecret } from './secrets.ts'

const key = 'demo-sign-in'

/**
 * The password of the demonstration's accounts: made by chance for each installation, shown on the sign-in page, and
 * good only while the house runs with the sample. Made at the first call; the same afterwards.
 */
export async function demoPassword(db: Db): Promise<{ password: string; passwordHash: string }> {
  const password = newReadableSecret(3, 4)
  const made = { password, passwordHash: await hashPassword(password) }
  await sql`insert into settings (key, value) values (${key}, ${JSON.stringify(made)}::jsonb) on conflict (key) do nothing`.execute(
    db,
  )
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirstOrThrow()
  return row.value as { password: string; passwordHash: string }
}

/** `GET /api/demo-accounts`: who one may be in the demonstration, the widest area first; nobody when there is no sample. */
export function registerDemoAccounts(app: FastifyInstance, house: House): void {
  app.get<{ Querystring: { q?: string } }>('/api/demo-accounts', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!house.sample) return { items: [] }
    const { password } = await demoPassword(house.db)
    const items = await listDemoAccounts(house, String(request.query.q ?? '').slice(0, 100))
    const shown = items.map(({ title, areaName, ...item }) => ({
      ...item,
      post: title || areaName,
      areaName,
      password,
    }))
    return { items: shown }
  })
}

const mostShown = 40

interface DemoAccount {
  readonly username: string
  readonly name: string
  readonly title: string
  readonly areaName: string
}

async function listDemoAccounts(house: House, typed: string): Promise<DemoAccount[]> {
  const now = house.clock.now()
  const { rows } = await sql<DemoAccount>`
    with held as materialized (
      select distinct on (accounts.id) accounts.id, accounts.username, coalesce(officers.name, accounts.name) as name,
             coalesce(posts.title, grants.role, '') as title, areas.name as "areaName", areas.depth, areas.first,
             coalesce(posts.is_head, false) as is_head
      from accounts
      left join officers on officers.id = accounts.officer_id
      left join holdings on holdings.officer_id = accounts.officer_id
        and holdings.from_at <= ${now} and (holdings.to_at is null or holdings.to_at > ${now})
      left join posts on posts.id = holdings.post_id
      left join grants on grants.account_id = accounts.id
        and grants.from_at <= ${now} and (grants.to_at is null or grants.to_at > ${now})
      join areas on areas.id = coalesce(posts.area_id, grants.area_id, accounts.area_id)
      where accounts.demo and accounts.disabled_at is null
      order by accounts.id, areas.depth, posts.is_head desc nulls last)
    select username, name, title, "areaName" from held
    where ${typed} = '' or username ilike ${`%${typed}%`} or title ilike ${`%${typed}%`} or "areaName" ilike ${`%${typed}%`}
    order by depth, is_head desc, first, username limit ${mostShown}`.execute(house.db)
  return rows
}
