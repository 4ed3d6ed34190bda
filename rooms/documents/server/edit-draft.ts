import type { z } from 'zod'
import { childId, defineIntent, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { DOCUMENTS, type DocumentNumber, editDraft, judgeDocument } from '../domain/index.ts'
import { namedAreas } from './areas-around.query.ts'
import { cataloguesOf, liesWithin, situationOf } from './catalogues.ts'
import { findOther } from './change-draft.ts'
import {
  addMeasureRows,
  addRelationRows,
  forgetMeasures,
  forgetRelations,
  type StoredDocument,
  saveDocument,
} from './documents.store.ts'
import { judgeRelations } from './relate-document.ts'
import { changed, takeDocument } from './take-document.ts'

/** Changes a draft. */
export const editDraftIntent = defineIntent({
  contract: editDraft,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const document = await takeDocument(work, step, 'documents.write')
    if ('accepted' in document) return document
    if (document.state !== 'draft') return reject(DOCUMENTS.NOT_A_DRAFT)
    const { payload } = work
    if (!liesWithin(step.tree, payload.territory, document.areaId))
      return reject(DOCUMENTS.OUTSIDE_TERRITORY, { field: 'territory' })
    const area = (await namedAreas(step.trx, [document.areaId])).get(document.areaId)
    const judged = judgeDocument(
      payload as Parameters<typeof judgeDocument>[0],
      await cataloguesOf(step.profile),
      situationOf(step, area?.level ?? null),
    )
    if (!judged.ok) return reject(judged.refusal)
    const { number, kind, issuer } = judged.value
    const twin = number === null ? undefined : await findOther(document, number.canonical, step, payload)
    if (twin) return reject(DOCUMENTS.DUPLICATE, { field: 'number', params: { number: twin.number ?? '' } })
    const refused = await rewriteContent(document, work, step)
    if (refused) return refused
    await saveDocument(
      step.trx,
      document.id,
      {
        ...document,
        ...face(payload),
        ...numberOf(number),
        issuerRank: issuer.rank,
      },
      {
        accountId: work.actor.accountId,
        now: step.now,
        searchable: `${kind.name.vi} ${issuer.name.vi} ${area?.name ?? ''}`,
      },
    )
    return changed(document, 'document-edited')
  }),
})

function numberOf(number: DocumentNumber | null): Pick<StoredDocument, 'numberRaw' | 'number' | 'family'> {
  if (number === null) return { numberRaw: null, number: null, family: null }
  return { numberRaw: number.raw, number: number.canonical, family: number.family }
}

function face(payload: z.output<typeof editDraft.payload>) {
  const { documentId: _documentId, number: _number, measures: _measures, relations: _relations, ...rest } = payload
  return { ...rest, issuedOn: rest.issuedOn as StoredDocument['issuedOn'] }
}

/** Measures and relations that are given take the place of those before. */
async function rewriteContent(
  document: StoredDocument,
  work: Work<z.output<typeof editDraft.payload>>,
  step: Step,
): Promise<Outcome | undefined> {
  const { measures, relations } = work.payload
  if (relations !== undefined) {
    const refused = await judgeRelations(document, relations, { work, step, isAnew: true })
    if (refused) return refused
    await forgetRelations(step.trx, document.id)
    await addRelationRows(step.trx, document.id, relations, work.occurredAt)
  }
  if (measures === undefined) return undefined
  await forgetMeasures(step.trx, document.id)
  await addMeasureRows(step.trx, document.id, measures, (place) => childId(work, place))
  return undefined
}
