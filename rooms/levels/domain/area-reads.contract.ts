import { z } from 'zod'
import { areaIdField, dayField, readContract } from '#kit'
import { levelField } from './criteria.ts'
import {
  areaField,
  computedField,
  countsField,
  decisionField,
  inputField,
  levelOrNone,
  maybeField,
  pendingField,
  roundField,
  setLineField,
  setShapeField,
  wordsField,
} from './shown.ts'

const tile = z.object({
  areaId: z.number(),
  title: wordsField,
  /** Put on the unit itself; null: none is in force. */
  level: levelOrNone,
  lastWeek: levelOrNone,
  /** Communes inside by level 1 … 4, and those without one. */
  communes: countsField,
  none: z.number(),
  /** Communes inside, in the order of the tree: for the map of all of them. */
  inside: z.array(z.object({ areaId: z.number(), name: z.string(), level: levelOrNone, lastWeek: levelOrNone })),
})

/** Levels in an area: what is in force, what it was a week ago, what waits for a decision. */
export const levelsHome = readContract({
  path: '/levels',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    area: areaField,
    on: z.string(),
    /** The criteria set of today; null: none is in force. */
    set: setLineField.extend({ activatedAt: maybeField, unconfirmed: z.number(), blanks: z.number() }).nullable(),
    /** The first set that comes later than today, where none is in force. */
    next: setLineField.nullable(),
    tiles: z.array(tile),
    now: z.object({ communes: countsField, none: z.number() }),
    lastWeek: z.object({ communes: countsField, none: z.number() }),
    pending: z.array(pendingField),
    pendingCount: z.number(),
    rounds: z.array(roundField),
    /** From proposal to decision over the last 30 days. */
    kpi: z.object({
      decided: z.number(),
      medianHours: z.number().nullable(),
      late: z.number(),
      withinHours: z.number(),
    }),
    guide: z.array(wordsField),
    may: z.object({ prepare: z.boolean(), decide: z.boolean(), delegate: z.boolean() }),
  }),
  permission: 'levels.read',
  title: { vi: 'Cấp độ dịch', en: 'Epidemic levels' },
})

/** The level of one area: computed now, what it rests on, what would change it, what was decided. */
export const areaLevel = readContract({
  path: '/levels/areas/:id',
  query: z.object({ id: areaIdField, on: dayField.optional() }),
  answer: z.object({
    area: areaField,
    unitLevel: z.string(),
    on: z.string(),
    dataOn: z.string(),
    set: setShapeField.nullable(),
    inForce: z.object({ level: levelField, from: z.string(), reviewAt: maybeField }).nullable(),
    computed: computedField.nullable(),
    inputs: z.array(inputField),
    open: pendingField.nullable(),
    decisions: z.array(decisionField),
    waitsFor: wordsField,
    may: z.object({ prepare: z.boolean(), decide: z.boolean() }),
  }),
  permission: 'levels.read',
  title: { vi: 'Cấp độ dịch của một địa bàn', en: 'The level of one area' },
})

/** Every week of a time again: computed by the rules of its day, and what was in force. */
export const replayLevels = readContract({
  path: '/levels/areas/:id/replay',
  query: z.object({ id: areaIdField, from: dayField.optional(), to: dayField.optional() }),
  answer: z.object({
    area: areaField,
    weeks: z.array(
      z.object({
        on: z.string(),
        setNumber: maybeField,
        computed: levelOrNone,
        rate: z.number().nullable(),
        cases: z.number().nullable(),
        lacks: z.number(),
        inForce: levelOrNone,
      }),
    ),
  }),
  permission: 'levels.read',
  title: { vi: 'Diễn biến cấp độ', en: 'Levels over time' },
})

const side = z.object({
  set: setLineField.nullable(),
  counts: countsField,
  lacking: z.number(),
  lacks: z.array(wordsField),
  /** Of the area itself. */
  computed: computedField.nullable(),
})

/** Two computations side by side: as it is, and by another set or with other inputs. Nothing is saved. */
export const whatIfLevels = readContract({
  path: '/levels/what-if',
  query: z.object({
    areaId: areaIdField,
    on: dayField.optional(),
    /** Key of the set on the other side; the one of the day if absent. */
    set: z.string().max(30).optional(),
    /** Cases in percent of what they are: 150 is half as many again. */
    cases: z.coerce.number().int().min(0).max(10_000).optional(),
    /** Shares in percent, for all units. */
    firstDose: z.coerce.number().min(0).max(100).optional(),
    fullDose: z.coerce.number().min(0).max(100).optional(),
    plans: z.enum(['met', 'unmet']).optional(),
  }),
  answer: z.object({
    area: areaField,
    on: z.string(),
    a: side,
    b: side,
    units: z.number(),
    changed: z.array(z.object({ area: areaField, a: levelOrNone, b: levelOrNone })),
  }),
  permission: 'levels.read',
  title: { vi: 'Thử tính', en: 'What if' },
})
