import type { Instant } from '#kit'
import type { Step } from '#platform/server'
import type { RecordCheck } from '../domain/index.ts'
import type { StoredOrder } from './orders.store.ts'
import { dayIn } from './policy-of-house.ts'
import type {} from './quarantine.tables.ts'

/** What was found of somebody, by whom and when. */
export interface NewCheck {
  readonly id: string
  readonly at: Instant
  readonly taskId: string | null
  /** Null: told by the person. */
  readonly officerId: string | null
  readonly told: Pick<RecordCheck, 'by' | 'outcome' | 'temperature' | 'oxygen'>
}

/** Writes down what was found; only those who follow people's health read it (SG-02). */
export async function keepCheck(step: Step, order: StoredOrder, check: NewCheck): Promise<void> {
  const { by, outcome, temperature, oxygen } = check.told
  await step.trx
    .insertInto('isolation_checks')
    .values({
      zone_id: order.zoneId,
      id: check.id,
      order_id: order.id,
      on_day: dayIn(step.profile, check.at),
      at: check.at,
      by_means: by,
      outcome,
      temperature: temperature === undefined ? null : String(temperature),
      oxygen: oxygen ?? null,
      officer_id: check.officerId,
      task_id: check.taskId,
    })
    .execute()
}
