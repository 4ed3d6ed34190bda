import { sql } from 'kysely'
import type { Db, Trx } from '../db/connect.ts'
import type { Place, Tree } from '../territory/territory.ts'
import { type Increment, isForPlaceOnly } from './tally.ts'

/** The cursor whose number is the version of the tree that the sums hold for. */
const stamp = 'tallies-above'

const placesAbove = new WeakMap<Tree, ReadonlySet<number>>()

/** Whether a place has zones inside it (a district, a city): its counters are kept as sums. */
export function isAboveZones(tree: Tree, areaId: number): boolean {
  let above = placesAbove.get(tree)
  if (!above) {
    const zones = tree.root ? tree.inside([tree.root]).filter(({ id, zoneId }) => id === zoneId) : []
    above = new Set(zones.flatMap(({ id }) => tree.upward(id).slice(1)).map(({ id }) => id))
    placesAbove.set(tree, above)
  }
  return above.has(areaId)
}

/** Whether the sums hold for this tree; after a reform they are made again when the next facts are counted. */
export async function sumsHoldFor(db: Db | Trx, tree: Tree): Promise<boolean> {
  const row = await db.selectFrom('cursors').select('seq').where('name', '=', stamp).executeTakeFirst()
  return row?.seq === tree.version
}

/**
 * Adds what was counted in zones to the places above them. Must come before the zones themselves are written: sums of
 * another tree are first made again from the zones.
 */
export async function addAbove(
  trx: Trx,
  tree: Tree,
  counted: readonly (Increment & { zoneId: number })[],
): Promise<void> {
  if (counted.length === 0) return
  if (!(await sumsHoldFor(trx, tree))) await makeAgain(trx, tree)
  const sums = new Map<string, Increment>()
  for (const one of counted) {
    if (isForPlaceOnly(one.indicator)) continue
    for (const { id } of placesOver(tree, one.zoneId)) {
      const key = `${one.indicator}|${one.day}|${id}`
      sums.set(key, { ...one, areaId: id, by: (sums.get(key)?.by ?? 0) + one.by })
    }
  }
  const rows = [...sums.values()]
  if (rows.length === 0) return
  await sql`
    insert into tallies_above as t (area_id, indicator, day, value)
    select * from unnest(${rows.map((row) => row.areaId)}::int[], ${rows.map((row) => row.indicator)}::text[],
                         ${rows.map((row) => row.day)}::date[], ${rows.map((row) => row.by)}::bigint[])
    on conflict (area_id, indicator, day) do update set value = t.value + excluded.value`.execute(trx)
}

function placesOver(tree: Tree, zoneId: number): Place[] {
  return tree.upward(zoneId).filter(({ id }) => isAboveZones(tree, id))
}

async function makeAgain(trx: Trx, tree: Tree): Promise<void> {
  const zones = tree.root ? tree.inside([tree.root]).filter(({ id, zoneId }) => id === zoneId) : []
  const pairs = zones.flatMap((zone) => placesOver(tree, zone.id).map((place) => [zone.id, place.id] as const))
  await sql`delete from tallies_above`.execute(trx)
  await sql`
    insert into tallies_above (area_id, indicator, day, value)
    select over.area_id, indicator, day, sum(value)
    from unnest(${pairs.map(([zoneId]) => zoneId)}::int[], ${pairs.map(([, areaId]) => areaId)}::int[])
      as over (zone_id, area_id)
    join tallies on tallies.zone_id = over.zone_id and indicator not like '=%'
    group by over.area_id, indicator, day`.execute(trx)
  await sql`
    insert into cursors (name, xid, seq) values (${stamp}, '0'::xid8, ${tree.version})
    on conflict (name) do update set seq = excluded.seq`.execute(trx)
}
