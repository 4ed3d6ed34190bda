import { sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { deviceItem, deviceReportBody } from '../domain/index.ts'
import { hashOfSecret } from './secrets.ts'

type Report = z.infer<typeof deviceReportBody>

/** A phone that proved by its secret that it is the one it says. */
export interface KnownDevice {
  readonly accountId: string
  readonly lostAt: string | null
}

/** The phone of a report; undefined where none is known by that id and secret. */
export async function findDevice(db: Db | Trx, { id, secret }: Report): Promise<KnownDevice | undefined> {
  return db
    .selectFrom('field_devices')
    .select(['account_id as accountId', 'lost_at as lostAt'])
    .where('id', '=', id)
    .where('hash', '=', hashOfSecret(secret))
    .executeTakeFirst()
}

/** Notes a phone that reports itself in the name of who is signed in on it; another's id is left as it is. */
export async function noteDevice(
  db: Db,
  { id, secret, version, unsent }: Report,
  by: { readonly accountId: string; readonly sessionId: string | null; readonly agent: string; readonly now: Instant },
): Promise<void> {
  const { accountId, sessionId, now } = by
  const agent = by.agent.slice(0, 300)
  await sql`
    insert into field_devices (id, account_id, hash, agent, version, session_id, first_at, heard_at, unsent)
    values (${id}, ${accountId}, ${hashOfSecret(secret)}, ${agent}, ${version}, ${sessionId}, ${now}, ${now}, ${unsent})
    on conflict (id) do update set agent = excluded.agent, version = excluded.version, unsent = excluded.unsent,
      session_id = excluded.session_id, heard_at = excluded.heard_at
    where field_devices.hash = excluded.hash and field_devices.account_id = excluded.account_id
      and field_devices.lost_at is null`.execute(db)
}

/** The phones of an account, the last heard first. */
export async function devicesOf(db: Db, accountId: string): Promise<z.infer<typeof deviceItem>[]> {
  const { rows } = await sql<z.infer<typeof deviceItem>>`
    select id, agent, version, first_at as "firstAt", heard_at as "heardAt", unsent, lost_at as "lostAt", wiped_at as "wipedAt"
    from field_devices where account_id = ${accountId} order by heard_at desc, id limit 50`.execute(db)
  return rows
}
