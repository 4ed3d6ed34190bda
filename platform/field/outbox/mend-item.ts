import { isOpen, itemsById, type OutboxItem } from '../rules/outbox-item.ts'
import { swapText } from '../rules/photo-places.ts'
import { keptDraft, sealDraft } from '../store/drafts.ts'
import { letterOf, sealLetter } from '../store/letters.ts'
import type { Sealed } from '../store/sealing.ts'
import type { FieldDesk } from './desk.ts'
import { inOneGo, newFieldId, prepareIntent, writeIntent } from './outbox.ts'
import { requireRoom } from './room-left.ts'

/**
 * Sends a refused or held intent again, mended, under a new id; it keeps the time at which it happened. Whatever builds on
 * the old one now builds on the new one, and photos that only the old one named are withdrawn. Answers the new id.
 */
export async function mendIntent(desk: FieldDesk, old: OutboxItem, payload: unknown): Promise<string> {
  await requireRoom()
  const { store } = desk
  const id = newFieldId(desk)
  const all = await store.items.toArray()
  const byId = itemsById(all)
  const after = old.elders.filter((elder) => byId.get(elder)?.kind === 'intent')
  const title = (await letterOf(desk, old.id))?.title ?? ''
  const next = { ...(await prepareIntent(desk, { id, type: old.type, title, payload, after })), stamp: old.stamp }
  const followers = await resealFollowers(desk, all, { old: old.id, next: id })
  const renamed = await resealDraft(desk, old.id, id)
  const settledAt = desk.deviceNow()
  await inOneGo(store, async () => {
    await writeIntent(store, next)
    await store.items.update(old.id, { state: 'withdrawn', successor: id, settledAt })
    const draft = await store.drafts.get(old.id)
    if (draft && renamed) await store.drafts.put({ ...draft, name: id, sealed: renamed })
    await store.drafts.delete(old.id)
    for (const { id: follower, elders, sealed } of followers) {
      await store.items.update(follower, { elders })
      await store.bodies.put({ id: follower, sealed })
    }
    for (const photo of photosWithout(old, next.photos, all)) {
      await store.items.update(photo, { state: 'withdrawn', settledAt })
      await store.photos.delete(photo)
    }
  })
  return id
}

/** Unsent photos that only the old form named. */
function photosWithout(old: OutboxItem, kept: readonly string[], all: readonly OutboxItem[]): string[] {
  const needed = new Set([...kept, ...all.filter(({ id }) => id !== old.id).flatMap(({ elders }) => elders)])
  return all
    .filter((item) => item.kind === 'photo' && isOpen(item) && old.elders.includes(item.id) && !needed.has(item.id))
    .map(({ id }) => id)
}

/** The draft goes along, sealed under its new name. */
async function resealDraft(desk: FieldDesk, old: string, next: string): Promise<Sealed | undefined> {
  const draft = await keptDraft(desk, old)
  return draft === undefined ? undefined : sealDraft(desk.sealer, next, swapText(draft, old, next))
}

interface Follower {
  readonly id: string
  readonly elders: readonly string[]
  readonly sealed: Sealed
}

/** Ciphers do their work before the transaction, which would end while they do. */
async function resealFollowers(
  desk: FieldDesk,
  all: readonly OutboxItem[],
  swap: { readonly old: string; readonly next: string },
): Promise<Follower[]> {
  const followers = all.filter((item) => isOpen(item) && item.elders.includes(swap.old))
  return Promise.all(
    followers.map(async ({ id, elders }) => {
      const letter = await letterOf(desk, id)
      if (!letter) throw new Error(`the payload of ${id} is gone`)
      const payload = swapText(letter.payload, swap.old, swap.next)
      return {
        id,
        elders: elders.map((elder) => (elder === swap.old ? swap.next : elder)),
        sealed: await sealLetter(desk.sealer, id, { ...letter, payload }),
      }
    }),
  )
}
