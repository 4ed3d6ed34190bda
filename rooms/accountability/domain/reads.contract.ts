import { z } from 'zod'
import { areaIdField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { type CaseOutcome, OUTCOMES } from './cases.contract.ts'
import { tipReceiptPattern } from './tip-receipt.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const maybe = z.string().nullable()
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

const caseLine = z.object({
  id: z.string(),
  areaId: z.number(),
  areaTitle: words,
  about: z.enum(['post', 'body']),
  /** Title of the post or name of the body. */
  aboutTitle: z.string(),
  officerName: maybe,
  route: z.enum(['party', 'state']),
  matter: z.string(),
  requestedBy: z.string(),
  requestedOn: z.string(),
  openedAt: z.string(),
  explainBy: z.string(),
  decideBy: z.string(),
  explainedAt: maybe,
  outcome: z.enum(Object.keys(OUTCOMES) as [CaseOutcome, ...CaseOutcome[]]).nullable(),
  decidedAt: maybe,
  /** Whether it is about the reader, or a body the reader heads: theirs to explain. */
  isMine: z.boolean(),
})
/** A case as lists show it. */
export type CaseLine = z.infer<typeof caseLine>

/** Cases one may see: those of one's areas, and one's own. */
export const caseList = readContract({
  path: '/accountability/cases',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    q: z.string().max(100).optional(),
    isOpen: flag.optional(),
    mine: flag.optional(),
  }),
  answer: pageOf(caseLine),
  permission: 'signed-in',
  title: { vi: 'Hồ sơ kiểm điểm', en: 'Accountability cases' },
})

const groundShape = z.object({
  kind: z.enum(['finding', 'named']),
  findingId: maybe,
  documentId: maybe,
  source: maybe,
  said: maybe,
  to: maybe,
})
/** A ground as it is shown. */
export type ShownGround = z.infer<typeof groundShape>

const proposalShape = z.object({
  id: z.string(),
  measure: z.string(),
  measureTitle: words,
  measureSource: maybe,
  reason: z.string(),
  evidence: z.array(groundShape),
  proposedByName: maybe,
  proposedAt: z.string(),
  answer: z.enum(['taken-up', 'declined']).nullable(),
  answerNote: maybe,
  answeredByName: maybe,
  answeredAt: maybe,
})

/** One case whole: ground, right to explain, what was said, conclusion, proposals. `may` says what the reader can do now. */
export const casePage = readContract({
  path: '/accountability/cases/:id',
  query: z.object({ id: uuidField }),
  answer: caseLine.extend({
    postId: maybe,
    bodyId: maybe,
    grounds: z.array(groundShape),
    statements: z.array(z.object({ id: z.string(), officerName: maybe, said: z.string(), at: z.string() })),
    openedByName: maybe,
    outcomeNote: maybe,
    decidedByName: maybe,
    decidedByPost: maybe,
    proposals: z.array(proposalShape),
    measures: z.array(z.object({ key: z.string(), title: words, source: z.string() })),
    isHeard: z.boolean(),
    may: z.object({ explain: z.boolean(), decide: z.boolean(), propose: z.boolean() }),
    /** Why the reader cannot conclude; null when they can. */
    whyNotDecide: words.nullable(),
  }),
  permission: 'signed-in',
  title: { vi: 'Một hồ sơ kiểm điểm', en: 'One accountability case' },
})

const noteLine = z.object({
  id: z.string(),
  areaId: z.number(),
  areaTitle: words,
  kind: z.enum(['commendation', 'criticism']),
  target: z.enum(['post', 'body', 'unit', 'team', 'force']),
  targetTitle: z.string(),
  officerName: maybe,
  title: z.string(),
  said: z.string(),
  source: z.string(),
  state: z.enum(['draft', 'published', 'ended', 'withdrawn']),
  draftedByName: maybe,
  draftedAt: z.string(),
  explainBy: maybe,
  explainedAt: maybe,
  publishedByName: maybe,
  publishedAt: maybe,
  publishedUntil: maybe,
  correctionAsked: maybe,
  correctionAnswer: z.enum(['corrected', 'kept', 'withdrawn']).nullable(),
  correctedAt: maybe,
  isMine: z.boolean(),
})
/** A note as lists show it. */
export type NoteLine = z.infer<typeof noteLine>

/** Praise and criticism: published ones for anybody signed in; drafts for those of the area and for their target. */
export const noteList = readContract({
  path: '/accountability/notes',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    q: z.string().max(100).optional(),
    kind: z.enum(['commendation', 'criticism']).optional(),
    state: z.enum(['draft', 'published', 'ended', 'withdrawn']).optional(),
    mine: flag.optional(),
  }),
  answer: pageOf(noteLine),
  permission: 'signed-in',
  title: { vi: 'Biểu dương, phê bình', en: 'Praise and criticism' },
})

