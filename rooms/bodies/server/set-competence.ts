import { sql } from 'kysely'
import type { z } from 'zod'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, setCompetence } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'

/** A new dated row of the register; earlier rows stay and explain the decisions of their days. */
export const setCompetenceIntent = defineIntent({
  contract: setCompetence,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof setCompetence.payload>>, step: Step) => {
    const { decisionType, level, validFrom, validTo, documentId, source } = work.payload
    const areaId = step.tree.root?.id ?? -1
    const notAllowed = allowed(work, step, 'bodies.keep-competences', areaId)
    if (notAllowed) return reject(notAllowed)
    const { competences } = await catalogueOf(step.profile)
    if (!competences.types.some((type) => type.decisionType === decisionType)) {
      return reject(BODIES.TYPE_UNKNOWN, { field: 'decisionType', params: { type: decisionType } })
    }
    if (validTo !== null && validTo <= validFrom) return reject(BODIES.END_BEFORE_START, { field: 'validTo' })
    await sql`
      insert into competences (id, decision_type, level, valid_from, valid_to, document_id, source)
      values (${work.id}, ${decisionType}, ${level}, ${validFrom}, ${validTo}, ${documentId ?? null}, ${source})`.execute(
      step.trx,
    )
    return accept([
      {
        type: 'competence-set',
        areaId,
        subjectId: work.id,
        documentId: documentId ?? null,
        data: { decisionType, level, validFrom, validTo },
        live: ['bodies'],
      },
    ])
  }),
})
