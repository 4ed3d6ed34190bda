import { sql } from 'kysely'
import { addDays, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, type Place, toCursor, visiblePlace } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { countHouseholds } from '#rooms/people/server'
import { type SchemeLine, schemeListContract } from '../domain/index.ts'
import { type SchemeRow, schemeColumns } from './schemes.store.ts'

/** Whether a scheme is still to come, active, or over. */
export function standingOf({ from, to }: Pick<SchemeRow, 'from' | 'to'>, now: Instant): SchemeLine['standing'] {
  if (now >= to) return 'ended'
  return now < from ? 'coming' : 'active'
}

interface ListRow extends SchemeRow {
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly coupons: number
}

/** `GET /coupons/schemes`: those that hold in an area, put there, above or inside it; the latest first. */
export const schemeListRead = defineRead(schemeListContract, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'coupons.read')
  if (!place) return notFound('areaId')
  const after = fromCursor(query.cursor)
  const { tree } = asking
  const areas = [...tree.upward(place.id), ...tree.inside([place])].map(({ id }) => id)
  const { rows } = await sql<ListRow>`
    select ${schemeColumns}, areas.kind as "areaKind", areas.name as "areaName",
           (select count(*)::int from coupons where coupons.scheme_id = s.id and coupons.withdrawn_at is null) as coupons
    from coupon_schemes s join areas on areas.id = s.area_id
    where s.area_id = any(${areas}::int[])
      ${query.state === 'now' ? sql`and s.valid_to > ${asking.now} and s.ended_at is null` : sql``}
      ${after === undefined ? sql`` : sql`and (s.valid_from, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by s.valid_from desc, s.id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await Promise.all(page.map((row) => toLine(asking, row))),
    next: rows.length > query.limit && last ? toCursor([last.from, last.id]) : null,
  }
})

async function toLine(asking: Asking, row: ListRow): Promise<SchemeLine> {
  const { id, areaId, areaKind, areaName, name, from, to, coupons, quotaPerWeek } = row
  return {
    id,
    areaId,
    areaTitle: areaTitle({ kind: areaKind, name: areaName }),
    name,
    standing: standingOf(row, asking.now),
    validFrom: from,
    validTo: to,
    households: sumOf([...(await householdsOf(asking, areaId)).values()]),
    coupons,
    quotaPerWeek,
  }
}

/** Households of each residential group of an area; none where a reform took the area away. */
export async function householdsOf({ db, tree }: Pick<Asking, 'db' | 'tree'>, areaId: number) {
  const place: Place | undefined = tree.find(areaId)
  const areas = place ? tree.inside([place]).map(({ id }) => id) : []
  return countHouseholds(db, areas)
}

function sumOf(counts: readonly { readonly households: number }[]): number {
  return counts.reduce((total, { households }) => total + households, 0)
}

/** From which day on who used what is forgotten: so many days after the end, as the profile says (SG-03). */
export function forgottenFrom({ to }: Pick<SchemeRow, 'to'>, days: number | undefined, offset: number): string | null {
  return days === undefined ? null : addDays(dayOf(to, offset), days + 1)
}
