import { sql } from 'kysely'
import type { Outcome, Trx } from '#platform/server'

/** Runs what may be refused only after some of it was written: a refusal takes all of it back. */
export async function allOrNothing(trx: Trx, run: () => Promise<Outcome>): Promise<Outcome> {
  await sql`savepoint all_or_nothing`.execute(trx)
  const outcome = await run()
  await sql`${sql.raw(outcome.accepted ? 'release' : 'rollback to')} savepoint all_or_nothing`.execute(trx)
  return outcome
}
