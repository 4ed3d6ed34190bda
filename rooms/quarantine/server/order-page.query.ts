import type { Day } from '#kit'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { personsByIds } from '#rooms/people/server'
import {
  type AgeBand,
  ageBandOn,
  type CheckOutcome,
  checklistFor,
  homePolicyOn,
  isBinding,
  judgeHome,
  type OrderPage,
  orderPageContract,
} from '../domain/index.ts'
import { checksOf, stripOfOrder } from './care-of-orders.query.ts'
import { decisionsOf } from './decisions-of-order.query.ts'
import { needsOf } from './needs-of-order.query.ts'
import { careMoment, toOrderLines } from './order-lines.query.ts'
import { ordersByIds, type StoredOrder } from './orders.store.ts'
import { codesAbove, dayIn, policyOf } from './policy-of-house.ts'
import { codeOf, watchOfOrder } from './self-watch.store.ts'

/** `GET /quarantine/orders/:id`: one isolation without its name; what was found of somebody's health only for those who follow it. */
export const orderPageRead = defineRead(orderPageContract, async (asking, { id }) => {
  const order = await visibleOrder(asking, id)
  if (!order) return notFound()
  const [[line], decisions, needs, care, home, rule] = await Promise.all([
    toOrderLines(asking, [order]),
    decisionsOf(asking, order),
    needsOf(asking, id),
    careOf(asking, order),
    homeOf(asking, order),
    ruleOf(asking, order),
  ])
  if (!line) return notFound()
  const mayThere = (permission: string) => may(asking.actor, permission, order.areaId, asking.tree)
  const { personId, caseId, protection, dayZero, lastExposureOn, decidedAt, isMinor, guardianPlan } = order
  return {
    ...line,
    ...care,
    ...home,
    ...{ personId, caseId, protection, dayZero, lastExposureOn, decidedAt, isMinor, guardianPlan },
    ageBand: await ageBandOf(asking, order),
    endedAt: line.state === 'ended' ? (order.endedAt ?? order.endsAt) : null,
    isBinding: isBinding(order, asking.now),
    overReason: order.overReason,
    followDays: order.followDays,
    rule,
    needs,
    decisions,
    may: {
      propose: mayThere('quarantine.propose'),
      decide: mayThere('quarantine.decide'),
      follow: mayThere('quarantine.follow'),
      care: mayThere('quarantine.care'),
      readPerson: mayThere('quarantine.read-person'),
    },
  }
})

/** What the year of birth says of the age on the day of the decision, or today while there is none. */
async function ageBandOf(
  { db, profile, now }: Asking,
  { personId, decidedAt, isMinor }: StoredOrder,
): Promise<AgeBand> {
  const person = personId === null ? undefined : (await personsByIds(db, [personId])).get(personId)
  const band = ageBandOn(person?.yearOfBirth ?? null, dayIn(profile, decidedAt ?? now))
  // Whoever decided has said it.
  return band !== 'unknown' || isMinor === null ? band : isMinor ? 'minor' : 'adult'
}

/** The order, where the asker may see it. */
export async function visibleOrder(
  asking: Asking,
  id: string,
  permission = 'quarantine.read',
): Promise<StoredOrder | undefined> {
  const order = (await ordersByIds(asking.db, [id])).get(id)
  return order && may(asking.actor, permission, order.areaId, asking.tree) ? order : undefined
}

async function careOf(asking: Asking, order: StoredOrder): Promise<Pick<OrderPage, 'strip' | 'selfWatch' | 'vitals'>> {
  const checks = (await checksOf(asking.db, [order.id])).get(order.id) ?? []
  const moment = await careMoment(asking)
  const strip = stripOfOrder(order, checks, moment)
  const watch = watchOfOrder(order, checks, moment)
  const { silentDays } = (await policyOf(asking.profile)).selfWatch
  if (may(asking.actor, 'quarantine.follow', order.areaId, asking.tree)) {
    const vitals = checks
      .filter(({ temperature, oxygen }) => temperature !== null || oxygen !== null)
      .map(({ at, temperature, oxygen }) => ({ at, temperature, oxygen }))
    const selfWatch = watch && { ...watch, silentDays, code: codeOf(asking, order.id), days: [...watch.days] }
    return { strip, selfWatch, vitals }
  }
  const selfWatch = watch && { ...watch, silentDays, code: null, days: watch.days.map(dull) }
  return { strip: strip.map(dull), selfWatch, vitals: [] }
}

/** Whether somebody asked, and nothing of what was found (SG-02). */
function dull<D extends Day, O extends string>({ day, outcome }: { readonly day: D; readonly outcome: O }) {
  const isTelling = outcome !== 'missed' && outcome !== 'silent' && outcome !== 'coming'
  return { day, outcome: isTelling ? ('checked' as const) : (outcome as Exclude<O, CheckOutcome>) }
}

async function homeOf(
  asking: Asking,
  order: StoredOrder,
): Promise<Pick<OrderPage, 'checklist' | 'isEligible' | 'home'>> {
  if (order.class === 'entrant') return { checklist: [], isEligible: false, home: null }
  const policy = await policyOf(asking.profile)
  const items = checklistFor(policy, order.class)
  const answers = order.homeAnswers ?? {}
  const areaCodes = await codesAbove(asking, order.areaId)
  const row = homePolicyOn(policy, { class: order.class, on: dayIn(asking.profile, asking.now), areaCodes })
  const asked = order.homeAsked || order.setting === 'home'
  return {
    checklist: asked
      ? items.map(({ key, title, weight }) => ({ key, title, weight, answer: answers[key] ?? 'unknown' }))
      : [],
    isEligible: judgeHome(items, answers).isEligible,
    home: { isAllowed: row?.isAllowed ?? false, source: row?.source ?? null, alternative: row?.alternative ?? null },
  }
}

async function ruleOf({ profile }: Asking, { ruleKey }: StoredOrder): Promise<OrderPage['rule']> {
  const rule = (await policyOf(profile)).durations.find(({ key }) => key === ruleKey)
  return rule ? { days: rule.days, source: rule.source, test: rule.test ?? null } : null
}
