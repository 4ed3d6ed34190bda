/**
 * A universally unique id in lower-case text. The creator names the thing: a phone with no signal can make it.
 */
export type Uuid = string & { readonly __uuid: true }

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a text is a UUID in canonical lower-case form. */
export function isUuid(text: string): text is Uuid {
  return pattern.test(text)
}

/**
 * A version 7 UUID (RFC 9562): 48 bits of time, then 74 random bits, so that keys grow in the order of time.
 * The caller brings the time in milliseconds and ten random bytes; the kit has no clock and no dice.
 */
export function uuidV7(millis: number, random: Uint8Array): Uuid {
  if (random.length < 10) throw new RangeError('uuidV7 wants ten random bytes')
  const bytes = new Uint8Array(16)
  let rest = Math.floor(millis)
  for (let index = 5; index >= 0; index--) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return formatUuid(bytes)
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Bytes as hexadecimal digits, two each. */
export function hexOf(bytes: Uint8Array): string {
  let hex = ''
  for (let index = 0; index < bytes.length; index++) hex += hexOfByte[bytes[index] as number]
  return hex
}

/** Sixteen bytes as a UUID text. */
export function formatUuid(bytes: Uint8Array): Uuid {
  const hex = hexOf(bytes)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid
}
