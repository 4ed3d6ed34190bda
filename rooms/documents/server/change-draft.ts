import { childId, defineIntent, oneByOne, reject, type Step } from '#platform/server'
import {
  addMeasures,
  DOCUMENTS,
  giveNumber,
  isSameDocument,
  issuerDictionary,
  judgeNumber,
  labelDocument,
  parseDocumentNumber,
} from '../domain/index.ts'
import { cataloguesOf, rowsOf } from './catalogues.ts'
import { addMeasureRows, documentsOfNumber, lockNumber, type StoredDocument, setNumber } from './documents.store.ts'
import { changed, takeDocument } from './take-document.ts'

/** Another document of that number, day and issuer, if there is one. */
export async function findOther(
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
    const document = await takeDocument(work, step, 'documents.write')
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

/** Adds what a draft orders. */
export const addMeasuresIntent = defineIntent({
  contract: addMeasures,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const document = await takeDocument(work, step, 'documents.write')
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
