import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, dayOf, startOfDay } from '#kit'
import { type Asking, defineRead, may, type Place } from '#platform/server'
import { findAreas } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { type SourceChoice, sourceChoicesContract } from '../domain/index.ts'
import { areaTitles, codeOf } from './case-line.query.ts'
import { insideArea } from './curve.query.ts'

/** As many as a list under a field holds. */
const shown = 12

/** Who fell ill longer ago is not offered as a source, in days (ours: twice the longest incubation); by number they are found. */
const sourceDays = 28

const codeForm = /^(?:cb-?)?([0-9a-f]{6})$/i

interface Found {
  readonly id: string
  readonly caseId: string
  readonly areaId: number
  readonly listId: string | null
  readonly cases: number
  readonly firstOn: Day
  readonly lastOn: Day
}

/**
 * `GET /cases/sources`: cases or clusters that somebody may have it from, the latest first; nobody is named. Who was told the
 * exact short number finds it wherever it counts, for a source does not stop at the border of a ward; by its number in a list or
 * by a place only inside the asker's own area.
 */
export const sourceChoicesRead = defineRead(sourceChoicesContract, async (asking, { kind, areaId, q }) => {
  const found = new Map<string, Found>()
  for (const where of await wheresOf(asking, areaId, q)) {
    const { rows } = await (kind === 'cluster' ? clustersWhere(where) : casesWhere(where)).execute(asking.db)
    for (const row of rows) if (isOwn(asking, row.areaId) || where.isCode) found.set(row.id, row)
  }
  const titleOf = await areaTitles(asking)
  const items = [...found.values()].slice(0, shown).map(
    ({ caseId, areaId: at, ...row }): SourceChoice => ({
      ...row,
      code: codeOf({ id: caseId }),
      areaTitle: titleOf(at),
    }),
  )
  return { items }
})

interface Where {
  readonly isCode: boolean
  readonly that: RawBuilder<unknown>
}

/** The ways to look, the surest first: the short number, the number in a list, the places named (or the one asked about). */
async function wheresOf(asking: Asking, areaId: number | undefined, q: string | undefined): Promise<Where[]> {
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const since = startOfDay(addDays(today, -sourceDays), asking.profile.utcOffsetMinutes)
  const lately = (place: Place): Where => {
    return { isCode: false, that: sql`${insideArea(asking, place)} and listed_at >= ${since}` }
  }
  if (q === undefined) {
    const place = areaId !== undefined && isOwn(asking, areaId) ? asking.tree.find(areaId) : undefined
    return place ? [lately(place)] : []
  }
  const code = codeForm.exec(q)?.[1]?.toLowerCase()
  const { search } = await openBook(asking)
  const areas = findAreas(search, q, { limit: 3, on: today, mayName: ({ id }) => isOwn(asking, id) })
  const places = areas.flatMap(({ id }) => asking.tree.find(id) ?? [])
  return [
    ...(code === undefined ? [] : [{ isCode: true, that: sql`right(id::text, 6) = ${code}` }]),
    { isCode: false, that: sql`list_id = ${q}` },
    ...places.map(lately),
  ]
}

function isOwn({ actor, tree }: Asking, areaId: number): boolean {
  return may(actor, sourceChoicesContract.permission, areaId, tree)
}

const casesWhere = ({ that }: Where) => sql<Found>`
  select id, id as "caseId", area_id as "areaId", list_id as "listId", 1 as cases, confirmed_on as "firstOn",
         confirmed_on as "lastOn"
  from cases where ${that} and status = 'confirmed' order by listed_at desc, id desc limit ${shown}`

/** A cluster is shown by its cases: its name belongs to the room of zones. */
const clustersWhere = ({ that }: Where) => sql<Found>`
  select whole.source_cluster_id as id, (array_agg(whole.id order by whole.listed_at, whole.id))[1] as "caseId",
         (array_agg(whole.area_id order by whole.listed_at, whole.id))[1] as "areaId", null as "listId",
         count(*)::int as cases, min(whole.confirmed_on) as "firstOn", max(whole.confirmed_on) as "lastOn"
  from cases as whole
  where whole.status = 'confirmed' and whole.source_cluster_id in (
    select source_cluster_id from cases where ${that} and source_cluster_id is not null and status = 'confirmed')
  group by whole.source_cluster_id order by max(whole.listed_at) desc limit ${shown}`
