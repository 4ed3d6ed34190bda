import type { Fact, Step } from '#platform/server'
import type { Decider } from '#rooms/access/server'
import { idsOfPersons } from '#rooms/people/server'
import { takeSteps } from '#rooms/tracing/server'
import type { StoredOrder } from './orders.store.ts'

/** Stops the clock "F0 confirmed → F1 isolated" for this person wherever a trace lists them, under any id. */
export async function tellIsolated(
  step: Step,
  { personId, class: of }: StoredOrder,
  by: Decider,
): Promise<readonly Fact[]> {
  if (personId === null || of !== 'F1') return []
  const ids = (await idsOfPersons(step.trx, [personId])).get(personId) ?? [personId]
  return takeSteps(step, { personIds: ids, step: 'isolated', at: step.now, by })
}
