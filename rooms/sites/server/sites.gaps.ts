import { sql } from 'kysely'
import { addDays, dayOf, type Instant, startOfDay } from '#kit'
import type { GapRule } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { siteKinds } from './site-kinds.query.ts'
import { stagesOf } from './stages.query.ts'

interface Found {
  readonly id: string
  readonly areaId: number
}

const today = ({ now, profile }: Parameters<GapRule['find']>[1]) => dayOf(now, profile.utcOffsetMinutes)

/** A stage of an entry point whose post nobody holds: whoever stands above that post must fill it (INS-14). */
const stageUnheld: GapRule = {
  key: 'sites-stage-unheld',
  title: { vi: 'Khâu ở cửa ngõ không có người phụ trách', en: 'A stage of an entry point has nobody in charge' },
  source: 'INS-14',
  raiseAfterMinutes: [0, 720],
  wakesOn: ['sites', 'bodies'],
  find: async (trx, at) => {
    const sites = await entryPoints(trx, at)
    const stages = await stagesOf(
      trx,
      sites.map(({ id }) => id),
    )
    const holders = await holdersOf(
      trx,
      stages.map(({ ownerPostId }) => ownerPostId),
      at.now,
    )
    const areaOf = new Map(sites.map(({ id, areaId }) => [id, areaId]))
    const since = await vacantSince(
      trx,
      stages.filter(({ ownerPostId }) => !holders.has(ownerPostId)).map(({ id }) => id),
      at.now,
    )
    return stages
      .filter(({ ownerPostId }) => !holders.has(ownerPostId))
      .map(({ id, siteId, ownerPostId, place }) => ({
        subject: id,
        areaId: areaOf.get(siteId) as number,
        ownerPostId,
        severity: 3 as const,
        since: since.get(id) ?? at.now,
        dueAt: null,
        data: { siteId, stageId: id, stage: place + 1 },
      }))
  },
  nextAt: async () => null,
}

/** An entry point that nobody has cut into stages yet: nobody answers for any of it. */
const notStaged: GapRule = {
  key: 'sites-not-staged',
  title: { vi: 'Cửa ngõ chưa phân khâu, chưa rõ người phụ trách', en: 'An entry point without stages' },
  source: 'INS-14',
  raiseAfterMinutes: [1440],
  wakesOn: ['sites'],
  find: async (trx, at) => {
    const sites = await entryPoints(trx, at)
    const staged = new Set(
      (
        await stagesOf(
          trx,
          sites.map(({ id }) => id),
        )
      ).map(({ siteId }) => siteId),
    )
    return sites
      .filter(({ id }) => !staged.has(id))
      .map(({ id, areaId, openedOn }) => ({
        subject: id,
        areaId,
        ownerPostId: null,
        severity: 2 as const,
        since: startOfDay(openedOn, at.profile.utcOffsetMinutes),
        dueAt: null,
        data: { siteId: id },
      }))
  },
  nextAt: async () => null,
}

/** A place at high risk whose day of review has come and nobody has judged it again. */
const reviewDue: GapRule = {
  key: 'sites-risk-review-due',
  title: { vi: 'Nguy cơ cao đến ngày xem lại', en: 'A high risk is due for review' },
  source: 'INS-05',
  raiseAfterMinutes: [1440],
  wakesOn: ['sites'],
  find: async (trx, at) => {
    const { rows } = await sql<Found & { reviewOn: ReturnType<typeof dayOf> }>`
      select id, area_id as "areaId", risk_review_on as "reviewOn" from sites
      where risk = 'high' and closed_on is null and risk_review_on <= ${today(at)}::date`.execute(trx)
    return rows.map(({ id, areaId, reviewOn }) => ({
      subject: id,
      areaId,
      ownerPostId: null,
      severity: 2 as const,
      since: startOfDay(reviewOn, at.profile.utcOffsetMinutes),
      dueAt: startOfDay(addDays(reviewOn, 1), at.profile.utcOffsetMinutes),
      data: { siteId: id, reviewOn },
    }))
  },
  nextAt: async () => null,
}

type Trx = Parameters<GapRule['find']>[0]

async function entryPoints(trx: Trx, at: Parameters<GapRule['find']>[1]) {
  const kinds = (await siteKinds(at.profile)).filter(({ entryPoint }) => entryPoint).map(({ key }) => key)
  const { rows } = await sql<Found & { openedOn: ReturnType<typeof dayOf> }>`
    select id, area_id as "areaId", opened_on as "openedOn" from sites
    where kind = any(${kinds}::text[]) and opened_on <= ${today(at)}::date
      and (closed_on is null or closed_on > ${today(at)}::date)`.execute(trx)
  return rows
}

/** Since when a stage has nobody: since the last holder left its post, but not before the stage was set. */
async function vacantSince(trx: Trx, stageIds: readonly string[], now: Instant): Promise<Map<string, Instant>> {
  const { rows } = await sql<{ id: string; since: Instant }>`
    select site_stages.id, greatest(site_stages.set_at, max(holdings.to_at)) as since
    from site_stages left join holdings on holdings.post_id = site_stages.owner_post_id and holdings.to_at <= ${now}
    where site_stages.id = any(${[...stageIds]}::uuid[]) group by site_stages.id, site_stages.set_at`.execute(trx)
  return new Map(rows.map((row) => [row.id, row.since]))
}

/** What is missing or late with places. */
export const sitesGaps: readonly GapRule[] = [stageUnheld, notStaged, reviewDue]
