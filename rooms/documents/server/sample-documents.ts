import { type Instant, type Intent, toInstant } from '#kit'
import { derivedId, type Profile } from '#platform/server'
import { type DocumentRecord, documentFile, type MeetingRecord } from '../domain/index.ts'
import { cataloguesOf } from './catalogues.ts'

/** What a loader must know: areas by official code, where the nation's documents are kept, and the moment to stop at. */
export interface SampleLoading {
  readonly areaOf: (code: string) => number
  readonly rootAreaId: number
  readonly until: Instant
}

/** One document of the sample as intents: the entry, and for the city's own the decision that a named person must send. */
export interface SampleDocument {
  readonly ref: string
  readonly documentId: string
  readonly register: Intent
  /**
   * To be sent by whoever holds now, in `areaId`, one of these kinds of post: the house may not decide (SG-08). The sample
   * names its signer in `signer`. Null for what came from elsewhere.
   */
  readonly issue: {
    readonly intent: Intent
    readonly areaId: number
    readonly signers: readonly string[]
    readonly signer: string | null
  } | null
  /** Sends it to its list; absent where there is none. */
  readonly distribute: Intent | null
}

/** The sample's documents and meetings that were known by a moment, in the order in which they became known. */
export async function sampleDocumentIntents(
  profile: Profile,
  loading: SampleLoading,
): Promise<{ documents: SampleDocument[]; meetings: Intent[] }> {
  if (!(await profile.files('sample')).includes('documents.json')) return { documents: [], meetings: [] }
  const file = await profile.json('sample/documents.json', documentFile)
  const { issuers } = await cataloguesOf(profile)
  const known = <Row extends { knownAt: string }>(rows: readonly Row[]) =>
    rows
      .filter(({ knownAt }) => toInstant(knownAt) <= loading.until)
      .toSorted((left, right) => Date.parse(left.knownAt) - Date.parse(right.knownAt))
  const idOf = (ref: string) => derivedId(`sample ${profile.name}`, `document/${ref}`)
  return {
    documents: known(file.documents).map((record) => {
      const issuer = issuers.find(({ code }) => code === record.issuer)
      return toIntents(record, { ...loading, idOf, signers: issuer?.signers ?? [] })
    }),
    meetings: known(file.meetings).map((record) => meetingIntent(record, { ...loading, idOf })),
  }
}

type Loading = SampleLoading & { readonly idOf: (ref: string) => string }

function toIntents(record: DocumentRecord, loading: Loading & { readonly signers: readonly string[] }): SampleDocument {
  const { idOf, areaOf, rootAreaId, signers } = loading
  const documentId = idOf(record.ref)
  const issuerAreaId = record.issuerArea === null ? null : areaOf(record.issuerArea)
  const isOwn = !record.stub && issuerAreaId !== null
  const areaId = issuerAreaId ?? rootAreaId
  const { number, kind, issuer, title, place, issuedOn, signatures, effectiveFrom, effectiveTo, reviewAt } = record
  const payload = {
    areaId,
    issuerAreaId,
    entry: record.stub ? 'cited' : isOwn ? 'own' : 'received',
    ...{ number, kind, issuer, title, place, issuedOn, signatures, effectiveFrom, effectiveTo, reviewAt },
    territory: record.territory.map(areaOf),
    measures: record.measures,
    relations: record.relations.map((relation) => ({ kind: relation.kind, to: idOf(relation.to) })),
    recipients: record.recipients,
    source: record.source,
    note: record.note,
  }
  const occurredAt = toInstant(record.knownAt)
  const issue = { id: derivedId(documentId, 'issue'), type: 'documents.issue', occurredAt, payload: { documentId } }
  const send = { id: derivedId(documentId, 'send'), type: 'documents.distribute', occurredAt, payload: { documentId } }
  return {
    ref: record.ref,
    documentId,
    register: { id: documentId, type: 'documents.register', occurredAt, payload },
    issue: isOwn ? { intent: issue, areaId, signers, signer: record.signatures[0]?.name ?? null } : null,
    distribute: isOwn && record.recipients.length > 0 ? send : null,
  }
}

function meetingIntent(record: MeetingRecord, { idOf, areaOf, rootAreaId }: Loading): Intent {
  const { form, kind, issuer, title, heldOn, place, chair, attendees, source, note } = record
  return {
    id: idOf(`meeting/${record.ref}`),
    type: 'documents.record-meeting',
    occurredAt: toInstant(record.knownAt),
    payload: {
      areaId: record.issuerArea === null ? rootAreaId : areaOf(record.issuerArea),
      ...{ form, kind, issuer, title, heldOn, place, chair, attendees, source, note },
      territory: record.territory.map(areaOf),
      relations: record.relations.map((relation) => ({ kind: relation.kind, to: idOf(relation.to) })),
      conclusions: record.conclusions,
    },
  }
}
