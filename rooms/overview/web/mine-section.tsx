import { Link, showNumber, useAccount, useWords } from '#platform/web'
import { AreaPanels, Section } from '#ui'
import type { Board } from '../domain/index.ts'
import styles from './board.module.css'
import { gapsPath } from './gap-addresses.ts'
import { overviewWords } from './overview.words.ts'

/** What must I do next: counts of what waits for the reader, each a door; then what other rooms put here. */
export function MineSection({ mine, areaId }: { readonly mine: Board['mine']; readonly areaId: number }) {
  const t = useWords(overviewWords)
  const { homeAreaId } = useAccount()
  const doors = [
    { key: 'overdue', to: '/tasks?view=mine&waits=overdue', tone: 'alarm' },
    { key: 'toAcknowledge', to: '/tasks?view=mine&waits=acknowledge', tone: 'soon' },
    { key: 'toAccept', to: '/tasks?view=mine&waits=accept', tone: 'soon' },
    { key: 'toAnswer', to: '/tasks?view=mine&waits=answer', tone: 'soon' },
    { key: 'gaps', to: gapsPath(homeAreaId, { owner: 'mine' }), tone: 'quiet' },
    { key: 'tasks', to: '/tasks?view=mine&waits=own', tone: 'quiet' },
  ] as const
  const waiting = doors.filter(({ key }) => mine[key] > 0)
  return (
    <Section title={t('mine')} to="/tasks?view=mine">
      {waiting.length === 0 ? (
        <p className={styles.nothing}>{t('mine.none')}</p>
      ) : (
        <ul className={styles.waiting}>
          {waiting.map(({ key, to, tone }) => (
            <li key={key}>
              <Link to={to}>
                <strong data-tone={tone}>{showNumber(mine[key])}</strong>
                {t(`mine.${key}`)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <AreaPanels slot="mine" areaId={areaId} />
    </Section>
  )
}
