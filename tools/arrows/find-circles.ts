import type { Arrow } from './source-tree.ts'

/**
 * The circles in a graph of imports, one way round each, as lists of paths; none when nothing leads back to itself.
 * Files of one circle are reported once. Imports of types count: a circle of types is a circle of thoughts.
 */
export function findCircles(arrows: Arrow[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to])
  const circles: string[][] = []
  const finished = new Set<string>()
  const path: string[] = []

  const visit = (file: string) => {
    const at = path.indexOf(file)
    if (at >= 0) {
      circles.push([...path.slice(at), file])
      return
    }
    if (finished.has(file)) return
    path.push(file)
    for (const to of next.get(file) ?? []) visit(to)
    path.pop()
    finished.add(file)
  }
  for (const file of next.keys()) visit(file)
  return circles
}
