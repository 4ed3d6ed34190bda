import { isOpen, type OutboxItem } from '../rules/outbox-item.ts'
import { swapText } from '../rules/photo-places.ts'
import { keptDraft, sealDraft } from '../store/drafts.ts'
import { letterOf, sealLetter } from '../store/letters.ts'
import type { Sealed } from '../store/sealing.ts'
import type { FieldDesk } from './desk.ts'
import { inOneGo, newFieldId, prepareIntent, writeIntent } from './outbox.ts'
import { requireRoom } from './room-left.ts'

/**
 * Sends a refused or held intent again, mended, under a new id; it keeps the time at which it happened. Whatever builds on
 * the old one now builds on the new one, and photos that only the old one named are withdrawn. `now`: what stands there now, of
 * a change that was decided over again. Answers the new id.
 */
export async function mendIntent(desk: FieldDesk, old: OutboxItem, payload: unknown, now?: unknown): Promise<string> {
  await requireRoom()
  const { store } = desk
  const id = newFieldId(desk)
  const elders = (await store.items.bulkGet([...old.elders])).filter((elder) => elder !== undefined)
  const after = elders.filter(({ kind }) => kind === 'intent').map((elder) => elder.id)
  const letter = await letterOf(desk, old.id)
  const intent = { id, type: old.type, title: letter?.title ?? '', payload, before: now ?? letter?.before, after }
  const next = { ...(await prepareIntent(desk, intent)), stamp: old.stamp }
  const followers = await resealFollowers(desk, { old: old.id, next: id })
  const loose = await photosWithout(desk, elders, { old: old.id, kept: next.photos })
  const renamed = await resealDraft(desk, old.id, id)
  const settledAt = desk.deviceNow()
  return inOneGo(store, async () => {
    // Pressed twice, or mended in another window: the first hand has done it.
    const done = (await store.items.get(old.id))?.successor
    if (done !== undefined) return done
    await writeIntent(store, next)
    // Its moment was worked out when it left; by now the clock may have been set.
    if (old.occurredAt) await store.items.update(id, { occurredAt: old.occurredAt })
    await store.items.update(old.id, { state: 'withdrawn', successor: id, settledAt })
    const draft = await store.drafts.get(old.id)
    if (draft && renamed) await store.drafts.put({ ...draft, name: id, sealed: renamed })
    await store.drafts.delete(old.id)
    for (const { id: follower, elders, sealed } of followers) {
      await store.items.update(follower, { elders })
      await store.bodies.put({ id: follower, sealed })
    }
    for (const photo of loose) {
      await store.items.update(photo, { state: 'withdrawn', settledAt })
      await store.photos.delete(photo)
    }
    return id
  })
}

/** Unsent photos that only the old form named. */
async function photosWithout(
  { store }: FieldDesk,
  elders: readonly OutboxItem[],
  { old, kept }: { readonly old: string; readonly kept: readonly string[] },
): Promise<string[]> {
  const loose = elders.filter((item) => item.kind === 'photo' && isOpen(item) && !kept.includes(item.id))
  const ids = loose.map(({ id }) => id)
  const others = await store.items.where('elders').anyOf(ids).toArray()
  const needed = new Set(others.filter(({ id }) => id !== old).flatMap((item) => item.elders))
  return ids.filter((id) => !needed.has(id))
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
  swap: { readonly old: string; readonly next: string },
): Promise<Follower[]> {
  const followers = await desk.store.items.where('elders').equals(swap.old).filter(isOpen).toArray()
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
