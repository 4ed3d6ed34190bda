import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { FoundGap, GapRule } from '#platform/server'
import { checkpointsByIds } from './checkpoints.store.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly since: Instant
  readonly reviewed: boolean
  readonly checkpointId: string | null
}

/** A waterway that nobody has looked at, or that needs a post and has none that is open (CHK-08). */
const waterway: GapRule = {
  key: 'checkpoints-waterway',
  title: { vi: 'Tuyến đường thủy chưa rà soát hoặc chưa bố trí chốt', en: 'A waterway is not reviewed or not manned' },
  source: 'CHK-08',
  raiseAfterMinutes: [1440],
  wakesOn: ['checkpoints'],
  find: async (trx) => {
    const { rows } = await sql<Row>`
      select id, area_id as "areaId", coalesce(reviewed_at, registered_at) as since, reviewed_at is not null as reviewed,
             checkpoint_id as "checkpointId"
      from waterways where reviewed_at is null or needs_post`.execute(trx)
    const posts = await checkpointsByIds(
      trx,
      rows.flatMap(({ checkpointId }) => checkpointId ?? []),
    )
    return rows
      .filter(({ checkpointId }) => checkpointId === null || posts.get(checkpointId)?.closedAt !== null)
      .map(({ id, areaId, since, reviewed }): FoundGap => {
        const data = { waterwayId: id, reviewed: reviewed ? 1 : 0 }
        return { subject: id, areaId, ownerPostId: null, severity: 2, since, dueAt: null, data }
      })
  },
  nextAt: async () => null,
}

/** What is missing on the waterways. */
export const waterwayGaps: readonly GapRule[] = [waterway]
