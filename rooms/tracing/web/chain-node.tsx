import type { CSSProperties } from 'react'
import { Link, useWords } from '#platform/web'
import type { ReachedPerson, TracePage } from '../domain/index.ts'
import styles from './chain.module.css'
import { chainSize, type PlacedChainNode } from './chain-layout.ts'
import { tracingWords } from './tracing.words.ts'
import { useChainWords } from './use-chain-words.ts'

interface NodeProps {
  readonly node: PlacedChainNode
  readonly trace: TracePage
  readonly isOpen: boolean
  readonly isChosen: boolean
  readonly onTurn: () => void
  readonly onChoose: () => void
}

/** A case, a person, or the people of one place together, as one press. */
export function ChainNodeButton({ node, trace, isOpen, isChosen, onTurn, onChoose }: NodeProps) {
  const t = useWords(tracingWords)
  const words = useChainWords(trace)
  const place = { left: node.x, top: node.y, width: chainSize.node, height: chainSize.row }
  const [person] = node.people
  if (node.kind === 'case') {
    const seed = trace.seeds.find(({ caseId }) => caseId === node.id)
    return (
      <Link to={`/cases/${node.id}`} className={styles.node} data-kind="case" style={place}>
        <strong>{seed?.caseCode}</strong>
      </Link>
    )
  }
  if (node.kind === 'person' && person)
    return <PersonNode person={person} trace={trace} place={place} isChosen={isChosen} onChoose={onChoose} />
  const count = node.people.length
  if (node.kind === 'more')
    return (
      <div className={styles.node} data-kind="more" style={place}>
        {node.cases === undefined ? t('groupsMore', { count }) : t('casesMore', { count: node.cases })}
      </div>
    )
  const way = words.way({ kind: node.viaKind ?? 'contact', siteId: node.siteId ?? null })
  const detail = isOpen ? (count > 0 ? t('opened.rest', { count }) : t('opened')) : words.people(count)
  return (
    <button
      type="button"
      className={styles.node}
      data-kind="group"
      aria-expanded={isOpen}
      style={place}
      onClick={onTurn}
    >
      <strong>{way}</strong>
      <span>{detail}</span>
    </button>
  )
}

interface PersonNodeProps {
  readonly person: ReachedPerson
  readonly trace: TracePage
  readonly place: CSSProperties
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function PersonNode({ person, trace, place, isChosen, onChoose }: PersonNodeProps) {
  const t = useWords(tracingWords)
  const words = useChainWords(trace)
  return (
    <button
      type="button"
      className={styles.node}
      data-kind="person"
      data-case={person.isCase || undefined}
      data-done={person.isolatedAt !== null || undefined}
      aria-pressed={isChosen}
      style={place}
      onClick={onChoose}
    >
      <strong>{person.code}</strong>
      <span>{person.isCase ? t('isCase') : `${words.ward(person.wardId)} · ${words.way(person.via)}`}</span>
    </button>
  )
}
