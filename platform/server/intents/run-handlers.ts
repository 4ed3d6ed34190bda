import { sql } from 'kysely'
import { isTransient, type Trx } from '../db/connect.ts'
import type { Log } from '../log.ts'
import type { Outcome, Step, Work } from './intent-type.ts'
import type { Prepared } from './prepare.ts'

/** What came of one intent: decided, or failed by our own fault. */
export type Came = Outcome | 'fault'

/** Handles intents of one type together; a fault is thrown. */
export async function handleAll(group: readonly Prepared[], step: Step): Promise<Map<Prepared, Came>> {
  const outcomes = await runHandler(group, step)
  return new Map(group.map((item, index) => [item, outcomes[index] as Outcome]))
}

/**
 * Handles intents of one type together behind a savepoint; if that fails by a fault, one after the other, so that only the culprit falls.
 */
export async function handleGroup(
  group: readonly Prepared[],
  step: Step,
  told: { log: Log; requestId: string },
): Promise<Map<Prepared, Came>> {
  const attempt = await withSavepoint(step.trx, () => handleAll(group, step))
  if ('value' in attempt) return attempt.value
  if (group.length > 1) {
    const outcomes = new Map<Prepared, Came>()
    for (const item of group) for (const [key, came] of await handleGroup([item], step, told)) outcomes.set(key, came)
    return outcomes
  }
  const culprit = group[0] as Prepared
  const { log, requestId } = told
  const error = String(attempt.error.stack)
  log.error(
    { requestId, intent: culprit.id, type: culprit.type.contract.type, error },
    'an intent failed by our own fault',
  )
  return new Map([[culprit, 'fault']])
}

/** Whether some accepted fact says that the tree of areas is another one now. */
export function changesTree(came: Iterable<Came>): boolean {
  for (const outcome of came) {
    if (outcome !== 'fault' && outcome.accepted && outcome.facts.some((fact) => fact.live?.includes('areas')))
      return true
  }
  return false
}

async function runHandler(group: readonly Prepared[], step: Step): Promise<readonly Outcome[]> {
  const type = (group[0] as Prepared).type
  const works = group.map(
    (item): Work<unknown> => ({
      id: item.id,
      type: type.contract.type,
      payload: item.payload,
      occurredAt: item.occurredAt,
      actor: item.actor,
    }),
  )
  const outcomes = await type.handle(works, step)
  if (outcomes.length !== group.length) {
    throw new Error(`${type.contract.type} answered ${outcomes.length} of ${group.length}`)
  }
  for (const outcome of outcomes) checkAreas(outcome, step)
  return outcomes
}

/** A fact about a place that is not in the tree is our fault, and must not reach the journal. */
function checkAreas(outcome: Outcome, step: Step): void {
  if (!outcome.accepted) return
  const stray = outcome.facts.find((fact) => !step.tree.find(fact.areaId) && !fact.live?.includes('areas'))
  if (stray) throw new Error(`the fact ${stray.type} speaks of area ${stray.areaId}, which is not in the tree`)
}

async function withSavepoint<T>(trx: Trx, run: () => Promise<T>): Promise<{ value: T } | { error: Error }> {
  await sql`savepoint intent_group`.execute(trx)
  try {
    const value = await run()
    await sql`release savepoint intent_group`.execute(trx)
    return { value }
  } catch (error) {
    if (isTransient(error)) throw error
    await sql`rollback to savepoint intent_group`.execute(trx)
    return { error: error as Error }
  }
}

/**
 * Consecutive intents of one type, in order of arrival: an intent may lean on the one before it.
 */
export function inRounds(items: readonly Prepared[]): Prepared[][] {
  const rounds: Prepared[][] = []
  for (const item of items) {
    const last = rounds.at(-1)
    if (last?.[0]?.type === item.type) last.push(item)
    else rounds.push([item])
  }
  return rounds
}
