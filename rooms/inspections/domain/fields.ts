import { z } from 'zod'
import { areaIdField, lineField, textField, uuidField } from '#kit'
import { verdicts } from './inspection-words.ts'

const keyField = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

/** The most seconds back that a moment inside one intent may lie: a month. */
const longestAgo = 2_678_400

/**
 * A moment inside an intent, as seconds before its `occurredAt`. A difference is right even where the phone's clock is
 * wrong: the door mends `occurredAt`, and with it all of these.
 */
export const secondsAgoField = z.int().min(0).max(longestAgo)

/** A photo already sent to `POST /api/photos` by this same account. */
export const photoField = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  caption: lineField(300).optional(),
})
/** See {@link photoField}. */
export type NamedPhoto = z.infer<typeof photoField>

/** What is inspected: a place of the register, an area, a body or a post. */
export const subjectField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('site'), id: uuidField }),
  z.strictObject({ kind: z.literal('area'), areaId: areaIdField }),
  z.strictObject({ kind: z.literal('body'), id: uuidField }),
  z.strictObject({ kind: z.literal('post'), id: uuidField }),
])
/** See {@link subjectField}. */
export type NamedSubject = z.infer<typeof subjectField>

/** 1 nhẹ, 2 đáng kể, 3 nghiêm trọng. */
export const severityField = z.union([z.literal(1), z.literal(2), z.literal(3)])

/**
 * A finding (tồn tại). Without `title` that of the template stands. `fixedOnSpot`: put right before the inspector's eyes,
 * so that it is closed at once. `secondsAgo`: when it was seen; a template may ask for `secondsAgo`, `lane`, `count`.
 */
export const findingField = z.strictObject({
  template: keyField.optional(),
  title: lineField(200).optional(),
  details: textField(4_000).optional(),
  severity: severityField.optional(),
  checklist: keyField.optional(),
  item: keyField.optional(),
  lane: lineField(60).optional(),
  count: z.int().min(1).max(1_000_000).optional(),
  secondsAgo: secondsAgoField.optional(),
  photos: z.array(photoField).max(20).default([]),
  fixedOnSpot: z.boolean().default(false),
})
/** See {@link findingField}. */
export type NamedFinding = z.infer<typeof findingField>

/** Answers to one checklist, with the version that was asked from. */
export const answerSheetField = z.strictObject({
  checklist: keyField,
  version: z.int().min(1),
  answers: z
    .array(
      z.strictObject({
        item: keyField,
        verdict: z.enum(verdicts).optional(),
        number: z.number().min(0).max(1e9).optional(),
        note: textField(1_000).optional(),
      }),
    )
    .min(1)
    .max(200),
})
/** See {@link answerSheetField}. */
export type AnswerSheet = z.infer<typeof answerSheetField>
