import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useIntent, useReading, useWords } from '#platform/web'
import { Button, LongTextField, RefusalNote, Section, showToast } from '#ui'
import { decideMeasures, deviationsFrom, type Level, type LevelMeasure } from '../domain/index.ts'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'
import type { ShownProposal } from './levels-home.ts'
import { roundWords } from './round.words.ts'

type Chosen = Readonly<Record<string, Level | 0>>

/** The measures that a level proposes; nothing applies until somebody decides, another set needs the reason (LVL-03). */
export function MeasureChoice({ proposal }: { readonly proposal: ShownProposal }) {
  const t = useWords(roundWords)
  const { decided, measuresAt } = proposal
  return (
    <Section title={t('measures')}>
      <p className={styles.small}>
        {measuresAt !== null
          ? t('measures.done', { at: showMomentShort(measuresAt as Instant) })
          : decided === null
            ? t('measures.none')
            : t('measures.about', { level: decided })}{' '}
        {measuresAt !== null && proposal.measuresReason}
      </p>
      {decided !== null && <Choices proposal={proposal} level={decided} />}
      <p className={styles.small}>{proposal.measuresSource}</p>
    </Section>
  )
}

function Choices({ proposal, level }: { readonly proposal: ShownProposal; readonly level: Level }) {
  const t = useWords(roundWords)
  const door = useIntent(decideMeasures)
  const [changed, setChanged] = useState<Chosen>({})
  const [reason, setReason] = useState<string>()
  const kept = Object.fromEntries(proposal.chosen.map((one) => [one.key, one.level]))
  const isDecided = proposal.measuresAt !== null
  const formOf = (key: string): Level | 0 => (isDecided ? (kept[key] ?? 0) : (changed[key] ?? level))
  const chosen = proposal.measures.flatMap(({ key }) => {
    const form = formOf(key)
    return form === 0 ? [] : [{ key, level: form }]
  })
  const { other, left } = deviationsFrom(proposal.measures as unknown as LevelMeasure[], level, chosen)
  const decide = async () => {
    const said = reason === undefined || reason.trim() === '' ? {} : { reason }
    const answer = await door.ask({ proposalId: proposal.proposalId, measures: chosen, ...said })
    if (answer) showToast({ text: t('measures.saved') })
  }
  return (
    <>
      <MeasureTable
        proposal={proposal}
        formOf={formOf}
        onChange={proposal.mayDecideMeasures ? (key, form) => setChanged({ ...changed, [key]: form }) : undefined}
      />
      {proposal.mayDecideMeasures ? (
        <div className={styles.stack}>
          {other.length + left.length > 0 && (
            <LongTextField
              name="reason"
              label={t('measures.reason')}
              value={reason}
              onChange={setReason}
              problem={undefined}
            />
          )}
          {door.problem && <RefusalNote problem={door.problem} />}
          <div className={styles.bar}>
            <Button look="main" busy={door.state === 'sending'} onClick={decide}>
              {t('measures.decide', { count: chosen.length })}
            </Button>
          </div>
        </div>
      ) : (
        !isDecided && <p className={styles.small}>{t('measures.not-mine')}</p>
      )}
    </>
  )
}

interface MeasureTableProps {
  readonly proposal: ShownProposal
  readonly formOf: (key: string) => Level | 0
  readonly onChange: ((key: string, form: Level | 0) => void) | undefined
}

function MeasureTable({ proposal, formOf, onChange }: MeasureTableProps) {
  const t = useWords(roundWords)
  const tLevel = useWords(levelWords)
  const reading = useReading()
  return (
    <div className={styles.scroll}>
      <table className={styles.lines}>
        <tbody>
          {proposal.measures.map(({ key, title, byLevel }) => {
            const form = formOf(key)
            const words = form === 0 ? t('measures.leave') : reading(byLevel[form - 1] ?? title)
            return (
              <tr key={key}>
                <th scope="row">{reading(title)}</th>
                <td>{words}</td>
                {onChange && (
                  <td>
                    <select
                      className={styles.select}
                      aria-label={reading(title)}
                      value={form}
                      onChange={(event) => onChange(key, Number(event.target.value) as Level | 0)}
                    >
                      {[1, 2, 3, 4].map((one) => (
                        <option key={one} value={one}>
                          {tLevel('level', { level: one })}
                        </option>
                      ))}
                      <option value={0}>{t('measures.leave')}</option>
                    </select>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
