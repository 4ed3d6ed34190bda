import { type Day, type Instant, minutesBetween, startOfDay } from '#kit'
import { cityOffset, showDay, today, useNow, useReading, useWords } from '#platform/web'
import { Icon } from '#ui'
import type { DutyShift, RosterWeek } from '../domain/index.ts'
import { dutyWords } from './duty.words.ts'
import { showStretch, showTime, weekdayOf } from './duty-times.ts'
import { type DayPart, lanesOf, partsOfDay, percentOfDay, type Stretch } from './lay-out-week.ts'
import styles from './week.module.css'

/** What the two layouts of a week are drawn from. */
export interface WeekProps {
  readonly roster: RosterWeek
  readonly onShift: (shift: DutyShift) => void
  /** Absent where the reader may not plan: then a hole is only shown. */
  readonly onHole?: ((hole: Stretch) => void) | undefined
}

type RosterDay = RosterWeek['days'][number]

const laneHeight = 30
/** A hole narrower than this (an hour and a half) has no room for its word. */
const narrowMinutes = 90

/** Seven days of 24 hours: each watch a bar with the name in it, holes hatched, a line where the time stands. */
export function WeekBoard({ roster, onShift, onHole }: WeekProps) {
  const t = useWords(dutyWords)
  return (
    <section className={styles.board} aria-label={t('shift')}>
      <div className={styles.hours} aria-hidden="true">
        <span />
        <div>
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour} style={{ left: `${percentOfDay(hour * 60)}%` }}>
              {hour}h
            </span>
          ))}
        </div>
      </div>
      {roster.days.map((day) => (
        <DayRow key={day.day} day={day} roster={roster} onShift={onShift} onHole={onHole} />
      ))}
    </section>
  )
}

function DayRow({ day, roster, onShift, onHole }: WeekProps & { readonly day: RosterDay }) {
  const reading = useReading()
  const start = startOfDay(day.day as Day, cityOffset())
  const parts = partsOfDay(roster.shifts, start)
  const holes = partsOfDay(roster.coverage.holes, start)
  const troubled = new Set(roster.troubles.map((one) => one.shiftId))
  return (
    <div className={styles.day} data-today={day.day === today() || undefined}>
      <div className={styles.label}>
        <strong>{weekdayOf(day.day as Day, 'short')}</strong>
        <span>
          {showDay(day.day as Day)}
          {day.name && ` · ${reading(day.name)}`}
        </span>
      </div>
      <div className={styles.lanes} style={{ height: `${lanesOf(parts) * laneHeight - 4}px` }}>
        {holes.map((part) => (
          <Hole key={part.item.fromAt} part={part} onHole={onHole} />
        ))}
        {parts.map((part) => (
          <Watch key={part.item.id} part={part} isTroubled={troubled.has(part.item.id)} onShift={onShift} />
        ))}
        <NowLine start={start} />
      </div>
    </div>
  )
}

/** Place of a part on the width of its day. */
function placeOf({ from, to }: DayPart<unknown>) {
  return { left: `${percentOfDay(from)}%`, width: `calc(${percentOfDay(to - from)}% - 2px)` }
}

interface WatchProps {
  readonly part: DayPart<DutyShift>
  readonly isTroubled: boolean
  readonly onShift: WeekProps['onShift']
}

function Watch({ part, isTroubled, onShift }: WatchProps) {
  const reading = useReading()
  const now = useNow()
  const { item: shift, lane, beganBefore, goesOn } = part
  const words = `${shift.name}, ${reading(shift.roleTitle)}, ${showStretch(shift)}`
  return (
    <button
      type="button"
      className={styles.part}
      style={{ ...placeOf(part), top: `${lane * laneHeight}px` }}
      aria-label={words}
      title={words}
      // The same watch is met once by the keyboard: in the day it begins.
      tabIndex={beganBefore && part.from === 0 && part.to < 1440 ? -1 : 0}
      data-began={beganBefore || undefined}
      data-goes={goesOn || undefined}
      data-mine={shift.isMine || undefined}
      data-standby={!shift.covers || undefined}
      data-trouble={isTroubled || undefined}
      data-over={shift.toAt <= now || undefined}
      onClick={() => onShift(shift)}
    >
      {shift.takenAt !== null && <Icon name="check" size={12} />}
      <span>{shift.name}</span>
    </button>
  )
}

function Hole({ part, onHole }: { readonly part: DayPart<Stretch>; readonly onHole: WeekProps['onHole'] }) {
  const t = useWords(dutyWords)
  const words = t('hole.long', { stretch: showStretch(part.item) })
  const said = part.to - part.from >= narrowMinutes && (
    <span>
      {t('hole')} {showTime(part.item.fromAt)}–{showTime(part.item.toAt)}
    </span>
  )
  if (!onHole) {
    return (
      <div className={styles.hole} style={placeOf(part)} role="img" aria-label={words} title={words}>
        {said}
      </div>
    )
  }
  return (
    <button
      type="button"
      className={styles.hole}
      style={placeOf(part)}
      aria-label={words}
      title={words}
      onClick={() => onHole(part.item)}
    >
      {said}
    </button>
  )
}

function NowLine({ start }: { readonly start: Instant }) {
  const now = useNow()
  const minutes = minutesBetween(start, now)
  if (minutes < 0 || minutes >= 1440) return null
  return <div className={styles.now} style={{ left: `${percentOfDay(minutes)}%` }} aria-hidden="true" />
}
