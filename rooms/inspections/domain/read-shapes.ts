import { z } from 'zod'
import { subjectKinds } from './inspection-words.ts'

/** What is inspected, as answers show it. */
export const subjectShape = z.object({
  kind: z.enum(subjectKinds),
  /** Id of the place, body or post; null for an area. */
  id: z.string().nullable(),
  name: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  siteKind: z.string().nullable(),
})
/** See {@link subjectShape}. */
export type SubjectShape = z.infer<typeof subjectShape>

/** A photo of a record. */
export const photoShape = z.object({
  hash: z.string(),
  caption: z.string().nullable(),
  /** The camera's word. */
  takenAt: z.string().nullable(),
  width: z.number(),
  height: z.number(),
})
/** See {@link photoShape}. */
export type PhotoShape = z.infer<typeof photoShape>
