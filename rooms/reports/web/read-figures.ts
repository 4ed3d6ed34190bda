import { type Figure, formatNumber, parseFigure, type Refusal, refuse, type Words } from '#kit'
import { type IndicatorView, REPORTS } from '../domain/index.ts'

/** What was typed, as far as it could be read: figures, and for the rest the sentence that says what to mend. */
export interface ReadFigures {
  readonly figures: ReadonlyMap<string, Figure>
  readonly problems: ReadonlyMap<string, Words>
}

/** Reads the cells of a report as a ward clerk types them; an empty cell is "no figure yet", never zero. */
export function readFigures(
  indicators: readonly IndicatorView[],
  texts: Readonly<Record<string, string>>,
): ReadFigures {
  const figures = new Map<string, Figure>()
  const problems = new Map<string, Words>()
  for (const indicator of indicators) {
    const text = texts[indicator.key]?.trim() ?? ''
    if (text === '') continue
    const reading = readOne(indicator, text)
    if (reading.ok) figures.set(indicator.key, reading.value)
    else problems.set(indicator.key, reading.refusal.words)
  }
  return { figures, problems }
}

function readOne(indicator: IndicatorView, text: string) {
  const reading = parseFigure(text, unitsOf(indicator))
  if (!reading.ok) return reading
  const refusal = unfit(indicator, reading.value)
  return refusal ? ({ ok: false, refusal } as const) : reading
}

/** `48,321` typed by a hand that is used to English is not forty-eight: the question is asked beside the cell. */
function unfit({ decimals, title }: IndicatorView, figure: Figure): Refusal | undefined {
  const values = figure.kind === 'range' ? [figure.low, figure.high] : [figure.value]
  if (values.some((value) => value < 0)) return refuse(REPORTS.NEGATIVE, { params: { indicator: title.vi } })
  const stray = values.find((value) => value !== Number(value.toFixed(decimals)))
  if (stray === undefined) return undefined
  const value = formatNumber(stray)
  if (decimals > 0) return refuse(REPORTS.TOO_MANY_DECIMALS, { params: { indicator: title.vi, decimals, value } })
  const params = { indicator: title.vi, value, whole: formatNumber(Math.trunc(stray)), thousands: asThousands(value) }
  return refuse(REPORTS.NOT_WHOLE, { params })
}

/** What `48,321` would be if its comma parted thousands: `48.321`. */
function asThousands(value: string): string {
  const [whole = '', fraction = ''] = value.split(',')
  return `${whole}.${fraction.padEnd(3, '0').slice(0, 3)}`
}

function unitsOf({ unit }: IndicatorView): string[] {
  return [...(unit === null ? [] : [unit.vi, unit.en]), 'ca', '%']
}
