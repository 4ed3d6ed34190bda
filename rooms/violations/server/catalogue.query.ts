import type { z } from 'zod'
import { type Day, dayOf, toInstant } from '#kit'
import { type Asking, defineRead, notFound, visiblePlace } from '#platform/server'
import { inForceIn } from '#rooms/areas/server'
import {
  ageBandOn,
  amountRange,
  assessViolation,
  authoritiesOn,
  type Behaviour,
  type BehaviourView,
  behaviourList,
  type Charge,
  type ClockKey,
  type Clocks,
  chargeOn,
  clocksOn,
  competentFor,
  fromVnd,
  type Ground,
  hasRightToExplain,
  holdsOn,
  judgeBasis,
  judgeStatute,
  knownClocksOn,
  type Payer,
  rangeFor,
  sayMoment,
  sayPeriod,
  verdictsFor,
} from '../domain/index.ts'
import { clockTitles } from './clock-titles.ts'
import { groundAt } from './violation-rules.query.ts'

/** `GET /violation-behaviours` */
export const behaviourListRead = defineRead(behaviourList, async (asking, query) => {
  const ground = await groundAt(asking.db, asking)
  const on = (query.on ?? dayOf(asking.now, ground.calendar.offsetMinutes)) as Day
  const authorities = authoritiesOn(ground.competence, on)
  const clocks = knownClocksOn(ground.clocks, on)
  const { behaviours, organisationTimes, factors, factorsSource } = ground.behaviours
  return {
    on,
    behaviours: behaviours.filter((one) => holdsOn(one, on)).map((one) => behaviourView(one, { ground, on })),
    organisationTimes: organisationTimes.value,
    factors,
    factorsSource,
    authorities: authorities.map(({ key, title, level, limit, postKinds, source }) => {
      return { key, title, level, limit: fromVnd(limit), mayDecide: postKinds.length > 0, source }
    }),
    clocks: clocks ? (Object.keys(clockTitles) as ClockKey[]).map((key) => clockView(key, clocks)) : [],
  }
})

function clockView(key: ClockKey, clocks: Clocks) {
  const period = clocks[key]
  return { key, title: clockTitles[key], rule: sayPeriod(period), source: period.source }
}

function behaviourView(behaviour: Behaviour, { ground, on }: { ground: Ground; on: Day }): BehaviourView {
  const { code, title, article, instrument, validFrom, validTo, needs, remedy, toBeConfirmed, source } = behaviour
  const charges = behaviour.variants.flatMap(({ key }) => chargesOf({ behaviour: code, variant: key }, { ground, on }))
  const [whole] = charges.length > 0 ? charges : chargesOf({ behaviour: code }, { ground, on })
  if (!whole) throw new Error(`the behaviour ${code} cannot be charged on ${on}`)
  const range = { min: BigInt(behaviour.range.min), max: BigInt(behaviour.range.max) }
  return {
    code,
    title,
    article,
    instrument,
    validFrom,
    validTo,
    ranges: ranges({ ...whole, range }),
    needs,
    variants: charges.map((charge) => ({
      key: charge.variant ?? '',
      title: charge.title,
      article: charge.article,
      ranges: ranges(charge),
      needs: charge.needs,
    })),
    remedy,
    toBeConfirmed,
    source,
    decidedBy: competentFor(authoritiesOn(ground.competence, on), { range })[0]?.level ?? null,
  }
}

function chargesOf(
  asked: { behaviour: string; variant?: string },
  { ground, on }: { ground: Ground; on: Day },
): Charge[] {
  const charge = chargeOn(ground.behaviours, asked, on)
  return charge.ok ? [charge.value] : []
}

function ranges(charge: Charge): BehaviourView['ranges'] {
  const shown = (kind: 'individual' | 'organisation') => {
    const { min, max } = rangeFor(charge, kind)
    return { min: fromVnd(min), middle: fromVnd((min + max) / 2n), max: fromVnd(max) }
  }
  return { individual: shown('individual'), organisation: shown('organisation') }
}

type Assessed = z.infer<typeof assessViolation.answer>

/** `GET /violation-assessment`: what the form says before anything is sent. */
export const assessViolationRead = defineRead(assessViolation, async (asking, query) => {
  if (!visiblePlace(asking, query.areaId, assessViolation.permission)) return notFound('areaId')
  const ground = await groundAt(asking.db, asking)
  const actAt = toInstant(query.actAt)
  const actDay = dayOf(actAt, ground.calendar.offsetMinutes)
  const isPerson = query.subjectKind === 'individual'
  const payer: Payer = { kind: query.subjectKind, ageBand: isPerson ? ageBandOn(query.birthDate, actDay) : null }
  const orders = (await inForceIn(asking.db, asking.tree, query.areaId, actAt)).filter(({ kind }) => kind !== 'level')
  const charge = chargeOn(ground.behaviours, query, actDay)
  const judged = charge.ok
    ? (judgeStatute({ actAt, recordedAt: null, detectedAt: asking.now }, ground) ??
      judgeBasis(charge.value, { at: actAt, saidAt: sayMoment(actAt, ground), cited: undefined }, orders))
    : charge
  const listed = orders.map(({ id, documentId, labelVi, labelEn }) => {
    return { inForceId: id, documentId, label: { vi: labelVi, en: labelEn } }
  })
  const about = charge.ok ? chargedAnswer(charge.value, payer, { ground, asking }) : nothingKnown
  return {
    ...about,
    refusal: judged.ok ? null : { code: judged.refusal.code, words: judged.refusal.words },
    ageBand: payer.ageBand,
    verdicts: verdictsFor(payer),
    orders: listed,
  }
})

const nothingKnown = { range: null, hasRightToExplain: false, decidedBy: null } as const

function chargedAnswer(
  charge: Charge,
  payer: Payer,
  { ground, asking }: { readonly ground: Ground; readonly asking: Asking },
): Pick<Assessed, 'range' | 'hasRightToExplain' | 'decidedBy'> {
  const today = dayOf(asking.now, ground.calendar.offsetMinutes)
  const range = amountRange(charge, payer)
  return {
    range: range && { min: fromVnd(range.min), middle: fromVnd(range.middle), max: fromVnd(range.max) },
    hasRightToExplain: hasRightToExplain(charge, clocksOn(ground.clocks, today), payer.kind),
    decidedBy: competentFor(authoritiesOn(ground.competence, today), charge)[0]?.level ?? null,
  }
}
