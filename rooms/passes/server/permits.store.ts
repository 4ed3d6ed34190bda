import { sql } from 'kysely'
import type { Instant, Uuid } from '#kit'
import type { Db, Trx, Vault } from '#platform/server'
import { type ClaimsToSign, type PermitHolder, permitHolder } from '../domain/index.ts'
import './passes.tables.ts'

/** A permit as it is kept, without whom it names. */
export interface StoredPermit {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  /** The area that numbered it, where a reform has carried it elsewhere since. */
  readonly numberedIn: number | null
  readonly number: string
  readonly batchId: string
  readonly kind: string
  readonly purpose: string
  readonly documentId: string
  readonly toAreaId: number | null
  readonly persons: number
  readonly from: Instant
  readonly until: Instant
  readonly issuedAt: Instant
  readonly issuedBy: string
  readonly issuedPost: string
  readonly withdrawnAt: Instant | null
  readonly withdrawnBy: string | null
  readonly withdrawReason: string | null
}

/** The columns of {@link StoredPermit}. */
export const permitColumns = sql`
  travel_permits.zone_id as "zoneId", travel_permits.id, travel_permits.area_id as "areaId",
  travel_permits.numbered_in as "numberedIn", travel_permits.number,
  travel_permits.batch_id as "batchId", travel_permits.kind, travel_permits.purpose,
  travel_permits.document_id as "documentId", travel_permits.to_area_id as "toAreaId", travel_permits.persons,
  travel_permits.from_at as "from", travel_permits.until_at as "until", travel_permits.issued_at as "issuedAt",
  travel_permits.issued_by as "issuedBy", travel_permits.issued_post as "issuedPost",
  travel_permits.withdrawn_at as "withdrawnAt", travel_permits.withdrawn_by as "withdrawnBy",
  travel_permits.withdraw_reason as "withdrawReason"`

const aboutOf = (permitId: string) => `permit ${permitId}`

/** Keeps new permits: one statement for all. */
export async function insertPermits(trx: Trx, permits: readonly StoredPermit[]): Promise<void> {
  const all = <K extends keyof StoredPermit>(key: K) => permits.map((one) => one[key])
  await sql`
    insert into travel_permits (zone_id, id, area_id, number, batch_id, kind, purpose, document_id, to_area_id, persons,
                                from_at, until_at, issued_at, issued_by, issued_post)
    select * from unnest(
      ${all('zoneId')}::int[], ${all('id')}::uuid[], ${all('areaId')}::int[], ${all('number')}::text[],
      ${all('batchId')}::uuid[], ${all('kind')}::text[], ${all('purpose')}::text[], ${all('documentId')}::uuid[],
      ${all('toAreaId')}::int[], ${all('persons')}::int[], ${all('from')}::timestamptz[], ${all('until')}::timestamptz[],
      ${all('issuedAt')}::timestamptz[], ${all('issuedBy')}::uuid[], ${all('issuedPost')}::uuid[])`.execute(trx)
}

/** Seals whom permits name, until a day. */
export async function sealNames(
  trx: Trx,
  vault: Vault,
  names: readonly { zoneId: number; permitId: string; holder: PermitHolder; keepUntil: string }[],
): Promise<void> {
  const sealed = names.map(({ holder, permitId }) => vault.seal(JSON.stringify(holder), aboutOf(permitId)))
  await sql`
    insert into travel_permit_names (zone_id, permit_id, sealed, keep_until)
    select * from unnest(${names.map(({ zoneId }) => zoneId)}::int[], ${names.map(({ permitId }) => permitId)}::uuid[],
                         ${sealed}::text[], ${names.map(({ keepUntil }) => keepUntil)}::date[])`.execute(trx)
}

/** Whom permits name, opened. Only a read that wrote the look down may call this (SG-09). */
export async function openNames(
  db: Db | Trx,
  vault: Vault,
  permitIds: readonly string[],
): Promise<Map<string, PermitHolder>> {
  const { rows } = await sql<{ id: string; sealed: string }>`
    select permit_id as id, sealed from travel_permit_names where permit_id = any(${[...permitIds]}::uuid[])`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, sealed }) => [id, permitHolder.parse(JSON.parse(vault.open(sealed, aboutOf(id))))] as const),
  )
}

/** The next `count` numbers of an area in a year; gives the first. */
export async function takeNumbers(
  trx: Trx,
  { areaId, year, count }: { areaId: number; year: number; count: number },
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into travel_permit_numbers (area_id, year, last) values (${areaId}, ${year}, ${count})
    on conflict (area_id, year) do update set last = travel_permit_numbers.last + ${count}
    returning last`.execute(trx)
  return (rows[0]?.last ?? count) - count + 1
}

/** Permits by id, in no order. */
export async function permitsByIds(db: Db | Trx, ids: readonly string[]): Promise<Map<string, StoredPermit>> {
  const { rows } = await sql<StoredPermit>`
    select ${permitColumns} from travel_permits where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the code of a permit says. */
export function claimsOfPermit(permit: StoredPermit): ClaimsToSign {
  return {
    kind: 'permit',
    id: permit.id as Uuid,
    from: permit.from,
    until: permit.until,
    areaId: permit.numberedIn ?? permit.areaId,
    permitKind: permit.kind,
    purpose: permit.purpose,
    documentId: permit.documentId as Uuid,
    toAreaId: permit.toAreaId,
    persons: permit.persons,
  }
}
