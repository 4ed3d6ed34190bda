/** Numbers of households as people write them: `1-12, 15`; in order, each once. Words that are no number are given back. */
export interface HouseholdNumbers {
  readonly numbers: readonly number[]
  readonly unread: readonly string[]
}

/** As many households as a proposal may name. */
export const mostHouseholds = 500

/** Reads numbers and spans of numbers, parted by commas, semicolons or blanks; a span may be turned around. */
export function readHouseholdNumbers(text: string): HouseholdNumbers {
  const numbers = new Set<number>()
  const unread: string[] = []
  for (const part of text.replaceAll(/\s*[-–—]\s*/g, '-').split(/[\s,;]+/)) {
    if (part === '') continue
    const found = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part)
    if (!found) unread.push(part)
    else for (const number of spanOf(Number(found[1]), Number(found[2] ?? found[1]))) numbers.add(number)
  }
  return { numbers: [...numbers].toSorted((left, right) => left - right).slice(0, mostHouseholds), unread }
}

function spanOf(from: number, to: number): number[] {
  const first = Math.min(from, to)
  return Array.from({ length: Math.min(Math.abs(to - from) + 1, mostHouseholds) }, (_, index) => first + index)
}

/** The numbers again as short as people write them. */
export function sayHouseholdNumbers(numbers: readonly number[]): string {
  const spans: [number, number][] = []
  for (const number of numbers.toSorted((left, right) => left - right)) {
    const last = spans.at(-1)
    if (last && number <= last[1] + 1) last[1] = number
    else spans.push([number, number])
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ')
}
