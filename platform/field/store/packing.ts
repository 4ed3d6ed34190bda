import type { Bytes, Sealed, Sealer } from './sealing.ts'

/** A value as sealed bytes. */
export async function sealValue(sealer: Sealer, value: unknown, name: string): Promise<Sealed> {
  return sealer.seal(new TextEncoder().encode(JSON.stringify(value)), name)
}

/** What {@link sealValue} sealed. */
export async function openValue<T>(sealer: Sealer, sealed: Sealed, name: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await sealer.open(sealed, name))) as T
}

/** The bytes of a file. */
export async function bytesOf(file: Blob): Promise<Bytes> {
  return new Uint8Array(await file.arrayBuffer())
}
