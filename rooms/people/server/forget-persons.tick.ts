import { sql } from 'kysely'
import { addDays, dayOf, startOfDay } from '#kit'
import { type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import { forgetPersons } from './leave-household.ts'
import { peopleRules } from './people-rules.query.ts'
import { idsOfPersons } from './persons.store.ts'

/** Persons forgotten in one transaction. */
const batch = 500

/**
 * Destroys the keys of persons of no household whom no room holds, the profile's days after they came (SG-03): somebody told
 * of once and needed by nobody. Entries merged into one another stay or go together.
 */
export const forgetLoosePersons: Tick = {
  name: 'names of people whom no room holds',
  everySeconds: 3600,
  run: async (house) => {
    while ((await house.db.transaction().execute((trx) => forgetSome(trx, house))) === batch);
  },
}

async function forgetSome(trx: Trx, { clock, profile, territory }: House): Promise<number> {
  const [now, tree] = [clock.now(), territory.current()]
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { erase } = await peopleRules(profile)
  const before = startOfDay(addDays(today, -erase.daysAfterLeaving), profile.utcOffsetMinutes)
  const { rows } = await sql<{ id: string; areaId: number }>`
    select id, area_id as "areaId" from persons
    where household_id is null and forgotten_at is null and merged_into is null and entered_at < ${before}::timestamptz
      and not exists (select 1 from person_holds held
                      where held.person_id = persons.id and (until_on is null or until_on >= ${today}::date))
      and not exists (select 1 from persons entry left join person_holds held on held.person_id = entry.id
                      where entry.merged_into = persons.id
                        and (entry.household_id is not null or (held.room is not null
                             and (held.until_on is null or held.until_on >= ${today}::date))))
    order by entered_at limit ${batch} for update skip locked`.execute(trx)
  const entries = await idsOfPersons(
    trx,
    rows.map(({ id }) => id),
  )
  await forgetPersons(trx, [...entries.values()].flat(), { now, profile })
  const stated = rows.map(({ id, areaId }) => {
    const fact = { type: 'person-forgotten', areaId, subjectId: id, live: ['persons'] }
    return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
  })
  await stateInJournal(trx, stated, now, tree)
  return rows.length
}
