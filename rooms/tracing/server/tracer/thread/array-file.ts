import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** Arrays that a file holds, by name. */
export type Arrays = Readonly<Record<string, Int32Array | Uint32Array | Uint16Array>>

/** First bytes of the file; another way to write it needs another number. */
const mark = 'nhac-truong-arrays-1\n'
const kinds = { Int32Array, Uint32Array, Uint16Array } as const
const pieceBytes = 1 << 26

interface Head {
  readonly about: unknown
  readonly arrays: readonly { name: string; kind: keyof typeof kinds; length: number; crc: number }[]
}

/**
 * Writes arrays and what is to be known about them: aside, flushed, then renamed, so that a file is whole or not there. One
 * after the other, as they lie in memory; with a checksum each.
 */
export function writeArrays(file: string, about: unknown, arrays: Arrays): void {
  const parts = Object.entries(arrays).map(([name, array]) => {
    const bytes = bytesOf(array)
    return { name, kind: array.constructor.name as keyof typeof kinds, length: array.length, crc: crc32(bytes), bytes }
  })
  const head = Buffer.from(JSON.stringify({ about, arrays: parts.map(({ bytes, ...part }) => part) } satisfies Head))
  const opening = Buffer.alloc(mark.length + 8)
  opening.write(mark)
  opening.writeUInt32LE(head.length, mark.length)
  opening.writeUInt32LE(crc32(head), mark.length + 4)
  const aside = `${file}.part`
  const to = openSync(aside, 'w', 0o600)
  try {
    for (const bytes of [opening, head, ...parts.map((part) => part.bytes)]) writeAll(to, bytes)
    fsyncSync(to)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  } finally {
    closeSync(to)
  }
  renameSync(aside, file)
}

/** Reads what {@link writeArrays} wrote; throws where a byte is missing or another than was written. */
export function readArrays(file: string): { readonly about: unknown; readonly arrays: Arrays } {
  const from = openSync(file, 'r')
  try {
    const opening = readExactly(from, Buffer.alloc(mark.length + 8))
    if (opening.toString('latin1', 0, mark.length) !== mark) throw new Error('written in another way')
    const head = readExactly(from, Buffer.alloc(opening.readUInt32LE(mark.length)))
    if (crc32(head) !== opening.readUInt32LE(mark.length + 4)) throw new Error('its head is damaged')
    const { about, arrays } = JSON.parse(head.toString()) as Head
    return { about, arrays: Object.fromEntries(arrays.map((part) => [part.name, readArray(from, part)])) }
  } finally {
    closeSync(from)
  }
}

function readArray(from: number, { name, kind, length, crc }: Head['arrays'][number]): Arrays[string] {
  const array = new kinds[kind](length)
  if (crc32(readExactly(from, bytesOf(array))) !== crc) throw new Error(`${name} is damaged`)
  return array
}

function bytesOf({ buffer, byteOffset, byteLength }: Arrays[string]): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}

function writeAll(to: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(to, bytes, at, Math.min(pieceBytes, bytes.length - at))
}

function readExactly(from: number, into: Buffer): Buffer {
  for (let at = 0; at < into.length; ) {
    const read = readSync(from, into, at, Math.min(pieceBytes, into.length - at), null)
    if (read === 0) throw new Error('it ends too early')
    at += read
  }
  return into
}
