import { sql } from 'kysely'
import { type Day, dayOf } from '#kit'
import type { Db, Trx } from '../db/connect.ts'
import type { Entry } from '../journal/entry.ts'
import { followJournal } from '../journal/follow.ts'
import type { Tree } from '../territory/territory.ts'
import type { Tally } from './tally.ts'

const cursorName = 'tallies'

/** Counts what the journal says since last time; gives how many entries it took. */
export function keepTallies(db: Db, tallies: readonly Tally[], tree: Tree, utcOffsetMinutes: number): Promise<number> {
  return followJournal(db, cursorName, (trx, entries) => applyTallies(trx, entries, tallies, tree, utcOffsetMinutes))
}

/** Forgets every count and starts again from the first entry; the next {@link keepTallies} rebuild them. */
export async function forgetTallies(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`insert into cursors (name, xid, seq) values (${cursorName}, '0'::xid8, 0)
      on conflict (name) do update set xid = excluded.xid, seq = excluded.seq`.execute(trx)
    await sql`delete from tallies`.execute(trx)
    await sql`delete from tallies_below`.execute(trx)
  })
}

/** Adds the increments of these entries to the counters, in sums: one statement per table, whatever their number. */
export async function applyTallies(
  trx: Trx,
  entries: readonly Entry[],
  tallies: readonly Tally[],
  tree: Tree,
  utcOffsetMinutes: number,
): Promise<void> {
  const zones = new Sums()
  const below = new Sums()
  const toDay = (at: Entry['occurredAt']): Day => dayOf(at, utcOffsetMinutes)
  for (const entry of entries) {
    for (const tally of tallies) {
      if (!tally.types.includes(entry.type)) continue
      for (const { indicator, areaId, day, by } of tally.count(entry, toDay)) {
        const zoneId = tree.get(areaId).zoneId
        zones.add(zoneId, indicator, day, zoneId, by)
        if (zoneId !== areaId) below.add(zoneId, indicator, day, areaId, by)
      }
    }
  }
  await zones.addTo(trx, 'tallies')
  await below.addTo(trx, 'tallies_below')
}

class Sums {
  private readonly sums = new Map<string, { zoneId: number; indicator: string; day: Day; areaId: number; by: number }>()

  add(zoneId: number, indicator: string, day: Day, areaId: number, by: number): void {
    const key = `${indicator}|${day}|${areaId}`
    const sum = this.sums.get(key)
    if (sum) sum.by += by
    else this.sums.set(key, { zoneId, indicator, day, areaId, by })
  }

  async addTo(trx: Trx, table: 'tallies' | 'tallies_below'): Promise<void> {
    const rows = [...this.sums.values()].filter((row) => row.by !== 0)
    if (rows.length === 0) return
    const fine = table === 'tallies_below'
    const areaColumn = fine ? sql`, area_id` : sql``
    await sql`
      insert into ${sql.table(table)} as t (zone_id, indicator, day, value ${areaColumn})
      select zone_id, indicator, day, value ${areaColumn}
      from unnest(${rows.map((r) => r.zoneId)}::int[], ${rows.map((r) => r.indicator)}::text[],
                  ${rows.map((r) => r.day)}::date[], ${rows.map((r) => r.by)}::bigint[],
                  ${rows.map((r) => r.areaId)}::int[]) as given (zone_id, indicator, day, value, area_id)
      on conflict (zone_id, indicator, day ${areaColumn}) do update set value = t.value + excluded.value`.execute(trx)
  }
}
