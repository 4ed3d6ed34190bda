import type { Words } from '#kit'
import type { Db, House } from '#platform/server'

const titles = new WeakMap<Db, ReadonlyMap<string, Words>>()

/** Remembers what the intents and questions of all rooms are called, when the house opens. */
export function rememberTitles(house: House): void {
  const intents = house.door.list().map(({ contract }) => [contract.type, contract.title] as const)
  const reads = house.rooms.flatMap((room) => room.reads ?? [])
  const questions = reads.map(({ contract }) => [`GET /api${contract.path}`, contract.title] as const)
  const routes = house.rooms
    .flatMap((room) => room.routes ?? [])
    .map(({ method, path, title }) => [`${method.toUpperCase()} ${path}`, title] as const)
  titles.set(house.db, new Map([...intents, ...questions, ...routes]))
}

/** What an intent (by type) or a question (`GET /api/…`) is called; null for one this house does not know (any more). */
export function titleOf(db: Db, asked: string | null): Words | null {
  return asked === null ? null : (titles.get(db)?.get(asked) ?? null)
}
