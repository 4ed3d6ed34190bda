import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })

const clockLine = z.object({
  caseId: z.string(),
  caseCode: z.string(),
  areaId: z.int(),
  areaTitle: words,
  confirmedAt: instantField,
  listedAt: instantField.nullable(),
  f1: z.int(),
  f1Isolated: z.int(),
  isolatedAt: instantField.nullable(),
  stage: z.enum(['to-list', 'to-isolate', 'done']),
  dueAt: instantField.nullable(),
  isLate: z.boolean(),
  listedMinutes: z.int().nullable(),
  isolatedMinutes: z.int().nullable(),
  /** The last interview of the case, and whether it is done. */
  interviewId: z.string().nullable(),
  isInterviewed: z.boolean(),
  /** The last trace from it. */
  traceId: z.string().nullable(),
  isTraceStale: z.boolean(),
})
/** The clock of one case: F0 confirmed → F1 listed → F1 isolated. */
export type ClockLine = z.infer<typeof clockLine>

/** Cases of an area with their clocks: open ones by deadline, or all, newest first. */
export const clockListContract = readContract({
  path: '/tracing/cases',
  query: pageQuery.extend({ areaId: areaIdField, state: z.enum(['open', 'late', 'all']).default('open') }),
  answer: pageOf(clockLine),
  permission: 'tracing.read',
  title: { vi: 'Đồng hồ truy vết từng ca', en: 'The clock of each case' },
})

const interviewLine = z.object({
  id: z.string(),
  startedAt: instantField,
  finishedAt: instantField.nullable(),
  contacts: z.int(),
  places: z.int(),
})

/** All that tracing knows of one case: its clock, interviews and traces; for the page of the case. */
export const caseTracingContract = readContract({
  path: '/tracing/cases/:caseId',
  query: z.object({ caseId: uuidField }),
  answer: z.object({
    /** Null: not confirmed, so no clock runs. */
    clock: clockLine.nullable(),
    interviews: z.array(interviewLine),
    traces: z.array(z.object({ id: z.string(), code: z.string(), askedAt: instantField, isStale: z.boolean() })),
    mayInterview: z.boolean(),
    mayTrace: z.boolean(),
  }),
  permission: 'tracing.read',
  title: { vi: 'Truy vết của một ca bệnh', en: 'Tracing of a case' },
})

const spread = z.object({ count: z.int(), median: z.int().nullable(), p90: z.int().nullable() })
const pace = z.object({
  areaId: z.int(),
  areaTitle: words,
  cases: z.int(),
  listed: spread,
  isolated: spread,
  listedInTime: z.int().nullable(),
  isolatedInTime: z.int().nullable(),
  late: z.int(),
})
/** How tracing goes in an area, with its name. */
export type PaceLine = z.infer<typeof pace>

const target = z.object({ minutes: z.int().nullable(), source: z.string(), isConfirmed: z.boolean() })

/** How fast an area traces, and its parts compared by process (EPI-07): medians and P90, shares in time; never by the number of cases. */
export const paceContract = readContract({
  path: '/tracing/pace',
  query: z.object({ areaId: areaIdField, days: z.coerce.number().int().min(1).max(60).default(14) }),
  answer: z.object({
    from: dayField,
    to: dayField,
    targets: z.object({ listed: target, isolated: target }),
    leastCases: z.int(),
    whole: pace,
    below: z.array(pace.extend({ rank: z.int().nullable() })),
  }),
  permission: 'tracing.clock',
  title: { vi: 'Tốc độ truy vết, so sánh theo địa bàn', en: 'Pace of tracing, areas compared' },
})
/** See {@link paceContract}. */
export type Pace = z.infer<typeof paceContract.answer>

const stay = z.object({
  personId: z.string(),
  code: z.string(),
  enteredAt: instantField,
  leftAt: instantField,
  minutes: z.int(),
  /** Class now: 0 is a case; null: none. */
  class: z.int().nullable(),
  /** Minutes shared with a case there; null: the person is one, or none was there. */
  withCaseMinutes: z.int().nullable(),
})

