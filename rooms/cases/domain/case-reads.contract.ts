import { z } from 'zod'
import { areaIdField, dayField, instantField, lineField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { backlogKinds, caseOutcomes, caseStatuses, settingGroups, sourceKinds } from './case-words.ts'

/** Words in both languages, as they travel. */
export const wordsSchema = z.object({ vi: z.string(), en: z.string() })

const stepSchema = z.object({
  step: z.enum(['entered', 'classified', 'placed']),
  at: instantField.nullable(),
  dueAt: instantField.nullable(),
  /** Minutes after confirmation it took. */
  minutes: z.int().nullable(),
  /** Taken late, or not taken and late by now. */
  isLate: z.boolean(),
  where: z.string().nullable(),
})

/** A step after confirmation, against its time (EPI-06). */
export type StepState = z.infer<typeof stepSchema>

const caseLineSchema = z.object({
  id: z.string(),
  /** A short number to call it by: no name ever stands for it. */
  code: z.string(),
  personId: z.string(),
  areaId: z.int(),
  areaTitle: wordsSchema,
  reportAreaTitle: wordsSchema,
  residenceOutside: z.string().nullable(),
  status: z.enum(caseStatuses),
  setting: z.string(),
  settingTitle: wordsSchema,
  settingGroup: z.enum(settingGroups),
  reportedAt: instantField,
  confirmedAt: instantField.nullable(),
  onsetOn: z.string().nullable(),
  yearOfBirth: z.int().nullable(),
  sex: z.string().nullable(),
  source: z.enum(sourceKinds),
  outcome: z.enum(caseOutcomes).nullable(),
  backlog: z.enum(backlogKinds).nullable(),
  disputed: z.int(),
  synthetic: z.boolean(),
  listId: z.string().nullable(),
  /** The next step nobody has taken; null: all are, or none is due. */
  next: stepSchema.nullable(),
})

/** A case in the line list (danh sách ca bệnh): nobody is named. */
export type CaseLine = z.infer<typeof caseLineSchema>

/** The line list of an area and inside it, the latest first. `by`: where people live, or where it was reported. */
export const caseListContract = readContract({
  path: '/cases',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    by: z.enum(['residence', 'report']).default('residence'),
    status: z.enum(caseStatuses).optional(),
    setting: z.string().max(40).optional(),
    group: z.enum(settingGroups).optional(),
    source: z.enum(sourceKinds).optional(),
    /** Days of confirmation, both included. */
    from: dayField.optional(),
    to: dayField.optional(),
    /** A step nobody has taken in time; `disputed`: two sources disagree. */
    only: z.enum(['classify', 'place', 'disputed']).optional(),
    clusterId: uuidField.optional(),
    /** Id in the list it came from, or the short number. */
    q: lineField(60).optional(),
  }),
  answer: pageOf(caseLineSchema),
  permission: 'cases.read',
  title: { vi: 'Danh sách ca bệnh', en: 'Line list of cases' },
})

const meetingSchema = z.object({
  id: z.string(),
  /** in: somebody this person may have it from; out: somebody they may have given it to. */
  direction: z.enum(['in', 'out']),
  personId: z.string(),
  /** F0 … F3 now; null: none. */
  level: z.int().nullable(),
  caseId: z.string().nullable(),
  areaTitle: wordsSchema.nullable(),
  fromAt: instantField.nullable(),
  untilAt: instantField.nullable(),
  relation: z.string(),
  distance: z.string(),
  source: z.string(),
})

/** A contact of a person, from their side. */
export type CaseMeeting = z.infer<typeof meetingSchema>

