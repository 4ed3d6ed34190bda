import { z } from 'zod'

/** Where a parameter is said and how sure we are: `C` confirmed, `I` inferred, `B` believed, `U` unknown. */
export const groundField = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
/** See {@link groundField}. */
export type Ground = z.infer<typeof groundField>

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const levelNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
/** An epidemic level (cấp độ dịch), 1 green … 4 red (NQ 128/NQ-CP). */
export type Level = z.infer<typeof levelNumber>
/** See {@link Level}. */
export const levelField = levelNumber

/** A number that the decision sets. `value` null: we have not read it, and nothing that needs it is computed. */
const parameterField = z.strictObject({ value: z.number().nullable(), ground: groundField })
/** See {@link parameterField}. */
export type Parameter = z.infer<typeof parameterField>

const indicatorField = z.strictObject({
  key: z.string(),
  title: words,
  /** Key of the input that is counted over the window. */
  input: z.string(),
  /** From which rate per 100,000 and week a band of infection begins: bands 2, 3, 4. */
  cuts: z.tuple([parameterField, parameterField, parameterField]),
})
const testField = z.strictObject({
  key: z.string(),
  title: words,
  input: z.string(),
  /** Smallest share in percent (or number, where the input is one) that passes. */
  atLeast: parameterField,
})
/** A test of a share against a threshold. */
export type ShareTest = z.infer<typeof testField>

const criteriaSetField = z.strictObject({
  key: z.string(),
  number: z.string(),
  title: words,
  from: z.iso.date(),
  /** The first day it holds no more; null: no end known. */
  to: z.iso.date().nullable(),
  ground: groundField,
  /** Levels of the tree for which it gives a level; larger units take the sums of what lies in them. */
  gives: z.array(z.enum(['group', 'commune', 'district', 'top'])).min(1),
  givesGround: groundField,
  windowDays: z.int().positive(),
  windowGround: groundField,
  infection: z.array(indicatorField).min(1),
  response: z.strictObject({
    columns: z.array(z.strictObject({ key: z.string(), title: words })).min(1),
    tests: z.array(testField).min(1),
    /** Index of the column by how many tests pass, from none to all; null: not known to us. */
    columnByPassed: z.array(z.int()).nullable(),
    ground: groundField,
  }),
  /** Level by band of infection (rows 1–4) and column; null where it is not known to us. */
  matrix: z.strictObject({ rows: z.tuple([row(), row(), row(), row()]), ground: groundField }),
  /** One level more where a dated target is missed, at most 4; `unlessNoCases`: not where there was no case at all. */
  raises: z.array(
    z.strictObject({
      key: z.string(),
      title: words,
      unlessNoCases: z.boolean(),
      targets: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date().nullable(), test: testField })),
      ground: groundField,
    }),
  ),
  /** While one of these is not met, the level is not lowered below the one in force. */
  holds: z.array(z.strictObject({ key: z.string(), title: words, input: z.string(), ground: groundField })),
})

function row() {
  return z.array(levelNumber.nullable()).min(1)
}

/** `levels/criteria.json` of a profile: the criteria sets of the Ministry of Health, each with its days. */
export const criteriaFile = z.strictObject({ about: z.string(), sets: z.array(criteriaSetField) })

/** A criteria set (bộ tiêu chí) as dated data: what is counted, from where a band begins, what a cell of the matrix says. */
export type CriteriaSet = z.infer<typeof criteriaSetField>

/** The set in force on a day: half-open days, the one that began last. Undefined: none was in force. */
export function criteriaOn(sets: readonly CriteriaSet[], day: string): CriteriaSet | undefined {
  return sets
    .filter(({ from, to }) => from <= day && (to === null || day < to))
    .toSorted((left, right) => (left.from < right.from ? 1 : -1))[0]
}

/** Every test of shares that a set makes on a day: those of the response and the targets that hold then. */
export function testsOn(set: CriteriaSet, day: string): readonly ShareTest[] {
  const targets = set.raises.flatMap((raise) => targetOn(raise, day)?.test ?? [])
  return [...set.response.tests, ...targets]
}

/** The target of a raise that holds on a day. */
export function targetOn(raise: CriteriaSet['raises'][number], day: string) {
  return raise.targets.find(({ from, to }) => from <= day && (to === null || day < to))
}

/** Keys of all inputs that a set needs on a day. */
export function inputsOf(set: CriteriaSet, day: string): readonly string[] {
  return [
    'population',
    ...set.infection.map(({ input }) => input),
    ...testsOn(set, day).map(({ input }) => input),
    ...set.holds.map(({ input }) => input),
  ]
}
