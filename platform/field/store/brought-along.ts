import { type Instant, toInstant } from '#kit'
import type { Exchange } from '../exchange/exchange.ts'
import type { FieldStore } from './field-store.ts'
import { openValue, sealValue } from './packing.ts'
import type { Sealer } from './sealing.ts'

/** One thing that a phone brings along from the server: an address under `/api` and the name that screens know it by. */
export interface BringAlong {
  readonly name: string
  readonly address: string
}

/** What was brought, and the city's time of it: every screen that uses it says how old it is. */
export interface Brought<T> {
  readonly value: T
  readonly at: Instant
}

type Keeper = { readonly store: FieldStore; readonly sealer: Sealer; readonly exchange: Exchange }

/**
 * Brings a list of things along, each whole or as it was before; answers how many came. Answers that run over several
 * pages are followed to their end, `mostPages` at the most.
 */
export async function bringAlong(desk: Keeper, things: readonly BringAlong[], at: Instant): Promise<number> {
  let came = 0
  for (const { name, address } of things) {
    const value = await askWhole(desk.exchange, address)
    if (value === undefined) continue
    const sealed = await sealValue(desk.sealer, value, `brought:${name}`)
    await desk.store.brought.put({ name, sealed, at })
    came += 1
  }
  return came
}

/** What was brought along under a name; undefined where it never came. */
export async function broughtAlong<T>({ store, sealer }: Keeper, name: string): Promise<Brought<T> | undefined> {
  const note = await store.brought.get(name)
  if (!note) return undefined
  return { value: await openValue<T>(sealer, note.sealed, `brought:${name}`), at: toInstant(note.at) }
}

const mostPages = 20

async function askWhole(exchange: Exchange, address: string): Promise<unknown> {
  const items: unknown[] = []
  let cursor: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const told = await exchange.ask(pageAddress(address, cursor))
    if (told.kind !== 'answer') return undefined
    const { items: more, next } = (told.answer ?? {}) as { items?: unknown; next?: string | null }
    if (!Array.isArray(more) || next === undefined) return told.answer
    items.push(...more)
    cursor = next
    if (cursor === null) break
  }
  return { items, next: cursor }
}

function pageAddress(address: string, cursor: string | null): string {
  if (cursor === null) return address
  return `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
}
