import { type Instant, type Refusal, refuse } from '#kit'
import type { CheckpointReasons } from './checkpoint-book.ts'
import { isRestricting } from './checkpoint-words.ts'
import { CHECKPOINTS } from './checkpoints.refusals.ts'
import type { CrossingPayload } from './crossings.contract.ts'

/** A directive in force at a place, from a moment to a moment (exclusive; null: until it is ended). */
export interface DirectiveSpan {
  readonly documentId: string
  /** Its number, which the list of permitted trips goes by. */
  readonly number: string | null
  readonly fromAt: Instant
  readonly toAt: Instant | null
}

/** A post as far as a crossing looks at it. */
export interface CrossingPost {
  readonly areaId: number
  /** Areas it lay in before a reform. */
  readonly pastAreaIds: readonly number[]
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  /** Documents that give it powers. */
  readonly documentIds: readonly string[]
  /** Directives that hold at its place at one time or another, the nearest first. */
  readonly directives: readonly DirectiveSpan[]
}

/** The profile's lists, ready to be asked. */
export interface CrossingLists {
  readonly permitted: ReadonlyMap<string, ReadonlySet<string>>
  readonly grounds: ReadonlyMap<string, readonly string[]>
  readonly emergencies: ReadonlySet<string>
  readonly noReceipt: ReadonlySet<string>
  readonly provinces: ReadonlySet<string>
}

/** Makes the lists of a profile ready. */
export function crossingLists(reasons: CheckpointReasons, provinces: readonly { key: string }[]): CrossingLists {
  const keys = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key))
  return {
    permitted: new Map(reasons.permitted.map((one) => [one.document, keys(one.reasons)])),
    grounds: new Map(reasons.grounds.map(({ key, decisions }) => [key, decisions])),
    emergencies: keys(reasons.emergencies),
    noReceipt: keys(reasons.noReceipt),
    provinces: keys(provinces),
  }
}

/** How moments are said in a refusal. */
export type SayMoment = (at: Instant) => string

/**
 * The first reason against recording a crossing, or null. An emergency at a post of the register is never refused, not by a
 * closed post, a lapsed directive, an unknown reason or a missing receipt (SG-10).
 */
export function judgeCrossing(
  crossing: CrossingPayload & { readonly at: Instant },
  post: CrossingPost | undefined,
  lists: CrossingLists,
  say: SayMoment,
): Refusal | null {
  if (!post) return refuse(CHECKPOINTS.UNKNOWN, { field: 'checkpointId' })
  if (crossing.decision === 'emergency') return null
  if (crossing.areaId !== post.areaId && !post.pastAreaIds.includes(crossing.areaId)) {
    return refuse(CHECKPOINTS.ELSEWHERE, { field: 'areaId' })
  }
  if (crossing.at < post.openedAt) {
    return refuse(CHECKPOINTS.BEFORE_IT_EXISTED, { field: 'occurredAt', params: { at: say(post.openedAt) } })
  }
  if (post.closedAt !== null && crossing.at >= post.closedAt) {
    return refuse(CHECKPOINTS.CLOSED, { field: 'checkpointId', params: { at: say(post.closedAt) } })
  }
  return judgeReason(crossing, post, lists, say) ?? judgeReceipt(crossing, lists) ?? judgeOrigin(crossing, lists)
}

function judgeReason(
  { decision, reason, at }: CrossingPayload & { readonly at: Instant },
  post: CrossingPost,
  { permitted, grounds }: CrossingLists,
  say: SayMoment,
): Refusal | null {
  const unknown = (key: string) => refuse(CHECKPOINTS.REASON_UNKNOWN, { field: 'reason', params: { reason: key } })
  const missing = refuse(CHECKPOINTS.REASON_MISSING, { field: 'reason' })
  if (isRestricting(decision)) {
    if (!mayRestrict(post, at)) return refuse(CHECKPOINTS.NO_POWERS, { field: 'decision', params: { at: say(at) } })
    if (reason === undefined) return missing
    return grounds.get(reason)?.includes(decision) ? null : unknown(reason)
  }
  const list = listAt(post, permitted, at)
  if (list === undefined) return null
  if (reason === undefined) return missing
  return list.has(reason) ? null : unknown(reason)
}

/** Whether some document tied to the post is in force at its place at a moment (SG-01): powers end with the document. */
export function mayRestrict({ documentIds, directives }: CrossingPost, at: Instant): boolean {
  return directives.some((span) => documentIds.includes(span.documentId) && holdsAt(span, at))
}

function holdsAt({ fromAt, toAt }: DirectiveSpan, at: Instant): boolean {
  return fromAt <= at && (toAt === null || at < toAt)
}

/** The list of permitted trips that applies: of the nearest directive in force that has one; undefined: none does. */
function listAt(
  { directives }: CrossingPost,
  permitted: CrossingLists['permitted'],
  at: Instant,
): ReadonlySet<string> | undefined {
  const span = directives.find((one) => one.number !== null && permitted.has(one.number) && holdsAt(one, at))
  return span?.number ? permitted.get(span.number) : undefined
}

/** A crossing says the receipt of the declaration, or why there is none (CHK-05). */
function judgeReceipt({ receipt, noReceipt }: CrossingPayload, lists: CrossingLists): Refusal | null {
  if (receipt !== undefined) {
    return noReceipt === undefined ? null : refuse(CHECKPOINTS.RECEIPT_AND_NONE, { field: 'noReceipt' })
  }
  if (noReceipt === undefined) return refuse(CHECKPOINTS.RECEIPT_MISSING, { field: 'receipt' })
  if (lists.noReceipt.has(noReceipt)) return null
  return refuse(CHECKPOINTS.REASON_UNKNOWN, { field: 'noReceipt', params: { reason: noReceipt } })
}

function judgeOrigin({ origin }: CrossingPayload, { provinces }: CrossingLists): Refusal | null {
  const province = origin?.province
  if (province === undefined || provinces.has(province)) return null
  return refuse(CHECKPOINTS.PROVINCE_UNKNOWN, { field: 'origin.province', params: { province } })
}
