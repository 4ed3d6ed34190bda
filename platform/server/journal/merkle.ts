import { hash } from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import type { Entry } from './entry.ts'

/** Hash of one entry: all that it says, in a fixed order. */
export function leafOf(entry: Entry): Buffer {
  const { zoneId, id, seq, type, areaId, subjectId, intentId, accountId, officerId, postId, documentId } = entry
  const said = [zoneId, id, seq, type, areaId, subjectId, intentId, accountId, officerId, postId, documentId]
  return sha256(Buffer.from([0]), canonicalJson([...said, entry.occurredAt, entry.recordedAt, entry.data]))
}

/**
 * Merkle root of leaves, as in RFC 6962: leaves and inner nodes are marked apart, an odd one goes up unchanged.
 */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('')
  let level = [...leaves]
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index] as Buffer
      const right = level[index + 1]
      above.push(right ? sha256(Buffer.from([1]), left, right) : left)
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
