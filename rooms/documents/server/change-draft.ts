import type { z } from 'zod'
import {
  ACCESS,
  accept,
  allowed,
  childId,
  defineIntent,
  type Fact,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import {
  addMeasures,
  DOCUMENTS,
  editDraft,
  findCircles,
  giveNumber,
  isSameDocument,
  issuerDictionary,
  judgeDocument,
  judgeNumber,
  labelDocument,
  parseDocumentNumber,
  relateDocument,
  standingRelations,
} from '../domain/index.ts'
import { namedAreas } from './areas-around.query.ts'
import { cataloguesOf, liesWithin, rowsOf, situationOf } from './catalogues.ts'
import {
  addMeasureRows,
  addRelationRows,
  documentsOfNumber,
  lockDocument,
  lockNumber,
  type StoredDocument,
  saveDocument,
  setNumber,
} from './documents.store.ts'
import { readNeighbourhood, toGraph } from './relations.query.ts'
import { keepVisible } from './visible.query.ts'

/** The document to be changed, if the actor may. */
async function takeForWriting(work: Work<{ documentId: string }>, step: Step): Promise<StoredDocument | Outcome> {
  const document = await lockDocument(step.trx, work.payload.documentId)
  if (!document) return reject(ACCESS.NOT_FOUND, { field: 'documentId' })
  const refusal = allowed(work, step, 'documents.write', document.areaId, 'documents.read')
  return refusal ? reject(refusal) : document
}

function changed(document: StoredDocument, type: string, data: Fact['data'] = {}): Outcome {
  const { id, areaId } = document
  return accept([{ type, areaId, subjectId: id, documentId: id, data, live: ['documents'] }], { documentId: id })
}

/** Changes a draft. */
export const editDraftIntent = defineIntent({
  contract: editDraft,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const document = await takeForWriting(work, step)
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
    await saveDocument(
      step.trx,
      document.id,
      {
        ...document,
        ...face(payload),
        numberRaw: number?.raw ?? null,
        number: number?.canonical ?? null,
        family: number?.family ?? null,
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

function face({ documentId: _documentId, number: _number, ...rest }: z.output<typeof editDraft.payload>) {
  return { ...rest, issuedOn: rest.issuedOn as StoredDocument['issuedOn'] }
}

async function findOther(
  document: StoredDocument,
  number: string,
  { trx }: Step,
  { issuer, issuedOn }: { issuer: string; issuedOn: string | null },
): Promise<StoredDocument | undefined> {
  await lockNumber(trx, number)
  const known = await documentsOfNumber(trx, { number, issuer, issuerAreaId: document.issuerAreaId })
  const own = { canonical: number, issuerCode: issuer, issuedOn: issuedOn as StoredDocument['issuedOn'] }
  return known.find(
    (one) =>
      one.id !== document.id &&
      isSameDocument(own, { canonical: number, issuerCode: one.issuer, issuedOn: one.issuedOn }),
  )
}

/** Gives a document, issued or not, the number it lacks. */
export const giveNumberIntent = defineIntent({
  contract: giveNumber,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const document = await takeForWriting(work, step)
    if ('accepted' in document) return document
    if (document.number !== null) return reject(DOCUMENTS.ALREADY_NUMBERED, { params: { number: document.number } })
    const catalogues = await cataloguesOf(step.profile)
    const number = parseDocumentNumber(work.payload.number, issuerDictionary(catalogues.issuers))
    if (!number.ok) return reject({ ...number.refusal, field: 'number' })
    const { kind, issuer } = rowsOf(catalogues, document)
    const fits = judgeNumber(number.value, kind, issuer)
    if (!fits.ok) return reject(fits.refusal)
    const { canonical, raw, family } = number.value
    const twin = await findOther(document, canonical, step, document)
    if (twin)
      return reject(DOCUMENTS.DUPLICATE, { field: 'number', params: { number: canonical, documentId: twin.id } })
    await setNumber(step.trx, document.id, { raw, canonical, family, now: step.now })
    return changed(document, 'document-numbered')
  }),
})

/** Says how a document stands to earlier ones. What an issued document changes is fixed with it. */
export const relateDocumentIntent = defineIntent({
  contract: relateDocument,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const document = await takeForWriting(work, step)
    if ('accepted' in document) return document
    const { relations } = work.payload
    if (document.state !== 'draft' && relations.some(({ kind }) => !standingRelations.includes(kind)))
      return reject(DOCUMENTS.NOT_A_DRAFT, { field: 'relations' })
    const wanted = relations.map(({ to }) => to)
    const visible = await keepVisible({ db: step.trx, actor: work.actor, tree: step.tree }, wanted)
    if (wanted.some((id) => !visible.has(id) || id === document.id))
      return reject(ACCESS.NOT_FOUND, { field: 'relations' })
    const circle = await findCircle(document, relations, step)
    if (circle) return reject(DOCUMENTS.RELATIONS_IN_A_CIRCLE, { field: 'relations', params: { path: circle } })
    await addRelationRows(step.trx, document.id, relations, work.occurredAt)
    return changed(document, 'document-related', { relations: relations.length })
  }),
})

async function findCircle(
  document: StoredDocument,
  added: readonly { kind: Parameters<typeof findCircles>[1][number]; to: string }[],
  step: Step,
): Promise<string | undefined> {
  const around = await readNeighbourhood(step.trx, [document.id, ...added.map(({ to }) => to)], 20)
  const catalogues = await cataloguesOf(step.profile)
  const relations = [...around.relations, ...added.map(({ kind, to }) => ({ from: document.id, kind, to }))]
  const graph = toGraph({ ...around, relations }, catalogues, step.profile.utcOffsetMinutes)
  const kinds = ['replaces', 'extends', 'amends', 'repeals', ...standingRelations] as const
  const circle = findCircles(graph, kinds)[0]
  return circle?.map((id) => graph.documents.get(id)?.label ?? id).join(' → ')
}

/** Adds what a draft orders. */
export const addMeasuresIntent = defineIntent({
  contract: addMeasures,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const document = await takeForWriting(work, step)
    if ('accepted' in document) return document
    if (document.state !== 'draft') return reject(DOCUMENTS.NOT_A_DRAFT)
    await addMeasureRows(step.trx, document.id, work.payload.measures, (place) => childId(work, place))
    return changed(document, 'document-measures-added', { measures: work.payload.measures.length })
  }),
})

/** What people call a stored document. */
export async function labelOf(document: StoredDocument, { profile }: Pick<Step, 'profile'>) {
  const { kind, issuer } = rowsOf(await cataloguesOf(profile), document)
  return labelDocument({ ...document, kind: kind.name, issuer: issuer.name })
}
