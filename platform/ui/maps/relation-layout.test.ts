import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GraphEdge, layOut, nodeSize, type PlacedNode } from './relation-layout.ts'

const nodes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({ id, title: id }))
const anyEdges = fc.array(
  fc.record({
    from: fc.constantFrom(...'abcdefgz'),
    to: fc.constantFrom(...'abcdefgz'),
    label: fc.constantFrom('x', 'y'),
  }),
  { maxLength: 14 },
)

describe('[DOC-03] laying out the relations of documents', () => {
  it('puts what others rest on above them', () => {
    const { nodes: placed } = layOut(nodes.slice(0, 3), [
      { from: 'c', to: 'b', label: '' },
      { from: 'b', to: 'a', label: '' },
      { from: 'c', to: 'a', label: '' },
    ])
    const yOf = (id: string) => placed.find((node) => node.id === id)?.y ?? Number.NaN
    expect(yOf('a')).toBeLessThan(yOf('b'))
    expect(yOf('b')).toBeLessThan(yOf('c'))
  })

  it('never lets two nodes overlap, loses none and ends, whatever the relations, circles included', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const { nodes: placed } = layOut(nodes, edges)
        expect(placed.map(({ id }) => id).sort()).toEqual([...'abcdefg'])
        for (const one of placed) expect(placed.filter((other) => overlap(one, other))).toEqual([one])
      }),
    )
  })

  it('leads a long relation beside the nodes it passes, not behind them', () => {
    const edges: GraphEdge[] = [
      { from: 'b', to: 'a', label: '' },
      { from: 'c', to: 'b', label: '' },
      { from: 'c', to: 'a', label: 'long' },
    ]
    const { nodes: placed, edges: drawn } = layOut(nodes.slice(0, 3), edges)
    const passed = placed.find(({ id }) => id === 'b')
    const through = drawn.find(({ label }) => label === 'long')?.points.slice(1, -1) ?? []
    expect(through).toHaveLength(2)
    for (const [x] of through) {
      expect(x < (passed?.x ?? 0) || x > (passed?.x ?? 0) + nodeSize.width).toBe(true)
    }
  })
})

function overlap(one: PlacedNode, other: PlacedNode): boolean {
  return Math.abs(one.x - other.x) < nodeSize.width && Math.abs(one.y - other.y) < nodeSize.height
}
