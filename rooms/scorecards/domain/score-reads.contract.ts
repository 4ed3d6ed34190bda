import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract } from '#kit'
import { dimensions, indicatorKeys } from './formula.ts'
import { sampleOutcomes, scoreStates } from './judge.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const share = z.number().nullable()
const sides = z.object({ completeness: share, timeliness: share, consistency: share, process: share })
const person = z.object({ name: z.string(), post: z.string().nullable() })

const scoreRow = z.object({
  areaId: z.int(),
  areaTitle: words,
  level: z.enum(['district', 'commune']),
  scoreId: z.string().nullable(),
  score: share,
  sides,
  /** How many records counted. */
  counted: z.int(),
  /** `live`: computed for this answer from the records as known now, not kept. */
  state: z.enum([...scoreStates, 'live']),
  version: z.int().nullable(),
  isExplained: z.boolean(),
  isSeen: z.boolean(),
  /** Context beside the score, never in it: the figure the formula names, summed over its days. */
  situation: z.number().nullable(),
  /** Level in force, as the area wears it. */
  zone: z.object({ label: words, level: z.int().nullable() }).nullable(),
  /** Whether the asker may open its records. */
  isOpen: z.boolean(),
})
/** One unit in the list of a day. */
export type ScoreRow = z.infer<typeof scoreRow>

/** Units of an area on a day: kept scores, or (for a day not settled yet) as the records stand now. Outside one's own area only what is published. */
export const scoreList = readContract({
  path: '/scorecards',
  query: z.object({
    areaId: areaIdField.optional(),
    day: dayField.optional(),
    level: z.enum(['district', 'commune']).optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(1000),
  }),
  answer: pageOf(scoreRow).extend({
    day: dayField,
    areaTitle: words,
    formula: z.object({ code: z.string(), title: words }).nullable(),
    settledAt: instantField.nullable(),
    situationTitle: words.nullable(),
    /** All units of the answer as one. */
    together: z.object({ score: share, sides, judged: z.int(), units: z.int() }),
    /** Days that have kept scores, newest first. */
    days: z.array(dayField),
    mayCompute: z.boolean(),
    mayDecide: z.boolean(),
    /** Units that could be approved and published now. */
    toApprove: z.int(),
    toPublish: z.int(),
  }),
  permission: 'scorecards.read',
  title: { vi: 'Thước đo các đơn vị', en: 'Scorecards of units' },
})
/** See {@link scoreList}. */
export type ScoreList = z.infer<typeof scoreList.answer>

const line = z.object({
  key: z.enum(indicatorKeys),
  dimension: z.enum(dimensions),
  title: words,
  measures: words,
  better: words,
  weight: z.number(),
  minimum: z.int(),
  good: z.int(),
  counted: z.int(),
  share,
  points: share,
  outOf: share,
})
/** One line of a unit's scorecard. */
export type ScoreLineView = z.infer<typeof line>

const record = z.object({
  indicator: z.enum(indicatorKeys),
  kind: z.enum(['report', 'directive-day', 'task', 'receipt', 'watch', 'finding', 'sample']),
  subject: z.string(),
  title: words,
  to: z.string().nullable(),
  verdict: z.enum(['good', 'bad', 'open']),
  why: words,
  at: instantField.nullable(),
  recordedAt: instantField.nullable(),
  dueAt: instantField.nullable(),
})
/** A record behind a number. */
export type RecordView = z.infer<typeof record>

const version = z.object({
  scoreId: z.string(),
  version: z.int(),
  knownAt: instantField,
  computedAt: instantField,
  score: share,
  state: z.enum(scoreStates),
  inputs: z.string(),
})

/** One unit on one day: its score taken apart, its versions, its way through people's hands, its days before. */
export const unitScore = readContract({
  path: '/scorecards/units/:areaId',
  query: z.object({ areaId: areaIdField, day: dayField.optional(), version: z.coerce.number().int().optional() }),
  answer: z.object({
    areaId: z.int(),
    areaTitle: words,
    day: dayField,
    formula: z.object({ code: z.string(), title: words, leastWeight: z.number(), explainBelow: z.number() }),
    state: z.enum([...scoreStates, 'live']),
    scoreId: z.string().nullable(),
    version: z.int().nullable(),
    knownAt: instantField,
    score: share,
    sides,
    judgedWeight: z.number(),
    lines: z.array(line),
    head: person.nullable(),
    seenAt: instantField.nullable(),
    explanation: z.object({ text: z.string(), at: instantField, by: z.string().nullable() }).nullable(),
    /** What the head said to other computations of the day, the first first: whoever decides on this one has heard it. */
    saidBefore: z.array(z.object({ version: z.int(), text: z.string(), at: instantField, by: z.string().nullable() })),
    waitsUntil: instantField.nullable(),
    approved: z.object({ at: instantField, by: z.string().nullable() }).nullable(),
    published: z.object({ at: instantField, by: z.string().nullable() }).nullable(),
    versions: z.array(version),
    /** What a newer computation counts otherwise than the one before it. */
    changes: z.array(z.object({ now: record.nullable(), was: record.nullable() })),
    trend: z.array(z.object({ day: dayField, score: share, situation: z.number().nullable() })),
    flags: z.array(z.object({ day: dayField, outcome: z.enum(sampleOutcomes), note: z.string().nullable() })),
    situation: z.object({ title: words, value: z.number() }).nullable(),
    /** Known of the unit and outside its score: violations found that day, praise, criticism, cases. */
    beside: z.object({
      detected: z.int().nullable(),
      notes: z.array(
        z.object({
          kind: z.enum(['case', 'commendation', 'criticism']),
          id: z.string(),
          at: instantField,
          to: z.string(),
        }),
      ),
    }),
    rating: z
      .object({ key: z.string(), title: words, from: dayField, to: dayField, by: z.string().nullable() })
      .nullable(),
    mayExplain: z.boolean(),
    mayDecide: z.boolean(),
    mayRate: z.boolean(),
    isOpen: z.boolean(),
  }),
  permission: 'scorecards.read',
  title: { vi: 'Thước đo của một đơn vị', en: 'Scorecard of a unit' },
})
/** See {@link unitScore}. */
export type UnitScoreView = z.infer<typeof unitScore.answer>

