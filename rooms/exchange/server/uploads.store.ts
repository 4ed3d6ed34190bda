import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import { type Db, newId, type Profile, type Trx } from '#platform/server'
import type { UploadRow } from './exchange.tables.ts'
import { exchangeRetentionOf } from './retention.ts'

/** Notes a file that was brought; gives when it will be forgotten. */
export async function saveUpload(
  db: Db,
  upload: Pick<UploadRow, 'account_id' | 'name' | 'kind' | 'hash' | 'bytes'>,
  { now, profile }: { now: Instant; profile: Profile },
): Promise<{ id: string; expiresAt: Instant }> {
  const id = newId()
  const { filesDays } = await exchangeRetentionOf(profile)
  const expiresAt = addMinutes(now, filesDays * 24 * 60)
  await db
    .insertInto('exchange_uploads')
    .values({ ...upload, id, uploaded_at: now, expires_at: expiresAt, forgotten_at: null })
    .execute()
  return { id, expiresAt }
}

/** A file that was brought by this account; undefined for others'. */
export async function findUpload(db: Db | Trx, id: string, accountId: string | null): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`
    select * from exchange_uploads where id = ${id} and account_id = ${accountId}`.execute(db)
  return rows[0]
}

/** An import of the same bytes. */
export interface SameFile {
  readonly batchId: string
  readonly sheet: string
  readonly at: Instant
  readonly by: string | null
  readonly done: number
  readonly wrong: number
  readonly undone: boolean
}

/** Imports of the same bytes that the asker may know of: their own. Newest first. */
export async function findSameFile(db: Db, hash: string, accountId: string): Promise<SameFile[]> {
  const { rows } = await sql<SameFile>`
    select batches.id as "batchId", batches.sheet, batches.started_at as at, officers.name as by, batches.done, batches.wrong,
           batches.state = 'undone' as undone
    from exchange_batches as batches join exchange_uploads as uploads on uploads.id = batches.upload_id
    left join officers on officers.id = batches.officer_id
    where uploads.hash = ${hash} and batches.account_id = ${accountId}
    order by batches.started_at desc limit 5`.execute(db)
  return rows
}
