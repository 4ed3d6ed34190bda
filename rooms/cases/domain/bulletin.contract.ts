import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { wordsSchema } from './case-reads.contract.ts'

const rowSchema = z.object({
  areaId: z.int(),
  areaTitle: wordsSchema,
  total: z.int(),
  community: z.int(),
  isolation: z.int(),
  unclassified: z.int(),
})

/** What a bulletin counts: the total is the sum of its three parts, and of its areas. */
export const bulletinFiguresField = z.object({
  total: z.int(),
  community: z.int(),
  isolation: z.int(),
  unclassified: z.int(),
  /** Besides: cases of earlier days (or of no day) that were first recorded since the bulletin before. */
  backlog: z.int(),
  /** Cases of earlier bulletins that turned out to be none, withdrawn since the bulletin before. */
  withdrawn: z.int(),
  areas: z.array(rowSchema),
  synthetic: z.boolean(),
})

/** See {@link bulletinFiguresField}. */
export type BulletinFigures = z.infer<typeof bulletinFiguresField>

const statedSchema = z.object({ total: z.int(), community: z.int(), isolation: z.int(), source: z.string() })

/** What somebody else announced of the same moment. */
export type StatedFigures = z.infer<typeof statedSchema>

const bulletinSchema = bulletinFiguresField.extend({
  id: z.string(),
  areaId: z.int(),
  areaTitle: wordsSchema,
  day: z.string(),
  asOf: instantField,
  version: z.int(),
  replacesId: z.string().nullable(),
  reason: z.string().nullable(),
  stated: statedSchema.nullable(),
  note: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedPost: z.string().nullable(),
  signedAt: instantField,
  supersededAt: instantField.nullable(),
})

/** A signed bulletin (thông báo số ca). */
export type Bulletin = z.infer<typeof bulletinSchema>

/** What the bulletin of a day would say now, before anybody signs it. */
export const bulletinDraftContract = readContract({
  path: '/cases/bulletins/draft',
  query: z.object({ areaId: areaIdField, day: dayField.optional() }),
  answer: bulletinFiguresField.extend({
    day: z.string(),
    asOf: instantField,
    since: instantField,
    areaTitle: wordsSchema,
    maySign: z.boolean(),
  }),
  permission: 'cases.count',
  title: { vi: 'Dự thảo thông báo số ca', en: 'Draft of the bulletin' },
})

/** Bulletins of an area, all versions, the latest first. */
export const bulletinListContract = readContract({
  path: '/cases/bulletins',
  query: pageQuery.extend({ areaId: areaIdField }),
  answer: pageOf(bulletinSchema),
  permission: 'cases.count',
  title: { vi: 'Thông báo số ca bệnh', en: 'Bulletins of cases' },
})

/** One bulletin as it was signed. */
export const bulletinContract = readContract({
  path: '/cases/bulletins/:id',
  query: z.object({ id: uuidField }),
  answer: bulletinSchema,
  permission: 'cases.count',
  title: { vi: 'Một thông báo số ca', en: 'A bulletin of cases' },
})

const publicCount = z.union([z.int(), z.enum(['small', 'hidden'])])

/** The latest bulletins for everybody: small counts suppressed (SG-04), no person anywhere. */
export const publicBulletinContract = readContract({
  path: '/cases/public-bulletins',
  query: z.object({ areaId: areaIdField.optional() }),
  answer: z.object({
    smallest: z.int(),
    items: z.array(
      z.object({
        areaTitle: wordsSchema,
        day: z.string(),
        asOf: instantField,
        version: z.int(),
        total: publicCount,
        community: publicCount,
        isolation: publicCount,
        unclassified: publicCount,
        backlog: publicCount,
        areas: z.array(z.object({ areaTitle: wordsSchema, total: publicCount })),
        signedBy: z.string().nullable(),
        signedPost: z.string().nullable(),
        synthetic: z.boolean(),
      }),
    ),
  }),
  permission: 'public',
  title: { vi: 'Thông báo số ca cho người dân', en: 'Bulletins for the public' },
})

/** Which file of a bulletin: see the route `/api/cases/bulletins/:bulletinId/file`. */
export const bulletinFileQuery = z.object({
  format: z.enum(['docx', 'pdf']).default('pdf'),
  language: z.enum(['vi', 'en']).default('vi'),
})
