import type { ChainNode } from './chain-groups.ts'

/** Where a node lies, in pixels. */
export interface PlacedChainNode extends ChainNode {
  readonly x: number
  readonly y: number
}

/** A line from who exposed to who was exposed; thicker for more people. */
export interface ChainEdge {
  readonly id: string
  readonly path: string
  readonly width: number
  readonly isHome: boolean
}

/** A chain laid out: generations from left to right. */
export interface ChainLayout {
  readonly nodes: readonly PlacedChainNode[]
  readonly edges: readonly ChainEdge[]
  readonly width: number
  readonly height: number
}

/** Sizes of the drawing, in pixels. */
export const chainSize = { node: 176, row: 40, gap: 8, between: 72, top: 28 } as const

/**
 * Lays the generations out from left to right. Nodes of a column stand in the order of those who exposed them, so that lines cross as
 * little as they can; all begin at the top, where the case is seen at once.
 */
export function layOutChain(nodes: readonly ChainNode[]): ChainLayout {
  const { node, row, gap, between, top } = chainSize
  const columns = [0, 1, 2, 3]
    .map((column) => nodes.filter((one) => one.column === column))
    .filter((some) => some.length > 0)
  const heightOf = (count: number) => count * row + Math.max(0, count - 1) * gap
  const tallest = Math.max(0, ...columns.map((some) => heightOf(some.length)))
  const placed = new Map<string, PlacedChainNode>()
  for (const [index, column] of columns.entries()) {
    const order = column
      .map((one, at) => ({
        one,
        at,
        parentY: one.parentId === null ? tallest * 2 : (placed.get(one.parentId)?.y ?? tallest * 2),
      }))
      .toSorted((left, right) => left.parentY - right.parentY || left.at - right.at)
    for (const [at, { one }] of order.entries())
      placed.set(one.id, { ...one, x: index * (node + between), y: top + at * (row + gap) })
  }
  const all = [...placed.values()]
  return {
    nodes: all,
    edges: all.flatMap((one) => edgeTo(one, placed) ?? []),
    width: columns.length * node + Math.max(0, columns.length - 1) * between,
    height: top + tallest + gap,
  }
}

function edgeTo(to: PlacedChainNode, placed: ReadonlyMap<string, PlacedChainNode>): ChainEdge | undefined {
  const from = to.parentId === null ? undefined : placed.get(to.parentId)
  if (!from) return undefined
  const { node, row } = chainSize
  const [x1, y1, x2, y2] = [from.x + node, from.y + row / 2, to.x, to.y + row / 2]
  const middle = (x1 + x2) / 2
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    id: `${from.id}>${to.id}`,
    path: `M${round(x1)} ${round(y1)}C${round(middle)} ${round(y1)} ${round(middle)} ${round(y2)} ${round(x2)} ${round(y2)}`,
    width: Math.min(10, 1.25 + Math.log2(Math.max(1, to.people.length))),
    isHome: to.viaKind === 'household',
  }
}
