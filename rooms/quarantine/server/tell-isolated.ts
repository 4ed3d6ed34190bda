import type { Fact, Step } from '#platform/server'
import type { StoredOrder } from './orders.store.ts'

/** Stops the clock "F0 confirmed → F1 isolated" for this person in the room of tracing. */
export async function tellIsolated(_step: Step, _order: StoredOrder): Promise<readonly Fact[]> {
  return []
}
