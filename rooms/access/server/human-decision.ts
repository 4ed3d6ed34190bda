import { type Permission, type Refusal, refuse } from '#kit'
import { type Actor, postFor, type Step, type Work } from '#platform/server'
import { ACCOUNTS } from '../domain/index.ts'

/** Who decided: a named officer, in the post that makes them competent. */
export interface Decider {
  readonly officerId: string
  readonly postId: string
}

/**
 * SG-08: a level, tier, fine, rating or zone stays a proposal until a named competent human confirms it. Every intent
 * that sets a final state asks here first. Refused: the house itself, a program's token, a person without an officer
 * behind the account, and an officer whose posts do not carry the permission in that area (a bare grant is no office).
 */
export function deciderOf(
  work: Pick<Work<unknown>, 'actor'>,
  step: Pick<Step, 'tree'>,
  permission: Permission,
  areaId: number,
): { readonly decider: Decider } | { readonly refusal: Refusal } {
  const { actor } = work
  const postId = isPerson(actor) ? postFor(actor, permission, areaId, step.tree) : null
  if (postId === null || actor.officerId === null) return { refusal: refuse(ACCOUNTS.HUMAN_DECISION) }
  return { decider: { officerId: actor.officerId, postId } }
}

/** Whether a person sits behind the request: signed in by session, not a token, not the house. */
export function isPerson(actor: Actor): boolean {
  return actor.via === 'session' && actor.accountId !== null
}
