import type { Asking } from '#platform/server'
import { type FoundHeader, type MatchedColumn, readMatches, type Sureness } from '../domain/index.ts'
import type { Candidate } from './guess-sheet.ts'
import { findMapping, type RememberedMapping } from './mappings.store.ts'
import { signatureOf } from './table-reading.ts'

/** What the sender chose so far. */
interface Choice {
  readonly sheet?: string | undefined
  readonly variant?: string | undefined
  readonly matches?: string | undefined
}

/** How files of this shape were matched before, by the sender or in their area. */
export async function rememberedFor(
  { db, actor }: Asking,
  guesses: readonly Candidate[],
): Promise<RememberedMapping | undefined> {
  const header = guesses[0]?.header
  if (!header || actor.accountId === null) return undefined
  const areaIds = actor.scopes.map((scope) => scope.areaId)
  return findMapping(db, signatureOf(header.headers), { accountId: actor.accountId, areaIds })
}

/** The table that is meant: the one chosen, the one remembered, the best guess. */
export function chooseCandidate(
  candidates: readonly Candidate[],
  guesses: readonly Candidate[],
  { sheet, variant, remembered }: Choice & { readonly remembered: RememberedMapping | undefined },
): Candidate | undefined {
  const find = (key: string, of: string | null | undefined) =>
    candidates.find((one) => one.sheet.key === key && (of === undefined || one.variant === of)) ??
    candidates.find((one) => one.sheet.key === key)
  if (sheet !== undefined) return find(sheet, variant)
  return (remembered && find(remembered.sheet, remembered.variant)) ?? guesses[0]
}

/** What the person chose, else what was chosen for such a file before, else what the names say. */
export function matchesOf(
  header: FoundHeader | undefined,
  choice: Choice,
  remembered: RememberedMapping | undefined,
): MatchedColumn[] {
  if (!header) return []
  if (choice.matches !== undefined) return rematch(header, readMatches(choice.matches), 'chosen')
  const isFor = remembered && (choice.sheet === undefined || choice.sheet === remembered.sheet)
  return isFor ? rematch(header, remembered.matches, 'remembered') : [...header.matched]
}

function rematch(
  header: FoundHeader,
  matches: readonly { readonly column: number; readonly key: string }[],
  sure: Sureness,
): MatchedColumn[] {
  return header.matched.map((one) => {
    const key = matches.find(({ column }) => column === one.column)?.key
    return key === undefined ? { ...one, key: null, sure: 'none' } : { ...one, key, sure }
  })
}
