import { type Day, dayOf, foldVietnamese, isUuid, notParsed, type Parsed, parsed } from '#kit'
import { type CellValue, may, type SheetAsking, type SheetColumn } from '#platform/server'
import { findOfficersByName, findPostsByTitle, type NamedOfficer, type NamedPost } from '#rooms/bodies/server'
import { EXCHANGE } from '../domain/index.ts'
import { type FindArea, openAreaFinder } from './resolve-areas.ts'

/** A row whose cells are being read: words of areas, posts and officers are put in place of here. */
export interface OpenRow {
  readonly values: Record<string, CellValue>
  readonly refuse: (key: string, parsed: Extract<Parsed<unknown>, { ok: false }>) => void
}

/** Looks up what cells name, for a chunk of rows: areas in memory, posts and officers with one question each. */
export async function openResolver(
  columns: readonly SheetColumn[],
  asking: SheetAsking,
  permission: string,
): Promise<(rows: readonly OpenRow[]) => Promise<void>> {
  const byKind = (kind: string) => columns.filter((column) => column.kind === kind)
  const [areas, posts, officers] = [byKind('area'), byKind('post'), byKind('officer')]
  const findArea = areas.length === 0 ? undefined : await openAreaFinder(asking)
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const putAreas = (rows: readonly OpenRow[]) => {
    if (!findArea) return
    for (const row of rows) for (const column of areas) putArea(row, column, { findArea, today, permission })
  }
  return async (rows) => {
    putAreas(rows)
    for (const column of posts) await putPosts(rows, column, asking)
    for (const column of officers) await putOfficers(rows, column, { asking, permission })
  }
}

function put(row: OpenRow, key: string, value: Parsed<CellValue>): void {
  if (value.ok) {
    row.values[key] = value.value
    return
  }
  delete row.values[key]
  row.refuse(key, value)
}

function putArea(
  row: OpenRow,
  { key, onDayFrom }: SheetColumn,
  { findArea, today, permission }: { findArea: FindArea; today: Day; permission: string },
): void {
  const text = row.values[key]
  if (typeof text !== 'string') return
  const said = onDayFrom === undefined ? undefined : row.values[onDayFrom]
  // A moment tells its day well enough here: codes change at midnight, with months of notice.
  const on = typeof said === 'string' ? (said.slice(0, 10) as Day) : today
  put(row, key, findArea(text, on, permission))
}

async function putPosts(rows: readonly OpenRow[], { key, areaFrom = 'area' }: SheetColumn, asking: SheetAsking) {
  const wanted = rows.filter(({ values }) => typeof values[key] === 'string' && typeof values[areaFrom] === 'number')
  const areaIds = wanted.map(({ values }) => values[areaFrom] as number)
  const known = wanted.length === 0 ? new Map() : await findPostsByTitle(asking.db, { ...asking, areaIds })
  for (const row of rows) {
    const text = row.values[key]
    if (typeof text !== 'string' || isUuid(text)) continue
    put(row, key, choosePost(text, known.get(row.values[areaFrom] as number) ?? []))
  }
}

function choosePost(text: string, posts: readonly NamedPost[]): Parsed<string> {
  const folded = foldVietnamese(text)
  const named = posts.filter(({ names }) => names.includes(folded))
  const [first] = named
  if (!first) return notParsed(EXCHANGE.POST_UNKNOWN, { params: { text } })
  return named.length === 1
    ? parsed(first.id)
    : notParsed(EXCHANGE.POST_AMBIGUOUS, { params: { text, count: named.length } })
}

async function putOfficers(
  rows: readonly OpenRow[],
  { key }: SheetColumn,
  { asking, permission }: { asking: SheetAsking; permission: string },
) {
  const names = rows.flatMap(({ values }) => (typeof values[key] === 'string' ? [values[key]] : []))
  if (names.length === 0) return
  const known = await findOfficersByName(asking.db, { names, now: asking.now })
  for (const row of rows) {
    const text = row.values[key]
    if (typeof text !== 'string' || isUuid(text)) continue
    put(row, key, chooseOfficer(text, known.get(foldVietnamese(text)) ?? [], { asking, permission }))
  }
}

/** Of several of one name: the one written with the same diacritics, then the one who holds a post in one's own areas. */
function chooseOfficer(
  text: string,
  named: readonly NamedOfficer[],
  { asking, permission }: { asking: SheetAsking; permission: string },
): Parsed<string> {
  const isMine = ({ areaIds }: NamedOfficer) => areaIds.some((id) => may(asking.actor, permission, id, asking.tree))
  let left = named
  for (const narrower of [left.filter(({ name }) => name.normalize('NFC') === text), named.filter(isMine)]) {
    if (left.length > 1 && narrower.length > 0) left = left.filter((one) => narrower.includes(one))
  }
  const [first] = left
  if (!first) return notParsed(EXCHANGE.OFFICER_UNKNOWN, { params: { text } })
  return left.length === 1
    ? parsed(first.id)
    : notParsed(EXCHANGE.OFFICER_AMBIGUOUS, { params: { text, count: left.length } })
}
