import { sql } from 'kysely'
import type { z } from 'zod'
import { ACCESS, accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { markNoticesReadContract } from '../domain/index.ts'

type MarkRead = z.infer<typeof markNoticesReadContract.payload>

/** `notices.mark-read`: only one's own; those already read stay as they were. */
export const markNoticesReadIntent = defineIntent<MarkRead>({
  contract: markNoticesReadContract,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    if (work.actor.officerId === null) return reject(ACCESS.NOT_FOUND)
    const areas = await markRead(work, step)
    const data = { count: areas.length }
    const [areaId] = areas
    return accept(areaId === undefined ? [] : [{ type: 'notices-read', areaId, data, live: ['notices'] }], data)
  }),
})

async function markRead({ actor, payload }: Work<MarkRead>, { trx, now }: Step): Promise<number[]> {
  const which = 'until' in payload ? sql`at <= ${payload.until}` : sql`id = any(${payload.noticeIds}::uuid[])`
  const { rows } = await sql<{ areaId: number }>`
    update notices set read_at = ${now}
    where officer_id = ${actor.officerId} and read_at is null and ${which}
    returning area_id as "areaId"`.execute(trx)
  return rows.map(({ areaId }) => areaId)
}
