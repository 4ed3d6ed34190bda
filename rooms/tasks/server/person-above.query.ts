import type { Actor, Step } from '#platform/server'
import { ownersOf, superiorsOf } from '#rooms/bodies/server'

/** A person in a post. */
export interface PersonInPost {
  readonly postId: string
  readonly officerId: string
  readonly areaId: number
}

/**
 * The person `steps` above a post (or above the head of an area, when `postId` is null), skipping posts nobody holds;
 * undefined when nobody is further up.
 */
export async function findPersonAbove(
  step: Pick<Step, 'trx' | 'now' | 'tree'>,
  from: { readonly areaId: number; readonly postId: string | null; readonly steps: number },
): Promise<PersonInPost | undefined> {
  const question = { areaId: from.areaId, postId: from.postId }
  const [here, above] = await ownersOf(
    step.trx,
    [
      { ...question, raised: Math.max(0, from.steps - 1) },
      { ...question, raised: from.steps },
    ],
    step,
  )
  if (!above || above.officerId === null || above.postId === null) return undefined
  if (from.steps > 0 && here?.officerId === above.officerId) return undefined
  return { postId: above.postId, officerId: above.officerId, areaId: above.areaId }
}

/** Whether the actor holds the post, or the one to which it answers. */
export async function holdsOrCommands(
  actor: Actor,
  postId: string,
  step: Pick<Step, 'trx' | 'now' | 'tree'>,
): Promise<boolean> {
  const posts = new Set(actor.scopes.flatMap((scope) => scope.postId ?? []))
  if (posts.has(postId)) return true
  const superior = (await superiorsOf(step.trx, [postId], step)).get(postId) ?? null
  return superior !== null && posts.has(superior)
}
