import { sql } from 'kysely'
import { addDays, dayOf } from '#kit'
import { stateInJournal, type Tick } from '#platform/server'
import { teamRules } from './team-rules.query.ts'
import './teams.tables.ts'

/**
 * Forgets visits after the time of the profile (SG-03): who was at home when is nobody's business for longer. A need
 * that is still being seen to stays until it is done; counters stay for good.
 */
export const forgetVisits: Tick = {
  name: 'old visits of teams',
  everySeconds: 3600,
  run: async ({ db, clock, profile, territory }) => {
    const [now, tree] = [clock.now(), territory.current()]
    const { visits } = await teamRules(profile)
    const before = addDays(dayOf(now, profile.utcOffsetMinutes), -visits.keepDays)
    await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ zoneId: number; count: number }>`
        with gone as (delete from team_visits where on_day < ${before}::date
                      and not exists (select 1 from tasks where tasks.id = team_visits.task_id
                                      and tasks.state not in ('done-reported', 'done', 'cancelled'))
                      returning zone_id)
        select zone_id as "zoneId", count(*)::int as count from gone group by zone_id`.execute(trx)
      const stated = rows.map(({ zoneId, count }) => {
        const areaId = tree.find(zoneId)?.id ?? tree.root?.id ?? zoneId
        const fact = { type: 'visits-forgotten', areaId, data: { count }, live: ['teams'] }
        return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
      })
      await stateInJournal(trx, stated, now, tree)
    })
  },
}
