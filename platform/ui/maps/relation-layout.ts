/** A thing in a graph of relations. */
export interface GraphNode {
  readonly id: string
  readonly title: string
  readonly detail?: string | undefined
  readonly to?: string | undefined
  /** The thing whose page this is. */
  readonly isHere?: boolean | undefined
}

/** `from` rests on, replaces or carries out `to`; drawn dashed when it is an end of validity or a doubt. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly label: string
  readonly isDashed?: boolean | undefined
}

/** A node with its place. */
export interface PlacedNode extends GraphNode {
  readonly x: number
  readonly y: number
}

/** An edge with the points it runs through, from the lower thing up to what it rests on. */
export interface PlacedEdge extends GraphEdge {
  readonly points: readonly Point[]
  /** Which of the lower thing's edges it is: labels of neighbours stand at two heights. */
  readonly place: number
}

/** A graph ready to be drawn, in pixels. */
export interface GraphLayout {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  readonly width: number
  readonly height: number
}

type Point = readonly [x: number, y: number]

/** One place in a layer: a node, or the gap through which a long edge passes. */
interface Slot {
  readonly key: string
  readonly node?: GraphNode | undefined
  readonly width: number
}

/** Sizes in pixels of the drawing. */
export const nodeSize = { width: 208, height: 68, gapX: 24, gapY: 64, passage: 20 } as const

/**
 * Places nodes in layers: what others rest on stands above them. Each node is one layer below its lowest parent; edges
 * that skip layers get a passage in each, so that they run beside nodes and not behind them; inside a layer everything
 * stands near the middle of what it rests on, which leaves few crossings in graphs of a dozen or two. A circle (which
 * relations should not have) is cut where it closes.
 */
export function layOut(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphLayout {
  const known = edges.filter(
    ({ from, to }) => from !== to && nodes.some(({ id }) => id === from) && nodes.some(({ id }) => id === to),
  )
  const depths = depthsOf(nodes, known)
  const layers = layersOf(nodes, known, depths)
  const width = Math.max(nodeSize.width, ...layers.map(widthOf))
  const middles = new Map<string, number>()
  layers.forEach((layer, depth) => {
    const parents = (slot: Slot) =>
      known.filter((edge) => slot.node?.id === edge.from || slot.key.startsWith(`${keyOf(edge)}@`))
    const wish = (slot: Slot) => mean(parents(slot).map((edge) => middles.get(above(edge, depth, depths))))
    const ordered = layer
      .map((slot) => ({ slot, wish: wish(slot) ?? width / 2 }))
      .sort((left, right) => left.wish - right.wish)
    let x = (width - widthOf(layer)) / 2
    for (const { slot } of ordered) {
      middles.set(slot.key, x + slot.width / 2)
      x += slot.width + nodeSize.gapX
    }
  })
  const at = (id: string) => ({ x: (middles.get(id) ?? 0) - nodeSize.width / 2, y: (depths.get(id) ?? 0) * stepY })
  return {
    nodes: nodes.map((node) => ({ ...node, ...at(node.id) })),
    edges: placeEdges(known, depths, middles),
    width,
    height: layers.length * stepY - nodeSize.gapY,
  }
}

const stepY = nodeSize.height + nodeSize.gapY

function placeEdges(
  edges: readonly GraphEdge[],
  depths: ReadonlyMap<string, number>,
  middles: ReadonlyMap<string, number>,
): PlacedEdge[] {
  return edges.map((edge) => {
    const [low = 0, high = 0] = [depths.get(edge.from), depths.get(edge.to)]
    const end = (id: string, mates: readonly GraphEdge[], across: (mate: GraphEdge) => string) => {
      const ordered = mates.toSorted(
        (left, right) => (middles.get(across(left)) ?? 0) - (middles.get(across(right)) ?? 0),
      )
      const place = ordered.indexOf(edge)
      return { place, x: (middles.get(id) ?? 0) + nodeSize.width * ((place + 1) / (mates.length + 1) - 0.5) }
    }
    const bottom = end(
      edge.from,
      edges.filter(({ from }) => from === edge.from),
      (mate) => above(mate, low, depths),
    )
    const top = end(
      edge.to,
      edges.filter(({ to }) => to === edge.to),
      (mate) => mate.from,
    )
    const passages = Array.from({ length: Math.max(0, low - high - 1) }, (_, index) => low - 1 - index)
    const through = passages.flatMap((depth): Point[] => {
      const x = middles.get(`${keyOf(edge)}@${depth}`) ?? 0
      return [
        [x, depth * stepY + nodeSize.height],
        [x, depth * stepY],
      ]
    })
    return {
      ...edge,
      place: bottom.place,
      points: [[bottom.x, low * stepY], ...through, [top.x, high * stepY + nodeSize.height]],
    }
  })
}

/** The slot in the layer above `depth` that an edge comes from. */
function above(edge: GraphEdge, depth: number, depths: ReadonlyMap<string, number>): string {
  return (depths.get(edge.to) ?? 0) >= depth - 1 ? edge.to : `${keyOf(edge)}@${depth - 1}`
}

function layersOf(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  depths: ReadonlyMap<string, number>,
): Slot[][] {
  const layers: Slot[][] = Array.from({ length: Math.max(0, ...depths.values()) + 1 }, () => [])
  for (const node of nodes) layers[depths.get(node.id) ?? 0]?.push({ key: node.id, node, width: nodeSize.width })
  for (const edge of edges) {
    for (let depth = (depths.get(edge.to) ?? 0) + 1; depth < (depths.get(edge.from) ?? 0); depth++) {
      layers[depth]?.push({ key: `${keyOf(edge)}@${depth}`, width: nodeSize.passage })
    }
  }
  return layers
}

function depthsOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Map<string, number> {
  const depths = new Map<string, number>()
  const depthOf = (id: string, path: ReadonlySet<string>): number => {
    const known = depths.get(id)
    if (known !== undefined) return known
    const parents = edges.filter(({ from, to }) => from === id && !path.has(to)).map(({ to }) => to)
    const depth = Math.max(-1, ...parents.map((parent) => depthOf(parent, new Set([...path, id])))) + 1
    depths.set(id, depth)
    return depth
  }
  for (const { id } of nodes) depthOf(id, new Set([id]))
  return depths
}

function keyOf({ from, to, label }: GraphEdge): string {
  return `${from}>${to}>${label}`
}

function widthOf(layer: readonly Slot[]): number {
  return layer.reduce((sum, { width }) => sum + width + nodeSize.gapX, -nodeSize.gapX)
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}
