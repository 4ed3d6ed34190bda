import type { Day, Refusal } from '#kit'
import { defineRead, notFound } from '#platform/server'
import { durationOn, outlookContract, spanOf } from '../domain/index.ts'
import { visibleOrder } from './order-page.query.ts'
import { dayIn, policyOf } from './policy-of-house.ts'

/** `GET /quarantine/outlook`: computed by the same functions as the decision, for the form. */
export const outlookRead = defineRead(outlookContract, async (asking, query) => {
  const order = await visibleOrder(asking, query.orderId)
  if (!order) return notFound('orderId')
  const { setting, protection } = query
  const decidedOn = dayIn(asking.profile, asking.now)
  const rule = durationOn(await policyOf(asking.profile), { class: order.class, setting, protection, decidedOn })
  if (!rule.ok) return { ...nothing, problem: rule.refusal.words }
  const { days, followDays, source } = rule.value
  const lastExposureOn = (query.lastExposureOn as Day | undefined) ?? order.lastExposureOn
  const span = spanOf({ lastExposureOn, decidedOn, days }, asking.profile.utcOffsetMinutes)
  if (!span.ok) return { ...nothing, days, followDays, source, problem: (span.refusal as Refusal).words }
  const { dayZero, lastDay } = span.value
  return { days, followDays, dayZero, lastDay, source, problem: null }
})

const nothing = { days: null, followDays: null, dayZero: null, lastDay: null, source: null, problem: null }
