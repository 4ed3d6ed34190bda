import { type Refusal, uuidV7 } from '#kit'
import { type ClockStamp, stampClock } from '../rules/device-clock.ts'
import { type OutboxItem, standingOf } from '../rules/outbox-item.ts'
import { photosOf } from '../rules/photo-places.ts'
import type { FieldStore } from '../store/field-store.ts'
import { sealLetter } from '../store/letters.ts'
import { bytesOf } from '../store/packing.ts'
import type { Sealed } from '../store/sealing.ts'
import { readClock } from './clock-mark.ts'
import type { FieldDesk } from './desk.ts'
import { withElders } from './outbox-view.ts'
import { requireRoom, toStorageFull } from './room-left.ts'

/**
 * What a form hands over: its id is the id of what it creates. The form's draft is kept under the same id until the server
 * has accepted it, so that a refused one can be mended.
 */
export interface NewIntent {
  readonly id: string
  readonly type: string
  /** What it is about, for its reader: the name of the place. Stays on the phone. */
  readonly title?: string
  readonly payload: unknown
  /** Of a change to something kept: what stood there when the form was filled in, for a clash; stays on the phone. */
  readonly before?: unknown
  /** Ids of earlier intents that it builds on; photos in the payload are found by themselves. */
  readonly after?: readonly string[]
}

/** A new id made on this phone. */
export function newFieldId({ deviceNow }: Pick<FieldDesk, 'deviceNow'>): string {
  return uuidV7(deviceNow(), crypto.getRandomValues(new Uint8Array(10)))
}

/** An intent that is sealed and stamped, ready to be written. */
export interface PreparedIntent extends NewIntent {
  readonly sealed: Sealed
  readonly stamp: ClockStamp
  readonly photos: readonly string[]
}

/**
 * Puts a finished form into the outbox, with the photos that it names: all of it in one transaction, or none. The same id
 * again is already there. Throws {@link StorageFull} before anything is lost.
 */
export async function addToOutbox(desk: FieldDesk, intent: NewIntent): Promise<void> {
  await requireRoom()
  const prepared = await prepareIntent(desk, intent)
  await inOneGo(desk.store, () => writeIntent(desk.store, prepared))
}

/** Seals and stamps an intent. Ciphers do their work before the transaction, which would end while they do. */
export async function prepareIntent(desk: FieldDesk, intent: NewIntent): Promise<PreparedIntent> {
  const clock = await readClock(desk)
  const { title = '', payload, before } = intent
  return {
    ...intent,
    photos: photosOf(payload),
    sealed: await sealLetter(desk.sealer, intent.id, { title, payload, ...(before === undefined ? {} : { before }) }),
    stamp: stampClock(clock, desk.deviceNow()),
  }
}

/** Runs changes of the outbox as one transaction; a full store is told by its name, and nothing is half written. */
export async function inOneGo<T>(store: FieldStore, work: () => Promise<T>): Promise<T> {
  const { items, bodies, photos, drafts, marks } = store
  try {
    return await store.db.transaction('rw', [items, bodies, photos, drafts, marks], work)
  } catch (thrown) {
    throw toStorageFull(thrown)
  }
}

/** Writes a prepared intent and the photos it names; inside {@link inOneGo} only. */
export async function writeIntent(store: FieldStore, intent: PreparedIntent): Promise<void> {
  const { id, type, photos, sealed, stamp } = intent
  if (await store.items.get(id)) return
  let order = ((await store.marks.get('order'))?.value as number | undefined) ?? 0
  const base = { state: 'waiting', tries: 0, notBefore: 0, stamp } as const
  for (const photoId of photos) {
    if (await store.items.get(photoId)) continue
    const photo = await store.photos.get(photoId)
    if (!photo) throw new Error(`photo ${photoId} is not on this phone`)
    await store.photos.put({ ...photo, draft: null })
    const bytes = photo.sealed.data.byteLength
    await store.items.add({ ...base, id: photoId, kind: 'photo', type: 'photo', order: ++order, elders: [], bytes })
  }
  await store.bodies.put({ id, sealed })
  const elders = [...photos, ...(intent.after ?? [])]
  await store.items.add({ ...base, id, kind: 'intent', type, order: ++order, elders, bytes: sealed.data.byteLength })
  await store.marks.put({ name: 'order', value: order })
}

/** Keeps a photo for an unfinished form; answers its id. */
export async function keepPhoto(desk: FieldDesk, photo: Blob, draft: string): Promise<string> {
  await requireRoom()
  const id = newFieldId(desk)
  const sealed = await desk.sealer.seal(await bytesOf(photo), id)
  await inOneGo(desk.store, () => desk.store.photos.add({ id, type: photo.type, sealed, draft }))
  return id
}

/** A photo that is still on the phone. */
export async function photoOf({ store, sealer }: FieldDesk, id: string): Promise<Blob | undefined> {
  const photo = await store.photos.get(id)
  return photo && new Blob([await sealer.open(photo.sealed, id)], { type: photo.type })
}

/** Forgets a photo of an unfinished form; one that a finished form has taken stays. */
export async function dropPhoto({ store }: FieldDesk, id: string): Promise<void> {
  await store.db.transaction('rw', store.photos, async () => {
    const photo = await store.photos.get(id)
    if (photo?.draft) await store.photos.delete(id)
  })
}

const stuck = new Set(['refused', 'held'])

/** Takes back what was refused or is held: it is not sent, and what builds on it stays held. */
export async function withdraw({ store }: FieldDesk, id: string, deviceNow: number): Promise<void> {
  await store.db.transaction('rw', store.items, async () => {
    const item = await store.items.get(id)
    if (item && stuck.has(standingOf(item, await withElders(store, [item]))))
      await store.items.put({ ...item, state: 'withdrawn', settledAt: deviceNow })
  })
}

/** The refusal of an item and of its elders, nearest first: why it does not go. */
export function refusalsBehind(item: OutboxItem, items: ReadonlyMap<string, OutboxItem>): readonly Refusal[] {
  const own = item.refusal ? [item.refusal] : []
  return [
    ...own,
    ...item.elders.flatMap((id) => {
      const elder = items.get(id)
      return elder ? refusalsBehind(elder, items) : []
    }),
  ]
}
