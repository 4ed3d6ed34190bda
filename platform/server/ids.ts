import { hash, randomBytes } from 'node:crypto'
import { formatUuid, type Uuid, uuidV7 } from '#kit'

let pool = Buffer.alloc(0)
let used = 0

/** A new id that grows with time. */
export function newId(): Uuid {
  if (used + 10 > pool.length) {
    pool = randomBytes(5120)
    used = 0
  }
  used += 10
  return uuidV7(Date.now(), pool.subarray(used - 10, used))
}

/**
 * The id of the `index`-th thing that the work `parent` makes: the same each time it is tried (RFC 9562 version 8).
 */
export function derivedId(parent: string, index: number | string): Uuid {
  const bytes = hash('sha256', `${parent}/${index}`, 'buffer').subarray(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return formatUuid(bytes)
}
