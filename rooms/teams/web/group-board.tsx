import type { Instant } from '#kit'
import { showMomentShort, showNumber, useReading, useWords } from '#platform/web'
import { Clock, Row, Rows, Section, SeverityMark } from '#ui'
import type { GroupBoard as Board } from '../domain/index.ts'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

/** How many things need a hand now: needs, what is overdue, grave gaps. */
export function handsOf({ needs, tasks, gaps }: Board): number {
  const waiting = new Set([
    ...needs.map(({ taskId }) => taskId),
    ...tasks.first.flatMap((task) => (task.isOverdue ? [task.id] : [])),
  ])
  return waiting.size + gaps.first.filter(({ severity }) => severity >= 3).length
}

/** The board of one group: first what needs a hand, then visits, then the rest. */
export function GroupBoard({ board }: { readonly board: Board }) {
  const t = useWords(teamWords)
  const hands = handsOf(board)
  return (
    <>
      <p className={styles.hands} data-some={hands > 0 ? '' : undefined}>
        {hands === 0 ? t('board.calm') : t('board.hands', { count: hands })}
      </p>
      <div className={styles.board}>
        <div>
          <Needs board={board} />
          <Visits board={board} />
          <Teams board={board} />
        </div>
        <div>
          <Tasks board={board} />
          <Gaps board={board} />
        </div>
      </div>
    </>
  )
}

function Needs({ board: { needs } }: { readonly board: Board }) {
  const t = useWords(teamWords)
  const reading = useReading()
  return (
    <Section title={t('board.needs')} note={needs.length > 0 ? showNumber(needs.length) : undefined}>
      {needs.length === 0 ? (
        <p className={styles.quiet}>{t('board.needs.none')}</p>
      ) : (
        <Rows label={t('board.needs')}>
          {needs.map(({ visitId, number, title, owner, dueAt, taskId }) => (
            <Row
              key={visitId}
              mark={<SeverityMark tone="alarm" />}
              title={`${number === null ? t('board.outside') : t('household', { number })}: ${reading(title)}`}
              detail={owner === null ? t('board.nobody') : t('board.owner', { owner })}
              end={dueAt && <Clock due={dueAt as Instant} />}
              to={`/tasks/${taskId}`}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Visits({ board: { visits, households, areaId } }: { readonly board: Board }) {
  const t = useWords(teamWords)
  return (
    <Section title={t('board.visits')} to={`/households?areaId=${areaId}`}>
      <p className={styles.big}>{t('board.due', { count: visits.due })}</p>
      <p className={styles.quiet}>
        {[
          t('board.today', { count: visits.today }),
          t('board.week', { count: visits.week }),
          visits.notHome > 0 && t('board.not-home', { count: visits.notHome }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={styles.quiet}>
        {t('board.people', { households: showNumber(households.count), people: showNumber(households.people) })}
        <span className={styles.under}>
          {t('board.vulnerable', {
            noPhone: households.noPhone,
            boarding: households.boarding,
            elderly: households.elderly,
          })}
        </span>
      </p>
    </Section>
  )
}

function Teams({ board: { teams, households, areaId } }: { readonly board: Board }) {
  const t = useWords(teamWords)
  return (
    <Section
      title={t('board.teams')}
      to={`/teams?areaId=${areaId}&tab=list`}
      note={households.unassigned > 0 ? t('board.unassigned', { count: households.unassigned }) : undefined}
    >
      <Rows label={t('board.teams')}>
        {teams.map(({ id, name, leader, households: count, visited }) => (
          <Row
            key={id}
            title={name}
            detail={leader ?? t('leader.none')}
            end={count > 0 && t('board.visited', { visited, households: count })}
            to={`/teams/${id}`}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Tasks({ board: { tasks, areaId } }: { readonly board: Board }) {
  const t = useWords(teamWords)
  return (
    <Section
      title={t('board.tasks')}
      to={`/tasks?areaId=${areaId}`}
      note={tasks.open > 0 ? t('board.tasks.note', { open: tasks.open, overdue: tasks.overdue }) : undefined}
    >
      {tasks.open === 0 ? (
        <p className={styles.quiet}>{t('board.tasks.none')}</p>
      ) : (
        <Rows label={t('board.tasks')}>
          {tasks.first.map(({ id, title, dueAt }) => (
            <Row key={id} title={title} end={dueAt && <Clock due={dueAt as Instant} />} to={`/tasks/${id}`} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Gaps({ board: { gaps, areaId } }: { readonly board: Board }) {
  const t = useWords(teamWords)
  const reading = useReading()
  return (
    <Section
      title={t('board.gaps')}
      to={`/gaps?areaId=${areaId}`}
      note={gaps.open > 0 ? showNumber(gaps.open) : undefined}
    >
      {gaps.open === 0 ? (
        <p className={styles.quiet}>{t('board.gaps.none')}</p>
      ) : (
        <Rows label={t('board.gaps')}>
          {gaps.first.map(({ id, title, severity, since }) => (
            <Row
              key={id}
              mark={<SeverityMark tone={severity >= 3 ? 'alarm' : severity === 2 ? 'warn' : 'quiet'} />}
              title={reading(title)}
              end={<span className={styles.quiet}>{showMomentShort(since as Instant)}</span>}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
