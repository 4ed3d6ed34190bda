import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Refusal, refuse } from '#kit'
import { ACCESS, accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { kindsOn } from '#rooms/sites/domain'
import { siteKinds } from '#rooms/sites/server'
import { closeCampaign, INSPECTIONS, openCampaign } from '../domain/index.ts'
import { inspectionBook } from './inspection-book.query.ts'

type Opening = z.infer<typeof openCampaign.payload>

/** `inspections.open-campaign`: every kind of place named must be on the register of kinds of that day (INS-04). */
export const openCampaignIntent = defineIntent({
  contract: openCampaign,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<Opening>, step: Step) => {
    const { payload } = work
    const refusal = await refuseTargets(payload, step)
    if (refusal) return reject(refusal)
    await step.trx
      .insertInto('inspection_campaigns')
      .values({
        id: work.id,
        area_id: payload.areaId,
        title: payload.title,
        from_on: payload.fromDay,
        to_on: payload.toDay,
        document_id: payload.documentId ?? null,
        opened_at: work.occurredAt,
        opened_by: work.actor.officerId,
        closed_at: null,
        close_reason: null,
      })
      .execute()
    await step.trx
      .insertInto('inspection_campaign_targets')
      .values(
        payload.targets.map(({ siteKind, checklist, percent }, index) => ({
          campaign_id: work.id,
          place: index + 1,
          site_kind: siteKind,
          checklist: checklist ?? null,
          percent,
        })),
      )
      .execute()
    const data = { fromDay: payload.fromDay, toDay: payload.toDay, targets: payload.targets.length }
    const { areaId, documentId = null } = payload
    return accept(
      [{ type: 'inspection-campaign-opened', areaId, subjectId: work.id, documentId, data, live: ['inspections'] }],
      { campaignId: work.id },
    )
  }),
})

async function refuseTargets({ fromDay, toDay, targets }: Opening, { profile }: Step): Promise<Refusal | null> {
  if (toDay < fromDay) return refuse(INSPECTIONS.CAMPAIGN_DAYS, { field: 'toDay' })
  const kinds = new Set(kindsOn(await siteKinds(profile), fromDay).map(({ key }) => key))
  const checklists = new Set((await inspectionBook(profile)).checklists.map(({ key }) => key))
  const seen = new Set<string>()
  for (const [index, { siteKind, checklist }] of targets.entries()) {
    const at = `targets.${index}`
    if (!kinds.has(siteKind) || seen.has(siteKind)) return wrongTarget(`${at}.siteKind`, siteKind)
    if (checklist !== undefined && !checklists.has(checklist)) return wrongTarget(`${at}.checklist`, checklist)
    seen.add(siteKind)
  }
  return null
}

function wrongTarget(field: string, what: string): Refusal {
  return refuse(INSPECTIONS.CAMPAIGN_TARGET, { field, params: { what } })
}

/** `inspections.close-campaign`. */
export const closeCampaignIntent = defineIntent({
  contract: closeCampaign,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof closeCampaign.payload>>, step: Step) => {
    const { campaignId, reason } = work.payload
    const { rows } = await sql<{ areaId: number; isClosed: boolean }>`
      select area_id as "areaId", closed_at is not null as "isClosed"
      from inspection_campaigns where id = ${campaignId} for update`.execute(step.trx)
    const campaign = rows[0]
    if (!campaign) return reject(ACCESS.NOT_FOUND, { field: 'campaignId' })
    const refusal = allowed(work, step, 'inspections.organise', campaign.areaId, 'inspections.read')
    if (refusal) return reject(refusal)
    if (campaign.isClosed) return reject(INSPECTIONS.CAMPAIGN_CLOSED, { field: 'campaignId' })
    await step.trx
      .updateTable('inspection_campaigns')
      .set({ closed_at: step.now, close_reason: reason })
      .where('id', '=', campaignId)
      .execute()
    const day = dayOf(step.now, step.profile.utcOffsetMinutes)
    const { areaId } = campaign
    return accept([
      { type: 'inspection-campaign-closed', areaId, subjectId: campaignId, data: { day }, live: ['inspections'] },
    ])
  }),
})
