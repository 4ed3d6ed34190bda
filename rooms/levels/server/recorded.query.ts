import { sql } from 'kysely'
import { type Day, dayOf } from '#kit'
import { defineRead, fromCursor, notFound, toCursor } from '#platform/server'
import {
  footingOf,
  inputKind,
  type Level,
  type LevelCounts,
  levelInputs,
  publishedLevels,
  type RecordedInputLine,
} from '../domain/index.ts'
import { levelsCatalogue } from './catalogue.ts'
import { showArea } from './show-levels.ts'
import { bookOf } from './units.query.ts'

interface Published {
  readonly id: string
  readonly number: string | null
  readonly publishedOn: Day | null
  readonly setKey: string
  readonly communes: number[] | null
  readonly districts: number[] | null
  readonly top: Level | null
  readonly communesThere: number
  readonly districtsThere: number
  readonly source: string
  readonly note: string | null
}

/** `GET /levels/published` */
export const publishedLevelsRead = defineRead(publishedLevels, async ({ db, now, profile }) => {
  const { rows } = await sql<Published>`
    select id, number, published_on as "publishedOn", set_key as "setKey", communes, districts, top_level as top,
           communes_there as "communesThere", districts_there as "districtsThere", source, note
    from level_published order by published_on nulls last, recorded_at, id`.execute(db)
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { sets } = await levelsCatalogue(profile)
  return {
    items: rows.map(({ setKey, communesThere, districtsThere, ...row }) => {
      const set = sets.find(({ key }) => key === setKey)
      return {
        ...row,
        setNumber: set?.number ?? setKey,
        communesFoot: footingOf(row.communes as LevelCounts | null, communesThere),
        districtsFoot: footingOf(row.districts as LevelCounts | null, districtsThere),
        isAhead: (row.publishedOn ?? set?.from ?? today) > today,
      }
    }),
  }
})

/** `GET /levels/inputs` */
export const levelInputsRead = defineRead(levelInputs, async (asking, { areaId, kind, limit, cursor }) => {
  const { db, tree, intervals } = asking
  const place = areaId === undefined ? undefined : tree.find(areaId)
  if (areaId !== undefined && !place) return notFound('areaId')
  const after = fromCursor(cursor)
  const { rows } = await sql<Omit<RecordedInputLine, 'area' | 'title'> & { areaId: number }>`
    select level_inputs.id, area_id as "areaId", level_inputs.kind, value, out_of as "outOf", as_on as "asOn", source,
           recorded_at as "recordedAt"
    from level_inputs join areas on areas.id = area_id
    where withdrawn_at is null
      and exists (select 1 from unnest(${intervals.map(({ first }) => first)}::int[], ${intervals.map(({ last }) => last)}::int[])
                    as seen (first, last) where areas.first between seen.first and seen.last)
      ${place ? sql`and areas.first between ${place.first} and ${place.last}` : sql``}
      ${kind === undefined ? sql`` : sql`and level_inputs.kind = ${kind}`}
      ${after === undefined ? sql`` : sql`and (recorded_at, level_inputs.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by recorded_at desc, level_inputs.id desc limit ${limit + 1}`.execute(db)
  const book = await bookOf(asking)
  const last = rows.slice(0, limit).at(-1)
  return {
    items: rows.slice(0, limit).map(({ areaId: id, ...row }) => ({
      ...row,
      area: showArea(book, id),
      title: inputKind(row.kind).title,
    })),
    next: rows.length > limit && last ? toCursor([last.recordedAt, last.id]) : null,
  }
})
