import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type { Appeal, Dossier } from '../domain/index.ts'
import { fromRow, saveRecords } from './records.store.ts'
import type {} from './violations.tables.ts'

const dossierMoney: ReadonlySet<string> = new Set([
  'proposedAmount',
  'decidedAmount',
  'paidAmount',
  'relievedAmount',
  'cancelledAmount',
  'interestDue',
] satisfies (keyof Dossier)[])
const appealMoney: ReadonlySet<string> = new Set(['amountBefore', 'amountAfter'] satisfies (keyof Appeal)[])

/** A row of `violations` as a dossier. */
export function toDossier(row: unknown): Dossier {
  return fromRow<Dossier>(row as Record<string, unknown>, dossierMoney)
}

/** A row of `violation_appeals` as an appeal. */
export function toAppeal(row: unknown): Appeal {
  return fromRow<Appeal>(row as Record<string, unknown>, appealMoney)
}

/** One dossier by its id. */
export async function findDossier(db: Db | Trx, id: string): Promise<Dossier | undefined> {
  const { rows } = await sql`select * from violations where id = ${id}`.execute(db)
  return rows[0] === undefined ? undefined : toDossier(rows[0])
}

/** Dossiers by id, held against other changes until the end of the transaction; always in one order. */
export async function holdDossiers(trx: Trx, ids: readonly string[]): Promise<Map<string, Dossier>> {
  const { rows } = await sql`
    select * from violations where id = any(${[...new Set(ids)]}::uuid[]) order by id for update`.execute(trx)
  return new Map(rows.map(toDossier).map((dossier) => [dossier.id, dossier]))
}

/** Writes dossiers, new or changed. */
export async function saveDossiers(trx: Trx, dossiers: readonly Dossier[]): Promise<void> {
  await saveRecords(trx, 'violations', dossiers)
}

/** Appeals by id, held. */
export async function holdAppeals(trx: Trx, ids: readonly string[]): Promise<Map<string, Appeal>> {
  const { rows } = await sql`
    select * from violation_appeals where id = any(${[...new Set(ids)]}::uuid[]) order by id for update`.execute(trx)
  return new Map(rows.map(toAppeal).map((appeal) => [appeal.id, appeal]))
}

/** A commune and year in which dossiers are numbered. */
export interface NumberedPlace {
  readonly zoneId: number
  readonly year: number
}

/** The next number in each place asked for, in order: places asked twice get two. Rows are taken in one order. */
export async function nextNumbers(trx: Trx, places: readonly NumberedPlace[]): Promise<number[]> {
  if (places.length === 0) return []
  const key = ({ zoneId, year }: NumberedPlace) => `${zoneId}/${year}`
  const groups = [...Map.groupBy(places, key).values()].sort(
    ([left], [right]) => (left?.zoneId ?? 0) - (right?.zoneId ?? 0) || (left?.year ?? 0) - (right?.year ?? 0),
  )
  const { rows } = await sql<NumberedPlace & { last: number }>`
    insert into violation_numbers as t (zone_id, year, last)
    select * from unnest(${groups.map(([one]) => one?.zoneId)}::int[], ${groups.map(([one]) => one?.year)}::smallint[],
                         ${groups.map((group) => group.length)}::int[])
    on conflict (zone_id, year) do update set last = t.last + excluded.last
    returning zone_id as "zoneId", year, last`.execute(trx)
  const next = new Map(
    rows.map((row) => [key(row), row.last - (groups.find(([one]) => one && key(one) === key(row))?.length ?? 0) + 1]),
  )
  return places.map((place) => {
    const number = next.get(key(place)) ?? 1
    next.set(key(place), number + 1)
    return number
  })
}
