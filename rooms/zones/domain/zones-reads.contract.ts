import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, paperField, readContract, uuidField } from '#kit'
import { lockdownStandings } from './lockdown-standing.ts'
import { regimes, scopes, supplyItems, unitStatuses } from './zone-words.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const moment = instantField.nullable()

const lockdownLine = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  regime: z.enum(regimes),
  scope: z.enum(scopes),
  place: z.string(),
  standing: z.enum(lockdownStandings),
  residents: z.int().nullable(),
  proposedAt: instantField,
  startsAt: moment,
  reviewAt: moment,
  endsAt: moment,
  /** When it binds nobody any more: its review, its end, lifted, or the end of its document. */
  overAt: moment,
  isGuarded: z.boolean(),
  /** Days until the first supply runs out; null: nobody has counted. */
  supplyDays: z.number().nullable(),
})
/** A lockdown point in a list. */
export type LockdownLine = z.infer<typeof lockdownLine>

/** Lockdown points of an area at a moment (now if not said); the oldest review first. */
export const lockdownList = readContract({
  path: '/zones/lockdowns',
  query: pageQuery.extend({
    areaId: areaIdField,
    standing: z.enum(['active', 'proposed', 'over', 'all']).default('active'),
    regime: z.enum(regimes).optional(),
    on: dayField.optional(),
  }),
  answer: pageOf(lockdownLine),
  permission: 'zones.read',
  title: { vi: 'Các điểm phong tỏa', en: 'Lockdown points' },
})

const decisionLine = z.object({
  id: z.string(),
  kind: z.enum(['lock', 'extend', 'lift']),
  number: z.string(),
  documentId: z.string(),
  documentTitle: words.nullable(),
  reason: z.string().nullable(),
  fromAt: instantField,
  endsAt: moment,
  reviewAt: moment,
  at: instantField,
  by: z.string().nullable(),
  post: z.string().nullable(),
  unitTitle: words,
})

