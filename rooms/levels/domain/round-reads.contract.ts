import { z } from 'zod'
import { areaIdField, paperField, readContract, uuidField } from '#kit'
import { levelField } from './criteria.ts'
import {
  areaField,
  computedField,
  countsField,
  decisionField,
  inputField,
  levelOrNone,
  maybeField,
  roundField,
  wordsField,
} from './shown.ts'

const proposalLine = z.object({
  proposalId: z.string(),
  area: areaField,
  above: wordsField.nullable(),
  unitLevel: z.string(),
  level: levelOrNone,
  before: levelOrNone,
  /** The rule that gave the level, or what was lacking. */
  why: wordsField,
  decided: levelOrNone,
  decidedAt: maybeField,
  byName: maybeField,
  reason: maybeField,
  superseded: z.boolean(),
  mayDecide: z.boolean(),
})
/** One unit of a round. */
export type ProposalLine = z.infer<typeof proposalLine>

/** One round: every unit with what is proposed, why, and what was decided. */
export const levelRound = readContract({
  path: '/levels/rounds/:id',
  query: z.object({ id: uuidField }),
  answer: roundField.extend({
    note: maybeField,
    byName: maybeField,
    activated: z.boolean(),
    counts: countsField,
    lines: z.array(proposalLine),
    /** Who may decide, where it is not the reader. */
    waitsFor: wordsField.nullable(),
    guide: z.array(wordsField),
    unconfirmed: z.number(),
    noticeDraft: z.boolean(),
  }),
  permission: 'levels.read',
  title: { vi: 'Một đợt đề xuất cấp độ', en: 'A round of proposals' },
})

const measureLine = z.object({ key: z.string(), title: wordsField, byLevel: z.array(wordsField) })

/** One proposal whole: inputs and reasoning as they were, the decision, the measures its level proposes (LVL-03). */
export const levelProposal = readContract({
  path: '/levels/proposals/:id',
  query: z.object({ id: uuidField }),
  answer: proposalLine.extend({
    roundId: z.string(),
    computed: computedField,
    inputs: z.array(inputField),
    decision: decisionField.nullable(),
    measures: z.array(measureLine),
    measuresSource: z.string(),
    /** In force since the decision on measures; empty: nothing applies by itself. */
    chosen: z.array(z.object({ key: z.string(), level: levelField })),
    measuresAt: maybeField,
    measuresReason: maybeField,
    mayDecideMeasures: z.boolean(),
  }),
  permission: 'levels.read',
  title: { vi: 'Một đề xuất cấp độ', en: 'One proposal' },
})

/** The notice of a round in an area as a paper: as signed, or as it would be. */
export const levelNotice = readContract({
  path: '/levels/rounds/:id/notice',
  query: z.object({ id: uuidField, areaId: areaIdField.optional(), language: z.enum(['vi', 'en']).default('vi') }),
  answer: z.object({
    paper: paperField,
    areaId: z.number(),
    number: maybeField,
    issuedAt: maybeField,
    undecided: z.number(),
    mayIssue: z.boolean(),
  }),
  permission: 'levels.read',
  title: { vi: 'Thông báo cấp độ dịch', en: 'The notice of levels' },
})

/** Query of the notice as a file. */
export const noticeFileQuery = z.object({
  format: z.enum(['docx', 'pdf']),
  language: z.enum(['vi', 'en']).default('vi'),
  areaId: areaIdField.optional(),
})
