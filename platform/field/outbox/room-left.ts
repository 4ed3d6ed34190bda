import type { Words } from '#kit'

/** Free bytes that must be left before something new is begun: about ten forms with photos. */
const leastFree = 20 * 1024 * 1024

/** The phone has no room for something new. What is on it is safe, and goes as soon as it is sent. */
export class StorageFull extends Error {
  readonly words: Words = {
    vi: 'Máy hết chỗ lưu: lần này CHƯA ghi được. Việc ghi trước vẫn còn nguyên. Gửi đi, hoặc xóa bớt ảnh trong máy, rồi ghi lại.',
    en: 'This phone is full: this is NOT recorded. What you recorded before is safe. Send it, or delete other pictures on the phone, then record this again.',
  }
}

/** Throws {@link StorageFull} when there is no room to begin something new: the new waits, the old is never pushed out. */
export async function requireRoom(): Promise<void> {
  if (!(await hasRoom())) throw new StorageFull('the store of this phone is full')
}

/** Whether something new may be begun, as far as the browser tells. */
export async function hasRoom(): Promise<boolean> {
  const free = await recentlyLeft()
  return free === undefined || free >= leastFree
}

/** How long an answer of the browser is believed, in milliseconds: it is slow to count, and two hundred forms may come in a row. */
const believedMs = 10_000
let counted: { readonly at: number; readonly free: Promise<number | undefined>; readonly by: unknown } | undefined

function recentlyLeft(): Promise<number | undefined> {
  const now = performance.now()
  const by = globalThis.navigator?.storage
  if (!counted || counted.by !== by || now - counted.at > believedMs) counted = { at: now, free: roomLeft(), by }
  return counted.free
}

/** Free bytes in the browser's store; undefined where it does not tell. */
export async function roomLeft(): Promise<number | undefined> {
  const { quota, usage } = (await globalThis.navigator?.storage?.estimate?.()) ?? {}
  return quota === undefined || usage === undefined ? undefined : quota - usage
}

/** Asks the browser not to throw the store away when it runs short. */
export async function askToStay(): Promise<boolean> {
  return (await globalThis.navigator?.storage?.persist?.()) ?? false
}

/** Anything thrown while writing: a full store by its own name. */
export function toStorageFull(thrown: unknown): unknown {
  const { name, inner } = thrown as { name?: string; inner?: { name?: string } }
  const isFull = name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError'
  return isFull ? new StorageFull('the store of this phone is full') : thrown
}
