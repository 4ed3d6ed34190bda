import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, toInstant } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const reading = { permission: 'bodies.read' }
const atField = instantField.transform((text) => toInstant(text)).optional()

/** The register of competences as of a day, and the types there are. */
export const competenceList = readContract({
  path: '/bodies/competences',
  query: z.object({ at: atField }),
  answer: z.object({
    items: z.array(
      z.object({
        decisionType: z.string(),
        title: words,
        level: z.string().nullable(),
        validFrom: z.string().nullable(),
        validTo: z.string().nullable(),
        source: z.string().nullable(),
      }),
    ),
  }),
  ...reading,
  title: { vi: 'Sổ thẩm quyền', en: 'Competence register' },
})

/** What the unit itself (and an inspector) is told of a "đùn đẩy?": to explain in time, and to hear the judgement. */
const askedShape = z.object({
  id: z.string(),
  dueAt: z.string(),
  explainedAt: z.string().nullable(),
  verdict: z.enum(['justified', 'avoided']).nullable(),
  verdictNote: z.string().nullable(),
})

/** Decisions taken and sent up, newest first. `avoidance`: null for whoever is neither the unit nor its inspector. */
export const decisionList = readContract({
  path: '/bodies/decisions',
  query: pageQuery.extend({ areaId: areaIdField }),
  answer: pageOf(
    z.object({
      id: z.string(),
      areaId: z.number(),
      areaName: z.string(),
      decisionType: z.string(),
      title: words,
      matter: z.string(),
      outcome: z.enum(['decided', 'forwarded']),
      toAreaId: z.number().nullable(),
      toAreaName: z.string().nullable(),
      reason: z.string().nullable(),
      officerId: z.string().nullable(),
      officerName: z.string().nullable(),
      at: z.string(),
      avoidance: askedShape.nullable(),
    }),
  ),
  ...reading,
  title: { vi: 'Quyết định và việc chuyển lên', en: 'Decisions and matters sent up' },
})

/** "Đùn đẩy?" records, for inspectors. The unit finds its own beside its decisions. */
export const avoidanceList = readContract({
  path: '/bodies/avoidances',
  query: pageQuery.extend({ areaId: areaIdField.optional(), isOpen: flag.optional() }),
  answer: pageOf(
    z.object({
      id: z.string(),
      areaId: z.number(),
      areaName: z.string(),
      decisionType: z.string(),
      title: words,
      matter: z.string(),
      reason: z.string(),
      officerId: z.string().nullable(),
      officerName: z.string().nullable(),
      at: z.string(),
      dueAt: z.string(),
      explanation: z.string().nullable(),
      explainedAt: z.string().nullable(),
      verdict: z.enum(['justified', 'avoided']).nullable(),
      verdictNote: z.string().nullable(),
      judgedByName: z.string().nullable(),
      judgedAt: z.string().nullable(),
    }),
  ),
  permission: 'bodies.inspect-avoidance',
  title: { vi: 'Đùn đẩy?', en: 'Passing the buck?' },
})

/** Visits in an area, newest first. */
export const visitList = readContract({
  path: '/bodies/visits',
  query: pageQuery.extend({ areaId: areaIdField, kind: z.string().max(40).optional() }),
  answer: pageOf(
    z.object({
      id: z.string(),
      areaId: z.number(),
      areaName: z.string(),
      kind: z.string(),
      kindTitle: words,
      purpose: z.string(),
      conclusion: z.string().nullable(),
      at: z.string(),
      members: z.array(
        z.object({ officerId: z.string().nullable(), name: z.string(), position: z.string(), leads: z.boolean() }),
      ),
    }),
  ),
  ...reading,
  title: { vi: 'Chuyến kiểm tra, thị sát, đồng hành', en: 'Visits' },
})

/** Supervision findings in an area, newest first. */
export const opinionList = readContract({
  path: '/bodies/opinions',
  query: pageQuery.extend({ areaId: areaIdField, isOpen: flag.optional() }),
  answer: pageOf(
    z.object({
      id: z.string(),
      areaId: z.number(),
      areaName: z.string(),
      aboutKind: z.string(),
      aboutId: z.string().nullable(),
      finding: z.string(),
      officerName: z.string().nullable(),
      at: z.string(),
      dueAt: z.string(),
      answer: z.string().nullable(),
      answeredByName: z.string().nullable(),
      answeredAt: z.string().nullable(),
    }),
  ),
  ...reading,
  title: { vi: 'Ý kiến giám sát', en: 'Supervision findings' },
})

/** Entities on an area whose hierarchy is elsewhere. */
export const entityList = readContract({
  path: '/bodies/entities',
  query: pageQuery.extend({ areaId: areaIdField, q: z.string().max(100).optional() }),
  answer: pageOf(
    z.object({
      id: z.string(),
      areaId: z.number(),
      areaName: z.string(),
      kind: z.string(),
      kindTitle: words,
      name: z.string(),
      parentOrganisation: z.string(),
      address: z.string().nullable(),
      officePhone: z.string().nullable(),
      validFrom: z.string(),
    }),
  ),
  ...reading,
  title: { vi: 'Cơ quan, doanh nghiệp cấp trên trên địa bàn', en: 'Entities of other hierarchies' },
})
