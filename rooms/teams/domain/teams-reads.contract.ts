import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { needSchema } from './team-rules.ts'
import { memberForces, pilotVerdicts, teamKinds, visitOutcomes } from './team-words.ts'

/** A sentence or title in both languages, as it travels. */
const words = z.object({ vi: z.string(), en: z.string() })

const teamLine = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  kind: z.enum(teamKinds),
  name: z.string(),
  leader: z.string().nullable(),
  members: z.int(),
  households: z.int(),
  /** Households visited in the last seven days. */
  visited: z.int(),
  posts: z.int(),
  formedOn: z.string(),
  endedOn: z.string().nullable(),
  synthetic: z.boolean(),
})

/** A team in a list. */
export type TeamLine = z.infer<typeof teamLine>

const teamFilter = z.object({
  areaId: areaIdField.optional(),
  kind: z.enum(teamKinds).optional(),
  state: z.enum(['standing', 'ended', 'all']).default('standing'),
  q: z.string().max(100).optional(),
})

/** What a list of teams is asked by. */
export type TeamQuestion = z.infer<typeof teamFilter>

/** Teams of an area and inside it, in the order of the tree, then by name. */
export const teamListContract = readContract({
  path: '/teams',
  query: pageQuery.extend(teamFilter.shape),
  answer: pageOf(teamLine),
  permission: 'teams.read',
  title: { vi: 'Các tổ trong địa bàn', en: 'Teams of an area' },
})

const memberSchema = z.object({
  id: z.string(),
  officerId: z.string().nullable(),
  name: z.string(),
  role: z.enum(['leader', 'member']),
  force: z.enum(memberForces).nullable(),
})

/** A household of a team: by its number, nothing names it. */
const assignedHousehold = z.object({
  id: z.string(),
  number: z.int(),
  size: z.int(),
  elderly: z.int().nullable(),
  hasPhone: z.boolean(),
  boarding: z.boolean(),
  lastAt: instantField.nullable(),
  lastOutcome: z.enum(visitOutcomes).nullable(),
  need: z.string().nullable(),
  isDue: z.boolean(),
})

/** See {@link assignedHousehold}. */
export type AssignedHousehold = z.infer<typeof assignedHousehold>

const teamPage = teamLine.extend({
  source: z.string().nullable(),
  endReason: z.string().nullable(),
  pilotId: z.string().nullable(),
  people: z.array(memberSchema),
  assigned: z.array(assignedHousehold),
  /** Visits of the last seven days, oldest first. */
  days: z.array(z.object({ day: z.string(), met: z.int(), notHome: z.int(), needsHelp: z.int() })),
  mayOrganise: z.boolean(),
  mayVisit: z.boolean(),
})

/** All of a team. */
export type TeamPage = z.infer<typeof teamPage>

export const teamPageContract = readContract({
  path: '/teams/:id',
  query: z.object({ id: uuidField }),
  answer: teamPage,
  permission: 'teams.read',
  title: { vi: 'Một tổ', en: 'A team' },
})

const coverLine = z.object({
  areaId: z.int(),
  areaTitle: words,
  community: z.int(),
  selfManaged: z.int(),
  /** Community teams with a visit in the last seven days. */
  active: z.int(),
  households: z.int(),
  unassigned: z.int(),
  visited: z.int(),
  needs: z.int(),
})

/** Teams, households and visits of one area. */
export type CoverLine = z.infer<typeof coverLine>

/** Whether every household has a team and every team is at work, by the areas right below (COM-01, COM-02). */
export const teamCoverContract = readContract({
  path: '/teams/cover',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({ asOf: instantField, quietDays: z.int(), whole: coverLine, below: z.array(coverLine) }),
  permission: 'teams.read',
  title: { vi: 'Tổ, hộ, lần thăm theo địa bàn', en: 'Teams, households and visits by area' },
})

const layerCount = z.object({ layer: z.int().nullable(), posts: z.int() })

