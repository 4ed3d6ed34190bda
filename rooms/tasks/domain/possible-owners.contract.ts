import { z } from 'zod'
import { areaIdField, readContract } from '#kit'

/**
 * Posts in an area and all inside it that somebody holds now, by post, person or area: who could own a task. Accents
 * and case do not matter; every word must be found.
 */
export const possibleOwnersContract = readContract({
  path: '/tasks/possible-owners',
  query: z.object({
    areaId: areaIdField,
    text: z.string().max(100).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        postId: z.string(),
        postTitle: z.string(),
        officerId: z.string(),
        name: z.string(),
        areaName: z.string(),
      }),
    ),
  }),
  permission: 'tasks.assign',
  title: { vi: 'Ai có thể chịu trách nhiệm', en: 'Who could own a task' },
})
