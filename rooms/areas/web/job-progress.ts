import { z } from 'zod'
import { readContract, uuidField } from '#kit'

/** Where a piece of long work stands, as much of `GET /jobs/:id` as a progress bar needs. */
export const jobProgress = readContract({
  path: '/jobs/:id',
  query: z.object({ id: uuidField }),
  answer: z.object({
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
    done: z.int(),
    total: z.int(),
  }),
  permission: 'signed-in',
  title: { vi: 'Tiến độ một việc chạy lâu', en: 'Progress of a long job' },
})
