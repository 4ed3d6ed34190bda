/**
 * Whether a parsed JSON value is nested at most so many levels. Walks without recursion, so that a hostile file of a
 * hundred thousand brackets is judged and not felt.
 */
export function isNestedAtMost(value: unknown, levels: number): boolean {
  let layer: unknown[] = [value]
  for (let level = 0; level <= levels; level++) {
    const next: unknown[] = []
    for (const part of layer) {
      if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) next.push(inner)
    }
    if (next.length === 0) return true
    layer = next
  }
  return false
}
