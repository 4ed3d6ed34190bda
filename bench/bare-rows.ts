import type pg from 'pg'

/** The moment that all rows of a baseline tell of. */
export const bareAt = '2021-07-27T11:00:00Z'

/** What a change leaves beside its claimed id and its entry in the journal. */
export interface BareRows {
  readonly areaId: number
  /** Data of the entry. */
  readonly data: object
  /** One `insert … select … from given` a table, by its name; `given` has the ids. */
  readonly inserts: Readonly<Record<string, string>>
}

/** Writes all rows of a change for a list of ids ($1), in one statement and with nothing to judge, to open or to seal. */
export function bareInsert({ areaId, data, inserts }: BareRows): string {
  const others = Object.entries(inserts).map(([table, insert]) => `of_${table} as (${insert}),`)
  return `
    with given as materialized (select id from unnest($1::uuid[]) as given (id)),
    ${others.join('\n')}
    claimed as (
      insert into intents (id, type, digest, account_id, recorded_at)
      select id, 'bench', decode(repeat('5c', 32), 'hex'), id, '${bareAt}' from given)
    insert into journal (zone_id, id, type, area_id, subject_id, intent_id, account_id, occurred_at, recorded_at, data)
    select ${areaId}, id, 'bench', ${areaId}, id::text, id, id, '${bareAt}', '${bareAt}', '${JSON.stringify(data)}' from given`
}

/**
 * Takes the rows of baselines away; `keys` are the columns that name the change, by table. Fault: a table does not hold the
 * `written` rows that the baseline says it wrote there.
 */
export async function forgetBareRows(
  pool: pg.Pool,
  { keys, written }: { readonly keys: Readonly<Record<string, string>>; readonly written: number },
): Promise<void> {
  for (const [table, key] of Object.entries(keys)) {
    const { rowCount } = await pool.query(
      `delete from ${table} where ${key} in (select id from intents where type = 'bench')`,
    )
    if (rowCount !== written) throw new Error(`${rowCount} of ${written} rows of the baseline are in ${table}`)
  }
  await pool.query("delete from intents where type = 'bench'")
  await pool.query("delete from journal where type = 'bench'")
}
