import { type RawBuilder, sql } from 'kysely'
import { foldVietnamese, type Interval, type Words } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { officerNames } from '#rooms/bodies/server'
import {
  type CheckpointLine,
  type CheckpointQuestion,
  checkpointCountsContract,
  checkpointListContract,
  isOutage,
} from '../domain/index.ts'
import { checkpointOrder, markOf } from './checkpoint-order.ts'
import { type CheckpointRow, checkpointColumns } from './checkpoints.store.ts'
import { profileBook } from './profile-book.query.ts'
import { commanderOf } from './shifts.store.ts'
import { type Standing, standingsAt } from './standing.query.ts'

type Ordered = CheckpointRow & { readonly folded: string }

/** `GET /checkpoints`: as people count posts. `only=not-standing` looks on until a page is full. */
export const checkpointListRead = defineRead(checkpointListContract, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId)
  if (!inside) return notFound('areaId')
  const at = query.at ?? asking.now
  const found: { row: Ordered; standing: Standing }[] = []
  let after = fromCursor(query.cursor)
  let hasMore = true
  while (hasMore && found.length <= query.limit) {
    const rows = await nextRows(asking, { query, inside, after })
    const standings = await standingsAt(asking.db, rows, at, asking.profile)
    for (const row of rows) {
      const standing = standings.get(row.id) as Standing
      if (query.only === 'all' || isOutage(standing.standing.state)) found.push({ row, standing })
    }
    hasMore = rows.length > query.limit
    after = markOf(rows.at(-1))
  }
  const page = found.slice(0, query.limit)
  const last = found.length > query.limit ? markOf(page.at(-1)?.row) : undefined
  return { items: await toLines(asking, page), next: last ? toCursor(last) : null }
})

async function nextRows(
  asking: Asking,
  {
    query,
    inside,
    after,
  }: { query: CheckpointQuestion & { limit: number }; inside: readonly Interval[]; after: unknown[] | undefined },
): Promise<Ordered[]> {
  const order = await checkpointOrder(asking.profile)
  const { rows } = await sql<Ordered>`
    select ${checkpointColumns}, checkpoints.folded from checkpoints join areas on areas.id = checkpoints.area_id
    where ${whereCheckpoints(asking, inside, query)}
      ${after === undefined ? sql`` : sql`and ${order.after(after)}`}
    order by ${order.by}
    limit ${query.limit + 1}`.execute(asking.db)
  return rows
}

/** Which posts a question means; needs the join with `areas`. */
export function whereCheckpoints(
  { now }: Pick<Asking, 'now'>,
  inside: readonly Interval[],
  { kind, layer, teamId, state, q, at = now }: Partial<CheckpointQuestion>,
): RawBuilder<unknown> {
  const parts = [
    sql`exists (select 1 from unnest(${inside.map(({ first }) => first)}::int[], ${inside.map(({ last }) => last)}::int[])
      as seen (first, last) where areas.first between seen.first and seen.last)`,
    sql`opened_at <= ${at}`,
  ]
  if (state === 'open' || state === undefined) parts.push(sql`(closed_at is null or closed_at > ${at})`)
  if (state === 'closed') parts.push(sql`closed_at <= ${at}`)
  if (kind !== undefined) parts.push(sql`checkpoints.kind = ${kind}`)
  if (layer !== undefined) parts.push(sql`layer = ${layer}`)
  if (teamId !== undefined) parts.push(sql`team_id = ${teamId}`)
  if (q !== undefined) parts.push(sql`checkpoints.folded like ${`%${foldVietnamese(q).replace(/[%_\\]/g, '\\$&')}%`}`)
  return sql.join(parts, sql` and `)
}

/** The area asked about, or all that the asker may see; undefined: not theirs to see. */
export function whereAsked(asking: Asking, areaId: number | undefined): readonly Interval[] | undefined {
  if (areaId === undefined) return asking.intervals
  const place = visiblePlace(asking, areaId, 'checkpoints.read')
  return place && [place]
}

/** Title of an area by its id, as of the asker's tree. */
export async function areaTitles(asking: Pick<Asking, 'db' | 'tree'>): Promise<(areaId: number) => Words> {
  const { byId } = await openBook(asking)
  return (areaId) => {
    const area = byId.get(areaId)
    return area ? areaTitle(area) : { vi: `Địa bàn ${areaId}`, en: `Area ${areaId}` }
  }
}

/** Posts as they travel. */
export async function toLines(
  asking: Asking,
  found: readonly { readonly row: CheckpointRow; readonly standing: Standing }[],
): Promise<CheckpointLine[]> {
  const { kindOf } = await profileBook(asking.profile)
  const titleOf = await areaTitles(asking)
  const commanders = found.map(({ standing }) => standing.shift && commanderOf(standing.shift))
  const names = await officerNames(
    asking.db,
    commanders.map((one) => one?.officerId ?? null),
  )
  return found.map(({ row, standing: { standing, shift } }, index) => {
    const officerId = commanders[index]?.officerId
    return {
      id: row.id,
      number: row.number,
      areaId: row.areaId,
      areaTitle: titleOf(row.areaId),
      kind: row.kind,
      kindTitle: kindOf.get(row.kind)?.title ?? { vi: row.kind, en: row.kind },
      name: row.name,
      place: row.place,
      layer: row.layer,
      teamId: row.teamId,
      siteId: row.siteId,
      openedAt: row.openedAt,
      closedAt: row.closedAt,
      standing,
      shift: shift
        ? {
            id: shift.id,
            fromAt: shift.fromAt,
            toAt: shift.toAt,
            commander: (officerId && names.get(officerId)) || null,
          }
        : null,
    }
  })
}

/** `GET /checkpoints/counts` */
export const checkpointCountsRead = defineRead(checkpointCountsContract, async (asking, { areaId, at }) => {
  const inside = whereAsked(asking, areaId)
  if (!inside) return notFound('areaId')
  const { rows } = await sql<{ kind: string; layer: number | null; count: number; withoutPlace: number }>`
    select checkpoints.kind, layer, count(*)::int as count, (count(*) filter (where place is null))::int as "withoutPlace"
    from checkpoints join areas on areas.id = checkpoints.area_id
    where ${whereCheckpoints(asking, inside, at === undefined ? {} : { at })}
    group by checkpoints.kind, layer order by layer`.execute(asking.db)
  const { kinds } = await profileBook(asking.profile)
  const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0)
  return {
    asOf: asking.now,
    total: sum(rows),
    kinds: kinds.map(({ key, title }) => {
      const own = rows.filter(({ kind }) => kind === key)
      return {
        kind: key,
        title,
        count: sum(own),
        withoutPlace: own.reduce((total, { withoutPlace }) => total + withoutPlace, 0),
        layers: own.flatMap(({ layer, count }) => (layer === null ? [] : [{ layer, count }])),
      }
    }),
  }
})
