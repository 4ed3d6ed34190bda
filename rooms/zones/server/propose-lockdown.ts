import type { z } from 'zod'
import { contains, type Refusal, refuse } from '#kit'
import { accept, allowed, defineIntent, type Fact, may, oneByOne, reject, type Step, type Work } from '#platform/server'
import { caseRows } from '#rooms/cases/server'
import { householdsByIds } from '#rooms/people/server'
import { amendProposal, dismissProposal, proposeLockdown, ZONES } from '../domain/index.ts'
import { type LockdownRow, lockLockdown } from './lockdowns.store.ts'
import { signerFor } from './who-decides.ts'

type Propose = z.infer<typeof proposeLockdown.payload>
type Amend = z.infer<typeof amendProposal.payload>
type Dismiss = z.infer<typeof dismissProposal.payload>
type PlaceFields = Omit<Amend, 'lockdownId' | 'reason'>

/** A place is proposed; nothing is locked by it. */
export const proposeLockdownIntent = defineIntent<Propose>({
  contract: proposeLockdown,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<Propose>, step: Step) => {
    const { areaId, regime, scope, place, reason, source, ...fields } = work.payload
    const refusal = await judgeLinks(work, step, { areaId, fields })
    if (refusal) return reject(refusal)
    await step.trx
      .insertInto('lockdowns')
      .values({
        ...emptyLockdown,
        ...columnsOf(fields),
        zone_id: step.tree.get(areaId).zoneId,
        id: work.id,
        area_id: areaId,
        ...{ regime, scope, place, reason },
        source: source ?? null,
        guard_set_at: fields.guardPostId === undefined ? null : work.occurredAt,
        proposed_at: work.occurredAt,
        proposed_by: work.actor.officerId,
      })
      .execute()
    return accept([factOf('lockdown-proposed', { id: work.id, areaId }, { regime })], { lockdownId: work.id })
  }),
})

const emptyLockdown = {
  boundary: null,
  smallest_reason: null,
  residents: null,
  household_ids: [],
  case_ids: [],
  cluster_id: null,
  supplier: null,
  supply_days: null,
  guard_post_id: null,
  guard_people: null,
  document_id: null,
  starts_at: null,
  ends_at: null,
  review_at: null,
  dismissed_at: null,
  dismiss_reason: null,
  decided_at: null,
  lifted_at: null,
  lift_reason: null,
  opened_at: null,
  lapse_noted_at: null,
}