/** The records behind one number of one unit, found again as they were known when it was computed. */
export const scoreRecords = readContract({
  path: '/scorecards/units/:areaId/records',
  query: pageQuery.extend({
    areaId: areaIdField,
    day: dayField,
    indicator: z.enum(indicatorKeys).optional(),
    verdict: z.enum(['good', 'bad', 'open']).optional(),
    version: z.coerce.number().int().optional(),
  }),
  answer: pageOf(record).extend({ areaTitle: words, indicatorTitle: words.nullable(), knownAt: instantField }),
  permission: 'scorecards.read',
  title: { vi: 'Hồ sơ đứng sau con số', en: 'Records behind a number' },
})

const formulaView = z.object({
  code: z.string(),
  title: words,
  validFrom: dayField,
  validTo: dayField.nullable(),
  sourceText: z.string(),
  sure: z.string(),
  settleMinutes: z.int(),
  acknowledgeMinutes: z.int(),
  receiptMinutes: z.int(),
  backDatedMinutes: z.int(),
  leastWeight: z.number(),
  waitingMinutes: z.int(),
  explainBelow: z.number(),
  samples: z.object({ share: z.number(), dueMinutes: z.int() }),
  situationTitle: words.nullable(),
  ratings: z.array(z.object({ key: z.string(), from: z.number(), title: words })),
  indicators: z.array(
    z.object({
      key: z.enum(indicatorKeys),
      dimension: z.enum(dimensions),
      weight: z.number(),
      minimum: z.int(),
      title: words,
      measures: words,
      why: words,
      better: words,
      sourceText: z.string(),
      sure: z.string(),
    }),
  ),
})
/** A version of the measure, in words. */
export type FormulaView = z.infer<typeof formulaView>

/** The measure explained: every version, the newest first. */
export const formulaList = readContract({
  path: '/scorecards/formulas',
  query: z.object({}),
  answer: z.object({ formulas: z.array(formulaView) }),
  permission: 'scorecards.read',
  title: { vi: 'Thước đo này đo gì', en: 'What the measure measures' },
})

const sample = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  day: dayField,
  salt: z.string(),
  lot: z.number(),
  reportId: z.string().nullable(),
  dueAt: instantField,
  outcome: z.enum(sampleOutcomes).nullable(),
  note: z.string().nullable(),
  checkedAt: instantField.nullable(),
  checkedBy: z.string().nullable(),
  mayCheck: z.boolean(),
})
/** A re-check drawn by lot. */
export type SampleView = z.infer<typeof sample>

/** Re-checks drawn by lot inside an area, the open ones first. */
export const sampleList = readContract({
  path: '/scorecards/samples',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    state: z.enum(['open', 'done']).optional(),
  }),
  answer: pageOf(sample),
  permission: 'scorecards.read',
  title: { vi: 'Đối chiếu ngẫu nhiên', en: 'Random re-checks' },
})

const ratingRow = z.object({
  areaId: z.int(),
  areaTitle: words,
  head: person.nullable(),
  /** All kept days of the period as one. */
  score: share,
  sides,
  days: z.int(),
  advice: z.object({ key: z.string(), title: words }).nullable(),
  rating: z
    .object({ key: z.string(), title: words, reason: z.string(), by: z.string().nullable(), at: instantField })
    .nullable(),
  mayRate: z.boolean(),
})
/** One unit in a period's ratings. */
export type RatingRow = z.infer<typeof ratingRow>

/** Scores and ratings of a period: what the score advises, what a person decided (SCR-02). */
export const ratingList = readContract({
  path: '/scorecards/ratings',
  query: z.object({
    areaId: areaIdField.optional(),
    from: dayField,
    to: dayField,
    level: z.enum(['district', 'commune']).optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(1000),
  }),
  answer: pageOf(ratingRow),
  permission: 'scorecards.read',
  title: { vi: 'Xếp loại theo kỳ', en: 'Ratings of a period' },
})