const planSchema = z.object({
  id: z.string(),
  outbreakAt: instantField,
  lockTargetHours: z.int(),
  endTargetDays: z.int(),
  /** Hours from the first case to the lockdown; null: not locked yet. */
  hoursToLock: z.number().nullable(),
  /** Days from the first case to the end; null: not over yet. */
  daysToEnd: z.number().nullable(),
  extinguishedAt: moment,
  criteria: z.array(
    z.object({
      code: z.string(),
      title: words,
      isComputed: z.boolean(),
      isMet: z.boolean(),
      metAt: moment,
      by: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  tasks: z.array(z.object({ id: z.string(), title: z.string(), isDone: z.boolean() })),
  mayMeet: z.boolean(),
  mayEnd: z.boolean(),
})
/** A plan to end an outbreak. */
export type OutbreakPlan = z.infer<typeof planSchema>

const lockdownPage = lockdownLine.extend({
  boundary: z.string().nullable(),
  reason: z.string(),
  smallestReason: z.string().nullable(),
  households: z.int(),
  /** Only for those who may see cases. */
  caseIds: z.array(z.string()).nullable(),
  cases: z.int(),
  clusterId: z.string().nullable(),
  clusterName: z.string().nullable(),
  supplier: z.string().nullable(),
  plannedDays: z.int().nullable(),
  supplies: z.array(z.object({ item: z.enum(supplyItems), days: z.number() })),
  suppliesAt: moment,
  supplyMinDays: z.number(),
  /** Where posts for its guard are found: its area, and those above. */
  guardAreaIds: z.array(z.int()),
  guardPostId: z.string().nullable(),
  guardPost: z.string().nullable(),
  guardBy: z.string().nullable(),
  guardPeople: z.int().nullable(),
  documentId: z.string().nullable(),
  documentTitle: words.nullable(),
  proposedBy: z.string().nullable(),
  dismissReason: z.string().nullable(),
  liftedAt: moment,
  liftReason: z.string().nullable(),
  openedAt: moment,
  source: z.string().nullable(),
  decisions: z.array(decisionLine),
  /** Fields that must be filled before somebody can sign. */
  missing: z.array(z.string()),
  reviewWithinDays: z.int(),
  /** Where it is decided, by the register of competences; null: the register is silent. */
  decidedBy: words.nullable(),
  plan: planSchema.nullable(),
  mayPropose: z.boolean(),
  mayDecide: z.boolean(),
  maySupply: z.boolean(),
})
/** All of a lockdown point. */
export type LockdownPage = z.infer<typeof lockdownPage>

/** One lockdown point. */
export const lockdownById = readContract({
  path: '/zones/lockdowns/:id',
  query: z.object({ id: uuidField }),
  answer: lockdownPage,
  permission: 'zones.read',
  title: { vi: 'Một điểm phong tỏa', en: 'A lockdown point' },
})

/** The query of the route that gives a decision as a file. */
export const lockdownFileQuery = z.object({ format: z.enum(['docx', 'pdf']), decisionId: uuidField.optional() })

/** The decision on a lockdown point as a paper: the last, another one, or a draft of what is proposed. */
export const lockdownPaper = readContract({
  path: '/zones/lockdowns/:id/paper',
  query: z.object({ id: uuidField, decisionId: uuidField.optional() }),
  answer: z.object({ paper: paperField, fileName: z.string() }),
  permission: 'zones.read',
  title: { vi: 'Quyết định phong tỏa trên giấy', en: 'A lockdown decision as a paper' },
})

const colourMark = z.object({
  schemeId: z.string(),
  colour: z.string(),
  place: z.int(),
  tone: z.int().min(1).max(4),
  title: words,
})
/** A colour with its number and tone. */
export type ColourMark = z.infer<typeof colourMark>

const boardSchema = z.object({
  asOf: instantField,
  on: dayField,
  active: z.int(),
  isolation: z.int(),
  /** Distinct communes with active points of each regime (ZON-03). */
  activeUnits: z.int(),
  isolationUnits: z.int(),
  residents: z.int(),
  /** Points whose number of residents nobody has told. */
  residentsUnknown: z.int(),
  reviewSoon: z.int(),
  proposed: z.int(),
  openClusters: z.int(),
  scheme: z.object({ id: z.string(), title: words, colours: z.array(colourMark) }).nullable(),
  own: colourMark.nullable(),
  children: z.array(
    z.object({
      areaId: z.int(),
      active: z.int(),
      isolation: z.int(),
      /** Proposals that wait for somebody to decide; nothing is locked by them. */
      proposed: z.int(),
      reviewSoon: z.int(),
      colour: colourMark.nullable(),
    }),
  ),
  mayPropose: z.boolean(),
  mayReadClusters: z.boolean(),
})
/** See {@link zonesBoard}. */
export type ZonesBoard = z.infer<typeof boardSchema>

/** Points, clusters and colours of an area and of those right below it, at the end of a day (now, if today or not said). */
export const zonesBoard = readContract({
  path: '/zones/board',
  query: z.object({ areaId: areaIdField, on: dayField.optional() }),
  answer: boardSchema,
  permission: 'zones.read',
  title: { vi: 'Bảng vùng, điểm phong tỏa', en: 'Board of zones' },
})

const colourLine = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  mark: colourMark,
  schemeTitle: words,
  reason: z.string(),
  fromAt: instantField,
  toAt: moment,
  reviewAt: instantField,
  state: z.enum(['proposed', 'dismissed', 'coming', 'in-force', 'over']),
  number: z.string().nullable(),
  by: z.string().nullable(),
  decidedAt: moment,
  mayDecide: z.boolean(),
})
/** A colour of an area, proposed or decided. */
export type ColourLine = z.infer<typeof colourLine>

/** Colours of an area and inside it: what is proposed and in force, and (`all`) what was. */
export const colourList = readContract({
  path: '/zones/colours',
  query: z.object({ areaId: areaIdField, show: z.enum(['now', 'all']).default('now') }),
  answer: z.object({
    items: z.array(colourLine),
    schemes: z.array(z.object({ id: z.string(), title: words, colours: z.array(colourMark) })),
  }),
  permission: 'zones.read',
  title: { vi: 'Màu vùng', en: 'Colours of areas' },
})

const playbookSchema = z.object({
  areaId: z.int(),
  /** Null: nobody has chosen one yet. */
  status: z.enum(unitStatuses).nullable(),
  since: moment,
  by: z.string().nullable(),
  reason: z.string().nullable(),
  byFacts: z.enum(unitStatuses),
  facts: z.object({
    lastCaseOn: dayField.nullable(),
    quietDays: z.int(),
    activePoints: z.int(),
    openClusters: z.int(),
  }),
  playbooks: z.array(
    z.object({
      status: z.enum(unitStatuses),
      title: words,
      source: z.string(),
      tasks: z.array(z.object({ code: z.string(), title: words, dueHours: z.number() })),
    }),
  ),
  tasks: z.array(z.object({ id: z.string(), title: z.string(), isDone: z.boolean() })),
  mayDecide: z.boolean(),
})
/** See {@link playbookOf}. */
export type PlaybookPage = z.infer<typeof playbookSchema>

/** By which playbook an area works, what the facts say, and what each playbook holds (ZON-06). */
export const playbookOf = readContract({
  path: '/zones/playbook',
  query: z.object({ areaId: areaIdField }),
  answer: playbookSchema,
  permission: 'zones.read',
  title: { vi: 'Kịch bản của địa bàn', en: 'Playbook of an area' },
})

const count = z.object({ value: z.int().nullable(), below: z.int().nullable(), atLeast: z.int().nullable() })

/** What anybody may know of an area: its colour, who stays apart from whom by which directive, how many points are locked (ZON-07, SG-04). */
export const citizenInfo = readContract({
  path: '/zones/citizen-info',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    areaId: z.int(),
    areaTitle: words,
    asOf: instantField,
    colour: colourMark.extend({ meaning: words, until: instantField }).nullable(),
    directives: z.array(z.object({ label: words, until: moment, chain: z.array(words) })),
    lockdowns: count,
  }),
  permission: 'public',
  title: { vi: 'Thông tin cho người dân', en: 'What everybody should know' },
})
/** What anybody may know of the place they live in. */
export type CitizenInfo = z.infer<typeof citizenInfo.answer>
