import { type Instant, toInstant } from '#kit'
import { type Exchange, isNoLongerTheirs, withCursor } from '../exchange/exchange.ts'
import type { FieldStore } from './field-store.ts'
import { openValue, sealValue } from './packing.ts'
import type { Sealer } from './sealing.ts'
import { bringChanges } from './working-set.ts'

/** One thing that a phone brings along from the server: an address under `/api` and the name that screens know it by. */
export interface BringAlong {
  readonly name: string
  readonly address: string
  /** The address answers changes since a cursor (`changesOf`): a working set, read by `useWorkingSet`. */
  readonly changes?: boolean
}

/** What was brought, and the city's time of it: every screen that uses it says how old it is. */
export interface Brought<T> {
  readonly value: T
  readonly at: Instant
}

type Keeper = { readonly store: FieldStore; readonly sealer: Sealer; readonly exchange: Exchange }

/**
 * Brings a list of things along, each whole or as it was before; answers how many came. Answers that run over several
 * pages are followed to their end, `mostPages` at the most. What is refused is forgotten: it is no longer the holder's.
 */
export async function bringAlong(desk: Keeper, things: readonly BringAlong[], at: Instant): Promise<number> {
  // All at once: on a poor line each question costs half a second of waiting, however small its answer.
  const came = await Promise.all(things.map((thing) => (thing.changes ? bringChanges : bringWhole)(desk, thing, at)))
  return came.filter(Boolean).length
}

/** Forgets what was brought along under other names than these: a post was lost, a room has gone. */
export async function forgetOthers({ store }: Pick<Keeper, 'store'>, things: readonly BringAlong[]): Promise<void> {
  const kept = things.map(({ name }) => name)
  await store.db.transaction('rw', store.brought, store.sets, store.leaves, async () => {
    await store.brought.where('name').noneOf(kept).delete()
    await store.sets.where('name').noneOf(kept).delete()
    await store.leaves.where('name').noneOf(kept).delete()
  })
}

/** What was brought along under a name; undefined where it never came. */
export async function broughtAlong<T>({ store, sealer }: Keeper, name: string): Promise<Brought<T> | undefined> {
  const note = await store.brought.get(name)
  if (!note) return undefined
  return { value: await openValue<T>(sealer, note.sealed, `brought:${name}`), at: toInstant(note.at) }
}

async function bringWhole({ store, sealer, exchange }: Keeper, { name, address }: BringAlong, at: Instant) {
  const known = await store.brought.get(name)
  const came = await askWhole(exchange, address, known?.tag)
  if (came === 'same') return (await store.brought.update(name, { at })) > 0
  if (came === 'refused') await store.brought.delete(name)
  if (typeof came === 'string') return false
  const sealed = await sealValue(sealer, came.value, `brought:${name}`)
  await store.brought.put({ name, sealed, at, ...(came.tag ? { tag: came.tag } : {}) })
  return true
}

const mostPages = 20

type Whole = { readonly value: unknown; readonly tag?: string }

/** The tag speaks of one answer: of a list in several pages it would speak of the first alone, and is not kept. */
async function askWhole(
  exchange: Exchange,
  address: string,
  tag?: string,
): Promise<Whole | 'same' | 'refused' | 'cut'> {
  const first = await exchange.ask(address, tag)
  if (first.kind === 'same') return 'same'
  if (first.kind !== 'answer') return isNoLongerTheirs(first) ? 'refused' : 'cut'
  const page = pageIn(first.answer)
  if (page && page.next !== null) return askRest(exchange, address, page)
  return { value: first.answer, ...(first.tag ? { tag: first.tag } : {}) }
}

interface Page {
  readonly items: readonly unknown[]
  readonly next: string | null
}

async function askRest(exchange: Exchange, address: string, first: Page): Promise<Whole | 'cut'> {
  const items = [...first.items]
  let next = first.next
  for (let count = 1; next !== null && count < mostPages; count++) {
    const told = await exchange.ask(withCursor(address, next))
    const more = told.kind === 'answer' ? pageIn(told.answer) : undefined
    if (!more) return 'cut'
    items.push(...more.items)
    next = more.next
  }
  return { value: { items, next } }
}

function pageIn(answer: unknown): Page | undefined {
  const { items, next } = (answer ?? {}) as { items?: unknown; next?: string | null }
  return Array.isArray(items) && next !== undefined ? { items, next } : undefined
}
