import { sql } from 'kysely'
import { defineRead, notFound, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { type HouseholdCount, householdCountsContract } from '../domain/index.ts'
import { insideOf } from './where-households.ts'

type Sums = Omit<HouseholdCount, 'areaId' | 'areaTitle'>

const nothing: Sums = { households: 0, people: 0, noPhone: 0, boarding: 0, elderly: 0, children: 0 }

/** `GET /people/counts`: the whole, and the areas right below that have households. */
export const householdCountsRead = defineRead(householdCountsContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'people.read')
  const book = await openBook(asking)
  const area = book.byId.get(areaId)
  if (!place || !area) return notFound('areaId')
  const { rows } = await sql<Sums & { areaId: number }>`
    select area_id as "areaId", count(*)::int as households, sum(size)::int as people,
           (count(*) filter (where not has_phone))::int as "noPhone", (count(*) filter (where boarding))::int as boarding,
           coalesce(sum(elderly), 0)::int as elderly, coalesce(sum(children), 0)::int as children
    from households where left_on is null and ${insideOf([place], asking.tree)} group by area_id`.execute(asking.db)
  const below = (book.childrenOf.get(areaId) ?? []).flatMap((child) => {
    const inside = asking.tree.find(child.id)
    const own = rows.filter((row) => {
      const at = asking.tree.find(row.areaId)
      return inside && at && inside.first <= at.first && at.last <= inside.last
    })
    return own.length === 0 ? [] : [{ areaId: child.id, areaTitle: areaTitle(child), ...sumOf(own) }]
  })
  return { asOf: asking.now, whole: { areaId, areaTitle: areaTitle(area), ...sumOf(rows) }, below }
})

function sumOf(rows: readonly Sums[]): Sums {
  return rows.reduce(
    (sum, row) => ({
      households: sum.households + row.households,
      people: sum.people + row.people,
      noPhone: sum.noPhone + row.noPhone,
      boarding: sum.boarding + row.boarding,
      elderly: sum.elderly + row.elderly,
      children: sum.children + row.children,
    }),
    nothing,
  )
}
