import { z } from 'zod'
import { areaIdField, instantField, intentContract, readContract, uuidField } from '#kit'

/** A piece of long work as screens watch it. */
export const jobRunField = z.object({
  id: uuidField,
  kind: z.string(),
  areaId: areaIdField,
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int(),
  cancelAsked: z.boolean(),
  outcome: z.unknown(),
  createdAt: instantField,
  updatedAt: instantField,
})

/** Where a piece of long work stands. Whoever asked for it may see it, and who may see the area's jobs. */
export const jobRead = readContract({
  path: '/jobs/:id',
  query: z.object({ id: uuidField }),
  answer: jobRunField,
  permission: 'signed-in',
  title: { vi: 'Tiến độ một việc chạy lâu', en: 'Progress of a long job' },
})

/** Asks a job to stop after its current step; what is committed stays. */
export const cancelJob = intentContract({
  type: 'jobs.cancel',
  payload: z.strictObject({ jobId: uuidField }),
  permission: 'signed-in',
  title: { vi: 'Dừng một việc chạy lâu', en: 'Cancel a long job' },
})
