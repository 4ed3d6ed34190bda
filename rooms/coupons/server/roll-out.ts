import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { COUPONS, callRollout, reportRollout } from '../domain/index.ts'

type Call = z.infer<typeof callRollout.payload>
type Report = z.infer<typeof reportRollout.payload>

/** Asks the areas right below to roll coupons out. */
export const callRolloutIntent = defineIntent<Call>({
  contract: callRollout,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<Call>, step: Step) => {
    const { areaId, source, documentId = null, askedOn, dueAt = null } = work.payload
    await step.trx
      .insertInto('coupon_calls')
      .values({
        id: work.id,
        area_id: areaId,
        source,
        document_id: documentId,
        asked_on: askedOn,
        due_at: dueAt,
        at: step.now,
      })
      .execute()
    const fact = {
      type: 'coupon-rollout-asked',
      areaId,
      subjectId: work.id,
      documentId,
      data: { dueAt },
      live: ['coupons'],
    }
    return accept([fact], { callId: work.id })
  }),
})

/** An area says where it stands; whoever asked sees n of 30. */
export const reportRolloutIntent = defineIntent<Report>({
  contract: reportRollout,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Report>, step: Step) => {
    const { areaId, standing, onDay, note = null } = work.payload
    if (onDay > dayOf(step.now, step.profile.utcOffsetMinutes)) return reject(COUPONS.NOT_YET, { field: 'onDay' })
    await sql`
      insert into coupon_rollouts (zone_id, area_id, standing, on_day, note, reported_at, officer_id)
      values (${step.tree.get(areaId).zoneId}, ${areaId}, ${standing}, ${onDay}::date, ${note}, ${step.now},
              ${work.actor.officerId})
      on conflict (area_id, zone_id) do update set standing = excluded.standing, on_day = excluded.on_day,
        note = excluded.note, reported_at = excluded.reported_at, officer_id = excluded.officer_id`.execute(step.trx)
    const fact = { type: 'coupon-rollout-reported', areaId, data: { standing, onDay }, live: ['coupons'] }
    return accept([fact])
  }),
})
