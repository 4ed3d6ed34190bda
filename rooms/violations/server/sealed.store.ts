import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx, Vault } from '#platform/server'
import type { SealedKind } from '../domain/index.ts'
import './violations.tables.ts'

/** Something personal of a dossier, on its way into the vault. */
export interface ToSeal {
  readonly id: string
  readonly zoneId: number
  readonly violationId: string
  readonly kind: SealedKind
  readonly at: Instant
  readonly text: string
  /** The last day on which it is kept. */
  readonly keepUntil: string
}

/** The same, opened. */
export interface Opened {
  readonly kind: SealedKind
  readonly at: Instant
  readonly text: string
  readonly keepUntil: string
}

/** A sealed text opens for its dossier and kind alone: put elsewhere it is a fault. */
const aboutOf = ({ violationId, kind }: Pick<ToSeal, 'violationId' | 'kind'>) => `violation ${violationId} ${kind}`

/** Seals and keeps. A new `subject` or `place` takes the place of the one before it. */
export async function sealAway(trx: Trx, vault: Vault, entries: readonly ToSeal[]): Promise<void> {
  if (entries.length === 0) return
  const replaced = entries.filter(({ kind }) => kind === 'subject' || kind === 'place')
  await sql`
    delete from violation_sealed using unnest(${replaced.map((one) => one.violationId)}::uuid[],
                                              ${replaced.map((one) => one.kind)}::text[]) as given (violation_id, kind)
    where violation_sealed.violation_id = given.violation_id and violation_sealed.kind = given.kind`.execute(trx)
  await sql`
    insert into violation_sealed (zone_id, id, violation_id, kind, at, sealed, keep_until)
    select * from unnest(
      ${entries.map((one) => one.zoneId)}::int[], ${entries.map((one) => one.id)}::uuid[],
      ${entries.map((one) => one.violationId)}::uuid[], ${entries.map((one) => one.kind)}::text[],
      ${entries.map((one) => one.at)}::timestamptz[], ${entries.map((one) => vault.seal(one.text, aboutOf(one)))}::text[],
      ${entries.map((one) => one.keepUntil)}::date[])`.execute(trx)
}

/** Everything sealed of a dossier, opened, oldest first. Only a read that wrote the look down may call this (SG-09). */
export async function openSealed(db: Db | Trx, vault: Vault, violationId: string): Promise<Opened[]> {
  const { rows } = await sql<{ kind: SealedKind; at: Instant; sealed: string; keepUntil: string }>`
    select kind, at, sealed, keep_until as "keepUntil" from violation_sealed
    where violation_id = ${violationId} order by at, id`.execute(db)
  return rows.map(({ kind, at, sealed, keepUntil }) => {
    return { kind, at, keepUntil, text: vault.open(sealed, aboutOf({ violationId, kind })) }
  })
}

/** The sealed person of many dossiers, opened: the text by dossier. Only a read that wrote each look down may call this (SG-09). */
export async function openSubjects(db: Db | Trx, vault: Vault, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ violationId: string; sealed: string }>`
    select violation_id as "violationId", sealed from violation_sealed
    where violation_id = any(${ids}::uuid[]) and kind = 'subject'`.execute(db)
  return new Map(
    rows.map(({ violationId, sealed }) => [violationId, vault.open(sealed, aboutOf({ violationId, kind: 'subject' }))]),
  )
}

/** Which entries exist and until when they are kept, without opening any. */
export async function sealedKinds(
  db: Db,
  violationId: string,
): Promise<{ kinds: SealedKind[]; keptUntil: string | null }> {
  const { rows } = await sql<{ kind: SealedKind; keepUntil: string }>`
    select kind, max(keep_until) as "keepUntil" from violation_sealed
    where violation_id = ${violationId} group by kind order by kind`.execute(db)
  const days = rows.map(({ keepUntil }) => keepUntil).sort()
  return { kinds: rows.map(({ kind }) => kind), keptUntil: days.at(-1) ?? null }
}
