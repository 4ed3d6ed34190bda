import { sql } from 'kysely'
import { type Instant, toInstant } from '#kit'
import type { Db, Trx } from '../db/connect.ts'
import type { FileStore } from '../files/files.ts'
import type { CleanPhoto } from './clean-photo.ts'

/** What is known of a kept photo. */
export interface Photo {
  readonly hash: string
  /** The camera's word for when it was taken; null when it said nothing. */
  readonly takenAt: Instant | null
  readonly width: number
  readonly height: number
}

interface Upload {
  readonly db: Db
  readonly files: FileStore
  readonly accountId: string
  readonly now: Instant
  readonly hashOf: (bytes: Buffer) => string
}

/**
 * Keeps a photo and who brought it; the same photo again changes nothing. The row is locked before the bytes are
 * written, so that forgetting and bringing anew never cross. The first word for when it was taken stands.
 */
export async function keepPhoto(photo: CleanPhoto, { db, files, accountId, now, hashOf }: Upload): Promise<Photo> {
  const hash = hashOf(photo.bytes)
  const thumbnailHash = hashOf(photo.thumbnail)
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('photos')
      .values({
        hash,
        thumbnail_hash: thumbnailHash,
        taken_at: photo.takenAt,
        width: photo.width,
        height: photo.height,
        bytes: photo.bytes.length,
        uploaded_at: now,
        named: false,
      })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet({ uploaded_at: now }))
      .returning(['taken_at', 'width', 'height'])
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('files')
      .values({ hash, bytes: photo.bytes.length, media_type: 'image/jpeg', uploaded_by: accountId, uploaded_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx
      .insertInto('photo_uploads')
      .values({ hash, account_id: accountId, uploaded_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await files.keep(photo.bytes)
    await files.keep(photo.thumbnail)
    return toPhoto({ hash, ...row })
  })
}

/**
 * Those of the photos that this account brought, for an intent that names them: a photo that somebody else brought is
 * as unknown as one that nobody did. Holds them against being forgotten until the transaction ends.
 */
export async function photosOf(
  trx: Trx,
  hashes: readonly string[],
  accountId: string | null,
): Promise<ReadonlyMap<string, Photo>> {
  if (hashes.length === 0 || accountId === null) return new Map()
  const { rows } = await sql<Row>`
    select p.hash, p.taken_at, p.width, p.height
    from photos p join photo_uploads u on u.hash = p.hash and u.account_id = ${accountId}
    where p.hash = any(${[...new Set(hashes)]}::text[])
    order by p.hash for share of p`.execute(trx)
  return new Map(rows.map((row) => [row.hash, toPhoto(row)]))
}

interface Row {
  readonly hash: string
  readonly taken_at: string | null
  readonly width: number
  readonly height: number
}

function toPhoto({ hash, taken_at: takenAt, width, height }: Row): Photo {
  return { hash, takenAt: takenAt === null ? null : toInstant(takenAt), width, height }
}
