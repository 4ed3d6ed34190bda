import { useEffect, useMemo, useRef } from 'react'
import { Link, useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import styles from './relation-graph.module.css'
import {
  type GraphEdge,
  type GraphNode,
  layOut,
  nodeSize,
  type PlacedEdge,
  type PlacedNode,
} from './relation-layout.ts'

interface RelationGraphProps {
  readonly label: string
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/**
 * Which thing rests on which, the highest authority on top. Nodes are links; those who do not see the lines get the same
 * as a list of sentences under it.
 */
export function RelationGraph({ label, nodes, edges }: RelationGraphProps) {
  const t = useWords(uiWords)
  const graph = useMemo(() => layOut(nodes, edges), [nodes, edges])
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const here = graph.nodes.find(({ isHere }) => isHere)
    if (here && frame.current) frame.current.scrollLeft = here.x + nodeSize.width / 2 - frame.current.clientWidth / 2
  }, [graph])
  const titleOf = (id: string) => nodes.find((node) => node.id === id)?.title
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div ref={frame} role="group" className={styles.frame} aria-label={label} tabIndex={0}>
      <div className={styles.plane} style={{ width: graph.width, height: graph.height }}>
        <svg className={styles.lines} width={graph.width} height={graph.height} aria-hidden="true">
          {graph.edges.map((edge) => (
            <Edge key={`${edge.from}-${edge.to}-${edge.label}`} edge={edge} />
          ))}
        </svg>
        {graph.nodes.map((node) => (
          <Node key={node.id} node={node} />
        ))}
      </div>
      <ul className="visually-hidden" aria-label={t('graph.relations')}>
        {edges.map(({ from, to, label: words }) => (
          <li key={`${from}-${to}-${words}`}>
            {titleOf(from)} – {words} – {titleOf(to)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Node({ node: { title, detail, to, isHere, x, y } }: { readonly node: PlacedNode }) {
  const content = (
    <>
      <strong>{title}</strong>
      {detail && <span>{detail}</span>}
    </>
  )
  const place = { left: x, top: y, width: nodeSize.width, height: nodeSize.height }
  if (!to || isHere)
    return (
      <div className={styles.node} style={place} aria-current={isHere ? 'true' : undefined}>
        {content}
      </div>
    )
  return (
    <Link to={to} className={styles.node} style={place}>
      {content}
    </Link>
  )
}

function Edge({ edge: { points, label, isDashed, place } }: { readonly edge: PlacedEdge }) {
  const [x = 0, y = 0] = points[0] ?? []
  return (
    <g className={styles.edge} data-dashed={isDashed || undefined}>
      <path d={curveThrough(points)} />
      <text x={x} y={y - (place % 2 === 0 ? 10 : 26)} textAnchor="middle">
        {label}
      </text>
    </g>
  )
}

/** A line that leaves and arrives upright. */
function curveThrough(points: PlacedEdge['points']): string {
  return points.reduce((path, [x, y], index) => {
    const [beforeX, beforeY] = points[index - 1] ?? [x, y]
    const middle = (y + beforeY) / 2
    return index === 0 ? `M${x},${y}` : `${path} C${beforeX},${middle} ${x},${middle} ${x},${y}`
  }, '')
}
