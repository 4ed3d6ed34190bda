import { z } from 'zod'
import { dayField, instantField, lineField, textField } from '#kit'
import { measureField, recipientField, relationKind, signatureField } from './document.ts'

const ref = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const relationField = z.object({ kind: relationKind, to: ref })
const areaCode = lineField(40)

/**
 * A document as it stands in a file: the sample of a profile, or a list that an office hands over. Things are named by
 * codes and by `ref` (the file's own name of a document), never by our ids. `issuerArea` is the area whose issuer it is
 * (`001` and `quan-uy`: the Party committee of Ba Đình), null for the nation's. `knownAt` is when the city came to know
 * it, so that a loader can stop at any moment of a replay.
 */
export const documentRecord = z.object({
  ref,
  number: lineField(60).nullable(),
  kind: ref,
  issuer: ref,
  issuerArea: areaCode.nullable(),
  title: textField(1_000).nullable(),
  stub: z.boolean(),
  place: lineField(100).nullable(),
  issuedOn: dayField.nullable(),
  signatures: z.array(signatureField),
  effectiveFrom: instantField.nullable(),
  effectiveTo: instantField.nullable(),
  reviewAt: instantField.nullable(),
  territory: z.array(areaCode),
  measures: z.array(measureField),
  relations: z.array(relationField),
  recipients: z.array(recipientField),
  knownAt: instantField,
  source: textField(1_000),
  note: textField(1_000).nullable(),
})

/** One document of a file: see {@link documentRecord}. */
export type DocumentRecord = z.infer<typeof documentRecord>

const namedPerson = z.object({ name: lineField(200), title: lineField(300) })

/**
 * One conclusion of a meeting with a proposal of who should own it and by when. `ownerLevel` is a level of the tree in
 * the words of the areas room, `ownerPost` a kind of post of the bodies room. `dueStated` tells a deadline that the meeting set from one
 * that is only proposed.
 */
export const conclusionRecord = z.object({
  sentence: textField(1_000),
  ownerLevel: z.enum(['top', 'district', 'commune', 'group']),
  ownerPost: lineField(60),
  dueAt: instantField,
  dueStated: z.boolean(),
})

/** The record of a meeting, an inspection or a statement, with the conclusions that become tasks [DOC-10]. */
export const meetingRecord = z.object({
  ref,
  form: z.enum(['meeting', 'inspection', 'statement']),
  kind: ref,
  issuer: ref,
  issuerArea: areaCode.nullable(),
  title: textField(1_000),
  heldOn: dayField,
  place: lineField(100).nullable(),
  chair: namedPerson,
  attendees: z.array(namedPerson),
  territory: z.array(areaCode),
  relations: z.array(relationField),
  conclusions: z.array(conclusionRecord).min(1),
  knownAt: instantField,
  source: textField(1_000),
  note: textField(1_000).nullable(),
})

/** One meeting of a file: see {@link meetingRecord}. */
export type MeetingRecord = z.infer<typeof meetingRecord>

/** A file of documents and meetings. */
export const documentFile = z.object({
  about: textField(2_000),
  documents: z.array(documentRecord),
  meetings: z.array(meetingRecord),
})
