import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'

/** An input as it was recorded. */
export interface RecordedInput {
  readonly id: string
  readonly areaId: number
  readonly kind: string
  readonly value: number
  readonly outOf: number | null
  readonly asOn: string
  readonly source: string
}

/** Keeps an input. */
export async function saveInput(
  trx: Trx,
  {
    zoneId,
    by,
    now,
    ...input
  }: RecordedInput & { readonly zoneId: number; readonly by: string | null; readonly now: Instant },
): Promise<void> {
  await sql`
    insert into level_inputs (zone_id, id, area_id, kind, value, out_of, as_on, version, source, recorded_at, recorded_by)
    values (${zoneId}, ${input.id}, ${input.areaId}, ${input.kind}, ${input.value}, ${input.outOf}, ${input.asOn},
            1 + (select coalesce(max(version), 0) from level_inputs
                 where area_id = ${input.areaId} and kind = ${input.kind} and as_on = ${input.asOn}),
            ${input.source}, ${now}, ${by})`.execute(trx)
}

/**
 * The input of each kind and area that counts on a day: the one that speaks of the latest day until then, of two the one
 * recorded last. `areaIds` null: of all areas. Cases that officers counted stand for their own day only.
 */
export async function inputsThatCount(
  db: Db | Trx,
  of: { readonly areaIds: readonly number[] | null; readonly dataOn: string; readonly knownAt: Instant },
): Promise<RecordedInput[]> {
  const inAreas = of.areaIds === null ? sql`` : sql`and area_id = any(${[...of.areaIds]}::int[])`
  const { rows } = await sql<RecordedInput>`
    select distinct on (area_id, kind) id, area_id as "areaId", kind, value, out_of as "outOf", as_on as "asOn", source
    from level_inputs
    where withdrawn_at is null and as_on <= ${of.dataOn} and recorded_at <= ${of.knownAt} ${inAreas}
      and (kind <> all(array['community-cases', 'new-cases', 'oxygen-patients', 'deaths']) or as_on = ${of.dataOn})
    order by area_id, kind, as_on desc, version desc, recorded_at desc, id`.execute(db)
  return rows
}
