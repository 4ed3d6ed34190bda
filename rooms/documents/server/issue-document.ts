import { dayOf, type Instant, type Refusal } from '#kit'
import {
  accept,
  childId,
  defineIntent,
  type Fact,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { endInForce, putInForce } from '#rooms/areas/server'
import { endDelegations, headPostsOf, saveDelegations } from '#rooms/bodies/server'
import {
  activateUnits,
  checkIssue,
  DOCUMENTS,
  type DocumentKindRow,
  dailySlots,
  type IssuerRow,
  issueDocument,
  type RelationKind,
  revokeDocument,
  standingRelations,
  type Validity,
} from '../domain/index.ts'
import { namedAreas, toAreaLine, unitsIn } from './areas-around.query.ts'
import { cataloguesOf, rowsOf } from './catalogues.ts'
import { labelOf } from './change-draft.ts'
import { delegationsOf } from './delegations.query.ts'
import { endDocuments, markIssued, markRevoked, readDocuments, type StoredDocument } from './documents.store.ts'
import { findSigner, type Signer } from './issue-rules.ts'
import { relationsOf } from './relations.query.ts'
import { takeDocument } from './take-document.ts'
import { saveSlots, saveUnits, waitingUnits } from './units.store.ts'

interface Issuing {
  readonly document: StoredDocument
  readonly kind: DocumentKindRow
  readonly issuer: IssuerRow
  readonly signer: Signer
}

/** The document with the person who may decide about it; else why not. */
async function takeForDecision(work: Work<{ documentId: string }>, step: Step): Promise<Issuing | Outcome> {
  const document = await takeDocument(work, step, 'documents.issue')
  if ('accepted' in document) return document
  if (document.entry !== 'own') return reject(document.entry === 'cited' ? DOCUMENTS.STUB : DOCUMENTS.NOT_OURS)
  if (document.state === 'revoked') return reject(DOCUMENTS.REVOKED)
  const rows = rowsOf(await cataloguesOf(step.profile), document)
  const signer = await findSigner(work, step, document, rows.issuer)
  return isRefusal(signer) ? reject(signer) : { document, ...rows, signer }
}

function isRefusal(value: Signer | Refusal): value is Refusal {
  return 'words' in value
}

/** Puts a draft in force. It opens or shuts streets the moment it takes effect. */
export const issueDocumentIntent = defineIntent({
  contract: issueDocument,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const issuing = await takeForDecision(work, step)
    if ('accepted' in issuing) return issuing
    const { document, kind, signer } = issuing
    if (document.state !== 'draft') return reject(DOCUMENTS.NOT_A_DRAFT)
    const validity = checkIssue(document, kind)
    if (!validity.ok) return reject(validity.refusal)
    const changing = await changedBy(document, step)
    const outranked = await judgeChanges(document, changing, step)
    if (outranked) return outranked
    await markIssued(step.trx, document.id, { ...signer, now: step.now })
    const ended = await endChanged(document, changing, step)
    const binds = kind.binding && validity.value !== null
    const begun = binds ? await putWhere(work, step, document, validity.value as Validity) : []
    const powers = await handDown(work, step, document)
    const units = binds && kind.needsEnd ? await activate(step, document, validity.value as Validity) : noUnits
    return accept([issuedFact(document, units), ...ended, ...begun, ...powers], {
      documentId: document.id,
      units: units.activated,
      days: units.days,
      notActivated: units.waiting,
    })
  }),
})

function issuedFact(document: StoredDocument, units: Units): Fact {
  return {
    type: 'document-issued',
    areaId: document.areaId,
    subjectId: document.id,
    documentId: document.id,
    data: { units: units.activated, days: units.days, notActivated: units.waiting.map(({ id }) => id) },
    live: ['documents', 'in-force'],
  }
}

interface Change {
  readonly kind: RelationKind
  readonly to: string
}

async function changedBy(document: StoredDocument, step: Step): Promise<Change[]> {
  return (await relationsOf(step.trx, document.id)).filter(({ kind }) => !standingRelations.includes(kind))
}

/** Nobody changes what a higher issuer ordered, nor what is known only by its number. */
async function judgeChanges(
  document: StoredDocument,
  changing: readonly Change[],
  step: Step,
): Promise<Outcome | undefined> {
  for (const target of await readDocuments(
    step.trx,
    changing.map(({ to }) => to),
  )) {
    const label = (await labelOf(target, step)).vi
    if (target.entry === 'cited')
      return reject(DOCUMENTS.CHANGES_A_STUB, { field: 'relations', params: { document: label } })
    if (target.issuerRank < document.issuerRank)
      return reject(DOCUMENTS.OF_HIGHER_ISSUER, { field: 'relations', params: { document: label } })
  }
  return undefined
}

/** What it replaces or repeals ends when it takes effect. */
async function endChanged(document: StoredDocument, changing: readonly Change[], step: Step): Promise<Fact[]> {
  const ids = changing.filter(({ kind }) => kind === 'replaces' || kind === 'repeals').map(({ to }) => to)
  const at = later(document.effectiveFrom ?? step.now, step.now)
  await endDocuments(step.trx, ids, { at, by: document.id, now: step.now })
  const facts: Fact[] = []
  for (const target of await readDocuments(step.trx, ids)) {
    facts.push(endedFact(target, at, document.id), ...(await endAll(step, target, at)))
  }
  return facts
}

