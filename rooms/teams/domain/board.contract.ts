import { z } from 'zod'
import { areaIdField, instantField, readContract } from '#kit'
import { needSchema } from './team-rules.ts'
import { visitOutcomes } from './team-words.ts'

const words = z.object({ vi: z.string(), en: z.string() })

const needLine = z.object({
  visitId: z.string(),
  householdId: z.string().nullable(),
  number: z.int().nullable(),
  need: z.string(),
  title: words,
  sinceAt: instantField,
  taskId: z.string(),
  owner: z.string().nullable(),
  dueAt: instantField.nullable(),
})

/** A household (or somebody outside the book) that waits for help, with who sees to it. */
export type NeedLine = z.infer<typeof needLine>

const groupBoard = z.object({
  areaId: z.int(),
  areaTitle: words,
  asOf: instantField,
  head: z.object({ name: z.string().nullable(), postTitle: z.string() }).nullable(),
  households: z.object({
    count: z.int(),
    people: z.int(),
    noPhone: z.int(),
    boarding: z.int(),
    elderly: z.int(),
    unassigned: z.int(),
  }),
  visits: z.object({ due: z.int(), today: z.int(), week: z.int(), notHome: z.int(), everyDays: z.int() }),
  needs: z.array(needLine),
  tasks: z.object({
    open: z.int(),
    overdue: z.int(),
    first: z.array(
      z.object({ id: z.string(), title: z.string(), dueAt: instantField.nullable(), isOverdue: z.boolean() }),
    ),
  }),
  gaps: z.object({
    open: z.int(),
    first: z.array(
      z.object({ id: z.string(), rule: z.string(), title: words, severity: z.int(), since: instantField }),
    ),
  }),
  teams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      leader: z.string().nullable(),
      households: z.int(),
      visited: z.int(),
    }),
  ),
  posts: z.int(),
})

/** What a group head reads in five seconds (COM-05). */
export type GroupBoard = z.infer<typeof groupBoard>

/** The daily board of a residential group (COM-05): what needs a hand today, no name of any resident. */
export const groupBoardContract = readContract({
  path: '/teams/board',
  query: z.object({ areaId: areaIdField }),
  answer: groupBoard,
  permission: 'teams.read',
  title: { vi: 'Bảng ngày của tổ dân phố', en: 'Daily board of a residential group' },
})

const doorLine = z.object({
  id: z.string(),
  areaId: z.int(),
  number: z.int(),
  house: z.string().nullable(),
  head: z.string().nullable(),
  phone: z.string().nullable(),
  size: z.int(),
  elderly: z.int().nullable(),
  children: z.int().nullable(),
  boarding: z.boolean(),
  hasPhone: z.boolean(),
  teamId: z.string().nullable(),
  lastAt: instantField.nullable(),
  lastOutcome: z.enum(visitOutcomes).nullable(),
  /** Keys of needs that are being seen to. */
  needs: z.array(z.string()),
  isDue: z.boolean(),
})

/** A door on today's round. */
export type DoorLine = z.infer<typeof doorLine>

/**
 * Today's round (danh sách thăm hôm nay) for the phone: the households of the teams one belongs to, of a whole group for
 * those who organise it; care first. Doors are named, so the look is written down (SG-09).
 */
export const todaysRoundContract = readContract({
  path: '/teams/round',
  query: z.object({}),
  answer: z.object({
    asOf: instantField,
    everyDays: z.int(),
    groups: z.array(z.object({ areaId: z.int(), areaTitle: words })),
    needs: z.array(needSchema),
    doors: z.array(doorLine),
  }),
  permission: 'teams.visit',
  title: { vi: 'Danh sách thăm hôm nay', en: 'Today’s round of visits' },
})

/** What a phone carries for visits. */
export type TodaysRound = z.infer<typeof todaysRoundContract.answer>