/** A case whole, without a name: timeline, timers, contacts, other sources, and who must act next. */
export const casePageContract = readContract({
  path: '/cases/:id',
  query: z.object({ id: uuidField }),
  answer: caseLineSchema.extend({
    version: z.int(),
    reportPlace: z.string().nullable(),
    reportAreaId: z.int(),
    sampledAt: instantField.nullable(),
    enteredAt: instantField,
    symptoms: z.string().nullable(),
    variant: wordsSchema.nullable(),
    variantSure: z.string().nullable(),
    sourceCaseId: z.string().nullable(),
    /** The short number of that case. */
    sourceCode: z.string().nullable(),
    /** Whether that case is the asker's to see. */
    maySeeSource: z.boolean(),
    sourceNote: z.string().nullable(),
    clusterId: z.string().nullable(),
    outcomeOn: z.string().nullable(),
    origin: z.string().nullable(),
    steps: z.array(stepSchema),
    /** The head of the health station that answers for it; name null: nobody holds the post. */
    actor: z.object({ postTitle: wordsSchema.nullable(), name: z.string().nullable() }),
    contacts: z.array(meetingSchema),
    contactCounts: z.array(z.object({ level: z.int(), count: z.int() })),
    claims: z.array(
      z.object({
        id: z.string(),
        field: z.string(),
        registered: z.string().nullable(),
        value: z.string().nullable(),
        source: z.string(),
        saidAt: instantField,
        settledAs: z.string().nullable(),
      }),
    ),
    history: z.array(
      z.object({
        version: z.int(),
        at: instantField,
        what: z.string(),
        by: z.string().nullable(),
        reason: z.string().nullable(),
        changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
      }),
    ),
    mayKeep: z.boolean(),
    mayIdentify: z.boolean(),
  }),
  permission: 'cases.read',
  title: { vi: 'Một ca bệnh', en: 'A case' },
})

/** See {@link casePageContract}. */
export type CasePage = z.infer<typeof casePageContract.answer>

/** Who the case is, opened for a reason that is written down first (SG-09). */
export const casePersonContract = readContract({
  path: '/cases/:id/person',
  query: z.object({ id: uuidField, reason: lineField(300) }),
  answer: z.object({
    name: z.string().nullable(),
    birthYear: z.int().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
  }),
  permission: 'cases.identify',
  title: { vi: 'Mở tên người bệnh', en: 'Open the name of a case' },
})

const contactSchema = z.object({
  personId: z.string(),
  level: z.int(),
  areaId: z.int(),
  areaTitle: wordsSchema,
  sinceAt: instantField,
  exposedAt: instantField.nullable(),
  lastExposedAt: instantField.nullable(),
  untilOn: z.string().nullable(),
  isOver: z.boolean(),
  caseId: z.string().nullable(),
  yearOfBirth: z.int().nullable(),
  sex: z.string().nullable(),
})

/** A person with a class, in a list: nobody is named. */
export type ContactLine = z.infer<typeof contactSchema>

/** People of one class (F1, F2, F3) in an area and inside it, the newest first. */
export const contactListContract = readContract({
  path: '/cases/contacts',
  query: pageQuery.extend({ areaId: areaIdField.optional(), level: z.coerce.number().int().min(0).max(4).default(1) }),
  answer: pageOf(contactSchema),
  permission: 'cases.read',
  title: { vi: 'Người tiếp xúc theo phân loại', en: 'Contacts by class' },
})

const sourceChoice = z.object({
  /** Of the case, or of the cluster. */
  id: z.string(),
  /** The short number of the case; of a cluster: of its first case. */
  code: z.string(),
  areaTitle: wordsSchema,
  listId: z.string().nullable(),
  /** How many cases it has; of a case 1. */
  cases: z.int(),
  firstOn: dayField,
  lastOn: dayField,
})

/** A case or a cluster that somebody may have it from: nobody is named. */
export type SourceChoice = z.infer<typeof sourceChoice>

/**
 * Known cases or clusters as sources of infection (nguồn lây), for a form. `q`: the short number (found wherever it counts),
 * the number in a list or a place (only inside the asker's area); without it the latest of `areaId`.
 */
export const sourceChoicesContract = readContract({
  path: '/cases/sources',
  query: z.object({
    kind: z.enum(sourceKinds).extract(['known-case', 'cluster']),
    areaId: areaIdField.optional(),
    q: lineField(60).optional(),
  }),
  answer: z.object({ items: z.array(sourceChoice) }),
  permission: 'cases.keep',
  title: { vi: 'Chọn nguồn lây đã biết', en: 'Known sources of infection' },
})

/** What the lists of the profile say today, for forms and filters. */
export const caseBookContract = readContract({
  path: '/cases/book',
  query: z.object({}),
  answer: z.object({
    settings: z.array(z.object({ key: z.string(), group: z.enum(settingGroups), title: wordsSchema })),
    variants: z.array(z.object({ key: z.string(), title: wordsSchema })),
    source: z.string(),
    contactRule: z.string(),
  }),
  permission: 'cases.count',
  title: { vi: 'Danh mục nơi phát hiện, biến chủng', en: 'Detection settings and variants' },
})
