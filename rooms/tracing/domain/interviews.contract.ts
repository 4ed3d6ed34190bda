import { z } from 'zod'
import { areaIdField, dayField, instantField, intentContract, textField, uuidField } from '#kit'
import { contactRelations, distanceClasses } from '#rooms/cases/domain'
import { toldPerson } from '#rooms/people/domain'

const contact = z
  .strictObject({
    /** Somebody of the book, or somebody told of, who is recognised there or kept anew. */
    personId: uuidField.optional(),
    person: toldPerson.optional(),
    /** None of those in the book who are alike. */
    isAnother: z.boolean().optional(),
    /** Where somebody told of lives; absent: where the case lives. */
    areaId: areaIdField.optional(),
    relation: z.enum(contactRelations),
    distance: z.enum(distanceClasses),
    from: instantField,
    until: instantField.nullable().default(null),
  })
  .refine(({ personId, person }) => (personId === undefined) !== (person === undefined), {
    path: ['personId'],
    message: 'a person of the book, or one that is told: not both',
  })

const place = z.strictObject({
  siteId: uuidField,
  enterAt: instantField,
  leaveAt: instantField.nullable().default(null),
})

/** What a finished interview says (phiếu điều tra ca bệnh). */
export const interviewAnswers = z.strictObject({
  onsetOn: dayField.nullable().default(null),
  contacts: z.array(contact).max(500).default([]),
  places: z.array(place).max(300).default([]),
  note: textField(2000).optional(),
  /** Said in so many words: met nobody, went nowhere. An empty form does not say it. */
  metNobody: z.boolean().optional(),
})
/** See {@link interviewAnswers}. */
export type InterviewAnswers = z.infer<typeof interviewAnswers>

/** Starts talking to a case; the form comes with what is known. */
export const startInterview = intentContract({
  type: 'tracing.start-interview',
  payload: z.strictObject({ caseId: uuidField }),
  permission: 'tracing.interview',
  title: { vi: 'Bắt đầu phỏng vấn ca bệnh', en: 'Start to interview a case' },
})

/** Keeps what was typed so far, sealed: it goes on at another desk, or after a closed lid. Anything may be missing or half typed. */
export const saveInterview = intentContract({
  type: 'tracing.save-interview',
  payload: z.strictObject({
    interviewId: uuidField,
    /** The version one began from: two people do not overwrite each other. */
    version: z.int().min(0),
    draft: z.record(z.string(), z.unknown()).refine((draft) => JSON.stringify(draft).length <= 200_000, {
      message: 'too long',
    }),
  }),
  permission: 'tracing.interview',
  title: { vi: 'Lưu phiếu phỏng vấn', en: 'Save an interview' },
})

/** The interview is done: contacts go on the list of the case, places become visits. */
export const finishInterview = intentContract({
  type: 'tracing.finish-interview',
  payload: z.strictObject({ interviewId: uuidField, answers: interviewAnswers }),
  permission: 'tracing.interview',
  title: { vi: 'Hoàn thành phỏng vấn', en: 'Finish an interview' },
})
