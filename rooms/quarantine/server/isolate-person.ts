import { addDays, type Day, type Refusal } from '#kit'
import type { Fact, Step } from '#platform/server'
import type { Decider } from '#rooms/access/server'
import { holdPersons, personsByIds } from '#rooms/people/server'
import {
  type DecideHome,
  type DecideIsolation,
  durationOn,
  isMinorOn,
  judgeGuardian,
  type Setting,
  spanOf,
  watchUntil,
} from '../domain/index.ts'
import { keepDecision } from './decisions.store.ts'
import { judgeBasis } from './judge-basis.ts'
import { changeOrder, type StoredOrder } from './orders.store.ts'
import { dayIn, policyOf } from './policy-of-house.ts'
import { codeOf, watchKeyOf } from './self-watch.store.ts'
import { tellIsolated } from './tell-isolated.ts'

/** A decision to isolate somebody, at home or in a place. */
export interface Isolating {
  readonly order: StoredOrder
  readonly setting: Setting
  readonly told: Pick<
    DecideIsolation | DecideHome,
    'basisKey' | 'documentId' | 'protection' | 'lastExposureOn' | 'isMinor' | 'guardian' | 'reason'
  >
  readonly decider: Decider
  readonly decisionId: string
  readonly placeId: string | null
  readonly overReason: string | null
}

/** What was ordered, or why nothing was. */
export type Isolated = { readonly refusal: Refusal } | { readonly lastDay: Day; readonly facts: readonly Fact[] }

/**
 * Puts an order in force: legal basis, age and guardian, duration by the day of the decision, end at 24:00 of day N. The
 * person stays named in the room of people until the time of the profile after the end is over (SG-03).
 */
export async function isolate(step: Step, one: Isolating): Promise<Isolated> {
  const { order, setting, told, decider, decisionId, placeId, overReason } = one
  const refusal = await judgeBasis(step, told)
  if (refusal) return { refusal }
  const person =
    order.personId === null ? undefined : (await personsByIds(step.trx, [order.personId])).get(order.personId)
  const today = dayIn(step.profile, step.now)
  const minor = isMinorOn(person?.yearOfBirth ?? null, today, told.isMinor)
  if (!minor.ok) return minor
  const guardian = judgeGuardian(minor.value, told.guardian?.plan, setting)
  if (!guardian.ok) return guardian
  const policy = await policyOf(step.profile)
  const rule = durationOn(policy, { class: order.class, setting, protection: told.protection, decidedOn: today })
  if (!rule.ok) return rule
  const lastExposureOn = (told.lastExposureOn as Day | undefined) ?? order.lastExposureOn
  const span = spanOf({ lastExposureOn, decidedOn: today, days: rule.value.days }, step.profile.utcOffsetMinutes)
  if (!span.ok) return span
  const { dayZero, lastDay, endsAt } = span.value
  const keepUntil = addDays(lastDay, policy.clocks.forgetAfterDays)
  await changeOrder(step.trx, order, {
    state: 'in-force',
    setting,
    decided_at: step.now,
    place_id: placeId,
    over_reason: overReason,
    protection: told.protection,
    rule_key: rule.value.key,
    last_exposure_on: lastExposureOn,
    day_zero: dayZero,
    last_day: lastDay,
    ends_at: endsAt,
    follow_days: rule.value.followDays,
    self_watch_until: watchUntil(lastDay, rule.value.followDays, step.profile.utcOffsetMinutes),
    self_watch_key: watchKeyOf(step, codeOf(step, order.id)),
    is_minor: minor.value,
    guardian_plan: told.guardian?.plan ?? null,
    guardian_id: told.guardian?.personId ?? null,
    keep_until: keepUntil,
  })
  await keepDecision(step, order, { id: decisionId, kind: 'isolate', decider, ...told, before: null, after: lastDay })
  if (order.personId !== null) {
    await holdPersons(step.trx, [{ personId: order.personId, room: 'quarantine', until: keepUntil }])
  }
  const data = { class: order.class, setting, days: rule.value.days, endsAt }
  const fact: Fact = {
    type: 'isolation-ordered',
    areaId: order.areaId,
    subjectId: order.id,
    documentId: told.documentId ?? null,
    data,
    live: ['quarantine'],
  }
  return { lastDay, facts: [fact, ...(await tellIsolated(step, order, decider))] }
}
