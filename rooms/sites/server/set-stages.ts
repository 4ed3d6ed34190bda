import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, childId, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { judgeStages, SITES, setStages } from '../domain/index.ts'
import { isRefusal, lockSite } from './lock-site.ts'
import { siteKinds } from './site-kinds.query.ts'
import type { SiteRow } from './sites.store.ts'

type SetStages = z.infer<typeof setStages.payload>

/** Sets the stages of an entry point, each with the post that answers for it (INS-14). */
export const setStagesIntent = defineIntent<SetStages>({
  contract: setStages,
  area: 'handler',
  handle: oneByOne(async (work: Work<SetStages>, step: Step) => {
    const site = await lockSite(work, step, 'sites.set-stages')
    if (isRefusal(site)) return reject(site)
    const kinds = await siteKinds(step.profile)
    if (!kinds.some((one) => one.key === site.kind && one.entryPoint)) return reject(SITES.NO_ENTRY_POINT)
    const { stages } = work.payload
    const standing = await standingStages(site, step)
    const refusal = judgeStages(stages, {
      standing,
      postAreas: await postAreas(
        stages.map(({ ownerPostId }) => ownerPostId),
        step,
      ),
      isNear: (areaId) => isNear(areaId, site.areaId, step),
    })
    if (refusal) return reject(refusal)
    await saveStages(site, work, step)
    const kept = new Set(stages.map(({ stageId }) => stageId))
    const removed = [...standing].filter((id) => !kept.has(id))
    const data = { stages: stages.length, removed, ownerPostIds: stages.map(({ ownerPostId }) => ownerPostId) }
    return accept([{ type: 'site-stages-set', areaId: site.areaId, subjectId: site.id, data, live: ['sites'] }])
  }),
})

async function standingStages(site: SiteRow, { trx }: Step): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from site_stages where site_id = ${site.id} and removed_at is null`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

async function postAreas(postIds: readonly string[], { trx, now, profile }: Step): Promise<Map<string, number>> {
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<{ id: string; areaId: number }>`
    select id, area_id as "areaId" from posts
    where id = any(${[...new Set(postIds)]}::uuid[]) and (valid_to is null or valid_to > ${today}::date)`.execute(trx)
  return new Map(rows.map((row) => [row.id, row.areaId]))
}

/** Somebody of the area of the place, of an area above it, or of one inside it. */
function isNear(areaId: number, siteAreaId: number, { tree }: Step): boolean {
  return (
    tree.upward(siteAreaId).some(({ id }) => id === areaId) || tree.upward(areaId).some(({ id }) => id === siteAreaId)
  )
}

async function saveStages(site: SiteRow, work: Work<SetStages>, { trx, now }: Step): Promise<void> {
  await sql`update site_stages set removed_at = ${now} where site_id = ${site.id} and removed_at is null`.execute(trx)
  for (const [place, { stageId, name, duty = null, ownerPostId }] of work.payload.stages.entries()) {
    const id = stageId ?? childId(work, place)
    await sql`
      insert into site_stages (zone_id, id, site_id, place, name, duty, owner_post_id, set_at)
      values (${site.zoneId}, ${id}, ${site.id}, ${place}, ${name}, ${duty}, ${ownerPostId}, ${now})
      on conflict (id, zone_id) do update set place = excluded.place, name = excluded.name, duty = excluded.duty,
        owner_post_id = excluded.owner_post_id, set_at = excluded.set_at, removed_at = null`.execute(trx)
  }
}
