import type { Words } from '#kit'
import type { RawRow, SheetAsking, SheetColumn, SheetType } from '#platform/server'
import type { FoundHeader } from '../domain/index.ts'
import { mayImport } from './sheets-for.ts'
import { headerFor, wantedColumns } from './table-reading.ts'

/** What a file may be: a table, the columns it wants, and the header as far as one was found. */
export interface Candidate {
  readonly sheet: SheetType
  readonly variant: string | null
  readonly title: Words
  readonly wanted: readonly SheetColumn[]
  readonly header: FoundHeader | undefined
}

/** Most candidates told. */
const mostGuesses = 5

/** All tables the actor may bring, with their variants. */
export async function candidatesFor(
  sheets: Iterable<SheetType>,
  asking: SheetAsking,
  lines: readonly RawRow[],
  headerRow: number | undefined,
): Promise<Candidate[]> {
  const candidates: Candidate[] = []
  for (const sheet of sheets) {
    if (!mayImport(sheet, asking)) continue
    for (const { key, title } of await variantsOf(sheet, asking)) {
      const wanted = await wantedColumns(sheet, { ...asking, variant: key })
      candidates.push({ sheet, variant: key, title, wanted, header: headerFor(lines, wanted, headerRow) })
    }
  }
  return candidates
}

/** Those of which something was found, best first: the required columns count most, then how much of the table is there. */
export function bestOf(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .filter(({ header }) => header !== undefined)
    .toSorted((left, right) => markOf(right) - markOf(left))
    .slice(0, mostGuesses)
}

function markOf({ header, wanted }: Candidate): number {
  if (!header) return 0
  const found = new Set(header.matched.flatMap(({ key }) => key ?? []))
  const required = wanted.filter((column) => column.required)
  const share = (columns: readonly SheetColumn[]) =>
    columns.length === 0 ? 1 : columns.filter(({ key }) => found.has(key)).length / columns.length
  return header.score + share(required) * 20 + share(wanted) * 5
}

async function variantsOf(sheet: SheetType, asking: SheetAsking): Promise<{ key: string | null; title: Words }[]> {
  const variants = (await sheet.variants?.(asking)) ?? []
  if (variants.length === 0) return [{ key: null, title: sheet.title }]
  return variants.map(({ key, title }) => ({
    key,
    title: { vi: `${sheet.title.vi}: ${title.vi}`, en: `${sheet.title.en}: ${title.en}` },
  }))
}
