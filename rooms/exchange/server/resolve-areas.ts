import { type Day, foldVietnamese, notParsed, type Parsed, parsed } from '#kit'
import { intervalsOf, type SheetAsking, type Tree } from '#platform/server'
import { type Area, areaAtCode, fullName, heirAreas, isValidOn, successors } from '#rooms/areas/domain'
import { type AreaBook, areasAbove, openBook } from '#rooms/areas/server'
import { EXCHANGE } from '../domain/index.ts'

/** Finds the area that a cell names on a day; the permission tells which of several of one name is meant. */
export type FindArea = (text: string, on: Day, permission: string) => Parsed<number>

const names = new WeakMap<AreaBook, Map<string, Area[]>>()

/** Opens the register for cells: codes (also without their leading zeros), names with or without the kind or the area above. */
export async function openAreaFinder(asking: SheetAsking): Promise<FindArea> {
  const book = await openBook(asking)
  const byName = names.get(book) ?? indexNames(book)
  names.set(book, byName)
  const found = new Map<string, Parsed<number>>()
  return (text, on, permission) => {
    const key = `${permission} ${on} ${text}`
    const known = found.get(key) ?? find(text, on, { book, byName, mine: judgeOf(asking, permission) })
    if (found.size > 20_000) found.clear()
    found.set(key, known)
    return known
  }
}

interface Register {
  readonly book: AreaBook
  readonly byName: ReadonlyMap<string, readonly Area[]>
  readonly mine: (area: Area) => boolean
}

function find(text: string, on: Day, register: Register): Parsed<number> {
  const bare = ownGroup(text, on, register)
  const code = asCode(text, register.book)
  const coded = code === undefined ? undefined : atCode(code, on, register.book)
  if (bare) return orOwn(bare, coded, { text, register })
  if (coded) return coded
  const [own = '', ...above] = text.split(/[,;/]|\s[-–]\s/).map((part) => part.trim())
  const named = namedAs(own, register).filter((area) => isValidOn(area, on))
  const inside = above.length === 0 ? named : named.filter((area) => liesIn(area, above, register.book))
  const mine = inside.filter(register.mine)
  const candidates = mine.length > 0 ? mine : inside
  const [first] = candidates
  if (!first) return notParsed(EXCHANGE.AREA_UNKNOWN, { params: { text } })
  return candidates.length === 1 ? parsed(first.id) : ambiguous(text, candidates)
}

function ambiguous(text: string, candidates: readonly Area[]): Parsed<number> {
  const list = candidates.slice(0, 5).map((area) => `${fullName(area)} (${area.code})`)
  const areas = list.join(', ') + (candidates.length > list.length ? ', …' : '')
  return notParsed(EXCHANGE.AREA_AMBIGUOUS, { params: { text, areas } })
}

/** One's own group of that number, unless the number is also the code of an area of one's own: ward 00004 is 4 in Excel. */
function orOwn(
  group: Area,
  coded: Parsed<number> | undefined,
  { text, register }: { readonly text: string; readonly register: Register },
): Parsed<number> {
  const other = coded?.ok ? register.book.byId.get(coded.value) : undefined
  const isBoth = other !== undefined && other.id !== group.id && register.mine(other)
  return isBoth ? ambiguous(text, [group, other]) : parsed(group.id)
}

/** By its name; a group also as people write it: “tổ 7”, “TDP số 7”. */
function namedAs(text: string, { byName }: Register): readonly Area[] {
  const folded = foldVietnamese(text)
  const exact = byName.get(folded)
  const number = numberedGroup.exec(folded)?.[1]
  return exact ?? (number === undefined ? [] : (byName.get(groupKey(number)) ?? []))
}

const numberedGroup = /^(?:to dan pho|tdp|to|khu pho|kp)\.? ?(?:so )?0*(\d{1,3})$/
const groupKey = (number: string) => `group ${number}`

/**
 * A bare small number in the file of somebody who answers for one group of that number is that group: ward clerks write 1, 2, 3 in
 * the column “Tổ”, and no area of theirs has such a code.
 */
function ownGroup(text: string, on: Day, { byName, mine }: Register): Area | undefined {
  const number = /^0{0,2}([1-9]\d{0,2})$/.exec(text.trim())?.[1]
  if (number === undefined) return undefined
  const own = (byName.get(groupKey(number)) ?? []).filter((area) => isValidOn(area, on) && mine(area))
  return own.length === 1 ? own[0] : undefined
}

/** Excel eats the zeros at the beginning of a code: 328 is 00328. */
function asCode(text: string, { register }: AreaBook): string | undefined {
  const code = text.trim()
  if (register.has(code)) return code
  if (!/^\d+$/.test(code)) return undefined
  return [5, 3, 2].map((length) => code.padStart(length, '0')).find((padded) => register.has(padded)) ?? code
}

function atCode(code: string, on: Day, book: AreaBook): Parsed<number> {
  const successorsOf = (areaId: number) => heirAreas(successors(book.history, areaId, on), book.byId, on)
  const area = areaAtCode(book.register, { code, on, successorsOf })
  return area.ok ? parsed(area.value.id) : area
}

function liesIn(area: Area, above: readonly string[], book: AreaBook): boolean {
  const around = areasAbove(book, area).flatMap((outer) => [
    foldVietnamese(outer.name),
    foldVietnamese(fullName(outer)),
  ])
  return above.every((name) => around.includes(foldVietnamese(name)))
}

function indexNames(book: AreaBook): Map<string, Area[]> {
  const byName = new Map<string, Area[]>()
  for (const area of book.areas) {
    const names = [foldVietnamese(area.name), foldVietnamese(fullName(area))]
    const isNumbered = area.kind === 'residential_group' || area.kind === 'quarter'
    const number = isNumbered ? /(?:^|\D)0*(\d{1,3})$/.exec(area.name)?.[1] : undefined
    if (number !== undefined) names.push(groupKey(number))
    for (const name of new Set(names)) {
      const same = byName.get(name)
      if (same) same.push(area)
      else byName.set(name, [area])
    }
  }
  return byName
}

function judgeOf({ actor, tree }: { actor: SheetAsking['actor']; tree: Tree }, permission: string) {
  const intervals = intervalsOf(actor, permission, tree)
  return (area: Area) => {
    const place = tree.find(area.id)
    return place !== undefined && intervals.some(({ first, last }) => first <= place.first && place.last <= last)
  }
}
