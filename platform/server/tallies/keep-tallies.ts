import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '#kit'
import type { Db, Trx } from '../db/connect.ts'
import { inBites } from '../in-bites.ts'
import type { Entry } from '../journal/entry.ts'
import { followJournal } from '../journal/follow.ts'
import type { Tree } from '../territory/territory.ts'
import { addAbove } from './sums-above.ts'
import type { Increment, Tally } from './tally.ts'

const cursorName = 'tallies'

/** What counting needs to know: which counters, which tree, and where a day begins. */
export interface Counting {
  readonly tallies: readonly Tally[]
  readonly tree: Tree
  readonly utcOffsetMinutes: number
  /** Told in which zones something was counted. */
  readonly onCounted?: (zoneIds: ReadonlySet<number>) => void
}

/** Counts what the journal says since last time; gives how many entries it took. */
export function keepTallies(db: Db, counting: Counting): Promise<number> {
  return followJournal(db, {
    name: cursorName,
    types: [...new Set(counting.tallies.flatMap(({ types }) => types))],
    apply: (trx, entries) => applyTallies(trx, entries, counting),
  })
}

/** Forgets every count and starts again from the first entry; the next {@link keepTallies} rebuild them. */
export async function forgetTallies(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`insert into cursors (name, xid, seq) values (${cursorName}, '0'::xid8, 0)
      on conflict (name) do update set xid = excluded.xid, seq = excluded.seq`.execute(trx)
    await sql`delete from tallies`.execute(trx)
    await sql`delete from tallies_below`.execute(trx)
    await sql`delete from tallies_above`.execute(trx)
  })
}

/** Adds the increments of these entries to the counters, in sums: one statement a table, whatever their number. */
export async function applyTallies(trx: Trx, entries: readonly Entry[], counting: Counting): Promise<void> {
  const zones = new Sums()
  const below = new Sums()
  for await (const bite of inBites(entries)) {
    for (const increment of incrementsOf(bite, counting)) {
      const { zoneId } = counting.tree.get(increment.areaId)
      zones.add(zoneId, { ...increment, areaId: zoneId })
      if (zoneId !== increment.areaId) below.add(zoneId, increment)
    }
  }
  counting.onCounted?.(new Set(zones.rows().map(({ zoneId }) => zoneId)))
  await addAbove(trx, counting.tree, zones.rows())
  await zones.addTo(trx, 'tallies')
  await below.addTo(trx, 'tallies_below')
}

function* incrementsOf(entries: readonly Entry[], { tallies, utcOffsetMinutes }: Counting): Generator<Increment> {
  const toDay = (at: Instant): Day => dayOf(at, utcOffsetMinutes)
  for (const entry of entries) {
    for (const tally of tallies) {
      if (tally.types.includes(entry.type)) yield* tally.count(entry, toDay)
    }
  }
}

class Sums {
  private readonly sums = new Map<string, Increment & { zoneId: number }>()

  add(zoneId: number, increment: Increment): void {
    const key = `${increment.indicator}|${increment.day}|${increment.areaId}`
    const sum = this.sums.get(key)
    this.sums.set(key, { ...increment, zoneId, by: (sum?.by ?? 0) + increment.by })
  }

  rows(): (Increment & { zoneId: number })[] {
    return [...this.sums.values()].filter((row) => row.by !== 0)
  }

  async addTo(trx: Trx, table: 'tallies' | 'tallies_below'): Promise<void> {
    const rows = this.rows()
    if (rows.length === 0) return
    const areaColumn = table === 'tallies_below' ? sql`, area_id` : sql``
    await sql`
      insert into ${sql.table(table)} as t (zone_id, indicator, day, value ${areaColumn})
      select zone_id, indicator, day, value ${areaColumn}
      from unnest(${rows.map((r) => r.zoneId)}::int[], ${rows.map((r) => r.indicator)}::text[],
                  ${rows.map((r) => r.day)}::date[], ${rows.map((r) => r.by)}::bigint[],
                  ${rows.map((r) => r.areaId)}::int[]) as given (zone_id, indicator, day, value, area_id)
      on conflict (zone_id, indicator, day ${areaColumn}) do update set value = t.value + excluded.value`.execute(trx)
  }
}
