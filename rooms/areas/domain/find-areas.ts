import { foldVietnamese } from '#kit'
import { AREA_KINDS, type Area, isValidOn, levelOf } from './area.ts'

/** What the search knows of one area. Made once per tree; everything in it is folded. */
interface SearchedArea {
  readonly area: Area
  /** Words of the name: `mai`, `dong`. */
  readonly words: readonly string[]
  /** The ways to write the kind before the name: [`phuong`], [`p`]. */
  readonly kindWords: readonly (readonly string[])[]
  /** All of `kindWords` in one list, for words that name an area above. */
  readonly anyKindWord: readonly string[]
  /** Index of the area above in the same list, or -1. */
  readonly above: number
  /** Index of the area it lay in before a reform, or -1. */
  readonly formerAbove: number
}

/** The areas made ready for search. */
export type AreaSearch = readonly SearchedArea[]

/** How to search: at most `limit` answers (20), only areas in force `on` a day, only those that `mayName` allows. */
export interface SearchOptions {
  readonly limit?: number
  readonly on?: string
  readonly mayName?: (area: Area) => boolean
}

/** Folds the names of all areas once: about 20,000 of them fit in a few megabytes. `formerParents`: by id, see above. */
export function prepareSearch(areas: readonly Area[], formerParents?: ReadonlyMap<number, number>): AreaSearch {
  const indexOf = new Map(areas.map((area, index) => [area.id, index]))
  // "số 7" is the name of hundreds of groups: each spelling is folded once.
  const folded = new Map<string, readonly string[]>()
  const wordsOf = (name: string): readonly string[] => {
    const known = folded.get(name) ?? foldVietnamese(name).split(' ')
    folded.set(name, known)
    return known
  }
  return areas.map((area) => {
    const { vi, short } = AREA_KINDS[area.kind]
    const kindWords = [wordsOf(vi), ...short.map((word) => [word])]
    return {
      area,
      words: wordsOf(area.name),
      kindWords,
      anyKindWord: kindWords.flat(),
      above: indexOf.get(area.parentId ?? -1) ?? -1,
      formerAbove: indexOf.get(formerParents?.get(area.id) ?? -1) ?? -1,
    }
  })
}

/**
 * Finds areas as a hurried person types them: "hoa lac", "Hoà Lạc", "Hòa Lạc" in NFC or NFD, "p. mai dong",
 * "q hoang mai", "mai dong hoang mai", "tdp 7 mai dong". Each word is the beginning of a word of the name; the kind is
 * optional; further words may name an area above. Best first: the whole name, its beginning, its words; then the
 * larger area, then the one still in force. An official code finds its areas too.
 */
export function findAreas(search: AreaSearch, query: string, { limit = 20, on, mayName }: SearchOptions = {}): Area[] {
  const folded = foldVietnamese(query)
  if (folded === '') return []
  const typed = folded.split(' ')
  const code = query.trim()
  const best: Found[] = []
  for (const entry of search) {
    const { area } = entry
    if (on !== undefined && !isValidOn(area, on)) continue
    const rank = area.code === code ? 0 : rankOf(entry, typed, search)
    if (rank !== undefined && (mayName?.(area) ?? true)) keepBest(best, { area, rank }, limit)
  }
  return best.map(({ area }) => area)
}

interface Found {
  readonly area: Area
  readonly rank: number
}

/** Puts one among the best so far, best first: of 17,000 that match "so" nearly all lose to the worst of twenty at once. */
function keepBest(best: Found[], found: Found, limit: number): void {
  const worst = best.at(-1)
  if (best.length >= limit && worst && compareFound(found, worst) >= 0) return
  const place = best.findIndex((other) => compareFound(found, other) < 0)
  best.splice(place === -1 ? best.length : place, 0, found)
  if (best.length > limit) best.pop()
}

/** Lower is better; undefined: not found. With and without reading the first words as the kind, whichever is better. */
function rankOf(entry: SearchedArea, typed: readonly string[], search: AreaSearch): number | undefined {
  let best = rankOfName(entry, typed, search)
  for (const kind of entry.kindWords) {
    if (typed.length <= kind.length || !kind.every((word, index) => typed[index] === word)) continue
    const rank = rankOfName(entry, typed.slice(kind.length), search)
    if (rank !== undefined && (best === undefined || rank < best)) best = rank
  }
  return best
}

function rankOfName(entry: SearchedArea, typed: readonly string[], search: AreaSearch): number | undefined {
  const inName = countLeadingWords(entry.words, typed)
  if (inName === typed.length) return inName === entry.words.length && typed.at(-1) === entry.words.at(-1) ? 0 : 1
  if (inName > 0 && namesAbove(entry, typed.slice(inName), search)) return inName === entry.words.length ? 2 : 3
  // Words in any place: "dong mai" for Mai Động, "7 mai dong" for Tổ dân phố số 7 of Mai Động.
  const own = typed.filter((word) => entry.words.some((name) => name.startsWith(word)))
  if (own.length === 0) return undefined
  if (own.length === typed.length) return 4
  if (!own.some((word) => entry.words.includes(word))) return undefined
  const others = typed.filter((word) => !own.includes(word))
  return namesAbove(entry, others, search) ? 5 : undefined
}

/** How many of the typed words begin the name's words one by one. */
function countLeadingWords(name: readonly string[], typed: readonly string[]): number {
  let count = 0
  while (count < typed.length && count < name.length && name[count]?.startsWith(typed[count] ?? ' ')) count++
  return count
}

/** Whether every word begins a word of the name or kind of one area above, or of the one it lay in before. */
function namesAbove(entry: SearchedArea, typed: readonly string[], search: AreaSearch): boolean {
  const former = search[entry.formerAbove]
  if (former && isNamed(former, typed)) return true
  for (let above = search[entry.above]; above; above = search[above.above]) if (isNamed(above, typed)) return true
  return false
}

function isNamed({ words, anyKindWord }: SearchedArea, typed: readonly string[]): boolean {
  return typed.every((word) => anyKindWord.includes(word) || words.some((name) => name.startsWith(word)))
}

const sizeOf = { top: 0, district: 1, commune: 2, group: 3 } as const
const natural = new Intl.Collator('vi', { numeric: true })

function compareFound(left: Found, right: Found): number {
  return left.rank - right.rank || compareAreas(left.area, right.area)
}

function compareAreas(left: Area, right: Area): number {
  return (
    sizeOf[levelOf(left.kind)] - sizeOf[levelOf(right.kind)] ||
    Number(left.validTo !== null) - Number(right.validTo !== null) ||
    natural.compare(left.name, right.name) ||
    natural.compare(left.code, right.code)
  )
}
