import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '#platform/web'
import { OutlineTree, useMedia } from '#ui'
import type { TracePage } from '../domain/index.ts'
import styles from './chain.module.css'
import { chainBranches } from './chain-branches.ts'
import { chainOf } from './chain-groups.ts'
import { layOutChain } from './chain-layout.ts'
import { ChainNodeButton } from './chain-node.tsx'
import { tracingWords } from './tracing.words.ts'
import { useChainWords } from './use-chain-words.ts'
import { WhyPanel } from './why-panel.tsx'

/**
 * The chain by generation, from left to right: nodes are buttons in reading order, lines are drawn behind them. On a phone, and for those
 * who do not see lines, the same chain is a list that opens and closes.
 */
export function ChainGraph({ trace }: { readonly trace: TracePage }) {
  const t = useWords(tracingWords)
  const isNarrow = useMedia('(max-width: 640px)')
  return (
    <>
      {!isNarrow && <Drawing trace={trace} />}
      <details className={styles.asList} open={isNarrow || undefined}>
        <summary>{t('graph.list')}</summary>
        <ChainList trace={trace} />
      </details>
    </>
  )
}

function Drawing({ trace }: { readonly trace: TracePage }) {
  const t = useWords(tracingWords)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<string>()
  const layout = useMemo(() => layOutChain(chainOf(trace, open).nodes), [trace, open])
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (frame.current && chosen === undefined) frame.current.scrollLeft = 0
  }, [chosen])
  const turn = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  const person = trace.people.find(({ personId }) => personId === chosen)
  const levels = [...new Set(layout.nodes.map(({ column }) => column))].sort()
  return (
    <div className={styles.both} data-open={person ? '' : undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div ref={frame} role="group" className={styles.frame} aria-label={t('graph.label')} tabIndex={0}>
        <div className={styles.plane} style={{ width: layout.width, height: layout.height }}>
          <svg className={styles.lines} width={layout.width} height={layout.height} aria-hidden="true">
            {layout.edges.map(({ id, path, width, isHome }) => (
              <path key={id} d={path} strokeWidth={width} data-home={isHome || undefined} />
            ))}
          </svg>
          {levels.map((level) => (
            <span
              key={level}
              className={styles.generation}
              style={{ left: layout.nodes.find(({ column }) => column === level)?.x }}
            >
              F{level}
            </span>
          ))}
          {layout.nodes.map((node) => (
            <ChainNodeButton
              key={node.id}
              node={node}
              trace={trace}
              isOpen={open.has(node.id)}
              isChosen={node.personId !== undefined && node.personId === chosen}
              onTurn={() => turn(node.id)}
              onChoose={() => setChosen(node.personId === chosen ? undefined : node.personId)}
            />
          ))}
        </div>
        <p className={styles.help}>{t('graph.help')}</p>
      </div>
      {person && <WhyPanel trace={trace} person={person} onClose={() => setChosen(undefined)} />}
    </div>
  )
}

function ChainList({ trace }: { readonly trace: TracePage }) {
  const t = useWords(tracingWords)
  const words = useChainWords(trace)
  const branches = useMemo(() => chainBranches(trace, words), [trace, words])
  return <OutlineTree label={t('graph.list')} branches={branches} />
}
