import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#kit'
import { type Db, openVault, type Trx, type Vault } from '#platform/server'
import './declarations.tables.ts'

/** What opens and seals everything that is kept until one day. */
export type DayKey = Pick<Vault, 'seal' | 'open'>

/** Keys that a committed row is known to hold, by the vault of their house: never one whose transaction may yet fall. */
const known = new WeakMap<Vault, Map<Day, DayKey>>()

/** Days whose key a transaction made itself: until its commit they are nobody else's, and after its fall nobody's. */
const madeIn = new WeakMap<Trx, Set<Day>>()

const aboutOf = (day: Day) => `declarations until ${day}`

/**
 * The keys of days, made where there is none yet. A key stands in the database sealed by the house's vault, one row a day;
 * without that row nothing kept until that day can be opened again (SG-03).
 */
export async function dayKeysFor(trx: Trx, vault: Vault, days: readonly Day[]): Promise<Map<Day, DayKey>> {
  const kept = keptOf(vault)
  const missing = [...new Set(days)].filter((day) => !kept.has(day))
  if (missing.length === 0) return kept
  const found = await readKeys(trx, vault, missing)
  const own = madeIn.get(trx) ?? new Set()
  for (const [day, key] of found) if (!own.has(day)) kept.set(day, key)
  const unmade = missing.filter((day) => !found.has(day))
  if (unmade.length === 0) return new Map([...kept, ...found])
  madeIn.set(trx, new Set([...own, ...unmade]))
  await sql`
    insert into declaration_keys (keep_until, sealed_key)
    select * from unnest(${unmade}::date[], ${unmade.map((day) => newKey(vault, day))}::text[])
    on conflict (keep_until) do nothing`.execute(trx)
  return new Map([...kept, ...found, ...(await readKeys(trx, vault, unmade))])
}

/** Keys that exist, for opening; a day whose key was destroyed is absent. Asked of the database each time: destroyed means now. */
export async function readKeys(db: Db | Trx, vault: Vault, days: readonly Day[]): Promise<Map<Day, DayKey>> {
  const { rows } = await sql<{ day: Day; sealed: string }>`
    select keep_until as day, sealed_key as sealed from declaration_keys
    where keep_until = any(${[...new Set(days)]}::date[])`.execute(db)
  return new Map(rows.map(({ day, sealed }) => [day, openVault(Buffer.from(vault.open(sealed, aboutOf(day)), 'hex'))]))
}

/** Destroys the keys of days that are over; gives how many. */
export async function destroyKeysBefore(trx: Trx, vault: Vault, today: Day): Promise<number> {
  const { rows } = await sql<{ day: Day }>`
    delete from declaration_keys where keep_until < ${today} returning keep_until as day`.execute(trx)
  const kept = keptOf(vault)
  for (const { day } of rows) kept.delete(day)
  return rows.length
}

function newKey(vault: Vault, day: Day): string {
  return vault.seal(randomBytes(32).toString('hex'), aboutOf(day))
}

function keptOf(vault: Vault): Map<Day, DayKey> {
  const kept = known.get(vault) ?? new Map<Day, DayKey>()
  known.set(vault, kept)
  return kept
}
