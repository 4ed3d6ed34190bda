/**
 * Whether a parsed JSON value is nested at most so many levels. Walks without recursion, so that a hostile file of a
 * hundred thousand brackets is judged and not felt.
 */
export function isNestedAtMost(value: unknown, levels: number): boolean {
  let layer: unknown[] = [value]
  for (let level = 0; level <= levels; level++) {
    layer = layer.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
    if (layer.length === 0) return true
  }
  return false
}
