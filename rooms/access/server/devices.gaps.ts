import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
import type { GapRule } from '#platform/server'

/** After so long a phone with unsent work is missed, in minutes: three days. */
const silentAfterMinutes = 3 * 1440

/** A phone that had unsent work when it was last heard, three days ago or more: records of a whole shift may be lost with it. */
export const silentDevices: GapRule = {
  key: 'device-silent',
  title: {
    vi: 'Máy thực địa còn việc chưa gửi, quá 3 ngày không liên lạc',
    en: 'A phone with unsent work was not heard for 3 days',
  },
  source: 'REP-01',
  raiseAfterMinutes: [1440],
  wakesOn: ['accounts'],
  async find(trx, { now }) {
    const { rows } = await sql<{ id: string; areaId: number; accountId: string; heardAt: Instant; unsent: number }>`
      select field_devices.id, accounts.area_id as "areaId", accounts.id as "accountId", heard_at as "heardAt", unsent
      from field_devices join accounts on accounts.id = field_devices.account_id
      where unsent > 0 and lost_at is null and heard_at <= ${addMinutes(now, -silentAfterMinutes)}
      order by heard_at limit 1000`.execute(trx)
    return rows.map(({ id, areaId, accountId, heardAt, unsent }) => ({
      subject: id,
      areaId,
      ownerPostId: null,
      severity: 2,
      since: heardAt,
      dueAt: addMinutes(heardAt, silentAfterMinutes),
      data: { accountId, unsent },
    }))
  },
  async nextAt(trx, { now }) {
    const { rows } = await sql<{ heardAt: Instant | null }>`
      select min(heard_at) as "heardAt" from field_devices
      where unsent > 0 and lost_at is null and heard_at > ${addMinutes(now, -silentAfterMinutes)}`.execute(trx)
    const heardAt = rows[0]?.heardAt
    return heardAt ? addMinutes(heardAt, silentAfterMinutes) : null
  },
}
