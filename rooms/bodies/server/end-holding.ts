import { sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, endHolding } from '../domain/index.ts'

interface Row {
  post_id: string
  area_id: number
  officer_id: string
  from_at: Instant
  to_at: Instant | null
}

/** Ends a holding, now or at a stated moment; what it allowed ends with it. */
export const endHoldingIntent = defineIntent({
  contract: endHolding,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof endHolding.payload>>, step: Step) => {
    const { holdingId, toAt, documentId } = work.payload
    const { rows } = await sql<Row>`
      select holdings.post_id, posts.area_id, holdings.officer_id, holdings.from_at, holdings.to_at
      from holdings join posts on posts.id = holdings.post_id
      where holdings.id = ${holdingId} for update of holdings`.execute(step.trx)
    const holding = rows[0]
    if (!holding) return reject(BODIES.HOLDING_UNKNOWN, { field: 'holdingId' })
    const notAllowed = allowed(work, step, 'bodies.appoint', holding.area_id, 'bodies.read')
    if (notAllowed) return reject(notAllowed)
    if (toAt <= holding.from_at) return reject(BODIES.END_BEFORE_START, { field: 'toAt' })
    if (holding.to_at !== null && holding.to_at <= toAt) return reject(BODIES.ALREADY_ENDED, { field: 'holdingId' })
    await sql`update holdings set to_at = ${toAt} where id = ${holdingId}`.execute(step.trx)
    return accept([
      {
        type: 'post-left',
        areaId: holding.area_id,
        subjectId: holdingId,
        documentId: documentId ?? null,
        data: { postId: holding.post_id, officerId: holding.officer_id, toAt },
        live: ['bodies'],
      },
    ])
  }),
})
