import { toInstant } from '#kit'
import type { FieldStore } from './field-store.ts'
import { openValue, sealValue } from './packing.ts'
import type { Sealed, Sealer } from './sealing.ts'

type Keeper = { readonly store: FieldStore; readonly sealer: Sealer }

/** Keeps an unfinished form: it survives a restart in the middle of a word. */
export async function keepDraft({ store, sealer }: Keeper, name: string, value: unknown, now: number): Promise<void> {
  const sealed = await sealDraft(sealer, name, value)
  await store.drafts.put({ name, sealed, at: toInstant(now) })
}

/** A draft, sealed under its name. */
export function sealDraft(sealer: Sealer, name: string, value: unknown): Promise<Sealed> {
  return sealValue(sealer, value, `draft:${name}`)
}

/**
 * All forms that were begun and not finished, the latest first: those whose intent is not in the outbox yet. `unkept`: forms
 * that the phone had no room for, by name; they are later than what it kept of them.
 */
export async function unfinishedDrafts(
  { store, sealer }: Keeper,
  unkept: ReadonlyMap<string, unknown> = new Map(),
): Promise<readonly unknown[]> {
  const notes = await store.drafts.toArray()
  const finished = new Set(await store.items.toCollection().primaryKeys())
  const open = notes
    .filter(({ name }) => !finished.has(name) && !unkept.has(name))
    .sort((left, right) => right.at.localeCompare(left.at))
  const kept = await Promise.all(open.map(({ name, sealed }) => openValue(sealer, sealed, `draft:${name}`)))
  return [...[...unkept].filter(([name]) => !finished.has(name)).map(([, value]) => value), ...kept]
}

/** An unfinished form; undefined where there is none. */
export async function keptDraft<T>({ store, sealer }: Keeper, name: string): Promise<T | undefined> {
  const note = await store.drafts.get(name)
  return note && openValue<T>(sealer, note.sealed, `draft:${name}`)
}

/** Forgets an unfinished form and the photos that only it has. */
export async function dropDraft({ store }: Keeper, name: string): Promise<void> {
  await store.db.transaction('rw', store.drafts, store.photos, async () => {
    await store.drafts.delete(name)
    await store.photos.where('draft').equals(name).delete()
  })
}
