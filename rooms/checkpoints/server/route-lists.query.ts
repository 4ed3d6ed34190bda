import { sql } from 'kysely'
import { contains, type Instant } from '#kit'
import { type Asking, defineRead, notFound, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { boundaryCoverageContract, waterwayListContract } from '../domain/index.ts'
import { adjacentPairs, type Pair, pairKey } from './adjacency.query.ts'
import { areaTitles, whereAsked } from './checkpoint-list.query.ts'
import { type CheckpointRow, checkpointColumns, checkpointsByIds } from './checkpoints.store.ts'
import { standingsAt } from './standing.query.ts'

interface WaterwayRow {
  readonly id: string
  readonly areaId: number
  readonly name: string
  readonly siteId: string | null
  readonly reviewedAt: Instant | null
  readonly officerId: string | null
  readonly needsPost: boolean | null
  readonly finding: string | null
  readonly checkpointId: string | null
}

/** `GET /checkpoints/waterways`: those not reviewed first. */
export const waterwayListRead = defineRead(waterwayListContract, async (asking, { areaId }) => {
  const inside = whereAsked(asking, areaId)
  if (!inside) return notFound('areaId')
  const { db, now, profile } = asking
  const { rows } = await sql<WaterwayRow>`
    select waterways.id, area_id as "areaId", waterways.name, site_id as "siteId", reviewed_at as "reviewedAt",
           reviewed_by as "officerId", needs_post as "needsPost", finding, checkpoint_id as "checkpointId"
    from waterways join areas on areas.id = waterways.area_id
    where exists (select 1 from unnest(${inside.map(({ first }) => first)}::int[], ${inside.map(({ last }) => last)}::int[])
      as seen (first, last) where areas.first between seen.first and seen.last)
    order by reviewed_at is not null, waterways.name, waterways.id limit 500`.execute(db)
  const posts = await checkpointsByIds(
    db,
    rows.flatMap(({ checkpointId }) => checkpointId ?? []),
  )
  const standings = await standingsAt(db, [...posts.values()], now, profile)
  const names = await officerNames(
    db,
    rows.map(({ officerId }) => officerId),
  )
  const titleOf = await areaTitles(asking)
  return {
    items: rows.map(({ officerId, ...row }) => ({
      ...row,
      areaTitle: titleOf(row.areaId),
      reviewedBy: (officerId && names.get(officerId)) || null,
      manned: row.checkpointId === null ? null : standings.get(row.checkpointId)?.standing.state === 'standing',
    })),
  }
})

/** `GET /checkpoints/boundaries`: pairs of which one at least lies in the area. */
export const boundaryCoverageRead = defineRead(boundaryCoverageContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'checkpoints.read')
  if (!place) return notFound('areaId')
  const { db, tree, now, profile } = asking
  const { source, pairs } = await adjacentPairs(db, profile)
  const own = pairs.filter((pair) => pair.some((id) => contains(place, tree.get(id))))
  const guards = await guardsOf(asking, own)
  const standings = await standingsAt(db, [...guards.values()].flat(), now, profile)
  const reasons = await reasonsOf(asking)
  const titleOf = await areaTitles(asking)
  return {
    asOf: now,
    source: own.length === 0 ? null : source,
    items: own.map((pair) => ({
      between: pair.map((id) => ({ areaId: id, title: titleOf(id) })),
      posts: (guards.get(pairKey(pair)) ?? []).map(({ id, name }) => {
        return { checkpointId: id, name, state: standings.get(id)?.standing.state ?? ('off' as const) }
      }),
      justification: reasons.get(pairKey(pair)) ?? null,
    })),
  }
})

async function guardsOf({ db }: Asking, pairs: readonly Pair[]): Promise<Map<string, CheckpointRow[]>> {
  const ids = [...new Set(pairs.flat())]
  const { rows } = await sql<CheckpointRow>`
    select ${checkpointColumns} from checkpoints
    where closed_at is null and between_a = any(${ids}::int[]) and between_b = any(${ids}::int[])
    order by name, id`.execute(db)
  return Map.groupBy(rows, ({ betweenA, betweenB }) => pairKey([betweenA ?? 0, betweenB ?? 0]))
}

async function reasonsOf({ db, now }: Asking): Promise<Map<string, { reason: string; until: Instant }>> {
  const { rows } = await sql<{ first: number; second: number; reason: string; until: Instant }>`
    select area_a as first, area_b as second, reason, until_at as until from boundary_reasons
    where until_at > ${now}`.execute(db)
  return new Map(rows.map(({ first, second, reason, until }) => [pairKey([first, second]), { reason, until }]))
}
