import type { Refusal } from '#kit'
import { refuse } from '#kit'
import type { Db, Step, Trx, Work } from '#platform/server'
import { scopesOfOfficer } from '#rooms/bodies/server'
import { DOCUMENTS, type IssuerRow } from '../domain/index.ts'
import type { StoredDocument } from './documents.store.ts'

/** The person who puts a document in force, in the post that lets them. */
export interface Signer {
  readonly officerId: string
  readonly postId: string
}

/**
 * The actor as somebody who may sign for the issuer [SG-08]: a named person, never the house, who holds now, in the issuer's
 * own area, a post of a kind that the issuer's row names. A superior's right over the area below is not enough.
 */
export async function findSigner(
  { actor }: Pick<Work<unknown>, 'actor'>,
  { trx, now }: { readonly trx: Db | Trx; readonly now: Step['now'] },
  document: Pick<StoredDocument, 'areaId'>,
  issuer: IssuerRow,
): Promise<Signer | Refusal> {
  const { officerId } = actor
  if (officerId === null || actor.via === 'house' || actor.via === 'nobody') return refuse(DOCUMENTS.NEEDS_A_PERSON)
  const powers = new Set(
    actor.scopes.filter(({ permissions }) => permissions.has('documents.issue')).map(({ postId }) => postId),
  )
  const held = await scopesOfOfficer(trx, officerId, now)
  const post = held.find(
    ({ postId, postKind, areaId }) =>
      areaId === document.areaId && issuer.signers.includes(postKind) && powers.has(postId),
  )
  return post
    ? { officerId, postId: post.postId }
    : refuse(DOCUMENTS.NOT_COMPETENT, { params: { issuer: issuer.name.vi } })
}
