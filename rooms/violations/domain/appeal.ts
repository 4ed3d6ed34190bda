import { type Instant, notParsed, type Parsed, parsed } from '#kit'
import type { ResolveAppeal } from './carrying-out.contract.ts'
import { type Dossier, owedOf, sumStanding } from './dossier-record.ts'
import { clocksFor, dayIn, type Ground, judgeState, type Move, tooLate } from './ground.ts'
import { sayVnd, toVnd, type Vnd } from './money.ts'
import { closed } from './record-dossier.ts'
import { VIOLATIONS } from './violations.refusals.ts'
import { endOf } from './working-days.ts'

/** An appeal (khiếu nại) against a decision. */
export interface Appeal {
  readonly zoneId: number
  readonly id: string
  readonly violationId: string
  readonly areaId: number
  readonly state: 'filed' | 'accepted' | 'rejected' | 'resolved'
  readonly filedAt: Instant
  readonly isLate: boolean
  readonly obstacle: string | null
  readonly acceptBy: Instant
  readonly acceptedAt: Instant | null
  readonly resolveBy: Instant | null
  readonly resolvedAt: Instant | null
  readonly outcome: ResolveAppeal['outcome'] | null
  readonly amountBefore: Vnd | null
  readonly amountAfter: Vnd | null
  readonly reason: string | null
  readonly judgeId: string | null
  readonly judgePost: string | null
}

/** A step of an appeal: the appeal and its dossier after it. */
export interface AppealMove extends Move {
  readonly appeal: Appeal
}

/** Until when a decision may be appealed: 90 days from its service; null before that. */
export function appealUntil(dossier: Dossier, ground: Ground): Instant | null {
  if (dossier.servedAt === null) return null
  return endOf(clocksFor(ground, dossier).appeal, dossier.servedAt, ground.calendar)
}

/** Takes an appeal in. Whether the fine was paid plays no part (SG-07); late ones need the obstacle that kept them. */
export function fileFor(
  dossier: Dossier,
  asked: { readonly id: string; readonly at: Instant; readonly obstacle: string | null },
  ground: Ground,
): Parsed<AppealMove> {
  const until = appealUntil(dossier, ground)
  const wrong = judgeState(dossier, 'appeal') ?? (until === null ? judgeState({ state: 'decided' }, 'appeal') : null)
  if (wrong) return wrong
  if (dossier.openAppealId !== null) return notParsed(VIOLATIONS.APPEAL_OPEN)
  const isLate = until !== null && asked.at >= until
  if (isLate && asked.obstacle === null) return tooLate(VIOLATIONS.APPEAL_TOO_LATE, until, ground)
  const appeal: Appeal = {
    zoneId: dossier.zoneId,
    id: asked.id,
    violationId: dossier.id,
    areaId: dossier.areaId,
    state: 'filed',
    filedAt: asked.at,
    isLate,
    obstacle: asked.obstacle,
    acceptBy: endOf(clocksFor(ground, dossier).acceptAppeal, asked.at, ground.calendar),
    acceptedAt: null,
    resolveBy: null,
    resolvedAt: null,
    outcome: null,
    amountBefore: null,
    amountAfter: null,
    reason: null,
    judgeId: null,
    judgePost: null,
  }
  return parsed({ appeal, counted: [], dossier: { ...dossier, openAppealId: asked.id } })
}

/** Who judges: a named person, and never the one who signed the decision, nor from the same post (SG-07). */
export interface Judge {
  readonly officerId: string | null
  readonly postId: string | null
}

/** No, when this person may not judge the appeal. */
export function judgeTheJudge(dossier: Pick<Dossier, 'decidedBy' | 'decidedPost'>, judge: Judge): Parsed<never> | null {
  if (judge.officerId === null) return notParsed(VIOLATIONS.HUMAN_DECIDES)
  const isSamePost = judge.postId !== null && judge.postId === dossier.decidedPost
  return judge.officerId === dossier.decidedBy || isSamePost ? notParsed(VIOLATIONS.DECIDER_CANNOT_JUDGE) : null
}

