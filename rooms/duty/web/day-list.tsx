import { type Day, startOfDay } from '#kit'
import { cityOffset, showDay, today, useNow, useReading, useWords } from '#platform/web'
import { Icon, Tag } from '#ui'
import type { DutyShift, RosterWeek } from '../domain/index.ts'
import { dutyWords } from './duty.words.ts'
import { showTime, weekdayOf } from './duty-times.ts'
import { partsOfDay, type Stretch } from './lay-out-week.ts'
import styles from './week.module.css'
import type { WeekProps } from './week-board.tsx'

/** The week of a phone: day under day, each watch a line, holes hatched between them. Days gone by wait folded. */
export function DayList(props: WeekProps) {
  const t = useWords(dutyWords)
  const { days } = props.roster
  const ahead = days.filter(({ day }) => day >= today())
  const gone = days.filter(({ day }) => day < today())
  if (ahead.length === 0) return <Days days={gone} {...props} />
  return (
    <div className={styles.days}>
      {gone.length > 0 && (
        <details className={styles.gone}>
          <summary>{t('days.gone', { count: gone.length })}</summary>
          <Days days={gone} {...props} />
        </details>
      )}
      <Days days={ahead} {...props} />
    </div>
  )
}

function Days({ days, roster, onShift, onHole }: WeekProps & { readonly days: RosterWeek['days'] }) {
  const reading = useReading()
  return (
    <div className={styles.days}>
      {days.map((day, index) => {
        const start = startOfDay(day.day as Day, cityOffset())
        // A watch is told in the day it begins; the first day also tells the one that came over midnight.
        const isTold = (one: Stretch) => one.fromAt >= start || index === 0
        const shifts = partsOfDay(roster.shifts, start).filter((part) => isTold(part.item))
        const holes = partsOfDay(roster.coverage.holes, start).filter((part) => isTold(part.item))
        const lines = [
          ...shifts.map(({ item }) => ({ at: item.fromAt, line: <WatchLine shift={item} onShift={onShift} /> })),
          ...holes.map(({ item }) => ({ at: item.fromAt, line: <HoleLine hole={item} onHole={onHole} /> })),
        ].sort((left, right) => (left.at < right.at ? -1 : 1))
        return (
          <section key={day.day}>
            <h3 data-today={day.day === today() || undefined}>
              {weekdayOf(day.day as Day, 'long')}
              <span>
                {showDay(day.day as Day)}
                {day.name && ` · ${reading(day.name)}`}
              </span>
            </h3>
            <ul className={styles.list}>
              {lines.map(({ at, line }, place) => (
                <li key={`${at} ${place}`}>{line}</li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function WatchLine({ shift, onShift }: { readonly shift: DutyShift; readonly onShift: WeekProps['onShift'] }) {
  const t = useWords(dutyWords)
  const reading = useReading()
  const now = useNow()
  return (
    <button
      type="button"
      className={styles.line}
      data-now={(shift.fromAt <= now && now < shift.toAt) || undefined}
      data-mine={shift.isMine || undefined}
      data-over={shift.toAt <= now || undefined}
      onClick={() => onShift(shift)}
    >
      <span>
        {showTime(shift.fromAt)}–{showTime(shift.toAt)}
      </span>
      <span>
        {shift.takenAt !== null && <Icon name="check" size={12} />} {shift.name}{' '}
        {shift.isMine && <Tag tone="accent">{t('shift.mine')}</Tag>}
        <small>{reading(shift.roleTitle)}</small>
      </span>
    </button>
  )
}

function HoleLine({ hole, onHole }: { readonly hole: Stretch; readonly onHole: WeekProps['onHole'] }) {
  const t = useWords(dutyWords)
  const content = (
    <>
      <span>
        {showTime(hole.fromAt)}–{showTime(hole.toAt)}
      </span>
      <span>{t('hole')}</span>
    </>
  )
  if (!onHole) {
    return (
      <div className={styles.line} data-hole="">
        {content}
      </div>
    )
  }
  return (
    <button type="button" className={styles.line} data-hole="" onClick={() => onHole(hole)}>
      {content}
    </button>
  )
}