/** One note whole. */
export const notePage = readContract({
  path: '/accountability/notes/:id',
  query: z.object({ id: uuidField }),
  answer: noteLine.extend({
    evidence: z.array(groundShape),
    statements: z.array(z.object({ id: z.string(), officerName: maybe, said: z.string(), at: z.string() })),
    withdrawnReason: maybe,
    correctionAskedAt: maybe,
    correctionNote: maybe,
    isHeard: z.boolean(),
    latestUntil: z.string(),
    may: z.object({
      explain: z.boolean(),
      publish: z.boolean(),
      withdraw: z.boolean(),
      askCorrection: z.boolean(),
      answerCorrection: z.boolean(),
    }),
    whyNotPublish: words.nullable(),
  }),
  permission: 'signed-in',
  title: { vi: 'Một biểu dương, phê bình', en: 'One note' },
})

const publicNote = z.object({
  id: z.string(),
  areaId: z.number(),
  areaTitle: words,
  kind: z.enum(['commendation', 'criticism']),
  target: z.enum(['post', 'body', 'unit', 'team', 'force']),
  targetTitle: z.string(),
  /** Only in a commendation. */
  officerName: maybe,
  title: z.string(),
  said: z.string(),
  source: z.string(),
  publishedAt: z.string(),
  publishedUntil: z.string(),
  isCorrected: z.boolean(),
  /** The target asked for a correction that is not answered yet. */
  isDisputed: z.boolean(),
})
/** A note as anybody may read it. */
export type PublicNote = z.infer<typeof publicNote>

/** What is published now, for anybody. */
export const publicNotes = readContract({
  path: '/public/notes',
  query: z.object({ areaId: areaIdField.optional() }),
  answer: z.object({ at: z.string(), items: z.array(publicNote) }),
  permission: 'public',
  keepSeconds: 30,
  title: { vi: 'Biểu dương, phê bình đã công bố', en: 'Published praise and criticism' },
})

const tipLine = z.object({
  id: z.string(),
  keptAt: z.number(),
  aboutAreaId: z.number(),
  aboutAreaTitle: words,
  receivedAt: z.string(),
  assignBy: z.string(),
  closeBy: z.string(),
  assignedTo: maybe,
  assignedToName: maybe,
  assignedAt: maybe,
  outcome: z.enum(['founded', 'unfounded', 'passed-on', 'cannot-check']).nullable(),
  closedAt: maybe,
  hasReporter: z.boolean(),
  isMine: z.boolean(),
})
/** A tip as its inspectors list it: no word of what it says. */
export type TipLine = z.infer<typeof tipLine>

/** Tips that the asker's level handles; never to anybody of the reported unit. */
export const tipList = readContract({
  path: '/accountability/tips',
  query: pageQuery.extend({ isOpen: flag.optional() }),
  answer: pageOf(tipLine),
  permission: 'accountability.receive-tips',
  title: { vi: 'Phản ánh, tố giác', en: 'Protected tips' },
})

const reasonField = z.string().trim().min(5).max(200)

/** What a tip says: each look is written down with its reason (SG-09, SG-16). */
export const tipPage = readContract({
  path: '/accountability/tips/:id',
  query: z.object({ id: uuidField, reason: reasonField }),
  answer: tipLine.extend({
    text: z.string(),
    note: maybe,
    answer: maybe,
    assignable: z.array(z.object({ officerId: z.string(), name: z.string(), post: z.string() })),
  }),
  permission: 'accountability.receive-tips',
  title: { vi: 'Một phản ánh', en: 'One tip' },
})

/** Who reported: only for the assigned person, with a reason that is written down. */
export const tipReporter = readContract({
  path: '/accountability/tips/:id/reporter',
  query: z.object({ id: uuidField, reason: reasonField }),
  answer: z.object({ reporter: z.string() }),
  permission: 'accountability.receive-tips',
  title: { vi: 'Người phản ánh', en: 'Who reported' },
})

/** How a tip stands, for whoever holds the receipt. */
export const tipStanding = readContract({
  path: '/public/tips/:code',
  query: z.object({ code: z.string().regex(tipReceiptPattern) }),
  answer: z.object({
    receivedAt: z.string(),
    state: z.enum(['received', 'assigned', 'closed']),
    outcome: z.enum(['founded', 'unfounded', 'passed-on', 'cannot-check']).nullable(),
    answer: maybe,
  }),
  permission: 'public',
  title: { vi: 'Phản ánh của tôi đến đâu', en: 'How my tip stands' },
})
