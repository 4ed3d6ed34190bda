import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Trx, Vault } from '#platform/server'
import { type Declared, declaredField } from '../domain/index.ts'
import { dayKeysFor, readKeys } from './day-keys.store.ts'

/** A sealed text opens for its declaration alone: put elsewhere it is a fault. */
export const sealedAbout = (declarationId: string) => `declaration ${declarationId}`

/** The person of a declaration, opened. Only a read that wrote the look down may call this (SG-09). Undefined: erased. */
export async function openDeclared(db: Db | Trx, vault: Vault, declarationId: string): Promise<Declared | undefined> {
  const { rows } = await sql<{ keepUntil: Day; sealed: string }>`
    select keep_until as "keepUntil", sealed from declaration_sealed where declaration_id = ${declarationId}`.execute(
    db,
  )
  const row = rows[0]
  const key = row && (await readKeys(db, vault, [row.keepUntil])).get(row.keepUntil)
  return key && declaredField.parse(JSON.parse(key.open(row.sealed, sealedAbout(declarationId))))
}

/** Keeps a declaration until a later day, because it was used: sealed anew under that day's key. An earlier day changes nothing. */
export async function keepUntil(trx: Trx, vault: Vault, declarationId: string, day: Day): Promise<void> {
  const { rows } = await sql<{ keepUntil: Day; sealed: string }>`
    select keep_until as "keepUntil", sealed from declaration_sealed
    where declaration_id = ${declarationId} and keep_until < ${day} for update`.execute(trx)
  const row = rows[0]
  if (!row) return
  const old = (await readKeys(trx, vault, [row.keepUntil])).get(row.keepUntil)
  const later = (await dayKeysFor(trx, vault, [day])).get(day)
  if (!old || !later) return
  const about = sealedAbout(declarationId)
  await sql`
    with resealed as (
      update declaration_sealed set keep_until = ${day}, sealed = ${later.seal(old.open(row.sealed, about), about)}
      where declaration_id = ${declarationId}),
    flagged as (update declaration_flags set keep_until = ${day} where declaration_id = ${declarationId})
    update declarations set keep_until = ${day} where id = ${declarationId}`.execute(trx)
}
