import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { UnreadableTable } from './unreadable-table.ts'

/** A file inside a zip. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly headerAt: number
}

/** What a workbook may unpack to. A real one of a hundred thousand rows has 20 entries, 60 MB and a ratio near 12. */
export const zipLimits = { entries: 2_000, totalBytes: 600_000_000, ratio: 250, ratioFromBytes: 20_000_000 }

const endMark = 0x06054b50
const entryMark = 0x02014b50
const headerMark = 0x04034b50

/** Whether the bytes begin like a zip. */
export function isZip(bytes: Buffer): boolean {
  return bytes.length > 22 && bytes.readUInt32LE(0) === headerMark
}

/**
 * The list of a zip's entries, judged before anything is unpacked: too many, too large, packed too well or lying over
 * each other is refused as a bomb. Sizes may lie; {@link unpackedChunks} counts again.
 */
export function readZipDirectory(bytes: Buffer): ZipEntry[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (at === 0xffffffff || count === 0xffff) throw new UnreadableTable('DAMAGED', { what: 'zip64' })
  if (count > zipLimits.entries) throw bomb(bytes, `${count} entries`)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryMark) throw new UnreadableTable('DAMAGED', { what: 'zip' })
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      headerAt: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  judge(bytes, entries)
  return entries
}

function judge(bytes: Buffer, entries: readonly ZipEntry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (total > zipLimits.totalBytes) throw bomb(bytes, `${Math.round(total / 1e6)} MB`)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  if (packed > bytes.length) throw bomb(bytes, 'overlapping entries')
  for (const entry of entries) {
    if (entry.size > zipLimits.ratioFromBytes && entry.size > entry.packed * zipLimits.ratio) {
      throw bomb(bytes, `${Math.round(entry.size / Math.max(1, entry.packed))} : 1`)
    }
  }
}

function bomb(bytes: Buffer, what: string): UnreadableTable {
  return new UnreadableTable('ZIP_BOMB', { packed: Math.ceil(bytes.length / 1024), what })
}

/** The end record stands last, before a remark of at most 64 KB. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes.readUInt32LE(at) === endMark) return at
  }
  throw new UnreadableTable('DAMAGED', { what: 'zip' })
}

/** The bytes of an entry as they lie packed in the file. */
export function packedBytes(bytes: Buffer, entry: ZipEntry): Buffer {
  const { headerAt } = entry
  if (headerAt + 30 > bytes.length || bytes.readUInt32LE(headerAt) !== headerMark) {
    throw new UnreadableTable('DAMAGED', { what: entry.name })
  }
  const from = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28)
  if (from + entry.packed > bytes.length) throw new UnreadableTable('DAMAGED', { what: entry.name })
  return bytes.subarray(from, from + entry.packed)
}

/** A small entry at once; `most` bytes at most, whatever the directory said. */
export function unpackWhole(bytes: Buffer, entry: ZipEntry, most = 64_000_000): Buffer {
  const packed = packedBytes(bytes, entry)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new UnreadableTable('DAMAGED', { what: entry.name })
  let whole: Buffer
  try {
    whole = inflateRawSync(packed, { maxOutputLength: most })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw bomb(bytes, `${entry.name} > ${most / 1e6} MB`)
    throw new UnreadableTable('DAMAGED', { what: entry.name })
  }
  if (crc32(whole) !== entry.crc) throw new UnreadableTable('DAMAGED', { what: entry.name })
  return whole
}

/** A large entry piece by piece, no faster than it is taken; stops as a bomb when it grows beyond what was declared. */
export async function* unpackedChunks(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, entry)
  if (entry.method === 0) {
    for (let from = 0; from < packed.length; from += 65_536) yield packed.subarray(from, from + 65_536)
    return
  }
  if (entry.method !== 8) throw new UnreadableTable('DAMAGED', { what: entry.name })
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  inflate.end(packed)
  let taken = 0
  try {
    for await (const chunk of inflate) {
      taken += (chunk as Buffer).length
      if (taken > entry.size) throw bomb(bytes, `${entry.name}: > ${entry.size} B`)
      yield chunk as Buffer
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw error
    throw new UnreadableTable('DAMAGED', { what: entry.name })
  } finally {
    inflate.destroy()
  }
  if (taken < entry.size) throw new UnreadableTable('DAMAGED', { what: entry.name })
}
