import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '#platform/server'

/** More texts than this and the words are common: walking the list in its order meets them soon. */
const mostTexts = 2000

/** Written beside tasks: the texts they are searched by, each once. `from`: rows with a column `folded`. */
export function keepWords(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into task_words (key, folded)
    select md5(folded), folded from (select distinct folded from ${from} order by folded) as texts
    on conflict do nothing`
}

/** Keeps the texts of tasks that were rewritten. */
export async function keepTexts(trx: Trx, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return
  await keepWords(sql`unnest(${[...new Set(texts)]}::text[]) as given (folded)`).execute(trx)
}

/**
 * Tasks whose text holds all these folded words. Few texts: their tasks by the index, however many tasks there are; many:
 * the words themselves.
 */
export async function withWords(db: Db | Trx, words: readonly string[]): Promise<RawBuilder<unknown>[]> {
  if (words.length === 0) return []
  const like = words.map((word) => sql`folded like ${`%${word}%`}`)
  const { rows } = await sql<{ key: string }>`
    select key from task_words where ${sql.join(like, sql` and `)} limit ${mostTexts + 1}`.execute(db)
  if (rows.length > mostTexts) return like
  return [sql`md5(folded) = any(${rows.map(({ key }) => key)}::text[])`]
}
