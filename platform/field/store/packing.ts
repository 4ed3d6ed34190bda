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

/** Bytes as Base64 text, in pieces that no call stack is too short for. */
export function toBase64(bytes: Bytes): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return btoa(pieces.join(''))
}

/** The bytes of a Base64 text; throws where it is none. */
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

/** Bytes pressed together (gzip). */
export function compress(bytes: Bytes): Promise<Bytes> {
  return through(bytes, new CompressionStream('gzip'))
}

/** What {@link compress} pressed; throws where it is something else. */
export function decompress(bytes: Bytes): Promise<Bytes> {
  return through(bytes, new DecompressionStream('gzip'))
}

async function through(bytes: Bytes, stream: CompressionStream | DecompressionStream): Promise<Bytes> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}
