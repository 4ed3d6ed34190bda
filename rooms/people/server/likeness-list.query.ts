import { sql } from 'kysely'
import type { Instant, Interval } from '#kit'
import { defineRead, fromCursor, notFound, Refused, toCursor, visiblePlace } from '#platform/server'
import {
  type ComparedField,
  comparePersonsContract,
  likenessListContract,
  likenessOf,
  readPerson,
} from '../domain/index.ts'
import { type OpenedPerson, openPersons } from './open-persons.ts'
import { visiblePerson } from './person-page.query.ts'
import { type PersonPlace, placesOf } from './person-places.query.ts'
import type { PersonRow } from './persons.store.ts'

interface Pair {
  readonly left: string
  readonly right: string
  readonly score: number
  readonly foundAt: Instant
}

/** `GET /people/likenesses`: pairs of which the asker may merge both, likeliest first; those merged or erased meanwhile are gone. */
export const likenessListRead = defineRead(likenessListContract, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'people.merge')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const inside: readonly Interval[] = place ? [place] : asking.intervals
  const after = fromCursor(query.cursor)
  const { rows } = await sql<Pair>`
    select left_id as left, right_id as right, score, found_at as "foundAt"
    from person_likenesses likeness
    join persons mine on mine.id = likeness.left_id
    join persons other on other.id = likeness.right_id
    where decision is null and likeness.zone_id = any(${asking.tree.zonesIn(inside)}::int[])
      and mine.merged_into is null and other.merged_into is null
      and mine.area_id = any(${areasIn(asking, inside)}::int[]) and other.area_id = any(${areasIn(asking, asking.intervals)}::int[])
      ${after === undefined ? sql`` : sql`and (-score, left_id, right_id) > (${after[0]}::real, ${after[1]}::uuid, ${after[2]}::uuid)`}
    order by -score, left_id, right_id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const places = await placesOf(
    asking.db,
    page.flatMap(({ left, right }) => [left, right]),
  )
  const last = page.at(-1)
  return {
    items: page.map((pair) => ({
      ...pair,
      left: places.get(pair.left) as PersonPlace,
      right: places.get(pair.right) as PersonPlace,
    })),
    next: rows.length > query.limit && last ? toCursor([-last.score, last.left, last.right]) : null,
  }
})

function areasIn(
  { tree }: { tree: { inside(intervals: readonly Interval[]): { id: number }[] } },
  inside: readonly Interval[],
) {
  return tree.inside(inside).map(({ id }) => id)
}

/** `GET /people/persons/compare`: both are opened, each a look written down first (SG-09). */
export const comparePersonsRead = defineRead(comparePersonsContract, async (asking, { left, right, reason }) => {
  const { permission, path } = comparePersonsContract
  const two = [await visiblePerson(asking, left, permission), await visiblePerson(asking, right, permission)]
  const [one, other] = two
  if (!one || !other || one instanceof Refused || other instanceof Refused) return notFound()
  const opened = await openPersons(asking, [left, right], { permission, subjectKind: `GET /api${path}`, reason })
  const [mine, theirs] = [opened.get(left), opened.get(right)]
  if (!mine || !theirs) return notFound()
  const entries = [toEntry(one, mine), toEntry(other, theirs)] as const
  const { score, verdict, why } = likenessOf(readPerson(entries[0]), readPerson(entries[1]))
  return { score, verdict, why: [...why], fields: compareFields(entries) }
})

const fields = ['name', 'yearOfBirth', 'sex', 'phone', 'idNumber', 'address'] as const

function toEntry({ yearOfBirth, sex }: PersonRow, { birthYear, ...names }: OpenedPerson) {
  return { ...names, yearOfBirth: birthYear ?? yearOfBirth, sex }
}

function compareFields([left, right]: readonly [
  ReturnType<typeof toEntry>,
  ReturnType<typeof toEntry>,
]): ComparedField[] {
  return fields.map((field) => {
    const [one, other] = [left[field], right[field]].map((value) => (value === null ? null : String(value)))
    const is = one === null || other === null ? 'unknown' : one === other ? 'same' : 'differs'
    return { field, left: one ?? null, right: other ?? null, is }
  })
}
