import { sql } from 'kysely'
import { type Day, type Instant, startOfDay } from '#kit'
import type { Asking, Db, Place, Trx } from '#platform/server'
import type { BulletinFigures } from '../domain/index.ts'
import { areaTitles } from './case-line.query.ts'
import { insideArea } from './curve.query.ts'
import { childOf } from './unknown-source.query.ts'

/** Of which area, which day, as of when, and since which moment what is late is told. */
export interface BulletinSpan {
  readonly place: Place
  readonly day: Day
  readonly asOf: Instant
  readonly since: Instant
}

interface GroupRow {
  readonly areaId: number
  readonly group: 'community' | 'isolation' | 'none'
  readonly count: number
  readonly synthetic: boolean
}

/** When the bulletin before was as of; without one, the beginning of the day. */
export async function sinceOf(
  db: Db | Trx,
  { place, day, asOf }: Omit<BulletinSpan, 'since'>,
  utcOffsetMinutes: number,
): Promise<Instant> {
  const { rows } = await sql<{ at: Instant }>`
    select as_of_at as at from case_bulletins
    where area_id = ${place.id} and as_of_at < ${asOf} and superseded_at is null
    order by as_of_at desc limit 1`.execute(db)
  return rows[0]?.at ?? startOfDay(day, utcOffsetMinutes)
}

/** What the register says of a day as of a moment: what was confirmed by then and entered by then. */
export async function bulletinFigures(
  asking: Pick<Asking, 'tree'> & { readonly db: Db | Trx },
  { place, day, asOf, since }: BulletinSpan,
): Promise<BulletinFigures> {
  const stood = sql`${insideArea(asking, place)} and confirmed_at <= ${asOf} and entered_at <= ${asOf}
    and (status = 'confirmed' or (status = 'withdrawn' and withdrawn_at > ${asOf} and confirmed_at is not null))`
  const { rows } = await sql<GroupRow>`
    select area_id as "areaId", setting_group as group, count(*)::int as count, bool_or(synthetic) as synthetic from cases
    where ${stood} and confirmed_on = ${day}::date and backlog is distinct from 'undated'
    group by area_id, setting_group`.execute(asking.db)
  const { rows: besides } = await sql<{ backlog: number; withdrawn: number }>`
    select (select count(*)::int from cases where ${stood} and entered_at > ${since}
              and (confirmed_on < ${day}::date or backlog = 'undated')) as backlog,
           (select count(*)::int from cases where ${insideArea(asking, place)} and status = 'withdrawn'
              and withdrawn_at > ${since} and withdrawn_at <= ${asOf} and confirmed_at is not null
              and entered_at <= ${since}) as withdrawn`.execute(asking.db)
  const titleOf = await areaTitles({ db: asking.db as Db, tree: asking.tree })
  const byChild = Map.groupBy(rows, ({ areaId }) => childOf(asking, place, areaId))
  const areas = [...byChild]
    .map(([areaId, some]) => ({ areaId, areaTitle: titleOf(areaId), ...sumOf(some) }))
    .toSorted((left, right) => right.total - left.total || left.areaId - right.areaId)
  return {
    ...sumOf(rows),
    backlog: besides[0]?.backlog ?? 0,
    withdrawn: besides[0]?.withdrawn ?? 0,
    areas,
    synthetic: rows.some(({ synthetic }) => synthetic),
  }
}

function sumOf(rows: readonly GroupRow[]) {
  const of = (group: GroupRow['group']) => rows.reduce((sum, row) => (row.group === group ? sum + row.count : sum), 0)
  const [community, isolation, unclassified] = [of('community'), of('isolation'), of('none')]
  return { total: community + isolation + unclassified, community, isolation, unclassified }
}
