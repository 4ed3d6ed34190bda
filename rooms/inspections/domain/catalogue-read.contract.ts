import { z } from 'zod'
import { readContract } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })
const sourceShape = z.object({ text: z.string(), sure: z.string() })

const itemShape = z.object({
  key: z.string(),
  text: words,
  kind: z.enum(['yes-no', 'number']),
  severity: z.number().nullable(),
  source: sourceShape,
})

/** Everything a form or a phone needs to know beforehand; small, and the same for everybody. */
export const inspectionCatalogueContract = readContract({
  path: '/inspections/catalogue',
  query: z.object({}),
  answer: z.object({
    day: z.string(),
    checklists: z.array(
      z.object({
        key: z.string(),
        title: words,
        families: z.array(z.string()),
        siteKinds: z.array(z.string()),
        subjects: z.array(z.string()),
        /** The version of today. */
        version: z.number(),
        items: z.array(itemShape),
      }),
    ),
    templates: z.array(
      z.object({
        key: z.string(),
        title: words,
        severity: z.number(),
        asks: z.array(z.enum(['time', 'lane', 'count', 'details'])),
        families: z.array(z.string()),
        source: sourceShape,
      }),
    ),
    remedy: z.object({ minutes: z.array(z.number()), recheckMinutes: z.number(), source: sourceShape }),
    leaders: z.array(
      z.object({
        ownerBodyKinds: z.array(z.string()),
        postKinds: z.array(z.string()),
        title: words,
        source: sourceShape,
      }),
    ),
  }),
  permission: 'inspections.read',
  title: { vi: 'Bảng kiểm, mẫu tồn tại, thời hạn chấn chỉnh', en: 'Checklists, templates and clocks' },
})