/** Thụ lý, or not, with the reason. */
export function acceptFor(
  { appeal, dossier }: { readonly appeal: Appeal; readonly dossier: Dossier },
  asked: { readonly isAccepted: boolean; readonly reason: string | null; readonly judge: Judge },
  ground: Ground,
): Parsed<AppealMove> {
  const wrong = judgeTheJudge(dossier, asked.judge)
  if (wrong) return wrong
  if (appeal.state !== 'filed') return notParsed(VIOLATIONS.WRONG_STATE, { params: { state: appeal.state } })
  const { officerId: judgeId, postId: judgePost } = asked.judge
  if (asked.isAccepted) {
    const resolveBy = endOf(clocksFor(ground, dossier).resolveAppeal, ground.now, ground.calendar)
    const accepted = { ...appeal, state: 'accepted', acceptedAt: ground.now, resolveBy, judgeId, judgePost } as const
    return parsed({ appeal: accepted, counted: [], dossier })
  }
  if (asked.reason === null) return notParsed(VIOLATIONS.REASON_NEEDED, { field: 'reason' })
  const rejected = {
    ...appeal,
    state: 'rejected',
    resolvedAt: ground.now,
    reason: asked.reason,
    judgeId,
    judgePost,
  } as const
  return parsed({ appeal: rejected, counted: [], dossier: settled({ ...dossier, openAppealId: null }, ground) })
}

/** Upholds, reduces or cancels. What an outcome takes away is counted as cancelled today; what was paid too much is owed back. */
export function resolveFor(
  { appeal, dossier }: { readonly appeal: Appeal; readonly dossier: Dossier },
  asked: ResolveAppeal & { readonly judge: Judge },
  ground: Ground,
): Parsed<AppealMove> {
  const wrong = judgeTheJudge(dossier, asked.judge)
  if (wrong) return wrong
  if (appeal.state !== 'accepted') return notParsed(VIOLATIONS.WRONG_STATE, { params: { state: appeal.state } })
  const before = sumStanding(dossier)
  const after = asked.outcome === 'uphold' ? before : asked.outcome === 'cancel' ? 0n : toVnd(asked.amount ?? '0')
  if (asked.outcome === 'reduce' && (after <= 0n || after >= before)) {
    return notParsed(VIOLATIONS.NOT_LESS, { field: 'amount', params: { amount: sayVnd(before) } })
  }
  const { officerId: judgeId, postId: judgePost } = asked.judge
  const resolved: Appeal = {
    ...appeal,
    state: 'resolved',
    resolvedAt: ground.now,
    outcome: asked.outcome,
    amountBefore: before,
    amountAfter: after,
    reason: asked.reason,
    judgeId,
    judgePost,
  }
  const today = dayIn(ground, ground.now)
  const isLess = asked.outcome !== 'uphold'
  const less: Dossier = {
    ...dossier,
    openAppealId: null,
    cancelledAmount: dossier.cancelledAmount + before - after,
    cancelledOn: isLess ? today : dossier.cancelledOn,
  }
  return parsed({
    appeal: resolved,
    counted: isLess ? [{ step: 'cancelled', day: today, count: 1, amount: before - after }] : [],
    dossier:
      asked.outcome === 'cancel' ? closed(less, { as: 'cancelled', reason: null }, ground) : settled(less, ground),
  })
}

/** With the appeal out of the way, a fine of which nothing is owed any more is over. */
function settled(dossier: Dossier, ground: Ground): Dossier {
  const isOver =
    dossier.state !== 'closed' && dossier.verdict === 'fine' && owedOf(dossier) + dossier.interestDue === 0n
  return isOver ? closed(dossier, { as: 'paid', reason: null }, ground) : dossier
}
