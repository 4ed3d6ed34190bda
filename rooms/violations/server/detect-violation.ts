import { dayOf, type Instant, notParsed, type Parsed, parsed, toInstant } from '#kit'
import { ACCESS, accept, actingPost, defineIntent, type Outcome, reject, type Step, type Work } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { inForceIn, openBook } from '#rooms/areas/server'
import { findingsByIds, seesFindings } from '#rooms/inspections/server'
import { sitesByIds } from '#rooms/sites/server'
import {
  ageBandOn,
  type Basis,
  type Charge,
  chargeOn,
  clocksOn,
  type DetectViolation,
  type Dossier,
  dayIn,
  detectViolation,
  endOf,
  type Ground,
  judgeBasis,
  judgeStatute,
  nothingYet,
  numberOf,
  sayMoment,
  VIOLATIONS,
} from '../domain/index.ts'
import { factOf, toSeal } from './change-dossiers.ts'
import { nextNumbers, saveDossiers } from './dossiers.store.ts'
import { sealAway } from './sealed.store.ts'
import { groundAt, keepUntil } from './violation-rules.query.ts'

type Item = Work<DetectViolation>
interface Opened {
  readonly item: Item
  readonly dossier: Dossier
}

/** Opens dossiers, set-based; each is judged by itself. */
export const detectViolationIntent = defineIntent<DetectViolation>({
  contract: detectViolation,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: async (items, step) => {
    const ground = await groundAt(step.trx, step)
    const outcomes = new Map<Item, Outcome>()
    const opened: Opened[] = []
    for (const item of items) {
      const dossier = await open(item, step, ground)
      if (dossier.ok) opened.push({ item, dossier: dossier.value })
      else outcomes.set(item, reject(dossier.refusal))
    }
    for (const { item, dossier } of await keep(opened, step)) {
      const counted = [{ step: 'detected', day: dossier.detectedOn, count: 1, amount: 0n }] as const
      const fact = factOf({ dossier, counted, fact: { type: 'violation-detected' } })
      outcomes.set(item, accept([fact], { violationId: dossier.id, number: numberOf(dossier) }))
    }
    return items.map((item) => outcomes.get(item) as Outcome)
  },
})

async function open(item: Item, step: Step, ground: Ground): Promise<Parsed<Dossier>> {
  const { payload } = item
  const actAt = toInstant(payload.actAt)
  if (actAt > item.occurredAt) return notParsed(VIOLATIONS.ACT_AHEAD, { field: 'actAt' })
  const place = await placeOf(item, step)
  if (!place.ok) return place
  const charge = chargeOn(ground.behaviours, payload, dayIn(ground, actAt))
  if (!charge.ok) return charge
  const tooOld = judgeStatute({ actAt, recordedAt: null, detectedAt: item.occurredAt }, ground)
  if (tooOld) return tooOld
  const basis = await basisOf(payload, { charge: charge.value, actAt }, { step, ground })
  if (!basis.ok) return basis
  return parsed(fresh(item, { actAt, basis: basis.value, charge: charge.value }, { step, ground }))
}

async function placeOf({ payload, actor }: Item, step: Step): Promise<Parsed<null>> {
  const { areaId, siteId, findingId } = payload
  const book = await openBook({ db: step.trx, tree: step.tree })
  const area = book.byId.get(areaId)
  if (!area || !['commune', 'group'].includes(levelOf(area.kind))) {
    return notParsed(VIOLATIONS.NOT_IN_A_COMMUNE, { field: 'areaId' })
  }
  const { zoneId } = step.tree.get(areaId)
  const site = siteId === undefined ? undefined : (await sitesByIds(step.trx, [siteId])).get(siteId)
  if (siteId !== undefined && site?.zoneId !== zoneId) return notParsed(ACCESS.NOT_FOUND, { field: 'siteId' })
  const isKnown = findingId === undefined || (await isFindingHere({ findingId, zoneId, actor }, step))
  return isKnown ? parsed(null) : notParsed(ACCESS.NOT_FOUND, { field: 'findingId' })
}

