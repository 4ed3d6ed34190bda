import { toInstant } from '#kit'
import type { FieldStore } from './field-store.ts'
import { openValue, sealValue } from './packing.ts'
import type { Sealer } from './sealing.ts'

type Keeper = { readonly store: FieldStore; readonly sealer: Sealer }

/** Keeps an unfinished form: it survives a restart in the middle of a word. */
export async function keepDraft({ store, sealer }: Keeper, name: string, value: unknown, now: number): Promise<void> {
  const sealed = await sealValue(sealer, value, `draft:${name}`)
  await store.drafts.put({ name, sealed, at: toInstant(now) })
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
