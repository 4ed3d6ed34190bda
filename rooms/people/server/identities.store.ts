import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, openVault, type Trx, type Vault } from '#platform/server'
import './people.tables.ts'

/** What names a household or a person, on its way under its key. */
export interface ToSeal {
  readonly id: string
  readonly zoneId: number
  /** Null: somebody without household. */
  readonly householdId: string | null
  readonly text: string
  /** Numbers by which it may be found again. */
  readonly marks: readonly { readonly kind: MarkKind; readonly value: string }[]
}

/** By what somebody can be found. */
export type MarkKind = 'phone' | 'id-number'

/** The keyed mark of a number in its one form. */
export function markOf(vault: Vault, kind: MarkKind, value: string): Buffer {
  return vault.markOf(value, `people ${kind}`)
}

/** Seals and keeps, each under a new key of its own; what stood there before is gone with its key. */
export async function sealIdentities(trx: Trx, vault: Vault, entries: readonly ToSeal[], isNew = false): Promise<void> {
  if (entries.length === 0) return
  if (!isNew) {
    await forgetIdentities(
      trx,
      entries.map(({ id }) => id),
    )
  }
  const sealed = entries.map(({ id, text }) => sealOne(vault, id, text))
  const [zones, ids] = [entries.map(({ zoneId }) => zoneId), entries.map(({ id }) => id)]
  await sql`
    insert into identity_keys (zone_id, id, key)
    select * from unnest(${zones}::int[], ${ids}::uuid[], ${sealed.map(({ key }) => key)}::text[])`.execute(trx)
  await sql`
    insert into identities (zone_id, id, sealed)
    select * from unnest(${zones}::int[], ${ids}::uuid[], ${sealed.map((one) => one.sealed)}::text[])`.execute(trx)
  const marks = entries.flatMap((entry) => entry.marks.map((mark) => ({ ...entry, ...mark })))
  if (marks.length === 0) return
  await sql`
    insert into identity_marks (zone_id, mark, kind, household_id, subject_id)
    select * from unnest(${marks.map(({ zoneId }) => zoneId)}::int[],
      ${marks.map(({ kind, value }) => markOf(vault, kind, value))}::bytea[], ${marks.map(({ kind }) => kind)}::text[],
      ${marks.map(({ householdId }) => householdId)}::uuid[], ${marks.map(({ id }) => id)}::uuid[])`.execute(trx)
}

function sealOne(vault: Vault, id: string, text: string): { key: string; sealed: string } {
  const key = randomBytes(32)
  return { key: vault.seal(key.toString('base64'), `identity ${id}`), sealed: openVault(key).seal(text, id) }
}

/**
 * What names these households or people, opened; one whose key is gone is absent. Only who wrote the look down first may
 * call this (SG-09).
 */
export async function openIdentities(db: Db | Trx, vault: Vault, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; key: string; sealed: string }>`
    select identities.id, identity_keys.key, identities.sealed
    from identities join identity_keys on identity_keys.id = identities.id
    where identities.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ id, key, sealed }) => {
      const own = openVault(Buffer.from(vault.open(key, `identity ${id}`), 'base64'))
      return [id, own.open(sealed, id)]
    }),
  )
}

/** Destroys the keys of these, and what was sealed under them (SG-03). */
export async function forgetIdentities(trx: Trx, ids: readonly string[]): Promise<void> {
  const gone = sql`any(${[...ids]}::uuid[])`
  await sql`delete from identity_keys where id = ${gone}`.execute(trx)
  await sql`delete from identities where id = ${gone}`.execute(trx)
  await sql`delete from identity_marks where subject_id = ${gone}`.execute(trx)
}
