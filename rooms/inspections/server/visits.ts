import { sql } from 'kysely'
import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import {
  ACCESS,
  accept,
  allowed,
  childId,
  defineIntent,
  may,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { type SiteRow, sitesByIds } from '#rooms/sites/server'
import { INSPECTIONS, noteVisit, recordVisitItinerary } from '../domain/index.ts'
import { before } from './answers.store.ts'
import { refusePhotos, savePhotos } from './photos.store.ts'

type Payload = z.infer<typeof recordVisitItinerary.payload>

/** `inspections.record-visit`: the stops stand in the order in which they are given (INS-12). */
export const recordVisitIntent = defineIntent({
  contract: recordVisitItinerary,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    const plain = work as Work<unknown>
    const sites = await sitesByIds(
      step.trx,
      payload.stops.map(({ siteId }) => siteId ?? null),
    )
    const refusal = refuseStops(work, step, sites) ?? (await refusePhotos(plain, step, photosOfStops(payload)))
    if (refusal) return reject(refusal)
    const zoneId = step.tree.get(payload.areaId).zoneId
    const { leaderPostId } = payload
    const leader = leaderPostId && (await holdersOf(step.trx, [leaderPostId], work.occurredAt)).get(leaderPostId)
    if (leaderPostId && !leader) return reject(INSPECTIONS.POST_UNKNOWN, { field: 'leaderPostId' })
    await step.trx
      .insertInto('inspection_visits')
      .values({
        zone_id: zoneId,
        id: work.id,
        area_id: payload.areaId,
        kind: payload.kind,
        title: payload.title,
        leader_post_id: leaderPostId ?? null,
        leader_officer_id: leader ? leader.officerId : null,
        delegation_visit_id: payload.delegationVisitId ?? null,
        document_id: payload.documentId ?? null,
        conclusion: payload.conclusion ?? null,
        at: work.occurredAt,
        recorded_at: step.now,
        recorded_by: work.actor.officerId,
      })
      .execute()
    await insertStops(work, step, zoneId, sites)
    await savePhotos(
      plain,
      step,
      { zoneId, id: work.id },
      payload.stops.map(({ photos }, index) => ({ kind: 'visit', id: stopId(work, index), photos })),
    )
    const { areaId, documentId = null } = payload
    const data = { kind: payload.kind, stops: payload.stops.length }
    return accept(
      [{ type: 'inspection-visit-recorded', areaId, subjectId: work.id, documentId, data, live: ['inspections'] }],
      { visitId: work.id },
    )
  }),
})

function stopId(work: Pick<Work<unknown>, 'id'>, index: number): string {
  return childId(work, `stop/${index}`)
}

function photosOfStops(payload: Payload) {
  return payload.stops.map(({ photos }, index) => ({ photos, field: `stops.${index}.photos` }))
}

function refuseStops(work: Work<Payload>, step: Step, sites: ReadonlyMap<string, SiteRow>): Refusal | null {
  for (const [index, stop] of work.payload.stops.entries()) {
    const site = sites.get(stop.siteId ?? '')
    const isUnknown =
      stop.siteId === undefined
        ? stop.name === undefined
        : !site || !may(work.actor, 'inspections.read', site.areaId, step.tree)
    if (isUnknown) return refuse(INSPECTIONS.SUBJECT_UNKNOWN, { field: `stops.${index}.siteId` })
  }
  return null
}

async function insertStops(
  work: Work<Payload>,
  step: Step,
  zoneId: number,
  sites: ReadonlyMap<string, SiteRow>,
): Promise<void> {
  await step.trx
    .insertInto('inspection_visit_stops')
    .values(
      work.payload.stops.map((stop, index) => {
        const site = sites.get(stop.siteId ?? '')
        return {
          zone_id: zoneId,
          visit_id: work.id,
          place: index + 1,
          id: stopId(work, index),
          site_id: site?.id ?? null,
          name: site?.name ?? stop.name ?? '',
          area_id: site?.areaId ?? null,
          at: stop.secondsAgo === undefined ? null : before(work.occurredAt, stop.secondsAgo),
          observation: stop.observation ?? null,
        }
      }),
    )
    .execute()
}

/** `inspections.note-visit`: observations are added below what stands; a conclusion takes the place of the earlier one. */
export const noteVisitIntent = defineIntent({
  contract: noteVisit,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof noteVisit.payload>>, step: Step) => {
    const { visitId, stop, observation, conclusion, photos } = work.payload
    const { rows } = await sql<{ zoneId: number; areaId: number }>`
      select zone_id as "zoneId", area_id as "areaId" from inspection_visits where id = ${visitId} for update`.execute(
      step.trx,
    )
    const visit = rows[0]
    if (!visit) return reject(ACCESS.NOT_FOUND, { field: 'visitId' })
    const refusal =
      allowed(work, step, 'inspections.visit', visit.areaId, 'inspections.read') ??
      (await refusePhotos(work as Work<unknown>, step, [{ photos, field: 'photos' }]))
    if (refusal) return reject(refusal)
    const { rows: stops } = await sql<{ id: string }>`
      update inspection_visit_stops
      set observation = case when ${observation ?? null}::text is null then observation
        else concat_ws(E'\\n', observation, ${observation ?? null}::text) end
      where visit_id = ${visitId} and place = ${stop ?? 0} returning id`.execute(step.trx)
    if (stop !== undefined && stops.length === 0) return reject(INSPECTIONS.STOP_UNKNOWN, { field: 'stop' })
    if (conclusion !== undefined) {
      await step.trx.updateTable('inspection_visits').set({ conclusion }).where('id', '=', visitId).execute()
    }
    await savePhotos(work as Work<unknown>, step, { zoneId: visit.zoneId, id: visitId }, [
      { kind: 'visit', id: stops[0]?.id ?? visitId, photos },
    ])
    const data = { stop: stop ?? null, concluded: conclusion === undefined ? 0 : 1 }
    return accept([
      { type: 'inspection-visit-noted', areaId: visit.areaId, subjectId: visitId, data, live: ['inspections'] },
    ])
  }),
})
