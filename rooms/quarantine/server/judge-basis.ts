import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import type { Actor, Step } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { competenceOn, isOwnCompetence } from '#rooms/bodies/domain'
import { readCompetences } from '#rooms/bodies/server'
import { QUARANTINE } from '../domain/index.ts'
import { bookOf, dayIn, policyOf } from './policy-of-house.ts'

/** What a decision says it stands on. */
export interface NamedBasis {
  readonly basisKey?: string | undefined
  readonly documentId?: string | undefined
}

/** A law of the profile that holds today, a document of the house that is in force, or both; never nothing (SG-06). */
export async function judgeBasis(step: Step, { basisKey, documentId }: NamedBasis): Promise<Refusal | null> {
  if (basisKey === undefined && documentId === undefined) return refuse(QUARANTINE.BASIS_MISSING, { field: 'basisKey' })
  const today = dayIn(step.profile, step.now)
  if (basisKey !== undefined) {
    const law = (await policyOf(step.profile)).bases.find(({ key }) => key === basisKey)
    const isInForce = law && law.validFrom <= today && (law.validTo === null || today < law.validTo)
    if (!isInForce) return refuse(QUARANTINE.BASIS_NOT_IN_FORCE, { field: 'basisKey' })
  }
  if (documentId === undefined) return null
  const { rows } = await sql<{ id: string }>`
    select id from documents where id = ${documentId} and state = 'issued' and effective_from <= ${step.now}
      and (least(ended_at, effective_to) is null or least(ended_at, effective_to) > ${step.now})`.execute(step.trx)
  return rows.length === 0 ? refuse(QUARANTINE.BASIS_NOT_IN_FORCE, { field: 'documentId' }) : null
}

/** Whether the post by which somebody decides is of a level that the register gives this decision to (ORG-07). */
export async function judgeCompetence(
  step: Step,
  actor: Actor,
  { postId, decisionType }: { readonly postId: string; readonly decisionType: string },
): Promise<Refusal | null> {
  const areaId = actor.scopes.find((scope) => scope.postId === postId)?.areaId
  const area = areaId === undefined ? undefined : (await openBook(bookOf(step))).byId.get(areaId)
  const rows = await readCompetences(step.trx, step.profile)
  const competence = competenceOn(rows, decisionType, dayIn(step.profile, step.now))
  if (!competence || (area && isOwnCompetence(competence, levelOf(area.kind)))) return null
  return refuse(QUARANTINE.NOT_COMPETENT, { params: { source: competence.source } })
}