/** Whether there is such a finding in the commune, and whoever cites it may see it. */
async function isFindingHere(
  { findingId, zoneId, actor }: { readonly findingId: string; readonly zoneId: number; readonly actor: Item['actor'] },
  { trx, tree, now }: Step,
): Promise<boolean> {
  const seen = await seesFindings(trx, [findingId], { actor, tree })
  const finding = (await findingsByIds(trx, [findingId], now)).get(findingId)
  return seen.has(findingId) && finding !== undefined && tree.find(finding.areaId)?.zoneId === zoneId
}

async function basisOf(
  { areaId, inForceId }: DetectViolation,
  { charge, actAt }: { readonly charge: Charge; readonly actAt: Instant },
  { step, ground }: { readonly step: Step; readonly ground: Ground },
): Promise<Parsed<Basis | null>> {
  if (charge.needs === 'none' && inForceId === undefined) return parsed(null)
  const orders = await inForceIn(step.trx, step.tree, areaId, actAt)
  return judgeBasis(charge, { at: actAt, saidAt: sayMoment(actAt, ground), cited: inForceId }, orders)
}

function fresh(
  item: Item,
  { actAt, basis, charge }: { readonly actAt: Instant; readonly basis: Basis | null; readonly charge: Charge },
  { step, ground }: { readonly step: Step; readonly ground: Ground },
): Dossier {
  const { payload, occurredAt, actor } = item
  const { subject, areaId } = payload
  const detectedOn = dayIn(ground, occurredAt)
  const { zoneId } = step.tree.get(areaId)
  const isPerson = subject.kind === 'individual'
  return {
    ...nothingYet,
    zoneId,
    id: item.id,
    areaId,
    year: Number(detectedOn.slice(0, 4)),
    seq: 0,
    numberedIn: zoneId,
    behaviour: charge.behaviour.code,
    variant: charge.variant,
    subjectKind: subject.kind,
    ageBand: isPerson ? ageBandOn(subject.birthDate, dayOf(actAt, ground.calendar.offsetMinutes)) : null,
    hasGuardian: isPerson && subject.guardian !== undefined,
    actAt,
    detectedAt: occurredAt,
    detectedOn,
    detectedBy: actor.officerId,
    detectedPost: actingPost(item, step, 'violations.record', areaId),
    inForceId: basis?.inForceId ?? null,
    documentId: basis?.documentId ?? null,
    siteId: payload.siteId ?? null,
    findingId: payload.findingId ?? null,
    recordBy: endOf(clocksOn(ground.clocks, detectedOn).record, occurredAt, ground.calendar),
    level: 'commune',
    levelAreaId: zoneId,
    changedAt: step.now,
  }
}

/** Numbers, writes, seals; gives the dossiers with their numbers. */
async function keep(opened: readonly Opened[], step: Step): Promise<Opened[]> {
  const numbers = await nextNumbers(
    step.trx,
    opened.map(({ dossier }) => dossier),
  )
  const numbered = opened.map(({ item, dossier }, index) => ({
    item,
    dossier: { ...dossier, seq: numbers[index] ?? 0 },
  }))
  await saveDossiers(
    step.trx,
    numbered.map(({ dossier }) => dossier),
  )
  const until = await keepUntil(step.profile, step.now)
  const sealed = numbered.flatMap(({ item, dossier }) => {
    const { subject, circumstances, place } = item.payload
    const seal = [
      { kind: 'subject', text: JSON.stringify(subject) },
      ...(circumstances === undefined ? [] : [{ kind: 'circumstances', text: circumstances }]),
      ...(place === undefined ? [] : [{ kind: 'place', text: place }]),
    ] as { kind: 'subject' | 'circumstances' | 'place'; text: string }[]
    return toSeal(item, { dossier, seal }, { until, at: step.now })
  })
  await sealAway(step.trx, step.vault, sealed)
  return numbered
}
