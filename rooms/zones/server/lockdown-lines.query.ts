import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant, millisOf, startOfDay, toInstant, type Words } from '#kit'
import {
  type Asking,
  type Db,
  defineRead,
  fromCursor,
  notFound,
  type Profile,
  type Trx,
  toCursor,
  visiblePlace,
} from '#platform/server'
import { type AreaKind, areaTitle, levelOf } from '#rooms/areas/domain'
import {
  type LockdownLine,
  lockdownEnd,
  lockdownList,
  lockdownStanding,
  type SupplyCount,
  shortestSupply,
  suppliesLeft,
} from '../domain/index.ts'
import { inSentence } from './in-sentence.ts'
import { endOfLockdown, type LockdownRow, lockdownColumns } from './lockdowns.store.ts'

/** Titles of areas by id; a residential group with its commune, for its own name says little. */
export async function titlesOf(db: Db | Trx, ids: readonly number[]): Promise<Map<number, Words>> {
  const { rows } = await sql<Named & { id: number; aboveKind: AreaKind | null; aboveName: string | null }>`
    select areas.id, areas.kind, areas.name, above.kind as "aboveKind", above.name as "aboveName"
    from areas left join areas above on above.id = areas.parent_id
    where areas.id = any(${[...new Set(ids)]}::int[])`.execute(db)
  return new Map(
    rows.map(({ id, kind, name, aboveKind, aboveName }) => {
      const own = areaTitle({ kind, name })
      if (levelOf(kind) !== 'group' || aboveKind === null || aboveName === null) return [id, own]
      const above = areaTitle({ kind: aboveKind, name: aboveName })
      return [id, { vi: `${own.vi}, ${inSentence(above.vi)}`, en: `${own.en}, ${above.en}` }]
    }),
  )
}

interface Named {
  readonly kind: AreaKind
  readonly name: string
}

/** The moment that a question about a day is answered for: now today, else its end. */
export function momentOf(profile: Profile, on: string | undefined, now: Instant): Instant {
  const offset = profile.utcOffsetMinutes
  if (on === undefined || on === dayOf(now, offset)) return now
  return toInstant(millisOf(startOfDay(addDays(on as Day, 1), offset)) - 1)
}

/** Which points are in which list, at a moment. */
const chosen = {
  active: (at: Instant) => sql`l.starts_at <= ${at} and ${endOfLockdown} > ${at}`,
  proposed: () => sql`l.decided_at is null and l.dismissed_at is null`,
  over: (at: Instant) => sql`(l.dismissed_at is not null or ${endOfLockdown} <= ${at})`,
  all: () => sql`true`,
} as const

/** `GET /zones/lockdowns` */
export const lockdownListRead = defineRead(lockdownList, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'zones.read')
  if (!place) return notFound('areaId')
  const at = momentOf(asking.profile, query.on, asking.now)
  const after = fromCursor(query.cursor)
  const order = sql`coalesce(${endOfLockdown}, l.proposed_at)`
  const { rows } = await sql<LockdownRow & { key: Instant }>`
    select ${lockdownColumns}, ${order} as key from lockdowns l join areas on areas.id = l.area_id
    where areas.first between ${place.first} and ${place.last} and ${chosen[query.standing](at)}
      ${query.regime === undefined ? sql`` : sql`and l.regime = ${query.regime}`}
      ${after === undefined ? sql`` : sql`and (${order}, l.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by key, l.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toLines(asking, page, at),
    next: rows.length > query.limit && last ? toCursor([last.key, last.id]) : null,
  }
})

/** Points as lines of a list. */
export async function toLines(
  asking: Pick<Asking, 'db'>,
  rows: readonly LockdownRow[],
  at: Instant,
): Promise<LockdownLine[]> {
  const [titles, counts] = await Promise.all([
    titlesOf(
      asking.db,
      rows.map(({ areaId }) => areaId),
    ),
    lastSupplies(
      asking.db,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map((row) => {
    const { id, areaId, regime, scope, place, residents, proposedAt, startsAt, reviewAt, endsAt } = row
    const told = counts.get(id)
    return {
      ...{ id, areaId, regime, scope, place, residents, proposedAt, startsAt, reviewAt, endsAt },
      areaTitle: titles.get(areaId) ?? { vi: '', en: '' },
      standing: lockdownStanding(row, at),
      overAt: lockdownEnd(row),
      isGuarded: row.guardPostId !== null,
      supplyDays: told ? (shortestSupply(suppliesLeft(told.items, told.at, at))?.days ?? null) : plannedLeft(row, at),
    }
  })
}

/** Before anybody has counted: the plan less the days since the beginning. */
export function plannedLeft(
  { supplyDays, startsAt }: Pick<LockdownRow, 'supplyDays' | 'startsAt'>,
  now: Instant,
): number | null {
  if (supplyDays === null || startsAt === null) return null
  return suppliesLeft([{ item: 'food', days: supplyDays }], startsAt, now)[0]?.days ?? null
}

/** The last count of supplies of each point. */
export async function lastSupplies(db: Db | Trx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; at: Instant; items: SupplyCount[] }>`
    select distinct on (lockdown_id) lockdown_id as id, at, items from lockdown_supplies
    where lockdown_id = any(${[...ids]}::uuid[]) order by lockdown_id, at desc, id desc`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
