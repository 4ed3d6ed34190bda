import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { ColourMark, ColourScheme } from '../domain/index.ts'
import type {} from './zones.tables.ts'

/** A colour of an area as this room reads it. */
export interface ColourRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly schemeId: string
  readonly colour: string
  readonly reason: string
  readonly fromAt: Instant
  readonly toAt: Instant | null
  readonly reviewAt: Instant
  readonly number: string | null
  readonly documentId: string | null
  readonly decidedAt: Instant | null
  readonly dismissedAt: Instant | null
  readonly officerId: string | null
}

/** The columns of a {@link ColourRow}, for statements that select from `zone_colours z`. */
export const colourColumns = sql`z.id, z.zone_id as "zoneId", z.area_id as "areaId", z.scheme_id as "schemeId", z.colour, z.reason,
  z.from_at as "fromAt", z.to_at as "toAt", z.review_at as "reviewAt", z.number, z.document_id as "documentId",
  z.decided_at as "decidedAt", z.dismissed_at as "dismissedAt", z.officer_id as "officerId"`

/** The colours in force at a moment in each of these areas, by area; the one that began last where two schemes meet. */
export async function coloursAt(
  db: Db | Trx,
  areaIds: readonly number[],
  at: Instant,
): Promise<ReadonlyMap<number, ColourRow>> {
  const { rows } = await sql<ColourRow>`
    select distinct on (z.area_id) ${colourColumns} from zone_colours z
    where z.area_id = any(${[...areaIds]}::int[]) and z.decided_at is not null and z.from_at <= ${at} and z.to_at > ${at}
      and exists (select 1 from in_force f where f.id = z.id and f.zone_id = z.zone_id and f.from_at <= ${at}
                  and (f.to_at is null or f.to_at > ${at}))
    order by z.area_id, z.from_at desc, z.id`.execute(db)
  return new Map(rows.map((row) => [row.areaId, row]))
}

/** A colour as screens show it: by number, tone and name of its own scheme. */
export function markOf(schemes: readonly ColourScheme[], schemeId: string, colour: string): ColourMark | null {
  const found = schemes.find(({ id }) => id === schemeId)?.colours.find(({ code }) => code === colour)
  return found ? { schemeId, colour, place: found.place, tone: found.tone, title: found.title } : null
}
