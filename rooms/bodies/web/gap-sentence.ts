import { sayNow } from '#platform/web'
import { type GapWord, gapWords } from './gap.words.ts'

/** What a gap of this room says, with the names filled in; undefined for a gap of another room. */
export function bodyGapSentence(
  rule: string,
  { area, post = '', data }: { area: string; post?: string; data: Readonly<Record<string, unknown>> },
): string | undefined {
  const key = `gap.${rule}`
  if (!(key in gapWords.vi)) return undefined
  const kinds = Array.isArray(data.missing) ? data.missing.map(String) : []
  const missing = kinds.map(sayKind).join(', ')
  return sayNow(gapWords, key as GapWord, { area, post, missing })
}

/** A kind of post or body that may be missing, in words; the kind itself where there are none. */
export function sayKind(kind: string): string {
  const key = `role.${kind}`
  return key in gapWords.vi ? sayNow(gapWords, key as GapWord) : kind
}
