import { sql } from 'kysely'
import { defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { violationList } from '../domain/index.ts'
import { toDossier } from './dossiers.store.ts'
import { toLines } from './violation-lines.query.ts'
import { conditionsOf, liesIn } from './where-violations.ts'

/** `GET /violations`: one page by keyset, the last detected first. */
export const violationListRead = defineRead(violationList, async (asking, query) => {
  const { db, tree } = asking
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'violations.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const cursor = fromCursor(query.cursor)
  const where = [
    liesIn(tree, place ? [place] : asking.intervals),
    ...conditionsOf(query, asking),
    ...(cursor?.length === 2 ? [sql`(detected_at, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`] : []),
  ]
  const { rows } = await sql`
    select * from violations where ${sql.join(where, sql` and `)}
    order by detected_at desc, id desc limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit).map(toDossier)
  const last = page.at(-1)
  const next = rows.length > query.limit && last ? toCursor([last.detectedAt, last.id]) : null
  return { items: await toLines(asking, page), next }
})
