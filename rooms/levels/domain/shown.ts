import { z } from 'zod'
import { groundField, levelField } from './criteria.ts'

/** A sentence in both languages, as it travels. */
export const wordsField = z.object({ vi: z.string(), en: z.string() })
/** A text or nothing. */
export const maybeField = z.string().nullable()
/** A level, or none. */
export const levelOrNone = levelField.nullable()
/** Numbers by level 1 … 4. */
export const countsField = z.array(z.number())
/** An area with its title. */
export const areaField = z.object({ id: z.number(), title: wordsField })

/** A criteria set as lists show it. */
export const setLineField = z.object({
  key: z.string(),
  number: z.string(),
  title: wordsField,
  from: z.string(),
  to: maybeField,
})
/** See {@link setLineField}. */
export type SetLine = z.infer<typeof setLineField>

/** A proposal that nobody has decided. */
export const pendingField = z.object({
  proposalId: z.string(),
  roundId: z.string(),
  area: areaField,
  level: levelOrNone,
  before: levelOrNone,
  proposedAt: z.string(),
  isLate: z.boolean(),
  /** The unit that may decide it. */
  waitsFor: wordsField,
})
/** See {@link pendingField}. */
export type PendingLine = z.infer<typeof pendingField>

/** A round of proposals as lists show it. */
export const roundField = z.object({
  id: z.string(),
  area: areaField,
  setNumber: z.string(),
  dataOn: z.string(),
  proposedAt: z.string(),
  units: z.number(),
  lacking: z.number(),
  decided: z.number(),
  notice: maybeField,
})
/** See {@link roundField}. */
export type RoundLine = z.infer<typeof roundField>

/** One input as screens show it. */
export const inputField = z.object({
  key: z.string(),
  title: wordsField,
  unit: z.enum(['count', 'share', 'yes-no']),
  /** Null: nobody has given it. */
  given: z
    .object({
      value: z.number(),
      outOf: z.number().nullable(),
      share: z.number().nullable(),
      asOn: z.string(),
      source: z.string(),
      /** Where it was recorded, where that is another area. */
      from: wordsField.nullable(),
      summedFrom: z.number().nullable(),
      beside: z.object({ value: z.number(), source: z.string() }).nullable(),
      /** Older than the city looks at levels again. */
      isOld: z.boolean(),
    })
    .nullable(),
})
/** See {@link inputField}. */
export type InputLine = z.infer<typeof inputField>

const stepLine = z.object({ key: z.string(), words: wordsField, level: levelOrNone, fired: z.boolean() })
const changeLine = z.object({
  input: z.string(),
  from: z.number(),
  to: z.number(),
  unit: z.enum(['cases', 'people', 'percent', 'number', 'yes-no']),
  level: levelField,
})
/** A computed level, or what was lacking, as it travels. */
export const computedField = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    level: levelField,
    row: levelField,
    column: z.number(),
    cell: levelField,
    steps: z.array(stepLine),
    changes: z.array(changeLine),
  }),
  z.object({
    ok: z.literal(false),
    lacks: z.array(z.object({ what: z.string(), key: z.string(), words: wordsField })),
  }),
])
/** See {@link computedField}. */
export type ShownComputed = z.infer<typeof computedField>

/** A criteria set whole enough to be drawn. */
export const setShapeField = setLineField.extend({
  /** Cut-points of each indicator: where bands 2, 3, 4 begin. */
  indicators: z.array(z.object({ title: wordsField, cuts: z.array(z.number().nullable()) })),
  columns: z.array(wordsField),
  matrix: z.array(z.array(levelOrNone)),
  /** What rests on less than the decision's own text. */
  unconfirmed: z.array(z.object({ what: wordsField, ground: groundField })),
})
/** See {@link setShapeField}. */
export type SetShape = z.infer<typeof setShapeField>

/** A decision as it was made. */
export const decisionField = z.object({
  proposalId: z.string(),
  roundId: z.string(),
  decidedAt: z.string(),
  byName: maybeField,
  unit: wordsField.nullable(),
  /** Whether by a power handed down. */
  delegated: z.boolean(),
  proposed: levelOrNone,
  decided: levelField,
  reason: maybeField,
  from: z.string(),
  measuresAt: maybeField,
})
/** See {@link decisionField}. */
export type DecisionLine = z.infer<typeof decisionField>
