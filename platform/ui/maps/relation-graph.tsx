import { useEffect, useMemo, useRef } from 'react'
import { Link, useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import styles from './relation-graph.module.css'
import { type GraphEdge, type GraphNode, layOut, nodeSize, type PlacedNode } from './relation-layout.ts'

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
  const { placed, width, height } = useMemo(() => layOut(nodes, edges), [nodes, edges])
  const at = new Map(placed.map((node) => [node.id, node]))
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const here = placed.find(({ isHere }) => isHere)
    if (here && frame.current) frame.current.scrollLeft = here.x + nodeSize.width / 2 - frame.current.clientWidth / 2
  }, [placed])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={frame} className={styles.frame} aria-label={label} tabIndex={0}>
      <div className={styles.plane} style={{ width, height }}>
        <svg className={styles.lines} width={width} height={height} aria-hidden="true">
          {edges.map((edge) => <Edge key={`${edge.from}-${edge.to}-${edge.label}`} edge={edge} from={at.get(edge.from)} to={at.get(edge.to)} />)}
        </svg>
        {placed.map((node) => <Node key={node.id} node={node} />)}
      </div>
      <ul className="visually-hidden" aria-label={t('graph.relations')}>
        {edges.map(({ from, to, label: words }) => <li key={`${from}-${to}-${words}`}>{at.get(from)?.title} – {words} – {at.get(to)?.title}</li>)}
      </ul>
    </section>
  )
}

function Node({ node: { title, detail, to, isHere, x, y } }: { readonly node: PlacedNode }) {
  const content = (
    <>
      <strong>{title}</strong>
      {detail && <span>{detail}</span>}
    </>
  )
  const place = { left: x, top: y, width: nodeSize.width, minHeight: nodeSize.height }
  if (!to || isHere) return <div className={styles.node} style={place} aria-current={isHere ? 'true' : undefined}>{content}</div>
  return <Link to={to} className={styles.node} style={place}>{content}</Link>
}

function Edge({ edge, from, to }: { readonly edge: GraphEdge; readonly from: PlacedNode | undefined; readonly to: PlacedNode | undefined }) {
  if (!from || !to) return null
  const startX = from.x + nodeSize.width / 2
  const endX = to.x + nodeSize.width / 2
  const endY = to.y + nodeSize.height
  const bend = (from.y - endY) / 2
  const nearX = startX + (endX - startX) * 0.2
  return (
    <g className={styles.edge} data-dashed={edge.isDashed || undefined}>
      <path d={`M${startX},${from.y} C${startX},${from.y - bend} ${endX},${endY + bend} ${endX},${endY}`} />
      <text x={nearX} y={from.y - 14} textAnchor="middle">{edge.label}</text>
    </g>
  )
}
