import { z } from 'zod'
import { areaIdField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { findingStates, findingStepKinds, inspectionKinds } from './inspection-words.ts'
import { photoShape, subjectShape } from './read-shapes.ts'

const words = z.object({ vi: z.string(), en: z.string() })

/** A finding as lists and pages show it. */
export const findingLine = z.object({
  id: z.string(),
  inspectionId: z.string(),
  kind: z.enum(inspectionKinds),
  areaId: z.number(),
  areaName: z.string(),
  subject: subjectShape,
  title: z.string(),
  severity: z.number(),
  template: z.string().nullable(),
  lane: z.string().nullable(),
  count: z.number().nullable(),
  state: z.enum(findingStates),
  statedAt: z.string(),
  recordedAt: z.string(),
  dueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  /** Reported and not checked again in time. */
  isRecheckDue: z.boolean(),
  /** Who must put it right: the unit's head when it was stated. */
  owner: z.object({
    postId: z.string().nullable(),
    postTitle: z.string().nullable(),
    officerId: z.string().nullable(),
    name: z.string().nullable(),
  }),
  taskId: z.string().nullable(),
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  rounds: z.number(),
  mayRecheck: z.boolean(),
  mayReport: z.boolean(),
})
/** A finding in a list. */
export type FindingLine = z.infer<typeof findingLine>

/** Shelves of findings: `due` overdue remedies; `recheck` reported ones; `mine-to-recheck` those the asker may check again. */
export const findingShelves = ['open', 'overdue', 'recheck', 'closed', 'withdrawn', 'all'] as const

const findingFilter = z.object({
  areaId: areaIdField.optional(),
  shelf: z.enum(findingShelves).default('open'),
  severity: z.coerce.number().int().min(1).max(3).optional(),
  template: z.string().max(40).optional(),
  teamId: uuidField.optional(),
  siteId: uuidField.optional(),
  /** Found by the asker or their team, or theirs to put right. */
  mine: z.stringbool().default(false),
  fromDay: daySchema.optional(),
  toDay: daySchema.optional(),
})
/** What findings are asked by. */
export type FindingQuestion = z.infer<typeof findingFilter>

/** Findings, latest first; `open` holds also those that wait for a re-check. */
export const findingListContract = readContract({
  path: '/inspections/findings',
  query: pageQuery.extend(findingFilter.shape),
  answer: pageOf(findingLine),
  permission: 'inspections.read',
  title: { vi: 'Tồn tại và chấn chỉnh', en: 'Findings and remedies' },
})

/** Numbers of the shelves, each with the other filters. */
export const findingCountsContract = readContract({
  path: '/inspections/findings/counts',
  query: findingFilter.omit({ shelf: true }),
  answer: z.object({
    open: z.number(),
    overdue: z.number(),
    recheck: z.number(),
    closed: z.number(),
    withdrawn: z.number(),
    bySeverity: z.record(z.string(), z.number()),
  }),
  permission: 'inspections.read',
  title: { vi: 'Số tồn tại', en: 'Numbers of findings' },
})

/** One finding with its whole history: each step with both times, evidence beside it. */
export const findingPageContract = readContract({
  path: '/inspections/findings/:findingId',
  query: z.object({ findingId: uuidField }),
  answer: findingLine.extend({
    details: z.string().nullable(),
    checklist: z.string().nullable(),
    item: z.string().nullable(),
    itemText: words.nullable(),
    statedBy: z.string().nullable(),
    fixedOnSpot: z.boolean(),
    photos: z.array(photoShape),
    steps: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(findingStepKinds),
        by: z.string().nullable(),
        at: z.string(),
        recordedAt: z.string(),
        note: z.string().nullable(),
        dueAt: z.string().nullable(),
        photos: z.array(photoShape),
      }),
    ),
    mayWithdraw: z.boolean(),
    /** Why the asker may not check again; null when they may, or when there is nothing to check. */
    whyNotRecheck: words.nullable(),
  }),
  permission: 'inspections.read',
  title: { vi: 'Một tồn tại', en: 'A finding' },
})
