import { z } from 'zod'
import { pageOf, pageQuery, readContract, uuidField } from '#kit'
import { relationKind } from './document.ts'
import { areaLine, documentLine, momentAnswer, wordsField } from './document-questions.contract.ts'

const meetingLine = z.object({
  id: z.string(),
  form: z.enum(['meeting', 'inspection', 'statement']),
  title: z.string(),
  heldOn: z.string(),
  issuer: wordsField,
  chair: z.object({ name: z.string(), title: z.string() }),
  conclusions: z.number(),
  withTask: z.number(),
})

/** Meetings, newest first, with how many of their conclusions have become tasks [DOC-10]. */
export const meetingList = readContract({
  path: '/meetings',
  query: pageQuery.extend({ q: z.string().max(200).optional() }),
  answer: pageOf(meetingLine),
  permission: 'documents.read',
  title: { vi: 'Hội nghị, kết luận', en: 'Meetings' },
})

/** One meeting with its conclusions and their tasks. */
export const meetingById = readContract({
  path: '/meetings/:id',
  query: z.object({ id: uuidField }),
  answer: meetingLine.extend({
    areaId: z.number(),
    place: z.string().nullable(),
    attendees: z.array(z.object({ name: z.string(), title: z.string() })),
    territory: z.array(areaLine),
    documents: z.array(z.object({ kind: relationKind, words: wordsField, other: documentLine })),
    source: z.string().nullable(),
    note: z.string().nullable(),
    mayGiveTasks: z.boolean(),
    items: z.array(
      z.object({
        id: z.string(),
        place: z.number(),
        sentence: z.string(),
        orders: z.boolean(),
        ownerLevel: z.string().nullable(),
        ownerPost: z.string().nullable(),
        dueAt: momentAnswer,
        dueStated: z.boolean(),
        tasks: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            state: z.string(),
            owner: z.string().nullable(),
            dueAt: momentAnswer,
          }),
        ),
      }),
    ),
  }),
  permission: 'documents.read',
  title: { vi: 'Một hội nghị', en: 'One meeting' },
})
