const startsWith = (bytes: Buffer, wanted: readonly number[], from = 0) =>
  wanted.every((byte, index) => bytes[from + index] === byte)

/**
 * What a file is by its first bytes, whatever its name or header say: only kinds that are photos. Everything else
 * (HEIC too: the decoder that we may ship cannot read it) is undefined and never reaches a decoder.
 */
export function pictureKind(bytes: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  const isRiff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46])
  return isRiff && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8) ? 'webp' : undefined
}
