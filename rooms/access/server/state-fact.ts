import type { Actor, Fact, House, Trx } from '#platform/server'
import { stateInJournal } from '#platform/server'

/** Whose doing a fact is, where no intent stands behind it. */
export type Doer = Pick<Actor, 'accountId' | 'officerId'>

/**
 * States a fact from a route. Operations with secrets (passwords, codes, new tokens) are routes and not intents: the
 * door keeps a digest of every payload and the result of every intent, and a secret must be in neither. The fact says
 * who, when and whom, in the transaction of the rows, as everywhere.
 */
export async function stateFact(trx: Trx, house: House, doer: Doer, fact: Fact): Promise<void> {
  const now = house.clock.now()
  const tree = await house.territory.refresh(trx)
  const { accountId, officerId } = doer
  await stateInJournal(trx, [{ fact, intentId: null, accountId, officerId, postId: null, occurredAt: now }], now, tree)
}
