import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a zip as a test wants it: honest text, or packed bytes with whatever sizes are claimed. */
export type ZipPart =
  | { readonly name: string; text: string }
  | {
      readonly name: string
      readonly packed: Buffer
      readonly size: number
      readonly crc: number
      readonly claimsPacked?: number
    }

/** A zip written by hand, lies included. */
export function zipBytes(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const honest = 'text' in part ? Buffer.from(part.text) : undefined
    const packed = honest ? deflateRawSync(honest) : (part as { packed: Buffer }).packed
    const size = honest ? honest.length : (part as { size: number }).size
    const sum = honest ? crc32(honest) : (part as { crc: number }).crc
    const claimed = 'claimsPacked' in part ? (part.claimsPacked ?? packed.length) : packed.length
    const name = Buffer.from(part.name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(sum, 14)
    head.writeUInt32LE(claimed, 18)
    head.writeUInt32LE(size, 22)
    head.writeUInt16LE(name.length, 26)
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt16LE(8, 10)
    line.writeUInt32LE(sum, 16)
    line.writeUInt32LE(claimed, 20)
    line.writeUInt32LE(size, 24)
    line.writeUInt16LE(name.length, 28)
    line.writeUInt32LE(at, 42)
    bodies.push(head, name, packed)
    directory.push(line, name)
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
