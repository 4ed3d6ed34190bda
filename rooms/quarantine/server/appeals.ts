import { sql } from 'kysely'
import { addMinutes, type Day, type Instant, refuse } from '#kit'
import { accept, allowed, defineIntent, type Fact, oneByOne, reject, type Step, type Work } from '#platform/server'
import { deciderOf } from '#rooms/access/server'
import {
  appealUntil,
  type DecisionKind,
  type FileAppeal,
  fileAppeal,
  isBinding,
  judgeFiling,
  judgeJudge,
  QUARANTINE,
  type ResolveAppeal,
  resolveAppeal,
} from '../domain/index.ts'
import { runUntil } from './change-length.ts'
import { changeOrder, lockOrder, noWatch, type StoredOrder } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'

interface Decided {
  readonly id: string
  readonly orderId: string
  readonly kind: DecisionKind
  readonly decidedOn: Day
  readonly officerId: string
  readonly postId: string
  readonly lastDayBefore: Day | null
}

async function decisionOf({ trx }: Step, id: string): Promise<Decided | undefined> {
  const { rows } = await sql<Decided>`
    select id, order_id as "orderId", kind, decided_on as "decidedOn", officer_id as "officerId", post_id as "postId",
           last_day_before as "lastDayBefore" from isolation_decisions where id = ${id}`.execute(trx)
  return rows[0]
}

/** A sealed complaint opens for itself alone. */
export const appealAbout = (appealId: string) => `isolation appeal ${appealId}`

/** Takes in a complaint about a decision; its words are sealed. */
export const fileAppealIntent = defineIntent<FileAppeal>({
  contract: fileAppeal,
  area: 'handler',
  handle: oneByOne(async (work: Work<FileAppeal>, step: Step) => {
    const { payload } = work
    const decided = await decisionOf(step, payload.decisionId)
    const order = decided && (await lockOrder(step.trx, decided.orderId))
    if (!order || allowed(work, step, 'quarantine.propose', order.areaId, 'quarantine.read')) {
      return reject(QUARANTINE.DECISION_UNKNOWN, { field: 'decisionId' })
    }
    const { clocks } = await policyOf(step.profile)
    const until = appealUntil(decided.decidedOn, clocks.appealDays, step.profile.utcOffsetMinutes)
    const filed = judgeFiling(until, step.now, payload.obstacle)
    if (!filed.ok) return reject(filed.refusal)
    const open = await openAppeal(step, decided.id)
    if (open) return reject(QUARANTINE.APPEAL_OPEN)
    await step.trx
      .insertInto('isolation_appeals')
      .values({
        zone_id: order.zoneId,
        id: work.id,
        order_id: order.id,
        decision_id: decided.id,
        filed_at: step.now,
        channel: payload.channel,
        on_behalf: payload.onBehalf,
        is_late: filed.value.isLate,
        obstacle: payload.obstacle ?? null,
        sealed: step.vault.seal(payload.words, appealAbout(work.id)),
        resolve_by: addMinutes(
          step.now,
          1440 * (isBinding(order, step.now) ? clocks.resolveAppealInForceDays : clocks.resolveAppealDays),
        ),
      })
      .execute()
    return accept([appealFact('isolation-appeal-filed', order, { appealId: work.id, kind: decided.kind })], {
      appealId: work.id,
    })
  }),
})

async function openAppeal({ trx }: Step, decisionId: string) {
  return trx
    .selectFrom('isolation_appeals')
    .select('id')
    .where('decision_id', '=', decisionId)
    .where('resolved_at', 'is', null)
    .executeTakeFirst()
}

interface Complaint {
  readonly id: string
  readonly zoneId: number
  readonly orderId: string
  readonly decisionId: string
  readonly resolvedAt: Instant | null
}

async function lockAppeal({ trx }: Step, id: string): Promise<Complaint | undefined> {
  const { rows } = await sql<Complaint>`
    select id, zone_id as "zoneId", order_id as "orderId", decision_id as "decisionId", resolved_at as "resolvedAt"
    from isolation_appeals where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Resolves a complaint, by another person than the one who decided (SG-07). */
export const resolveAppealIntent = defineIntent<ResolveAppeal>({
  contract: resolveAppeal,
  area: 'handler',
  handle: oneByOne(async (work: Work<ResolveAppeal>, step: Step) => {
    const { appealId, outcome, reason } = work.payload
    const appeal = await lockAppeal(step, appealId)
    const order = appeal && (await lockOrder(step.trx, appeal.orderId))
    const decided = appeal && (await decisionOf(step, appeal.decisionId))
    if (!order || !decided) return reject(refuse(QUARANTINE.DECISION_UNKNOWN, { field: 'appealId' }))
    const refusal = allowed(work, step, 'quarantine.judge-appeals', order.areaId, 'quarantine.read')
    if (refusal) return reject(refusal)
    const who = deciderOf(work, step, 'quarantine.judge-appeals', order.areaId)
    if ('refusal' in who) return reject(QUARANTINE.HUMAN_DECIDES)
    const judge = judgeJudge(decided, who.decider)
    if (!judge.ok) return reject(judge.refusal)
    if (appeal.resolvedAt !== null) return reject(QUARANTINE.APPEAL_CLOSED)
    await step.trx
      .updateTable('isolation_appeals')
      .set({
        resolved_at: step.now,
        outcome,
        reason,
        judge_officer_id: who.decider.officerId,
        judge_post_id: who.decider.postId,
      })
      .where('id', '=', appealId)
      .where('zone_id', '=', appeal.zoneId)
      .execute()
    if (outcome === 'cancelled') await undo(step, order, decided)
    return accept([appealFact('isolation-appeal-resolved', order, { appealId, kind: decided.kind, outcome })])
  }),
})

/** A decision that falls takes its effect with it; what a person must still decide anew is not decided here. */
async function undo(step: Step, order: StoredOrder, { kind, lastDayBefore }: Decided): Promise<void> {
  if (kind === 'isolate' && isBinding(order, step.now)) {
    await changeOrder(step.trx, order, { ...noWatch, state: 'ended', ended_at: step.now, end_kind: 'appeal' })
  }
  if (kind === 'extend' && lastDayBefore !== null && isBinding(order, step.now))
    await runUntil(step, order, lastDayBefore)
  if (kind === 'refuse-home' && order.state === 'proposed') {
    const { clocks } = await policyOf(step.profile)
    const dueAt = addMinutes(step.now, clocks.decideHomeHours * 60)
    await changeOrder(step.trx, order, { setting: 'home', home_asked: true, due_at: dueAt })
  }
}

function appealFact(
  type: string,
  { areaId, id }: StoredOrder,
  data: { readonly appealId: string; readonly kind: DecisionKind; readonly outcome?: string },
): Fact {
  return { type, areaId, subjectId: id, data, live: ['quarantine'] }
}
