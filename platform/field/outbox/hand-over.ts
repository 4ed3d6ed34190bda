import { momentOf } from '../rules/device-clock.ts'
import { isOpen, type OutboxItem } from '../rules/outbox-item.ts'
import { type Letter, letterOf, sealLetter } from '../store/letters.ts'
import { compress, decompress, fromBase64, toBase64 } from '../store/packing.ts'
import { type Bytes, type Lock, newLock, openLock, type Sealed } from '../store/sealing.ts'
import { readClock } from './clock-mark.ts'
import type { FieldDesk } from './desk.ts'
import { inOneGo } from './outbox.ts'
import { requireRoom } from './room-left.ts'

/** What is unsent on one phone, for another phone of the same person: a dying battery, a broken screen. */
interface Cargo {
  readonly items: readonly OutboxItem[]
  readonly letters: Readonly<Record<string, Letter>>
  readonly photos: Readonly<Record<string, { readonly type: string; readonly base64: string }>>
}

/** Version of the file; a newer one is refused by name, never half read. The first was not compressed. */
const form = 'nhac-truong-field-hand-over-2'
const forms = ['nhac-truong-field-hand-over-1', form]

/**
 * All unsent work as a file under a passcode of its own. It stays on this phone too: sent from both it is done once,
 * because ids and moments are the same (a moment not fixed yet is fixed now). `iterations`: see {@link newLock}.
 */
export async function packOutbox(desk: FieldDesk, secret: string, iterations?: number): Promise<Blob> {
  const clock = await readClock(desk)
  const open = await desk.store.items.where('state').anyOf('waiting', 'sending', 'refused').toArray()
  const items = open.map((item) =>
    item.kind === 'intent' && !item.occurredAt ? { ...item, occurredAt: momentOf(item.stamp, clock).at } : item,
  )
  await desk.store.items.bulkPut(items)
  const letters: Record<string, Letter> = {}
  const photos: Record<string, { type: string; base64: string }> = {}
  for (const { id, kind } of items) {
    const letter = kind === 'intent' ? await letterOf(desk, id) : undefined
    if (letter) letters[id] = letter
    const photo = kind === 'photo' ? await desk.store.photos.get(id) : undefined
    if (photo) photos[id] = { type: photo.type, base64: toBase64(await desk.sealer.open(photo.sealed, id)) }
  }
  const { lock, sealer } = await newLock(secret, iterations)
  const cargo: Cargo = { items: [...items, ...(await doneElders(desk, items))], letters, photos }
  const sealed = await sealer.seal(await compress(new TextEncoder().encode(JSON.stringify(cargo))), desk.accountId)
  return new Blob([JSON.stringify({ form, accountId: desk.accountId, lock, sealed }, toText)], {
    type: 'application/json',
  })
}

/** Elders that the server has already: with them nothing is held on the other phone. */
async function doneElders({ store }: FieldDesk, items: readonly OutboxItem[]): Promise<OutboxItem[]> {
  const here = new Set(items.map(({ id }) => id))
  const elders = [...new Set(items.flatMap((item) => item.elders))].filter((id) => !here.has(id))
  return (await store.items.bulkGet(elders)).filter((item) => item !== undefined)
}

/** Why a file was not taken. */
export type NotTaken = 'not-a-hand-over' | 'another-account' | 'wrong-passcode'

/** Takes the work of another phone in, whole or not at all; what is here already stays as it is. Answers how many forms. */
export async function unpackOutbox(desk: FieldDesk, file: Blob, secret: string): Promise<number | NotTaken> {
  await requireRoom()
  const read = readFile(await file.text())
  if (!read) return 'not-a-hand-over'
  if (read.accountId !== desk.accountId) return 'another-account'
  const opener = await openLock(read.lock, secret)
  if (!opener) return 'wrong-passcode'
  const bytes = await opener.open(read.sealed, desk.accountId)
  const text = new TextDecoder().decode(read.form === form ? await decompress(bytes) : bytes)
  const cargo = JSON.parse(text) as Cargo
  return takeIn(desk, cargo)
}

async function takeIn({ store, sealer }: FieldDesk, { items, letters, photos }: Cargo): Promise<number> {
  const bodies = await Promise.all(
    Object.entries(letters).map(async ([id, letter]) => ({ id, sealed: await sealLetter(sealer, id, letter) })),
  )
  const pictures = await Promise.all(
    Object.entries(photos).map(async ([id, { type, base64 }]) => {
      return { id, type, draft: null, sealed: await sealer.seal(fromBase64(base64), id) }
    }),
  )
  return inOneGo(store, async () => {
    const known = new Set((await store.items.bulkGet(items.map(({ id }) => id))).flatMap((item) => item?.id ?? []))
    const fresh = items.filter(({ id }) => !known.has(id))
    let order = ((await store.marks.get('order'))?.value as number | undefined) ?? 0
    const inTurn = fresh.toSorted((left, right) => left.order - right.order)
    await store.items.bulkAdd(inTurn.map((item) => ({ ...item, order: ++order })))
    await store.bodies.bulkPut(bodies.filter(({ id }) => !known.has(id)))
    await store.photos.bulkPut(pictures.filter(({ id }) => !known.has(id)))
    await store.marks.put({ name: 'order', value: order })
    return fresh.filter((item) => item.kind === 'intent' && isOpen(item)).length
  })
}

interface Envelope {
  readonly form: string
  readonly accountId: string
  readonly lock: Lock
  readonly sealed: Sealed
}

function readFile(text: string): Envelope | undefined {
  try {
    const read = JSON.parse(text, fromText) as Envelope | null
    return read && forms.includes(read.form) ? read : undefined
  } catch {
    // Not JSON, or not ours: the caller says so.
    return undefined
  }
}

/** Bytes are written as `{ base64 }`, and read again from it. */
function toText(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: toBase64(value as Bytes) } : value
}

function fromText(_: string, value: unknown): unknown {
  const { base64 } = (value ?? {}) as { base64?: unknown }
  const isBytes = typeof value === 'object' && typeof base64 === 'string' && Object.keys(value as object).length === 1
  return isBytes ? fromBase64(base64) : value
}
