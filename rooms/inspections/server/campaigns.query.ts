import { sql } from 'kysely'
import { addDays, type Day, dayOf, startOfDay } from '#kit'
import { type Asking, defineRead, may, notFound, type Place, visiblePlace } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { siteKinds, whereSites } from '#rooms/sites/server'
import { type CampaignLine, campaignListContract, campaignPageContract } from '../domain/index.ts'
import { inspectionBook } from './inspection-book.query.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly title: string
  readonly fromDay: string
  readonly toDay: string
  readonly documentId: string | null
  readonly openedAt: string
  readonly closedAt: string | null
}

interface Target {
  readonly campaignId: string
  readonly siteKind: string
  readonly checklist: string | null
  readonly wantedPercent: number
}

/** `GET /inspections/campaigns`: those over the area, inside it or above it. */
export const campaignListRead = defineRead(campaignListContract, async (asking, query) => {
  const { tree } = asking
  const place = query.areaId === undefined ? undefined : visiblePlace(asking, query.areaId, 'inspections.read')
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const intervals = place ? [place] : asking.intervals
  const around = new Set(tree.inside(intervals).flatMap(({ id }) => tree.upward(id).map((one) => one.id)))
  const { rows } = await sql<Row>`
    select ${columns} from inspection_campaigns
    where area_id = any(${[...around]}::int[]) and ${query.closed ? sql`closed_at is not null` : sql`closed_at is null`}
    order by from_on desc, id`.execute(asking.db)
  const items: CampaignLine[] = []
  for (const row of rows) items.push((await cover(asking, row, scopeOf(asking, row, place))).line)
  return { items }
})

const columns = sql`id, area_id as "areaId", title, from_on as "fromDay", to_on as "toDay", document_id as "documentId",
  opened_at as "openedAt", closed_at as "closedAt"`

/** Where coverage is computed: within the area asked for, never beyond the campaign or what the asker sees. */
function scopeOf({ tree }: Asking, row: Row, place: Place | undefined): Place {
  const own = tree.get(row.areaId)
  return place && place.first >= own.first && place.last <= own.last ? place : own
}

/** `GET /inspections/campaigns/:campaignId` (INS-04). */
export const campaignPageRead = defineRead(campaignPageContract, async (asking, { campaignId, areaId }) => {
  const { rows } = await sql<Row>`select ${columns} from inspection_campaigns where id = ${campaignId}`.execute(
    asking.db,
  )
  const row = rows[0]
  const place = areaId === undefined ? undefined : visiblePlace(asking, areaId, 'inspections.read')
  if (!row || (areaId !== undefined && !place) || !isAround(asking, row.areaId)) return notFound('campaignId')
  const { line, targets } = await cover(asking, row, scopeOf(asking, row, place))
  const mayClose = row.closedAt === null && may(asking.actor, 'inspections.organise', row.areaId, asking.tree)
  return { ...line, targets, mayClose }
})

function isAround({ tree, intervals }: Asking, areaId: number): boolean {
  const place = tree.find(areaId)
  return place !== undefined && intervals.some(({ first, last }) => first <= place.last && last >= place.first)
}

type Cover = { siteKind: string; sites: number; inspected: number; withFindings: number }

/** Places of each kind, and how many of them somebody finished inspecting in the days of the campaign. */
async function cover(asking: Asking, row: Row, scope: Place) {
  const { db, tree, profile, now } = asking
  const targets = await readTargets(asking, row.id)
  const today = dayOf(now, profile.utcOffsetMinutes)
  const kinds = targets.map(({ siteKind }) => siteKind)
  const from = startOfDay(row.fromDay as Day, profile.utcOffsetMinutes)
  const to = startOfDay(addDays(row.toDay as Day, 1), profile.utcOffsetMinutes)
  const inside = [seenPart(asking, scope)].filter((one) => one !== undefined)
  const { rows } = await sql<Cover>`
    with done as materialized (
      select site_id, bool_or(exists (select 1 from inspection_findings f where f.inspection_id = inspections.id
        and f.state <> 'withdrawn')) as found
      from inspections where site_id is not null and kind <> 'public-duty' and finished_at >= ${from} and finished_at < ${to}
      group by site_id)
    select sites.kind as "siteKind", count(*)::int as sites, count(done.site_id)::int as inspected,
           (count(*) filter (where done.found))::int as "withFindings"
    from sites left join done on done.site_id = sites.id
    where ${whereSites({ inside, kinds, state: 'open', today }, tree)} group by sites.kind`.execute(db)
  const covers = new Map(rows.map((one) => [one.siteKind, one]))
  const lines = await nameTargets(asking, targets, covers)
  const sites = lines.reduce((sum, one) => sum + one.sites, 0)
  const inspected = lines.reduce((sum, one) => sum + one.inspected, 0)
  const areaName = (await areaNames(db, [row.areaId])).get(row.areaId) ?? ''
  const percent = sites === 0 ? 0 : Math.floor((inspected * 100) / sites)
  return { line: { ...row, areaName, sites, inspected, percent } satisfies CampaignLine, targets: lines }
}

/** The part of the scope that the asker sees: who sees a ward hears of the ward. */
function seenPart({ intervals }: Asking, scope: Place) {
  const whole = intervals.find(({ first, last }) => first <= scope.first && last >= scope.last)
  return whole ? scope : intervals.find(({ first, last }) => first >= scope.first && last <= scope.last)
}

async function readTargets({ db }: Asking, campaignId: string): Promise<Target[]> {
  const { rows } = await sql<Target>`
    select campaign_id as "campaignId", site_kind as "siteKind", checklist, percent as "wantedPercent"
    from inspection_campaign_targets where campaign_id = ${campaignId} order by place`.execute(db)
  return rows
}

async function nameTargets({ profile }: Asking, targets: readonly Target[], covers: ReadonlyMap<string, Cover>) {
  const kinds = await siteKinds(profile)
  const { checklists } = await inspectionBook(profile)
  return targets.map(({ siteKind, checklist, wantedPercent }) => {
    const { sites, inspected, withFindings } = covers.get(siteKind) ?? { sites: 0, inspected: 0, withFindings: 0 }
    return {
      siteKind,
      title: kinds.find(({ key }) => key === siteKind)?.title ?? { vi: siteKind, en: siteKind },
      checklist,
      checklistTitle: checklists.find(({ key }) => key === checklist)?.title ?? null,
      wantedPercent,
      sites,
      inspected,
      withFindings,
      percent: sites === 0 ? null : Math.floor((inspected * 100) / sites),
    }
  })
}
