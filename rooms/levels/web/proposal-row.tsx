import type { Instant } from '#kit'
import { Link, showMomentShort, useReading, useWords } from '#platform/web'
import { LevelMark } from '#ui'
import type { Level, ProposalLine } from '../domain/index.ts'
import { proposalPath } from './level-paths.ts'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'
import { roundWords } from './round.words.ts'

type Deviation = { readonly level: Level; readonly reason: string }

interface ProposalRowProps {
  readonly line: ProposalLine
  readonly deviation: Deviation | undefined
  readonly mayChange: boolean
  readonly onChange: (deviation: Deviation | undefined) => void
}

/** One unit of a round: proposed, why, and the decision or the choice of one. */
export function ProposalRow({ line, deviation, mayChange, onChange }: ProposalRowProps) {
  const t = useWords(roundWords)
  const reading = useReading()
  return (
    <tr>
      <th scope="row">
        <Link to={proposalPath(line.proposalId)}>{reading(line.area.title)}</Link>
        {line.above && line.unitLevel === 'commune' && <div className={styles.small}>{reading(line.above)}</div>}
      </th>
      <td>{line.level === null ? <span className={styles.small}>–</span> : <LevelMark level={line.level} />}</td>
      <td className={styles.wide}>{line.before === null ? '–' : <LevelMark level={line.before} />}</td>
      <td className={styles.wide}>{reading(line.why)}</td>
      <td>
        {line.decided !== null ? (
          <Decided line={line} />
        ) : line.superseded ? (
          <span className={styles.small}>{t('superseded')}</span>
        ) : mayChange ? (
          <Chooser line={line} deviation={deviation} onChange={onChange} />
        ) : (
          '–'
        )}
      </td>
    </tr>
  )
}

function Decided({ line }: { readonly line: ProposalLine }) {
  return (
    <>
      {line.decided !== null && <LevelMark level={line.decided} />}
      <div className={styles.small}>
        {[line.byName, line.decidedAt ? showMomentShort(line.decidedAt as Instant) : '', line.reason]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </>
  )
}

function Chooser({ line, deviation, onChange }: Omit<ProposalRowProps, 'mayChange'>) {
  const t = useWords(roundWords)
  const tLevel = useWords(levelWords)
  const reading = useReading()
  const choose = (text: string) => {
    const level = Number(text)
    const isLevel = level >= 1 && level <= 4 && level !== line.level
    onChange(isLevel ? { level: level as Level, reason: deviation?.reason ?? '' } : undefined)
  }
  return (
    <>
      <select
        className={styles.select}
        aria-label={`${t('decision')}: ${reading(line.area.title)}`}
        value={deviation?.level ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{line.level === null ? t('choose') : t('agree')}</option>
        {[1, 2, 3, 4]
          .filter((level) => level !== line.level)
          .map((level) => (
            <option key={level} value={level}>
              {tLevel('level', { level })}
            </option>
          ))}
      </select>
      {deviation && (
        <input
          className={styles.reason}
          aria-label={`${t('reason')}: ${reading(line.area.title)}`}
          placeholder={t('reason')}
          value={deviation.reason}
          onChange={(event) => onChange({ ...deviation, reason: event.target.value })}
        />
      )}
    </>
  )
}