/** What was said of the place; what was not is left as it is. */
function columnsOf(fields: PlaceFields) {
  const columns = {
    boundary: fields.boundary,
    smallest_reason: fields.smallestReason,
    residents: fields.residents,
    household_ids: fields.householdIds,
    case_ids: fields.caseIds,
    cluster_id: fields.clusterId,
    supplier: fields.supplier,
    supply_days: fields.supplyDays,
    guard_post_id: fields.guardPostId,
    document_id: fields.documentId,
    starts_at: fields.startsAt,
    ends_at: fields.endsAt,
    review_at: fields.reviewAt,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

/** Households and the guard's post lie where the place does; cases are named only by who may see them. */
async function judgeLinks(
  work: Work<unknown>,
  { trx, tree }: Step,
  { areaId, fields }: { readonly areaId: number; readonly fields: PlaceFields },
): Promise<Refusal | null> {
  const { householdIds = [], caseIds = [], startsAt, endsAt, reviewAt } = fields
  const place = tree.get(areaId)
  const households = await householdsByIds(trx, householdIds)
  const isHere = (id: string) => {
    const home = tree.find(households.get(id)?.areaId ?? 0)
    return home !== undefined && contains(place, home)
  }
  if (!householdIds.every(isHere)) return refuse(ZONES.HOUSEHOLD_ELSEWHERE, { field: 'householdIds' })
  const cases = caseIds.length === 0 ? [] : await caseRows(trx, { ids: caseIds })
  const seen = cases.filter((one) => may(work.actor, 'zones.read-clusters', one.areaId, tree))
  if (seen.length < new Set(caseIds).size) return refuse(ZONES.CASE_UNKNOWN, { field: 'caseIds' })
  if (startsAt && endsAt && endsAt <= startsAt) return refuse(ZONES.END_BEFORE_START, { field: 'endsAt' })
  if (reviewAt && ((startsAt && reviewAt <= startsAt) || (endsAt && reviewAt > endsAt)))
    return refuse(ZONES.REVIEW_OUTSIDE, { field: 'reviewAt' })
  return null
}

/** A proposal is completed before somebody signs it. */
export const amendProposalIntent = defineIntent<Amend>({
  contract: amendProposal,
  area: 'handler',
  handle: oneByOne(async (work: Work<Amend>, step: Step) => {
    const { lockdownId, reason, ...fields } = work.payload
    const found = await findToChange(work, step, { id: lockdownId, permission: 'zones.propose' })
    if ('refused' in found) return found.refused
    const { lockdown } = found
    if (lockdown.isDecided || lockdown.dismissedAt !== null) return reject(ZONES.DECIDED_ALREADY)
    const whole = {
      startsAt: lockdown.startsAt ?? undefined,
      endsAt: lockdown.endsAt ?? undefined,
      reviewAt: lockdown.reviewAt ?? undefined,
      ...fields,
    }
    const refusal = await judgeLinks(work, step, { areaId: lockdown.areaId, fields: whole })
    if (refusal) return reject(refusal)
    const set = { ...columnsOf(fields), ...(reason === undefined ? {} : { reason }) }
    if (Object.keys(set).length > 0)
      await step.trx
        .updateTable('lockdowns')
        .set(set)
        .where('id', '=', lockdownId)
        .where('zone_id', '=', lockdown.zoneId)
        .execute()
    return accept([factOf('lockdown-proposal-amended', lockdown, { fields: Object.keys(set).length })])
  }),
})

/** A proposal is returned by somebody who could have decided it. */
export const dismissProposalIntent = defineIntent<Dismiss>({
  contract: dismissProposal,
  area: 'handler',
  handle: oneByOne(async (work: Work<Dismiss>, step: Step) => {
    const found = await findToChange(work, step, { id: work.payload.lockdownId, permission: 'zones.decide' })
    if ('refused' in found) return found.refused
    const { lockdown } = found
    if (lockdown.isDecided || lockdown.dismissedAt !== null) return reject(ZONES.DECIDED_ALREADY)
    const about = { actor: work.actor, areaId: lockdown.areaId, matter: 'lockdown-point' as const }
    const judged = await signerFor({ db: step.trx, ...step }, about)
    if ('refusal' in judged) return reject(judged.refusal)
    await step.trx
      .updateTable('lockdowns')
      .set({ dismissed_at: step.now, dismiss_reason: work.payload.reason })
      .where('id', '=', lockdown.id)
      .where('zone_id', '=', lockdown.zoneId)
      .execute()
    return accept([factOf('lockdown-dismissed', lockdown, {})])
  }),
})

/** A fact of a point. */
export function factOf(
  type: string,
  { id, areaId }: Pick<LockdownRow, 'id' | 'areaId'>,
  data: Readonly<Record<string, unknown>>,
): Fact {
  return { type, areaId, subjectId: id, data, live: ['zones'] }
}

/** The point, taken for a change by somebody who may; or why not. */
export async function findToChange(
  work: Work<unknown>,
  step: Step,
  wanted: { readonly id: string; readonly permission: string },
): Promise<{ readonly lockdown: LockdownRow } | { readonly refused: ReturnType<typeof reject> }> {
  const unknown = { refused: reject(ZONES.UNKNOWN, { field: 'lockdownId' }) }
  const lockdown = await lockLockdown(step.trx, wanted.id)
  if (!lockdown || !step.tree.find(lockdown.areaId)) return unknown
  const refusal = allowed(work, step, wanted.permission, lockdown.areaId, 'zones.read')
  if (refusal) return refusal.status === 404 ? unknown : { refused: reject(refusal) }
  return { lockdown }
}
