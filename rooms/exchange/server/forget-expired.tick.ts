import { sql } from 'kysely'
import type { House, Tick } from '#platform/server'

/** Files whose days are over are forgotten, with what was wrong in them; what was done stays, with its journal. */
export const forgetExpired: Tick = {
  name: 'exchange-forget',
  everySeconds: 3_600,
  run: forget,
}

/** A run whose server died is taken up by another once its lease is over; somebody must look. */
export const lookForWork: Tick = {
  name: 'exchange-look',
  everySeconds: 20,
  run: async ({ jobs }) => jobs.wake(),
}

async function forget({ db, files, clock }: House): Promise<void> {
  const now = clock.now()
  const { rows } = await sql<{ id: string; hash: string }>`
    update exchange_uploads set forgotten_at = ${now} where expires_at <= ${now} and forgotten_at is null
    returning id, hash`.execute(db)
  for (const { id, hash } of rows) {
    await db.transaction().execute(async (trx) => {
      await sql`
        delete from exchange_rows using exchange_batches
        where exchange_batches.id = exchange_rows.batch_id and exchange_batches.upload_id = ${id}
          and exchange_rows.state = 'wrong'`.execute(trx)
      await sql`update exchange_batches set errors_forgotten_at = ${now} where upload_id = ${id}`.execute(trx)
    })
    if (!(await isNeeded(db, hash))) await files.forget(hash)
  }
}

/** The same bytes may be evidence elsewhere, or lie in a younger upload. */
async function isNeeded(db: House['db'], hash: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from files where hash = ${hash}
    union all select 1 from exchange_uploads where hash = ${hash} and forgotten_at is null limit 1`.execute(db)
  return rows.length > 0
}
