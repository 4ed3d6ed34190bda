import { z } from 'zod'
import { areaIdField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { evidenceField } from './models.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const maybe = z.string().nullable()

const modelLine = z.object({
  id: z.string(),
  areaId: z.number(),
  areaTitle: words,
  title: z.string(),
  problem: z.string(),
  result: z.string(),
  source: maybe,
  proposedAt: z.string(),
  recommendedTo: words.nullable(),
  withdrawnAt: maybe,
  adoptions: z.number(),
  works: z.number(),
})
/** A practice as lists show it. */
export type ModelLine = z.infer<typeof modelLine>

/** The library, newest first. */
export const modelList = readContract({
  path: '/models',
  query: pageQuery.extend({ q: z.string().max(100).optional(), areaId: areaIdField.optional() }),
  answer: pageOf(modelLine),
  permission: 'models.read',
  title: { vi: 'Mô hình hay', en: 'Good practices' },
})

const adoptionShape = z.object({
  id: z.string(),
  areaId: z.number(),
  areaTitle: words,
  adoptedOn: z.string(),
  isPilot: z.boolean(),
  note: maybe,
  endedOn: maybe,
  verdict: z.enum(['works', 'partly', 'not']).nullable(),
  result: maybe,
  evaluatedOn: maybe,
  mayEvaluate: z.boolean(),
})

/** One practice whole, with every unit that took it up, and those that were asked and have not. */
export const modelPage = readContract({
  path: '/models/:id',
  query: z.object({ id: uuidField }),
  answer: modelLine.extend({
    method: z.string(),
    evidence: z.array(evidenceField),
    contact: z.string(),
    contactPhone: maybe,
    reviewId: maybe,
    recommendedAt: maybe,
    recommendedByName: maybe,
    recommendedSource: maybe,
    withdrawnReason: maybe,
    taken: z.array(adoptionShape),
    /** Units directly under the area it is recommended to that have not taken it up; its own area left out. */
    notYet: z.array(z.object({ areaId: z.number(), areaTitle: words })),
    may: z.object({ adopt: z.boolean(), recommend: z.boolean() }),
  }),
  permission: 'models.read',
  title: { vi: 'Một mô hình', en: 'One practice' },
})

const reviewLine = z.object({
  id: z.string(),
  areaId: z.number(),
  areaTitle: words,
  title: z.string(),
  heldOn: z.string(),
  changes: z.number(),
  open: z.number(),
})

/** Reviews of one's areas, newest first. */
export const reviewList = readContract({
  path: '/models/reviews',
  query: pageQuery.extend({ q: z.string().max(100).optional(), areaId: areaIdField.optional() }),
  answer: pageOf(reviewLine),
  permission: 'models.read',
  title: { vi: 'Đánh giá sau hành động', en: 'After-action reviews' },
})

/** One review whole, with what became of each change. */
export const reviewPage = readContract({
  path: '/models/reviews/:id',
  query: z.object({ id: uuidField }),
  answer: reviewLine.extend({
    documentId: maybe,
    planned: z.string(),
    happened: z.string(),
    why: z.string(),
    writtenByName: maybe,
    writtenAt: z.string(),
    points: z.array(z.object({ id: z.string(), said: z.string(), taskId: maybe, modelId: maybe })),
    may: z.object({ change: z.boolean() }),
  }),
  permission: 'models.read',
  title: { vi: 'Một đánh giá sau hành động', en: 'One after-action review' },
})

const publicModel = z.object({
  id: z.string(),
  areaTitle: words,
  title: z.string(),
  problem: z.string(),
  result: z.string(),
  source: maybe,
  contact: z.string(),
  contactPhone: maybe,
  adoptions: z.number(),
})
/** A recommended practice as anybody may read it. */
export type PublicModel = z.infer<typeof publicModel>

/** Recommended practices, for anybody. */
export const publicModels = readContract({
  path: '/public/models',
  query: z.object({}),
  answer: z.object({ items: z.array(publicModel) }),
  permission: 'public',
  keepSeconds: 60,
  title: { vi: 'Mô hình được khuyến nghị', en: 'Recommended practices' },
})
