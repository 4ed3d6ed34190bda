import { hash } from 'node:crypto'

/**
 * Merkle root of leaves, as in RFC 6962: leaves and inner nodes are marked apart, an odd one goes up unchanged.
 */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('')
  let level = [...leaves]
  const pair = Buffer.alloc(65, 1)
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index] as Buffer
      const right = level[index + 1]
      if (right) {
        left.copy(pair, 1)
        right.copy(pair, 33)
      }
      above.push(right ? hash('sha256', pair, 'buffer') : left)
    }
    level = above
  }
  return level[0] as Buffer
}

/** SHA-256 of the parts, one after the other. */
export function sha256(...parts: (Buffer | string)[]): Buffer {
  const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))
  return hash('sha256', Buffer.concat(bytes), 'buffer')
}
