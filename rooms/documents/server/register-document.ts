import type { z } from 'zod'
import {
  ACCESS,
  accept,
  childId,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { DOCUMENTS, isSameDocument, type JudgedDocument, judgeDocument, registerDocument } from '../domain/index.ts'
import { namedAreas } from './areas-around.query.ts'
import { cataloguesOf, liesWithin, situationOf } from './catalogues.ts'
import {
  addDelegationRows,
  addMeasureRows,
  addRelationRows,
  documentsOfNumber,
  lockNumber,
  type StoredDocument,
  saveDocument,
} from './documents.store.ts'
import { addRecipientRows, unknownPosts } from './recipients.store.ts'
import { keepVisible } from './visible.query.ts'

type Payload = z.output<typeof registerDocument.payload>

/** Puts a document on file: a draft of one's own, one that came, or a stub that another cites. */
export const registerDocumentIntent = defineIntent({
  contract: registerDocument,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(register),
})

async function register(work: Work<Payload>, step: Step): Promise<Outcome> {
  const { payload } = work
  const misplaced = judgePlaces(payload, step)
  if (misplaced) return misplaced
  const issuerArea = (await namedAreas(step.trx, [payload.issuerAreaId])).get(payload.issuerAreaId ?? 0)
  const judged = judgeDocument(
    payload as Parameters<typeof judgeDocument>[0],
    await cataloguesOf(step.profile),
    situationOf(step, issuerArea?.level ?? null),
  )
  if (!judged.ok) return reject(judged.refusal)
  const strangers = await judgeReferences(work, step)
  if (strangers) return strangers
  const twin = await findTwin(payload, judged.value, step)
  if (twin && (twin.entry !== 'cited' || payload.entry === 'cited'))
    return reject(DOCUMENTS.DUPLICATE, { field: 'number', params: { number: twin.number ?? '', documentId: twin.id } })
  return save(work, step, { judged: judged.value, documentId: twin?.id ?? work.id, areaName: issuerArea?.name ?? '' })
}

function judgePlaces(payload: Payload, { tree }: Step): Outcome | undefined {
  const { areaId, issuerAreaId, territory, entry } = payload
  if (issuerAreaId !== null && !tree.find(issuerAreaId)) return reject(ACCESS.NOT_FOUND, { field: 'issuerAreaId' })
  const unknown = territory.find((id) => !tree.find(id))
  if (unknown !== undefined) return reject(ACCESS.NOT_FOUND, { field: 'territory' })
  if (entry !== 'own') return undefined
  if (issuerAreaId !== areaId) return reject(DOCUMENTS.NOT_OURS, { field: 'issuerAreaId' })
  if (payload.delegations.length > 0 && areaId !== tree.root?.id)
    return reject(DOCUMENTS.DELEGATES_FROM_BELOW, { field: 'delegations' })
  return liesWithin(tree, territory, areaId) ? undefined : reject(DOCUMENTS.OUTSIDE_TERRITORY, { field: 'territory' })
}

async function judgeReferences({ payload, actor }: Work<Payload>, { trx, tree }: Step): Promise<Outcome | undefined> {
  const wanted = payload.relations.map(({ to }) => to)
  const visible = await keepVisible({ db: trx, actor, tree }, wanted)
  if (wanted.some((id) => !visible.has(id))) return reject(ACCESS.NOT_FOUND, { field: 'relations' })
  const posts = payload.recipients.flatMap(({ postId }) => postId ?? [])
  return (await unknownPosts(trx, posts)).length > 0 ? reject(ACCESS.NOT_FOUND, { field: 'recipients' }) : undefined
}

/** The same document already on file [DOC-04]. */
async function findTwin(
  payload: Pick<Payload, 'issuer' | 'issuerAreaId' | 'issuedOn'>,
  { number }: JudgedDocument,
  { trx }: Step,
): Promise<StoredDocument | undefined> {
  if (number === null) return undefined
  await lockNumber(trx, number.canonical)
  const { issuer, issuerAreaId } = payload
  const known = await documentsOfNumber(trx, { number: number.canonical, issuer, issuerAreaId })
  const own = {
    canonical: number.canonical,
    issuerCode: issuer,
    issuedOn: payload.issuedOn as StoredDocument['issuedOn'],
  }
  return known.find((one) =>
    isSameDocument(own, { canonical: number.canonical, issuerCode: one.issuer, issuedOn: one.issuedOn }),
  )
}

async function save(
  work: Work<Payload>,
  { trx, now, tree }: Step,
  { judged, documentId, areaName }: { judged: JudgedDocument; documentId: string; areaName: string },
): Promise<Outcome> {
  const { payload, actor } = work
  const { measures, relations, delegations, recipients, areaId } = payload
  await saveDocument(
    trx,
    documentId,
    {
      ...payload,
      issuedOn: payload.issuedOn as StoredDocument['issuedOn'],
      state: payload.entry === 'own' ? 'draft' : 'issued',
      numberRaw: judged.number?.raw ?? null,
      number: judged.number?.canonical ?? null,
      family: judged.number?.family ?? null,
      issuerRank: judged.issuer.rank,
    },
    { accountId: actor.accountId, now, searchable: `${judged.kind.name.vi} ${judged.issuer.name.vi} ${areaName}` },
  )
  await addMeasureRows(trx, documentId, measures, (place) => childId(work, `measure/${place}`))
  await addDelegationRows(trx, documentId, delegations)
  await addRelationRows(trx, documentId, relations, work.occurredAt)
  await addRecipientRows(trx, work, { documentId, areaId, tree }, recipients)
  const data = { entry: payload.entry, numbered: judged.number === null ? 0 : 1, relations: relations.length }
  return accept(
    [{ type: 'document-registered', areaId, subjectId: documentId, documentId, data, live: ['documents'] }],
    { documentId, number: judged.number?.canonical ?? null },
  )
}
