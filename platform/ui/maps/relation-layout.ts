/** A thing in a graph of relations. */
export interface GraphNode {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly to?: string
  /** The thing whose page this is. */
  readonly isHere?: boolean
}

/** `from` rests on, replaces or carries out `to`; drawn dashed when it is an end of validity or a doubt. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly label: string
  readonly isDashed?: boolean
}

/** A node with its place. */
export interface PlacedNode extends GraphNode {
  readonly x: number
  readonly y: number
}

/** Sizes in pixels of the drawing. */
export const nodeSize = { width: 208, height: 64, gapX: 20, gapY: 52 } as const

/**
 * Places nodes in layers: what others rest on stands above them. Each node is one layer below its lowest parent; inside
 * a layer nodes stand near the middle of their parents, which leaves few crossings in graphs of a dozen or two.
 * A circle (which relations should not have) is cut where it closes.
 */
export function layOut(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): { readonly placed: readonly PlacedNode[]; readonly width: number; readonly height: number } {
  const layers = layersOf(nodes, edges)
  const widest = Math.max(1, ...layers.map((layer) => layer.length))
  const stepX = nodeSize.width + nodeSize.gapX
  const stepY = nodeSize.height + nodeSize.gapY
  const width = widest * stepX - nodeSize.gapX
  const placed: PlacedNode[] = []
  const columnOf = new Map<string, number>()
  layers.forEach((layer, depth) => {
    const wish = (node: GraphNode) => middle(edges.filter(({ from }) => from === node.id).map(({ to }) => columnOf.get(to)))
    const ordered = layer.map((node, index) => ({ node, wish: wish(node) ?? index })).sort((left, right) => left.wish - right.wish)
    const start = (widest - layer.length) / 2
    ordered.forEach(({ node }, index) => {
      columnOf.set(node.id, start + index)
      placed.push({ ...node, x: (start + index) * stepX, y: depth * stepY })
    })
  })
  return { placed, width, height: layers.length * stepY - nodeSize.gapY }
}

function layersOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[][] {
  const depths = new Map<string, number>()
  const depthOf = (id: string, path: ReadonlySet<string>): number => {
    const known = depths.get(id)
    if (known !== undefined) return known
    const parents = edges.filter(({ from, to }) => from === id && !path.has(to)).map(({ to }) => to)
    const depth = Math.max(-1, ...parents.map((parent) => depthOf(parent, new Set([...path, id])))) + 1
    depths.set(id, depth)
    return depth
  }
  const layers: GraphNode[][] = []
  for (const node of nodes) {
    const depth = depthOf(node.id, new Set([node.id]))
    while (layers.length <= depth) layers.push([])
    layers[depth]?.push(node)
  }
  return layers.filter((layer) => layer.length > 0)
}

function middle(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}
