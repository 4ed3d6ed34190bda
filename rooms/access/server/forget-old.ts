import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { House, Tick } from '#platform/server'
import { retentionOf } from './retention.ts'
import { securityNow } from './security-time.ts'
import { stateFact } from './state-fact.ts'

const before = (now: Instant, days: number) => addMinutes(now, -days * 1440)
const nobody = { accountId: null, officerId: null }

/**
 * What sign-in leaves behind (addresses, browsers) and looks at records are kept as long as the profile says, and no
 * longer. That looks were forgotten is itself a fact: a log must not lose its end unseen.
 */
export const forgetOldSignIns: Tick = {
  name: 'forget old sign-ins',
  everySeconds: 3600,
  async run(house: House) {
    const { db, profile } = house
    const kept = await retentionOf(profile)
    const wall = securityNow()
    await db.deleteFrom('sessions').where('expires_at', '<', before(wall, kept.sessionsDays)).execute()
    await db.deleteFrom('sign_in_failures').where('at', '<', before(wall, kept.failuresDays)).execute()
    await db.deleteFrom('known_browsers').where('used_at', '<', before(wall, kept.browsersDays)).execute()
    await forgetSilentDevices(house, before(house.clock.now(), kept.devicesDays))
    await forgetLooks(house, before(house.clock.now(), kept.looksDays))
  },
}

/** One with unsent work stays (its gap is open), and one that was lost and has not wiped itself yet: it must hear of it. */
async function forgetSilentDevices(house: House, until: Instant): Promise<void> {
  await house.db
    .deleteFrom('field_devices')
    .where('heard_at', '<', until)
    .where('unsent', '=', 0)
    .where((row) => row.or([row('lost_at', 'is', null), row('wiped_at', 'is not', null)]))
    .execute()
}

async function forgetLooks(house: House, until: Instant): Promise<void> {
  const { root } = house.territory.current()
  if (!root) return
  await house.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ count: number }>`
      with gone as (delete from reads_logged where at < ${until} returning 1) select count(*)::int as count from gone`.execute(
      trx,
    )
    const count = rows[0]?.count ?? 0
    if (count === 0) return
    await stateFact(trx, house, nobody, { type: 'looks-forgotten', areaId: root.id, data: { count, until } })
  })
}
