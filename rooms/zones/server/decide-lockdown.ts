import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant } from '#kit'
import { accept, childId, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { endRowsInForce, putInForce } from '#rooms/areas/server'
import {
  decideLockdown,
  extendLockdown,
  judgeLockdown,
  judgeTerm,
  liftLockdown,
  lockdownEnd,
  lockdownStanding,
  REGIMES,
  ZONES,
} from '../domain/index.ts'
import { decisionIdsOf, groundOf, type LockdownRow } from './lockdowns.store.ts'
import { factOf, findToChange } from './propose-lockdown.ts'
import { type Signer, signerFor } from './who-decides.ts'
import { ruleOrRefusal } from './zone-rules.query.ts'

type Decide = z.infer<typeof decideLockdown.payload>
type Extend = z.infer<typeof extendLockdown.payload>
type Lift = z.infer<typeof liftLockdown.payload>

/** The point, and who signs: only a named person in a competent post (SG-08). */
async function findToSign(work: Work<{ readonly lockdownId: string }>, step: Step) {
  const found = await findToChange(work, step, { id: work.payload.lockdownId, permission: 'zones.decide' })
  if ('refused' in found) return found
  const about = { actor: work.actor, areaId: found.lockdown.areaId, matter: 'lockdown-point' as const }
  const judged = await signerFor({ db: step.trx, ...step }, about)
  if ('refusal' in judged) return { refused: reject(judged.refusal) }
  const rules = await ruleOrRefusal(step.profile, step.now)
  if ('refusal' in rules) return { refused: reject(rules.refusal) }
  return { lockdown: found.lockdown, signer: judged.signer, rule: rules.rule }
}

/** Locks a proposed place: with its basis, its span and the day on which it is looked at again, or not at all. */
export const decideLockdownIntent = defineIntent<Decide>({
  contract: decideLockdown,
  area: 'handler',
  handle: oneByOne(async (work: Work<Decide>, step: Step) => {
    const found = await findToSign(work, step)
    if ('refused' in found) return found.refused
    const { lockdown, signer, rule } = found
    if (lockdown.isDecided || lockdown.dismissedAt !== null) return reject(ZONES.DECIDED_ALREADY)
    const { lockdownId: _, number, ...said } = work.payload
    const wanted = {
      documentId: said.documentId ?? lockdown.documentId ?? undefined,
      startsAt: said.startsAt ?? lockdown.startsAt ?? undefined,
      endsAt: said.endsAt ?? lockdown.endsAt ?? undefined,
      reviewAt: said.reviewAt ?? lockdown.reviewAt ?? undefined,
    }
    const ground = await groundOf(step.trx, step.tree, { areaId: lockdown.areaId, documentId: wanted.documentId })
    const judged = judgeLockdown(lockdown, wanted, { ground, rule, now: step.now })
    if ('refusal' in judged) return reject(judged.refusal)
    const term = { ...judged.order, fromAt: judged.order.startsAt }
    await writeDecision(work, step, { kind: 'lock', lockdown, signer, term: { ...term, number, reason: null } })
    await step.trx
      .updateTable('lockdowns')
      .set({
        decided_at: step.now,
        document_id: term.documentId,
        starts_at: term.startsAt,
        ends_at: term.endsAt,
        review_at: term.reviewAt,
      })
      .where('id', '=', lockdown.id)
      .where('zone_id', '=', lockdown.zoneId)
      .execute()
    return accept([
      decided('lockdown-decided', lockdown, { ...term, number }, signer),
      ...(await inForce(work, step, { lockdown, term })),
    ])
  }),
})

/** Looks at a lockdown again and lets it go on. What has lapsed does not rise again: it takes a new proposal (SG-01). */
export const extendLockdownIntent = defineIntent<Extend>({
  contract: extendLockdown,
  area: 'handler',
  handle: oneByOne(async (work: Work<Extend>, step: Step) => {
    const found = await findToSign(work, step)
    if ('refused' in found) return found.refused
    const { lockdown, signer, rule } = found
    if (lockdownStanding(lockdown, step.now) !== 'active') return reject(ZONES.NOT_ACTIVE)
    const { documentId, endsAt, number, reason } = work.payload
    const { reviewAt } = work.payload
    if (reviewAt === undefined) return reject(ZONES.REVIEW_NEEDED, { field: 'reviewAt' })
    const ground = await groundOf(step.trx, step.tree, { areaId: lockdown.areaId, documentId })
    const term = { documentId, startsAt: step.now, fromAt: step.now, endsAt, reviewAt, number, reason }
    const refusal = judgeTerm(term, { ground, rule, now: step.now })
    if (refusal) return reject(refusal)
    const before = await decisionIdsOf(step.trx, lockdown.id)
    await writeDecision(work, step, { kind: 'extend', lockdown, signer, term })
    await step.trx
      .updateTable('lockdowns')
      .set({ document_id: documentId, ends_at: endsAt, review_at: reviewAt })
      .where('id', '=', lockdown.id)
      .where('zone_id', '=', lockdown.zoneId)
      .execute()
    return accept([
      decided('lockdown-extended', lockdown, term, signer),
      ...(await endRowsInForce(step.trx, before, step.now)),
      ...(await inForce(work, step, { lockdown, term })),
    ])
  }),
})

/** Lifts a lockdown now. */
export const liftLockdownIntent = defineIntent<Lift>({
  contract: liftLockdown,
  area: 'handler',
  handle: oneByOne(async (work: Work<Lift>, step: Step) => {
    const found = await findToSign(work, step)
    if ('refused' in found) return found.refused
    const { lockdown, signer } = found
    const standing = lockdownStanding(lockdown, step.now)
    if (standing !== 'active' && standing !== 'coming') return reject(ZONES.NOT_ACTIVE)
    const { number, reason } = work.payload
    const documentId = lockdown.documentId as string
    const term = { documentId, fromAt: step.now, endsAt: step.now, reviewAt: null, number, reason }
    await writeDecision(work, step, { kind: 'lift', lockdown, signer, term })
    await step.trx
      .updateTable('lockdowns')
      .set({ lifted_at: step.now, lift_reason: reason })
      .where('id', '=', lockdown.id)
      .where('zone_id', '=', lockdown.zoneId)
      .execute()
    const ended = await endRowsInForce(step.trx, await decisionIdsOf(step.trx, lockdown.id), step.now)
    return accept([decided('lockdown-lifted', lockdown, { documentId, number }, signer), ...ended])
  }),
})

interface Term {
  readonly documentId: string
  readonly fromAt: Instant
  readonly endsAt: Instant
  readonly reviewAt: Instant | null
  readonly number: string
  readonly reason: string | null
}

interface Signing {
  readonly kind: 'lock' | 'extend' | 'lift'
  readonly lockdown: LockdownRow
  readonly signer: Signer
  readonly term: Term
}

async function writeDecision(work: Work<unknown>, { trx, now }: Step, { kind, lockdown, signer, term }: Signing) {
  const { number, documentId, reason, fromAt, endsAt, reviewAt } = term
  await sql`
    insert into lockdown_decisions (zone_id, id, lockdown_id, kind, number, document_id, reason, from_at, ends_at, review_at,
                                    unit_area_id, officer_id, post_id, at)
    values (${lockdown.zoneId}, ${childId(work, 'decision')}, ${lockdown.id}, ${kind}, ${number}, ${documentId}, ${reason},
            ${fromAt}, ${endsAt}, ${reviewAt}, ${signer.unitAreaId}, ${signer.officerId}, ${signer.postId}, ${now})`.execute(
    trx,
  )
}

/** What the area shows: the end is the review or the end, whichever comes first, so that it ends by itself (SG-06). */
async function inForce(
  work: Work<unknown>,
  { trx, tree }: Step,
  { lockdown, term }: { readonly lockdown: LockdownRow; readonly term: Omit<Term, 'number' | 'reason'> },
): Promise<Fact[]> {
  const words = REGIMES[lockdown.regime]
  const { documentId, fromAt, endsAt, reviewAt } = term
  const to = lockdownEnd({ ...lockdown, isDecided: true, startsAt: fromAt, endsAt, reviewAt, groundEndsAt: null })
  const row = {
    id: childId(work, 'decision'),
    areaId: lockdown.areaId,
    kind: 'measure' as const,
    labelVi: `${words.vi}: ${lockdown.place}`,
    labelEn: `${words.en}: ${lockdown.place}`,
    ...{ documentId, from: fromAt, to: to ?? addMinutes(fromAt, 1), reviewAt },
    data: { lockdownId: lockdown.id, scope: lockdown.scope },
  }
  return putInForce(trx, [row], tree)
}

function decided(
  type: string,
  lockdown: LockdownRow,
  {
    documentId,
    number,
    ...dates
  }: { readonly documentId: string; readonly number: string } & Partial<Omit<Term, 'reason'>>,
  signer: Signer,
): Fact {
  const { regime, scope } = lockdown
  const data = {
    regime,
    scope,
    number,
    unitAreaId: signer.unitAreaId,
    endsAt: dates.endsAt ?? null,
    reviewAt: dates.reviewAt ?? null,
  }
  return { ...factOf(type, lockdown, data), documentId }
}
