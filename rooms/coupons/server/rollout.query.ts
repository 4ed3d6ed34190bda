import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, type Db, defineRead, notFound, type Tree, type Trx, visiblePlace } from '#platform/server'
import { type Rollout, type RolloutBoard, rolloutContract } from '../domain/index.ts'
import { titlesOf } from './scheme-page.query.ts'

/** The last call of an area to those below it. */
export interface RolloutCall {
  readonly id: string
  readonly areaId: number
  readonly source: string
  readonly askedOn: string
  readonly dueAt: Instant | null
}

/** The last call of each area; `areaIds` null: of all. */
export async function lastCalls(db: Db | Trx, areaIds: readonly number[] | null): Promise<RolloutCall[]> {
  const { rows } = await sql<RolloutCall>`
    select distinct on (area_id) id, area_id as "areaId", source, asked_on as "askedOn", due_at as "dueAt" from coupon_calls
    where ${areaIds === null ? sql`true` : sql`area_id = any(${[...areaIds]}::int[])`}
    order by area_id, at desc, id desc`.execute(db)
  return rows
}

interface Standing {
  readonly areaId: number
  readonly standing: Rollout
  readonly onDay: string
  readonly note: string | null
}

/** Where these areas say they stand; one that has not said is absent. */
export async function standingsOf(db: Db | Trx, areaIds: readonly number[]): Promise<Map<number, Standing>> {
  const { rows } = await sql<Standing>`
    select area_id as "areaId", standing, on_day as "onDay", note from coupon_rollouts
    where area_id = any(${[...areaIds]}::int[])`.execute(db)
  return new Map(rows.map((row) => [row.areaId, row]))
}

/** Who is asked: the units right below, districts or communes; what lies below a commune is not. */
export function unitsBelow(tree: Tree, areaId: number): number[] {
  return tree
    .childrenOf(areaId)
    .filter(({ id, zoneId }) => id === zoneId)
    .map(({ id }) => id)
}

/** `GET /coupons/rollout`: the areas right below, in the order of the tree. */
export const rolloutRead = defineRead(rolloutContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'coupons.read')
  if (!place) return notFound('areaId')
  const { db, now, tree } = asking
  const below = unitsBelow(tree, areaId)
  const [call] = await lastCalls(db, [areaId])
  const standings = await standingsOf(db, [areaId, ...below])
  const own = standings.get(areaId)
  const titles = await titlesOf(asking, below)
  const schemes = await activeSchemes(asking, below)
  const isLate = call?.dueAt != null && call.dueAt <= now
  const lines = below.map((id): RolloutBoard['lines'][number] => {
    const said = standings.get(id)
    return {
      areaId: id,
      areaTitle: titles.get(id) ?? { vi: '', en: '' },
      standing: said?.standing ?? null,
      onDay: said?.onDay ?? null,
      note: said?.note ?? null,
      schemes: schemes.get(id) ?? 0,
      late: isLate && !said,
    }
  })
  return {
    asOf: now,
    call: call ? { id: call.id, source: call.source, askedOn: call.askedOn, dueAt: call.dueAt } : null,
    areas: lines.length,
    adopted: lines.filter(({ standing }) => standing === 'adopted').length,
    answered: lines.filter(({ standing }) => standing !== null).length,
    own: { standing: own?.standing ?? null, onDay: own?.onDay ?? null, note: own?.note ?? null },
    lines,
  } satisfies RolloutBoard
})

async function activeSchemes({ db, now, tree }: Asking, below: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ areaId: number }>`
    select area_id as "areaId" from coupon_schemes
    where valid_from <= ${now} and least(valid_to, ended_at) > ${now}`.execute(db)
  const counts = new Map<number, number>()
  for (const { areaId } of rows) {
    const at = tree.upward(areaId).find(({ id }) => below.includes(id))
    if (at) counts.set(at.id, (counts.get(at.id) ?? 0) + 1)
  }
  return counts
}