/** Who was at a place, hour by hour, with whom of the cases; nobody is named. */
export const siteStaysContract = readContract({
  path: '/tracing/sites/:siteId',
  query: z.object({ siteId: uuidField, from: instantField, to: instantField }),
  answer: z.object({
    siteId: z.string(),
    name: z.string(),
    kind: z.string(),
    areaId: z.int(),
    areaTitle: words,
    from: instantField,
    to: instantField,
    people: z.int(),
    found: z.int(),
    leftOut: z.int(),
    peak: z.object({ people: z.int(), at: instantField.nullable() }),
    /** Stays that touch each hour from `from` on, and those of cases among them. */
    hourly: z.array(z.object({ people: z.int(), cases: z.int() })),
    stays: z.array(stay),
    servedBy: z.enum(['index', 'sql']),
    mayBorrow: z.boolean(),
  }),
  permission: 'tracing.read',
  title: { vi: 'Ai đã ở một địa điểm', en: 'Who was at a place' },
})
/** See {@link siteStaysContract}. */
export type SiteStays = z.infer<typeof siteStaysContract.answer>

const knownPerson = z.object({
  personId: z.string(),
  code: z.string(),
  areaTitle: words.nullable(),
  yearOfBirth: z.int().nullable(),
  sex: z.string().nullable(),
})

const knownVisit = z.object({
  visitId: z.number(),
  siteId: z.string(),
  name: z.string(),
  enteredAt: instantField,
  leftAt: instantField.nullable(),
  source: z.string(),
})

/** The form of an interview with what is known: household, contacts told before, places, and the window that it asks about. */
export const interviewPageContract = readContract({
  path: '/tracing/interviews/:interviewId',
  query: z.object({ interviewId: uuidField }),
  answer: z.object({
    id: z.string(),
    caseId: z.string(),
    caseCode: z.string(),
    personId: z.string(),
    areaId: z.int(),
    areaTitle: words,
    startedAt: instantField,
    finishedAt: instantField.nullable(),
    version: z.int(),
    savedAt: instantField.nullable(),
    /** What was typed so far; empty at the beginning. */
    draft: z.record(z.string(), z.unknown()),
    /** What was noted when it was finished. */
    note: z.string().nullable(),
    onsetOn: dayField.nullable(),
    sampledOn: dayField.nullable(),
    /** Null: neither onset nor sample has a day. */
    window: z
      .object({
        from: instantField,
        to: instantField,
        ground: z.enum(['onset', 'sample']),
        days: z.int(),
        source: z.string(),
        isConfirmed: z.boolean(),
      })
      .nullable(),
    household: z.array(knownPerson),
    contacts: z.array(
      knownPerson.extend({ relation: z.string(), distance: z.string(), from: instantField.nullable() }),
    ),
    visits: z.array(knownVisit),
    /** Places where they were more than once, oftenest first. */
    usualPlaces: z.array(z.object({ siteId: z.string(), name: z.string(), times: z.int() })),
    contactsListed: z.int(),
    placesListed: z.int(),
    mayWrite: z.boolean(),
  }),
  permission: 'tracing.interview',
  title: { vi: 'Phiếu phỏng vấn ca bệnh', en: 'Interview of a case' },
})
/** See {@link interviewPageContract}. */
export type InterviewPage = z.infer<typeof interviewPageContract.answer>

/** Visits of a person that are kept, newest first, to correct or withdraw. */
export const visitListContract = readContract({
  path: '/tracing/people/:personId/visits',
  query: z.object({ personId: uuidField }),
  answer: z.object({ items: z.array(knownVisit) }),
  permission: 'tracing.interview',
  title: { vi: 'Lượt đến của một người', en: 'Visits of a person' },
})

/** Places of the whole city by name, for whoever asks a case where it was: nothing but what the place is called and where it lies. */
export const placeChoicesContract = readContract({
  path: '/tracing/places',
  query: z.object({ q: z.string().trim().min(1).max(100) }),
  answer: z.object({
    items: z.array(z.object({ siteId: z.string(), name: z.string(), kindTitle: words, areaTitle: words })),
  }),
  permission: 'tracing.interview',
  title: { vi: 'Tìm nơi ca bệnh đã đến', en: 'Find a place where a case was' },
})
