import { sql } from 'kysely'
import { dayOf, type Instant } from '#kit'
import { type Asking, defineRead, may, notFound, type Place, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { waitingContract } from '../domain/index.ts'
import { todayOf } from './order-lines.query.ts'
import { insideOf } from './where-inside.ts'

const mostShown = 200

/** F1 whose class still says something today and for whom nobody proposed anything since it began. */
function waitingIn(asking: Asking, place: Place) {
  const { today } = todayOf(asking)
  return sql`person_classes
    where class = 1 and (until_on is null or until_on >= ${today}::date)
      and ${insideOf('person_classes', [place], asking.tree)}
      and not exists (select 1 from isolation_orders where isolation_orders.person_id = person_classes.person_id
                      and (isolation_orders.state in ('proposed', 'in-force') or proposed_at >= since_at))`
}

/** How many contacts wait for a proposal. */
export async function countWaiting(asking: Asking, place: Place): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${waitingIn(asking, place)}`.execute(asking.db)
  return rows[0]?.count ?? 0
}

/** `GET /quarantine/waiting` */
export const waitingRead = defineRead(waitingContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'quarantine.read')
  if (!place) return notFound('areaId')
  const { rows } = await sql<{
    personId: string
    areaId: number
    since: Instant
    lastExposedAt: Instant | null
    caseId: string | null
  }>`
    select person_id as "personId", area_id as "areaId", since_at as since, last_exposed_at as "lastExposedAt",
           case_id as "caseId"
    from ${waitingIn(asking, place)} order by since_at, person_id limit ${mostShown}`.execute(asking.db)
  const { byId } = await openBook(asking)
  return {
    items: rows.map(({ lastExposedAt, ...row }) => {
      const area = byId.get(row.areaId)
      const lastExposedOn = lastExposedAt === null ? null : dayOf(lastExposedAt, asking.profile.utcOffsetMinutes)
      return { ...row, areaTitle: area ? areaTitle(area) : { vi: '', en: '' }, lastExposedOn }
    }),
    count: rows.length < mostShown ? rows.length : await countWaiting(asking, place),
    mayPropose: may(asking.actor, 'quarantine.propose', areaId, asking.tree),
  }
})
