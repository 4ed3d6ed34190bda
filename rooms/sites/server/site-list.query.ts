import { sql } from 'kysely'
import { dayOf, type Interval, type Words } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import {
  type SiteKindCount,
  type SiteLine,
  type SiteQuestion,
  siteCountsContract,
  siteListContract,
} from '../domain/index.ts'
import { inChargeKey, inChargeNames } from './in-charge.query.ts'
import { siteBook } from './site-kinds.query.ts'
import { type SiteRow, siteColumns } from './sites.store.ts'
import { whereSites } from './where-sites.ts'

/** A place with the area it lies in. */
export interface PlacedSite extends SiteRow {
  readonly areaKind: AreaKind
  readonly areaName: string
}

/** `GET /sites`: in the order of the tree, then by name. */
export const siteListRead = defineRead(siteListContract, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId)
  if (!inside) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { rows } = await sql<PlacedSite & { first: number; folded: string }>`
    select ${siteColumns}, areas.kind as "areaKind", areas.name as "areaName", areas.first, sites.folded
    from sites join areas on areas.id = sites.area_id
    where ${await asked(asking, inside, query)}
      ${after === undefined ? sql`` : sql`and (areas.first, sites.folded, sites.id) > (${after[0]}::int, ${after[1]}::text, ${after[2]}::uuid)`}
    order by areas.first, sites.folded, sites.id limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await toLines(asking, page),
    next: rows.length > query.limit && last ? toCursor([last.first, last.folded, last.id]) : null,
  }
})

/** `GET /sites/counts`: every kind of today, most first; kinds that have ended only while places have them. */
export const siteCountsRead = defineRead(siteCountsContract, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId)
  if (!inside) return notFound('areaId')
  const { rows } = await sql<{ kind: string; count: number; high: number }>`
    select kind, count(*)::int as count, (count(*) filter (where risk = 'high'))::int as high
    from sites where ${await asked(asking, inside, query)} group by kind`.execute(asking.db)
  const counted = new Map(rows.map((row) => [row.kind, row]))
  const { kinds, families } = await siteBook(asking.profile)
  const today = todayOf(asking)
  const lines = kinds.flatMap((one): SiteKindCount[] => {
    const { count = 0, high = 0 } = counted.get(one.key) ?? {}
    const isOfToday = one.validFrom <= today && (one.validTo === null || today < one.validTo)
    if (!isOfToday && count === 0) return []
    const { key: kind, title, family, entryPoint, source } = one
    const familyTitle = families.find(({ key }) => key === family)?.title ?? title
    return [{ kind, title, family, familyTitle, entryPoint, source, count, high }]
  })
  return { asOf: asking.now, total: rows.reduce((sum, row) => sum + row.count, 0), kinds: lines }
})

function todayOf({ now, profile }: Asking): string {
  return dayOf(now, profile.utcOffsetMinutes)
}

/** The area asked about, or all that the asker may see; undefined: not theirs to see. */
function whereAsked(asking: Asking, areaId: number | undefined): readonly Interval[] | undefined {
  if (areaId === undefined) return asking.intervals
  const place = visiblePlace(asking, areaId, 'sites.read')
  return place && [place]
}

async function asked(asking: Asking, inside: readonly Interval[], query: SiteQuestion) {
  const { kind, family, risk, q, state } = query
  const { kinds } = await siteBook(asking.profile)
  const ofFamily = family === undefined ? undefined : kinds.filter((one) => one.family === family).map(({ key }) => key)
  const wanted = kind === undefined ? ofFamily : [kind].filter((key) => ofFamily?.includes(key) ?? true)
  return whereSites(
    {
      inside,
      state,
      today: todayOf(asking),
      ...(wanted ? { kinds: wanted } : {}),
      ...(risk ? { risk } : {}),
      ...(q === undefined ? {} : { q }),
    },
    asking.tree,
  )
}

/** Places as they travel, with the words of their kinds and the names of who runs them. */
export async function toLines(
  { db, profile }: Pick<Asking, 'db' | 'profile'>,
  rows: readonly PlacedSite[],
): Promise<SiteLine[]> {
  const { kinds } = await siteBook(profile)
  const inCharge = rows.map(inChargeOf)
  const names = await inChargeNames(
    db,
    inCharge.filter((one) => one !== null),
  )
  return rows.map((row, index) => {
    const kind = kinds.find(({ key }) => key === row.kind)
    const runs = inCharge[index]
    return {
      id: row.id,
      areaId: row.areaId,
      areaTitle: areaTitle({ kind: row.areaKind, name: row.areaName }),
      kind: row.kind,
      kindTitle: kind?.title ?? ({ vi: row.kind, en: row.kind } satisfies Words),
      family: kind?.family ?? '',
      name: row.name,
      address: row.address,
      inCharge: runs ? (names.get(inChargeKey(runs)) ?? null) : null,
      risk: row.risk,
      riskReviewOn: row.riskReviewOn,
      openedOn: row.openedOn,
      closedOn: row.closedOn,
    }
  })
}

/** Who runs a place; null: nobody is named. */
export function inChargeOf({ inChargeBodyId, inChargeEntityId }: SiteRow) {
  if (inChargeBodyId !== null) return { kind: 'body' as const, id: inChargeBodyId }
  return inChargeEntityId === null ? null : { kind: 'entity' as const, id: inChargeEntityId }
}
