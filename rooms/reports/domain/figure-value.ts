import { z } from 'zod'
import { exactly, type Figure } from '#kit'

const finite = z.number().min(-9e15).max(9e15)

/** A figure as it travels in answers: the word of how sure it is, and its number or its two ends. */
export const figureField: z.ZodType<Figure> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['exact', 'about', 'nearly', 'at-least', 'above', 'at-most', 'below']),
    value: finite,
  }),
  z
    .strictObject({ kind: z.literal('range'), low: finite, high: finite })
    .refine(({ low, high }) => low <= high, { message: 'from small to large' }),
])

/** A figure as it is sent: a plain number is exact; anything less sure says so. */
export const sentFigureField = z.union([z.number(), figureField])

/** See {@link sentFigureField}. */
export type SentFigure = z.infer<typeof sentFigureField>

/** The figure that was sent. */
export function toFigure(sent: SentFigure): Figure {
  return typeof sent === 'number' ? exactly(sent) : sent
}

/** One letter for each word of sureness, as figures are kept: `e` exact, `a` about … and `-` for "not stated". */
const letters = {
  exact: 'e',
  about: 'a',
  nearly: 'n',
  'at-least': 'l',
  above: 'o',
  'at-most': 'm',
  below: 'b',
  range: 'r',
} as const satisfies Record<Figure['kind'], string>
const kindsByLetter = new Map<string, Figure['kind']>(
  Object.entries(letters).map(([kind, letter]) => [letter, kind as Figure['kind']]),
)

/** Figures in the order of a form's columns, as a row keeps them: one letter each, and the numbers beside. */
export interface PackedFigures {
  readonly kinds: string
  readonly lows: readonly number[]
  /** Upper ends of ranges; null when the row holds no range. */
  readonly highs: readonly number[] | null
}

/** Packs figures for a row; `null` stands for an indicator that was not stated. */
export function packFigures(figures: readonly (Figure | null)[]): PackedFigures {
  let kinds = ''
  let highs: number[] | null = null
  const lows = new Array<number>(figures.length).fill(0)
  for (const [place, figure] of figures.entries()) {
    kinds += figure === null ? '-' : letters[figure.kind]
    if (figure === null) continue
    lows[place] = figure.kind === 'range' ? figure.low : figure.value
    if (figure.kind !== 'range') continue
    highs ??= new Array<number>(figures.length).fill(0)
    highs[place] = figure.high
  }
  return { kinds, lows, highs }
}

/** The figure at a place of a row; null where none was stated (or the column is younger than the row). */
export function unpackFigure({ kinds, lows, highs }: PackedFigures, place: number): Figure | null {
  const kind = kindsByLetter.get(kinds[place] ?? '-')
  const low = lows[place]
  if (kind === undefined || low === undefined) return null
  return kind === 'range' ? { kind, low, high: highs?.[place] ?? low } : { kind, value: low }
}
