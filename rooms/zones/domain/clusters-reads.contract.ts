import { z } from 'zod'
import { areaIdField, dayField, instantField, readContract, uuidField } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })

const clusterLine = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  name: z.string(),
  state: z.enum(['open', 'closed']),
  cases: z.int(),
  firstOn: dayField.nullable(),
  lastOn: dayField.nullable(),
  /** From this day on it may be closed. */
  closesFrom: dayField.nullable(),
  openedAt: instantField,
  closedAt: instantField.nullable(),
})
/** A cluster in a list. */
export type ClusterLine = z.infer<typeof clusterLine>

/** Clusters of an area, the one with the latest case first. */
export const clusterList = readContract({
  path: '/zones/clusters',
  query: z.object({ areaId: areaIdField, state: z.enum(['open', 'all']).default('open') }),
  answer: z.object({ items: z.array(clusterLine) }),
  permission: 'zones.read',
  title: { vi: 'Các chùm ca bệnh', en: 'Clusters' },
})

const member = z.object({
  caseId: z.string(),
  areaTitle: words,
  confirmedOn: dayField.nullable(),
  onsetOn: dayField.nullable(),
  isIndex: z.boolean(),
  /** Cases of this cluster that it met. */
  linkedTo: z.array(z.string()),
})
/** A case of a cluster, unnamed. */
export type ClusterMember = z.infer<typeof member>

const clusterPage = clusterLine.extend({
  reason: z.string(),
  by: z.string().nullable(),
  closeReason: z.string().nullable(),
  closedBy: z.string().nullable(),
  source: z.string().nullable(),
  rule: z.object({ minCases: z.int(), windowDays: z.int(), closeAfterDays: z.int(), source: z.string() }),
  /** Cases by the day of their confirmation, from the first to today. */
  curve: z.array(z.object({ day: dayField, cases: z.int() })),
  /** Null: only for those who may see single cases. */
  members: z.array(member).nullable(),
  /** Cases that by the rule belong to it and are not in it. */
  suggested: z.array(z.string()).nullable(),
  lockdowns: z.array(z.object({ id: z.string(), place: z.string(), isActive: z.boolean() })),
  mayKeep: z.boolean(),
  mayPropose: z.boolean(),
})
/** All of a cluster. */
export type ClusterPage = z.infer<typeof clusterPage>

/** One cluster. */
export const clusterById = readContract({
  path: '/zones/clusters/:id',
  query: z.object({ id: uuidField }),
  answer: clusterPage,
  permission: 'zones.read',
  title: { vi: 'Một chùm ca bệnh', en: 'A cluster' },
})

const proposal = z.object({
  /** Of its first case: the same cases have the same key. */
  key: z.string(),
  areaId: z.int(),
  areaTitle: words,
  caseIds: z.array(z.string()),
  indexCaseId: z.string(),
  firstAt: instantField,
  lastAt: instantField,
  metAt: instantField,
  links: z.object({ contact: z.int(), household: z.int(), place: z.int() }),
  mayKeep: z.boolean(),
})
/** Cases that by the rule are a cluster, and that nobody has looked at. */
export type ClusterProposal = z.infer<typeof proposal>

/** Proposals by the rule of the day; a person opens or dismisses each (SG-08). */
export const clusterProposals = readContract({
  path: '/zones/cluster-proposals',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    rule: z.object({ minCases: z.int(), windowDays: z.int(), source: z.string() }).nullable(),
    items: z.array(proposal),
  }),
  permission: 'zones.read-clusters',
  title: { vi: 'Đề xuất chùm ca bệnh', en: 'Proposed clusters' },
})
