import { sql } from 'kysely'
import type { Db, Step, Trx, Vault } from '#platform/server'

/** A number plate on its way into the vault. */
export interface PlateToSeal {
  readonly crossingId: string
  readonly zoneId: number
  readonly plate: string
  /** The last day on which it is kept. */
  readonly keepUntil: string
}

/** A sealed plate opens for its crossing alone. */
const aboutOf = (crossingId: string) => `crossing ${crossingId}`

/** Seals plates and keeps them, apart from their crossings and out of the journal. */
export async function sealPlates(
  plates: readonly PlateToSeal[],
  { trx, vault }: Pick<Step, 'trx' | 'vault'>,
): Promise<void> {
  if (plates.length === 0) return
  await sql`
    insert into crossing_plates (zone_id, crossing_id, sealed, keep_until)
    select * from unnest(${plates.map(({ zoneId }) => zoneId)}::int[], ${plates.map(({ crossingId }) => crossingId)}::uuid[],
      ${plates.map(({ crossingId, plate }) => vault.seal(plate, aboutOf(crossingId)))}::text[],
      ${plates.map(({ keepUntil }) => keepUntil)}::date[])`.execute(trx)
}

/** The plate of a crossing, opened; undefined: there is none (any more). Only a read that wrote the look down may call this (SG-09). */
export async function openPlate(
  db: Db | Trx,
  vault: Vault,
  crossingId: string,
): Promise<{ plate: string; keepUntil: string } | undefined> {
  const { rows } = await sql<{ sealed: string; keepUntil: string }>`
    select sealed, keep_until as "keepUntil" from crossing_plates where crossing_id = ${crossingId}`.execute(db)
  const [row] = rows
  return row && { plate: vault.open(row.sealed, aboutOf(crossingId)), keepUntil: row.keepUntil }
}
