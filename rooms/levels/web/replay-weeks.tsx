import type { z } from 'zod'
import type { Day } from '#kit'
import { showDay, useRead, useWords } from '#platform/web'
import { Answer, Section } from '#ui'
import { replayLevels } from '../domain/index.ts'
import { lookOfLevel } from './level-square.tsx'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'

type Week = z.infer<(typeof replayLevels)['answer']>['weeks'][number]

/** Week after week: what the rules of the day give, and in a heavy frame what was in force. */
export function ReplayWeeks({ areaId, on }: { readonly areaId: number; readonly on: string }) {
  const t = useWords(levelWords)
  const answer = useRead(replayLevels, { id: areaId, to: on })
  return (
    <Section title={t('replay')}>
      <p className={styles.small}>{t('replay.about')}</p>
      <Answer to={answer} rows={2}>
        {({ weeks }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach what it hides
          <div className={styles.weeksFrame} role="group" aria-label={t('replay')} tabIndex={0}>
            <ol className={styles.weeks}>
              {weeks.map((week) => (
                <WeekColumn key={week.on} week={week} />
              ))}
            </ol>
          </div>
        )}
      </Answer>
    </Section>
  )
}

function WeekColumn({ week }: { readonly week: Week }) {
  const say = useWeekWords()
  const level = week.inForce ?? week.computed
  const said = say(week)
  return (
    <li className={styles.week} title={said}>
      <span
        className={styles.weekLevel}
        data-in-force={week.inForce === null ? undefined : ''}
        style={{ height: `${level === null ? 16 : 20 + level * 14}px` }}
        {...lookOfLevel(level)}
      >
        {level ?? '–'}
      </span>
      <span>
        {Number(week.on.slice(8))}/{Number(week.on.slice(5, 7))}
      </span>
      <span className="visually-hidden">{said}</span>
    </li>
  )
}

function useWeekWords(): (week: Week) => string {
  const t = useWords(levelWords)
  const why = ({ setNumber, computed, lacks }: Week) => {
    if (setNumber === null) return t('replay.no-set')
    return computed === null ? t('replay.lacks', { count: lacks }) : t('map.said', { level: computed })
  }
  return (week) =>
    [`${showDay(week.on as Day)}: ${why(week)}`, week.cases === null ? '' : t('replay.cases', { count: week.cases })]
      .filter(Boolean)
      .join(' · ')
}