function endedFact(target: StoredDocument, at: Instant, by: string | null): Fact {
  return {
    type: by === null ? 'document-revoked' : 'document-ended',
    areaId: target.areaId,
    subjectId: target.id,
    documentId: by ?? target.id,
    data: { at },
    live: ['documents', 'in-force'],
  }
}

/** Ends what a document put in force and the powers it handed down. */
async function endAll({ trx, profile }: Step, { id, areaId }: StoredDocument, at: Instant): Promise<Fact[]> {
  const on = dayOf(at, profile.utcOffsetMinutes)
  return [...(await endInForce(trx, id, at)), ...(await endDelegations(trx, areaId, id, on))]
}

/** The powers that a document hands down hold as long as it does [DOC-07]. */
async function handDown(work: Work<unknown>, step: Step, document: StoredDocument): Promise<Fact[]> {
  const powers = await delegationsOf(step.trx, document.id)
  if (powers.length === 0) return []
  const { utcOffsetMinutes } = step.profile
  const from = document.effectiveFrom ?? step.now
  const to = document.effectiveTo
  const source = (await labelOf(document, step)).vi
  const rows = powers.map((power, index) => ({
    ...power,
    id: childId(work, `power/${index}`),
    documentId: document.id,
    validFrom: dayOf(from, utcOffsetMinutes),
    validTo: to === null ? null : dayOf(to, utcOffsetMinutes),
    source,
  }))
  return saveDelegations(step.trx, document.areaId, rows)
}

async function putWhere(
  work: Work<unknown>,
  step: Step,
  document: StoredDocument,
  validity: Validity,
): Promise<Fact[]> {
  const label = await labelOf(document, step)
  const rows = document.territory.map((areaId) => ({
    id: childId(work, `in-force/${areaId}`),
    areaId,
    kind: 'directive' as const,
    labelVi: label.vi,
    labelEn: label.en,
    documentId: document.id,
    from: validity.effectiveFrom,
    to: validity.effectiveTo,
    reviewAt: validity.reviewAt,
    data: { number: document.number },
  }))
  return putInForce(step.trx, rows, step.tree)
}

interface Units {
  readonly activated: number
  readonly days: number
  readonly waiting: readonly { readonly id: number; readonly name: string }[]
}

const noUnits: Units = { activated: 0, days: 0, waiting: [] }

/** The units under the territory get their days; those without a head are named and wait. */
async function activate(
  step: Step,
  document: StoredDocument,
  validity: Validity,
  only?: readonly number[],
): Promise<Units> {
  const { trx, now, tree, profile } = step
  const areaIds = only ?? (await unitsIn(trx, document.territory, dayOf(now, profile.utcOffsetMinutes)))
  const heads = await headPostsOf(trx, areaIds, now)
  const units = areaIds.map((areaId) => ({ areaId, headOfficerId: heads.get(areaId)?.officerId ?? null }))
  const ready = units.filter(({ headOfficerId }) => headOfficerId !== null).map(({ areaId }) => areaId)
  const waiting = units.filter(({ headOfficerId }) => headOfficerId === null).map(({ areaId }) => areaId)
  await saveUnits(trx, document.id, only ? units.filter(({ headOfficerId }) => headOfficerId) : units, { now, tree })
  // A unit activated late owes the days from now on, not those on which nobody could have reported.
  const slots = dailySlots(validity, profile.utcOffsetMinutes).filter(({ to }) => only === undefined || to > now)
  const days = await saveSlots(trx, document.id, { areaIds: ready, slots, tree })
  const names = await namedAreas(trx, waiting)
  return { activated: ready.length, days, waiting: waiting.map((id) => toAreaLine(names, id)) }
}

/** Units that have got a head since may now be activated. */
export const activateUnitsIntent = defineIntent({
  contract: activateUnits,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const issuing = await takeForDecision(work, step)
    if ('accepted' in issuing) return issuing
    const { document, kind } = issuing
    if (document.state === 'draft') return reject(DOCUMENTS.STILL_A_DRAFT)
    const validity = checkIssue(document, kind)
    if (!validity.ok || validity.value === null) return reject(DOCUMENTS.ALL_ACTIVATED)
    const units = await activate(step, document, validity.value, await waitingUnits(step.trx, document.id))
    if (units.activated === 0) return reject(DOCUMENTS.ALL_ACTIVATED)
    return accept([{ ...issuedFact(document, units), type: 'document-units-activated' }], {
      units: units.activated,
      days: units.days,
      notActivated: units.waiting,
    })
  }),
})

/** Ends a document before its time, with all that it put in force. */
export const revokeDocumentIntent = defineIntent({
  contract: revokeDocument,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const issuing = await takeForDecision(work, step)
    if ('accepted' in issuing) return issuing
    const { document } = issuing
    if (document.state === 'draft') return reject(DOCUMENTS.STILL_A_DRAFT)
    const at = later(work.payload.at ?? step.now, step.now)
    await markRevoked(step.trx, document.id, work.payload.reason, step.now)
    await endDocuments(step.trx, [document.id], { at, by: null, now: step.now })
    const ended = await endAll(step, document, at)
    return accept([endedFact(document, at, null), ...ended], { documentId: document.id, at })
  }),
})

function later(left: Instant, right: Instant): Instant {
  return left > right ? left : right
}
