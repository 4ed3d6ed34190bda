import { z } from 'zod'
import {
  areaIdField,
  instantField,
  intentContract,
  lineField,
  pageOf,
  pageQuery,
  paperField,
  readContract,
  uuidField,
} from '#kit'
import { briefField } from './brief.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const languageField = z.enum(['vi', 'en']).default('vi')
const hashField = z.string().regex(/^[0-9a-f]{64}$/)

/** Formats that a brief is given in as a file. */
export const briefFormats = ['docx', 'pdf'] as const

/** The query of the routes that give a brief as a file. */
export const briefFileQuery = z.object({
  format: z.enum(briefFormats),
  at: instantField.optional(),
  language: languageField,
})

/** The brief of an area as of a moment (absent: now): its facts, and the paper as the office files it. */
export const briefRead = readContract({
  path: '/briefs/areas/:id',
  query: z.object({ id: areaIdField, at: instantField.optional(), language: languageField }),
  answer: z.object({
    brief: briefField,
    paper: paperField,
    /** Of the facts: who signs sends it back, so that nobody signs what they have not read. */
    digest: hashField,
    mayIssue: z.boolean(),
  }),
  permission: 'briefs.read',
  title: { vi: 'Báo cáo nhanh tình hình', en: 'Situation brief' },
})

const issuedLine = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  at: instantField,
  issuedAt: instantField,
  number: z.string().nullable(),
  by: z.string().nullable(),
  post: z.string().nullable(),
  hash: hashField,
})

/** A brief that was signed and sent up. */
export type IssuedBriefLine = z.infer<typeof issuedLine>

/** Signed briefs of an area (`reach=inside`: and of everything inside it), the last signed first. */
export const issuedBriefList = readContract({
  path: '/briefs/issued',
  query: pageQuery.extend({ areaId: areaIdField, reach: z.enum(['inside', 'direct']).default('inside') }),
  answer: pageOf(issuedLine),
  permission: 'briefs.read',
  title: { vi: 'Báo cáo nhanh đã ký', en: 'Signed situation briefs' },
})

/** One signed brief, exactly as it was signed. */
export const issuedBriefById = readContract({
  path: '/briefs/issued/:briefId',
  query: z.object({ briefId: uuidField, language: languageField }),
  answer: z.object({ line: issuedLine, brief: briefField, paper: paperField }),
  permission: 'briefs.read',
  title: { vi: 'Một báo cáo nhanh đã ký', en: 'One signed brief' },
})

/**
 * A named person signs the brief they have read: its content is frozen, its hash stands in the journal, the superior is
 * told. Later corrections of the records do not change it. Answers `{ briefId, hash }`.
 */
export const issueBrief = intentContract({
  type: 'briefs.issue',
  payload: z.strictObject({
    areaId: areaIdField,
    at: instantField,
    digest: hashField,
    number: lineField(40).optional(),
  }),
  permission: 'briefs.issue',
  title: { vi: 'Ký ban hành báo cáo nhanh', en: 'Sign and issue a situation brief' },
})
