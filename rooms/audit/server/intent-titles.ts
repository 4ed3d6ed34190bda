import type { Words } from '#kit'
import type { Db, House } from '#platform/server'

const titles = new WeakMap<Db, ReadonlyMap<string, Words>>()

/** Remembers what the intents of all rooms are called, when the house opens. */
export function rememberTitles(house: House): void {
  titles.set(house.db, new Map(house.door.list().map(({ contract }) => [contract.type, contract.title])))
}

/** What an intent is called; null for a type that this house does not know (any more). */
export function titleOf(db: Db, intentType: string | null): Words | null {
  return intentType === null ? null : (titles.get(db)?.get(intentType) ?? null)
}
