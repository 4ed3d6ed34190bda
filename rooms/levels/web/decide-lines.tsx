import { useState } from 'react'
import { useIntent, useWords } from '#platform/web'
import { Button, Choice, Confirm, RefusalNote, Section, showToast } from '#ui'
import { decideLevels, type Level, type ProposalLine } from '../domain/index.ts'
import styles from './levels.module.css'
import { ProposalRow } from './proposal-row.tsx'
import { roundWords } from './round.words.ts'

/** What somebody decides otherwise than proposed, by area. */
export type Deviations = Readonly<Record<number, { readonly level: Level; readonly reason: string }>>

interface DecideLinesProps {
  readonly roundId: string
  readonly lines: readonly ProposalLine[]
  readonly isOpen: boolean
}

/** The lines of a round; whoever may decide agrees with all at once, and changes single ones with a reason. */
export function DecideLines({ roundId, lines, isOpen }: DecideLinesProps) {
  const t = useWords(roundWords)
  const [deviations, setDeviations] = useState<Deviations>({})
  const [isAsking, setAsking] = useState(false)
  const [shows, setShows] = useState<'open' | 'all'>('all')
  const door = useIntent(decideLevels)
  const mine = lines.filter(({ mayDecide }) => mayDecide && isOpen)
  const ready = mine.filter(({ area, level }) => level !== null || deviations[area.id] !== undefined)
  const shown = shows === 'all' ? lines : lines.filter(({ decidedAt, superseded }) => decidedAt === null && !superseded)
  const decide = async () => {
    setAsking(false)
    const sent = Object.entries(deviations).map(([id, one]) => ({
      areaId: Number(id),
      level: one.level,
      ...(one.reason.trim() === '' ? {} : { reason: one.reason.trim() }),
    }))
    const answer = await door.ask({ roundId, areaIds: ready.map(({ area }) => area.id), deviations: sent })
    if (!answer) return
    setDeviations({})
    showToast({ text: t('decide.done', { count: (answer.result as { decided: number }).decided }) })
  }
  return (
    <Section
      title={t('lines')}
      note={
        lines.length > 1 && (
          <Choice
            label={t('show')}
            options={[
              { value: 'all', label: t('all') },
              { value: 'open', label: t('only') },
            ]}
            value={shows}
            onChange={setShows}
          />
        )
      }
    >
      {door.problem && <RefusalNote problem={door.problem} />}
      {ready.length > 0 && (
        <div className={styles.bar}>
          <Button look="main" busy={door.state === 'sending'} onClick={() => setAsking(true)}>
            {t('decide', { count: ready.length })}
          </Button>
        </div>
      )}
      <LinesTable lines={shown} deviations={deviations} onChange={setDeviations} isOpen={isOpen} />
      {isAsking && (
        <Confirm
          title={t('decide.confirm', { count: ready.length })}
          confirmLabel={t('decide', { count: ready.length })}
          onConfirm={decide}
          onClose={() => setAsking(false)}
        >
          {t('decide.says', { deviations: Object.keys(deviations).length })}
        </Confirm>
      )}
    </Section>
  )
}

interface LinesTableProps {
  readonly lines: readonly ProposalLine[]
  readonly deviations: Deviations
  readonly onChange: (deviations: Deviations) => void
  readonly isOpen: boolean
}

function LinesTable({ lines, deviations, onChange, isOpen }: LinesTableProps) {
  const t = useWords(roundWords)
  return (
    <div className={styles.scroll}>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('proposed')}</th>
            <th scope="col" className={styles.wide}>
              {t('before')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('why')}
            </th>
            <th scope="col">{t('decision')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ProposalRow
              key={line.proposalId}
              line={line}
              deviation={deviations[line.area.id]}
              mayChange={line.mayDecide && isOpen}
              onChange={(one) => {
                const { [line.area.id]: _before, ...rest } = deviations
                onChange(one === undefined ? rest : { ...rest, [line.area.id]: one })
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
