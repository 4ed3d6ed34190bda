import { crc32, deflateRawSync } from 'node:zlib'

/** A file to be put into a zip, packed already. */
export interface PackedEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly packed: Buffer
}

/** Packs a small file. */
export function pack(name: string, content: string | Buffer): PackedEntry {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return { name, method: 8, crc: crc32(bytes), size: bytes.length, packed: deflateRawSync(bytes) }
}

/** A zip of these entries, in this order. */
export function zipOf(entries: readonly PackedEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8')
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    describe(head, 4, entry)
    head.writeUInt16LE(name.length, 26)
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt16LE(20, 4)
    describe(line, 6, entry)
    line.writeUInt16LE(name.length, 28)
    line.writeUInt32LE(at, 42)
    parts.push(head, name, entry.packed)
    directory.push(line, name)
    at += head.length + name.length + entry.packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

/** Version, flags (names are UTF-8), method, a fixed day, check sum and sizes: the same in both places. */
function describe(into: Buffer, at: number, { method, crc, packed, size }: PackedEntry): void {
  into.writeUInt16LE(20, at)
  into.writeUInt16LE(0x0800, at + 2)
  into.writeUInt16LE(method, at + 4)
  into.writeUInt16LE(0, at + 6)
  into.writeUInt16LE(0x5021, at + 8)
  into.writeUInt32LE(crc, at + 10)
  into.writeUInt32LE(packed.length, at + 14)
  into.writeUInt32LE(size, at + 18)
}
