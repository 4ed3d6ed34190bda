import { z } from 'zod'
import { areaIdField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { findingLine } from './finding-reads.contract.ts'
import { inspectionKinds, inspectionOutcomes, inspectionStates, verdicts } from './inspection-words.ts'
import { photoShape, subjectShape } from './read-shapes.ts'

const words = z.object({ vi: z.string(), en: z.string() })

const inspectionLine = z.object({
  id: z.string(),
  kind: z.enum(inspectionKinds),
  surprise: z.boolean(),
  /** True: nobody outside the team and its chain sees it yet. */
  hidden: z.boolean(),
  state: z.enum(inspectionStates),
  subject: subjectShape,
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  campaignId: z.string().nullable(),
  plannedOn: z.string().nullable(),
  checkedInAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** When the house learned of the check-in; long after it: typed late, or a phone without signal. */
  recordedAt: z.string(),
  outcome: z.enum(inspectionOutcomes).nullable(),
  findings: z.number(),
  openFindings: z.number(),
  /** Another inspection was at the same subject at the same time. */
  overlaps: z.boolean(),
  inspectors: z.array(z.object({ officerId: z.string().nullable(), name: z.string().nullable() })),
})
/** An inspection in a list. */
export type InspectionLine = z.infer<typeof inspectionLine>

const inspectionFilter = z.object({
  areaId: areaIdField.optional(),
  state: z.enum(inspectionStates).optional(),
  kind: z.enum(inspectionKinds).optional(),
  surprise: z.stringbool().optional(),
  teamId: uuidField.optional(),
  campaignId: uuidField.optional(),
  siteId: uuidField.optional(),
  bodyId: uuidField.optional(),
  outcome: z.enum(inspectionOutcomes).optional(),
  /** Those one inspects oneself or by one's team. */
  mine: z.stringbool().default(false),
  fromDay: daySchema.optional(),
  toDay: daySchema.optional(),
})
/** What inspections are asked by. */
export type InspectionQuestion = z.infer<typeof inspectionFilter>

/** Inspections, latest first (by check-in, else planned day). A surprise not yet begun is there for its team and chain alone. */
export const inspectionListContract = readContract({
  path: '/inspections',
  query: pageQuery.extend(inspectionFilter.shape),
  answer: pageOf(inspectionLine),
  permission: 'inspections.read',
  title: { vi: 'Các cuộc kiểm tra', en: 'Inspections' },
})

/** How many, by state, kind and outcome, with the filters of the list and by the same eyes. */
export const inspectionCountsContract = readContract({
  path: '/inspections/counts',
  query: inspectionFilter.omit({ state: true }),
  answer: z.object({
    total: z.number(),
    byState: z.record(z.string(), z.number()),
    byKind: z.record(z.string(), z.number()),
    byOutcome: z.record(z.string(), z.number()),
    surprise: z.number(),
    overlapping: z.number(),
    /** Finished on each of the last 14 days, today the last of them, whatever `fromDay` and `toDay` say. */
    byDay: z.array(z.object({ day: z.string(), finished: z.number() })),
  }),
  permission: 'inspections.read',
  title: { vi: 'Số cuộc kiểm tra', en: 'Numbers of inspections' },
})

const answerShape = z.object({
  item: z.string(),
  text: words,
  kind: z.enum(['yes-no', 'number']),
  verdict: z.enum(verdicts).nullable(),
  number: z.number().nullable(),
  note: z.string().nullable(),
})

/** One inspection with everything recorded in it. */
export const inspectionPageContract = readContract({
  path: '/inspections/:inspectionId',
  query: z.object({ inspectionId: uuidField }),
  answer: inspectionLine.extend({
    note: z.string().nullable(),
    place: z.string().nullable(),
    summary: z.string().nullable(),
    plannedBy: z.string().nullable(),
    plannedAt: z.string().nullable(),
    checkedInBy: z.string().nullable(),
    calledOffAt: z.string().nullable(),
    callOffReason: z.string().nullable(),
    campaignTitle: z.string().nullable(),
    /** The checklist to ask from: as planned, else the one that suits the subject. */
    checklist: z.string().nullable(),
    sheets: z.array(
      z.object({
        checklist: z.string(),
        title: words,
        version: z.number(),
        /** Asked from a version that was no longer in force when it reached the house. */
        olderVersion: z.boolean(),
        answered: z.number(),
        asked: z.number(),
        failed: z.number(),
        answers: z.array(answerShape),
      }),
    ),
    findingLines: z.array(findingLine),
    photos: z.array(photoShape),
    overlapping: z.array(
      z.object({
        id: z.string(),
        teamName: z.string().nullable(),
        checkedInAt: z.string(),
        finishedAt: z.string().nullable(),
      }),
    ),
    mayCheckIn: z.boolean(),
    mayRecord: z.boolean(),
    mayCallOff: z.boolean(),
  }),
  permission: 'inspections.read',
  title: { vi: 'Một cuộc kiểm tra', en: 'An inspection' },
})

/** What an inspector's phone takes along: own inspections planned or under way, places that suit, findings to check again. */
export const fieldKitContract = readContract({
  path: '/inspections/field-kit',
  query: z.object({}),
  answer: z.object({
    asOf: z.string(),
    officerId: z.string().nullable(),
    teams: z.array(z.object({ id: z.string(), name: z.string(), areaIds: z.array(z.number()) })),
    inspections: z.array(inspectionLine.extend({ place: z.string().nullable(), checklist: z.string().nullable() })),
    rechecks: z.array(findingLine),
    /** At most 200, the most late first. */
    sites: z.array(
      z.object({
        siteId: z.string(),
        name: z.string(),
        address: z.string().nullable(),
        kind: z.string(),
        areaId: z.number(),
        areaName: z.string(),
        late: z.number(),
      }),
    ),
  }),
  permission: 'inspections.work',
  title: { vi: 'Gói mang đi thực địa', en: 'What an inspector takes along' },
})
