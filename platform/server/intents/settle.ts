import { sql } from 'kysely'
import type { Instant } from '#kit'
import { postFor } from '../access/actor.ts'
import type { Trx } from '../db/connect.ts'
import { type Stated, stateInJournal } from '../journal/append.ts'
import type { Tree } from '../territory/territory.ts'
import type { Prepared } from './prepare.ts'
import type { Came } from './run-handlers.ts'

/** Writes the journal for what was accepted, gives back the ids of what was not, wakes the listeners. */
export async function settle(trx: Trx, outcomes: ReadonlyMap<Prepared, Came>, now: Instant, tree: Tree): Promise<void> {
  const stated: Stated[] = []
  const released: string[] = []
  const results: [string, string][] = []
  for (const [item, outcome] of outcomes) {
    if (outcome === 'fault' || !outcome.accepted) {
      released.push(item.id)
      continue
    }
    if (outcome.result !== undefined) results.push([item.id, JSON.stringify(outcome.result)])
    for (const fact of outcome.facts) stated.push(toStated(item, fact, tree))
  }
  if (released.length > 0) await sql`delete from intents where id = any(${released}::uuid[])`.execute(trx)
  if (results.length > 0) {
    await sql`update intents set result = given.result::jsonb
      from unnest(${results.map((r) => r[0])}::uuid[], ${results.map((r) => r[1])}::text[]) as given (id, result)
      where intents.id = given.id`.execute(trx)
  }
  await stateInJournal(trx, stated, now, tree)
}

function toStated(item: Prepared, fact: Stated['fact'], tree: Tree): Stated {
  return {
    fact,
    intentId: item.id,
    accountId: item.actor.accountId,
    officerId: item.actor.officerId,
    postId: postFor(item.actor, item.type.contract.permission, fact.areaId, tree),
    occurredAt: item.occurredAt,
  }
}