/** Guard posts of safe zones by layer; layer null: the source does not say (COM-03). */
export const guardedContract = readContract({
  path: '/teams/guarded',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    asOf: instantField,
    teams: z.int(),
    posts: z.int(),
    layers: z.array(layerCount),
    /** Posts of a team of this area. */
    ofTeams: z.int(),
    /** To two places; null: no team. */
    postsPerTeam: z.number().nullable(),
    synthetic: z.boolean(),
    below: z.array(
      z.object({ areaId: z.int(), areaTitle: words, teams: z.int(), posts: z.int(), layers: z.array(layerCount) }),
    ),
  }),
  permission: 'teams.read',
  title: { vi: 'Vùng an toàn: chốt theo ba lớp', en: 'Safe zones: guard posts in three layers' },
})

const pilotSchema = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  title: z.string(),
  sites: z.array(z.object({ areaId: z.int(), title: words })),
  startedOn: z.string().nullable(),
  evaluatedOn: z.string().nullable(),
  evaluatedBy: z.string().nullable(),
  verdict: z.enum(pilotVerdicts).nullable(),
  findings: z.string().nullable(),
  rolledOutOn: z.string().nullable(),
  /** How many there shall be, and how many stand. */
  teams: z.object({ target: z.int().nullable(), standing: z.int() }),
  posts: z.object({ target: z.int().nullable(), standing: z.int() }),
  modelId: z.string().nullable(),
  documentId: z.string().nullable(),
  source: z.string().nullable(),
})

/** A pilot with its course. */
export type PilotLine = z.infer<typeof pilotSchema>

/** Pilots, their evaluation and how far they are rolled out (COM-04). */
export const pilotListContract = readContract({
  path: '/teams/pilots',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({ items: z.array(pilotSchema), mayPilot: z.boolean() }),
  permission: 'teams.read',
  title: { vi: 'Thí điểm và nhân rộng', en: 'Pilots and rollout' },
})

const safetyLine = z.object({
  areaId: z.int(),
  areaTitle: words,
  groups: z.int(),
  households: z.int(),
  joined: z.int(),
  safe: z.int(),
  agencies: z.int(),
  safeAgencies: z.int(),
  pledges: z.int(),
})

/** The latest self-assessments of an area, summed: never which household (COM-06). */
export const safetyContract = readContract({
  path: '/teams/safety',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    asOf: instantField,
    source: z.string(),
    criteria: z.array(z.object({ key: z.string(), title: words })),
    whole: safetyLine,
    below: z.array(safetyLine),
    agencies: z.array(
      z.object({
        areaId: z.int(),
        name: z.string(),
        isSafe: z.boolean(),
        unmet: z.array(z.string()),
        onDay: z.string(),
      }),
    ),
  }),
  permission: 'teams.read',
  title: { vi: 'Tự đánh giá An toàn', en: '“Safe” self-assessments' },
})

/** What a citizen can do, for everybody; and how many took part of their own will (COM-07). */
export const safeTogetherContract = readContract({
  path: '/teams/together',
  query: z.object({ areaId: areaIdField.optional() }),
  answer: z.object({
    areaId: z.int(),
    areaTitle: words,
    lines: z.array(words),
    criteria: z.array(z.object({ key: z.string(), title: words })),
    source: z.string(),
    pledges: z.int(),
  }),
  permission: 'public',
  title: { vi: 'Mỗi người một việc', en: 'Everybody’s part' },
})

/** The team of a household, its last visit, and what it may need: for its page. */
export const householdVisitsContract = readContract({
  path: '/teams/households/:id',
  query: z.object({ id: uuidField }),
  answer: z.object({
    team: z.object({ id: z.string(), name: z.string() }).nullable(),
    lastAt: instantField.nullable(),
    lastOutcome: z.enum(visitOutcomes).nullable(),
    needs: z.array(z.string()),
    isDue: z.boolean(),
    /** What may be needed, as the profile says. */
    list: z.array(needSchema),
    mayVisit: z.boolean(),
    /** Teams of its group that could see to it, for whoever may give it to one; the present one is not among them. */
    others: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  permission: 'teams.read',
  title: { vi: 'Tổ và lần thăm của một hộ', en: 'Team and visits of a household' },
})
