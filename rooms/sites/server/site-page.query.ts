import { sql } from 'kysely'
import { defineRead, notFound, visiblePlace } from '#platform/server'
import { holdersOf, officerNames } from '#rooms/bodies/server'
import { type SitePage, type SiteRisk, type SiteStage, sitePageContract } from '../domain/index.ts'
import { siteBook } from './site-kinds.query.ts'
import { inChargeOf, type PlacedSite, toLines } from './site-list.query.ts'
import { siteColumns } from './sites.store.ts'
import { stagesOf } from './stages.query.ts'

type Row = PlacedSite & { note: string | null; source: string | null; closeReason: string | null }

/** `GET /sites/:id`: what it is, how it was judged, its stages with who answers for each. */
export const sitePageRead = defineRead(sitePageContract, async (asking, { id }) => {
  const { db, profile, now } = asking
  const { rows } = await sql<Row>`
    select ${siteColumns}, areas.kind as "areaKind", areas.name as "areaName", note, source, close_reason as "closeReason"
    from sites join areas on areas.id = sites.area_id where sites.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row || !visiblePlace(asking, row.areaId, 'sites.read')) return notFound('id')
  const [line] = await toLines(asking, [row])
  if (!line) return notFound('id')
  const { kinds, families } = await siteBook(profile)
  const kind = kinds.find(({ key }) => key === row.kind)
  const { note, source, closeReason } = row
  return {
    ...line,
    note,
    source,
    closeReason,
    inChargeOf: inChargeOf(row),
    entryPoint: kind?.entryPoint ?? false,
    kindSource: kind?.source ?? '',
    familyTitle: families.find(({ key }) => key === kind?.family)?.title ?? line.kindTitle,
    risks: await risksOf(db, id),
    stages: await shapeStages(db, id, now),
  }
})

type Reading = Parameters<typeof officerNames>[0]

async function risksOf(db: Reading, siteId: string): Promise<SitePage['risks']> {
  const { rows } = await sql<{
    level: SiteRisk
    reason: string
    reviewOn: string | null
    setAt: SitePage['risks'][number]['setAt']
    setBy: string | null
  }>`
    select level, reason, review_on as "reviewOn", set_at as "setAt", set_by as "setBy"
    from site_risks where site_id = ${siteId} order by set_at desc, id desc limit 50`.execute(db)
  const names = await officerNames(
    db,
    rows.map(({ setBy }) => setBy),
  )
  return rows.map((row) => ({ ...row, setBy: row.setBy === null ? null : (names.get(row.setBy) ?? null) }))
}

async function shapeStages(db: Reading, siteId: string, now: Parameters<typeof holdersOf>[2]): Promise<SiteStage[]> {
  const stages = await stagesOf(db, [siteId])
  const holders = await holdersOf(
    db,
    stages.map(({ ownerPostId }) => ownerPostId),
    now,
  )
  const names = await officerNames(
    db,
    [...holders.values()].map(({ officerId }) => officerId),
  )
  return stages.map(({ id, name, duty, ownerPostId, ownerPostTitle }) => {
    const holder = holders.get(ownerPostId)
    const owner = holder ? { ...holder, name: names.get(holder.officerId) ?? '' } : null
    return { id, name, duty, ownerPostId, ownerPostTitle, owner }
  })
}
