import { sql } from 'kysely'
import { type Asking, intervalsOf, type Trx } from '#platform/server'
import { readEyes } from './eyes.ts'
import { insideOf, isVisible } from './where-visible.ts'

/** Whether a photo hangs on an inspection, finding, remedy or visit that the asker may see. */
export async function givesPhoto({ db, actor, tree }: Asking, hash: string): Promise<boolean> {
  const eyes = await readEyes(db, { actor, tree })
  const readable = intervalsOf(actor, 'inspections.read', tree)
  const { rows } = await sql<{ seen: boolean }>`
    select exists (
      select 1 from inspection_photos named join inspections on inspections.id = named.seen_through
      where named.hash = ${hash} and named.of_kind <> 'visit' and ${isVisible(eyes, tree)}
    ) or exists (
      select 1 from inspection_photos named join inspection_visits visits on visits.id = named.seen_through
      where named.hash = ${hash} and named.of_kind = 'visit' and ${insideOf(readable, tree, 'visits')}
    ) as seen`.execute(db)
  return rows[0]?.seen ?? false
}

/** Photos, among these, that a record of this room names: they are kept as long as the record. */
export async function namesPhotos(trx: Trx, hashes: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ hash: string }>`
    select distinct hash from inspection_photos where hash = any(${[...hashes]}::text[])`.execute(trx)
  return rows.map(({ hash }) => hash)
}
