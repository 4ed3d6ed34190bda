import { foldVietnamese, type Words } from '#kit'
import type { matchSureness } from './preview.contract.ts'

/** How sure a match is. */
export type Sureness = (typeof matchSureness)[number]

/** A column as it is looked for. */
export interface WantedColumn {
  readonly key: string
  readonly header: Words
  readonly aliases?: readonly string[]
}

/** A column of the file (1 is A) with what it was matched to. */
export interface MatchedColumn {
  readonly column: number
  readonly header: string
  readonly key: string | null
  readonly sure: Sureness
}

/** A row as words, cell by cell; null is empty. */
export interface HeaderLine {
  readonly row: number
  readonly cells: readonly (string | null)[]
}

/** Where the header stands: its last row, whether it is two rows high (merged cells), and the words of each column. */
export interface FoundHeader {
  readonly row: number
  readonly isTwoRows: boolean
  readonly headers: readonly string[]
  readonly matched: readonly MatchedColumn[]
  readonly score: number
}

const weights: Record<Sureness, number> = { chosen: 5, remembered: 5, name: 4, alias: 3, near: 1, none: 0 }

/**
 * Matches the words over the columns with the columns of a table: the name itself, an alias, or nearly the same words;
 * each column at most once, surest first. Case, diacritics, tone placement and punctuation do not matter.
 */
export function matchColumns(headers: readonly string[], wanted: readonly WantedColumn[]): MatchedColumn[] {
  const named = wanted.map((column) => ({
    key: column.key,
    names: [column.header.vi, column.header.en, column.key].map(foldHeader),
    aliases: (column.aliases ?? []).map(foldHeader),
  }))
  const pairs = headers.flatMap((header, index) => {
    const folded = foldHeader(header)
    if (folded === '') return []
    return named.flatMap(({ key, names, aliases }) => {
      const sure = surenessOf(folded, names, aliases)
      return sure === 'none' ? [] : [{ index, key, sure }]
    })
  })
  pairs.sort((left, right) => weights[right.sure] - weights[left.sure] || left.index - right.index)
  const byColumn = new Map<number, { key: string; sure: Sureness }>()
  const taken = new Set<string>()
  for (const { index, key, sure } of pairs) {
    if (byColumn.has(index) || taken.has(key)) continue
    byColumn.set(index, { key, sure })
    taken.add(key)
  }
  return headers.map((header, index) => ({
    column: index + 1,
    header,
    ...(byColumn.get(index) ?? { key: null, sure: 'none' as const }),
  }))
}

/** Words of a header without case, diacritics, and what stands in brackets or after a star. */
export function foldHeader(header: string): string {
  return foldVietnamese(header.replace(/\([^)]*\)|\[[^\]]*\]|\*/g, ' ').replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2'))
}

function surenessOf(folded: string, names: readonly string[], aliases: readonly string[]): Sureness {
  if (names.includes(folded)) return 'name'
  if (aliases.includes(folded)) return 'alias'
  return [...names, ...aliases].some((name) => isNear(folded, name)) ? 'near' : 'none'
}

/** All words of the one stand in the other, and not many more: "ngày tháng báo cáo" for "ngày báo cáo". */
function isNear(one: string, other: string): boolean {
  const [few = [], many = []] = [one.split(' '), other.split(' ')].sort((left, right) => left.length - right.length)
  if (few.join('').length < 4 || many.length > few.length * 2) return false
  return few.every((word) => many.includes(word))
}

/**
 * Finds the header among the first lines of a file: the line (or two lines, where groups of columns are merged under one
 * title) in which most columns of the table are found. Undefined when hardly any is.
 */
export function findHeader(lines: readonly HeaderLine[], wanted: readonly WantedColumn[]): FoundHeader | undefined {
  let best: FoundHeader | undefined
  for (const [index, line] of lines.entries()) {
    const upper = lines[index - 1]
    const single = judge({ row: line.row, isTwoRows: false, headers: line.cells.map((cell) => cell ?? '') }, wanted)
    if (!best || single.score > best.score) best = single
    if (!upper || upper.row !== line.row - 1) continue
    const double = judge({ row: line.row, isTwoRows: true, headers: joinLines(upper, line) }, wanted)
    if (double.score > best.score) best = double
  }
  const needed = Math.min(2, wanted.length)
  return best && best.matched.filter(({ key }) => key !== null).length >= needed ? best : undefined
}

/** The header at a row that a person pointed to. */
export function headerAt(
  lines: readonly HeaderLine[],
  row: number,
  wanted: readonly WantedColumn[],
): FoundHeader | undefined {
  const index = lines.findIndex((line) => line.row === row)
  const line = lines[index]
  if (!line) return undefined
  const single = judge({ row, isTwoRows: false, headers: line.cells.map((cell) => cell ?? '') }, wanted)
  const upper = lines[index - 1]
  if (!upper || upper.row !== row - 1) return single
  const double = judge({ row, isTwoRows: true, headers: joinLines(upper, line) }, wanted)
  return double.score > single.score ? double : single
}

function judge(
  found: Pick<FoundHeader, 'row' | 'isTwoRows' | 'headers'>,
  wanted: readonly WantedColumn[],
): FoundHeader {
  const matched = matchColumns(found.headers, wanted)
  return { ...found, matched, score: matched.reduce((sum, { sure }) => sum + weights[sure], 0) }
}

/** A title over several columns stands in the first of them; a cell merged over both rows stands in the upper one. */
function joinLines(upper: HeaderLine, lower: HeaderLine): string[] {
  const width = Math.max(upper.cells.length, lower.cells.length)
  let group = ''
  return Array.from({ length: width }, (_, index) => {
    const over = upper.cells[index] ?? null
    const under = lower.cells[index] ?? null
    if (over !== null) group = over
    if (under === null) return over ?? ''
    return over === null && group === '' ? under : `${group} ${under}`.trim()
  })
}
