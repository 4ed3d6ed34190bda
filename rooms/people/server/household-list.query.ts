import { sql } from 'kysely'
import type { Interval } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { type HouseholdLine, type HouseholdQuestion, householdListContract } from '../domain/index.ts'
import { type HouseholdRow, householdColumns } from './households.store.ts'
import { insideOf } from './where-households.ts'

/** A household with the group it lives in. */
export interface PlacedHousehold extends HouseholdRow {
  readonly areaKind: AreaKind
  readonly areaName: string
}

const only = {
  'no-phone': sql`and not households.has_phone`,
  boarding: sql`and households.boarding`,
  elderly: sql`and households.elderly > 0`,
  children: sql`and households.children > 0`,
}
const inState = {
  here: sql`and households.left_on is null`,
  left: sql`and households.left_reason <> 'mistake'`,
  all: sql``,
}

/** `GET /people/households`: in the order of the tree, then by number. */
export const householdListRead = defineRead(householdListContract, async (asking, query) => {
  const inside = whereAsked(asking, query)
  if (!inside) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<PlacedHousehold & { first: number }>`
    select ${householdColumns}, areas.kind as "areaKind", areas.name as "areaName", areas.first
    from households join areas on areas.id = households.area_id
    where ${insideOf(inside, asking.tree)} ${inState[query.state]} ${query.only ? only[query.only] : sql``}
      ${after === undefined ? sql`` : sql`and (areas.first, households.number, households.id) > (${after[0]}::int, ${after[1]}::int, ${after[2]}::uuid)`}
    order by areas.first, households.number, households.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(toLine),
    next: rows.length > query.limit && last ? toCursor([last.first, last.number, last.id]) : null,
  }
})

function whereAsked(asking: Asking, { areaId }: HouseholdQuestion): readonly Interval[] | undefined {
  if (areaId === undefined) return asking.intervals
  const place = visiblePlace(asking, areaId, 'people.read')
  return place && [place]
}

/** A household as it travels. */
export function toLine(row: PlacedHousehold): HouseholdLine {
  return {
    id: row.id,
    areaId: row.areaId,
    areaTitle: areaTitle({ kind: row.areaKind, name: row.areaName }),
    number: row.number,
    size: row.size,
    elderly: row.elderly,
    children: row.children,
    boarding: row.boarding,
    hasPhone: row.hasPhone,
    synthetic: row.synthetic,
    since: row.since,
    leftOn: row.leftOn,
  }
}
