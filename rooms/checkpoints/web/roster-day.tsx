import { type Instant, minutesBetween } from '#kit'
import { showDay, showMoment, useWords } from '#platform/web'
import { Button, Tag } from '#ui'
import type { CheckpointShift } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { checkpointWords } from './checkpoints.words.ts'
import { type DayPart, DayStrip } from './day-picture.tsx'
import { frontWords } from './front.words.ts'
import { rosterWords } from './roster.words.ts'
import type { RosterDay, RosterHole } from './roster-days.ts'

/** What is open over the roster. */
export type RosterDialog =
  | { readonly kind: 'plan'; readonly hole?: RosterHole | undefined }
  | { readonly kind: 'change'; readonly shift: CheckpointShift }
  | { readonly kind: 'cancel'; readonly shift: CheckpointShift }
  | { readonly kind: 'repeat'; readonly day: RosterDay }

interface RosterDayProps {
  readonly day: RosterDay
  readonly now: Instant
  /** Absent where the reader may not plan. */
  readonly onOpen: ((dialog: RosterDialog) => void) | undefined
}

/** A day of the roster: the strip, then a line for each shift and each hole. */
export function RosterDayRow({ day, now, onOpen }: RosterDayProps) {
  const t = useWords(rosterWords)
  const f = useWords(frontWords)
  const parts = useParts(day, now)
  const planned = day.begins.filter(({ cancelledAt }) => cancelledAt === null)
  return (
    <section className={styles.rosterDay} aria-label={showDay(day.day)}>
      <h3>
        <span>{showDay(day.day)}</span>
        {onOpen && planned.length > 0 && (
          <Button look="quiet" onClick={() => onOpen({ kind: 'repeat', day })}>
            {t('repeat')}
          </Button>
        )}
      </h3>
      <DayStrip parts={parts} dayStart={day.start} />
      <ul className={styles.shifts} aria-label={f('day.label')}>
        {day.begins.map((shift) => (
          <ShiftLine key={shift.id} shift={shift} onOpen={onOpen} now={now} />
        ))}
        {day.holes.map((hole) => (
          <li key={hole.fromAt} data-hole="">
            <span>{spanWords(hole)}</span>
            <span>{t('hole')}</span>
            {onOpen && <Button onClick={() => onOpen({ kind: 'plan', hole })}>{t('fill')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ShiftLine({
  shift,
  now,
  onOpen,
}: {
  readonly shift: CheckpointShift
  readonly now: Instant
  readonly onOpen: RosterDayProps['onOpen']
}) {
  const t = useWords(rosterWords)
  const { members, toAt, startedAt, cancelledAt } = shift
  const commander = members.find(({ role }) => role === 'commander')
  const others = members.filter((member) => member !== commander)
  return (
    <li>
      <span>{spanWords(shift)}</span>
      <span>
        {commander ? <strong>{commander.name}</strong> : <Tag tone="alarm">{t('no-commander')}</Tag>}
        {others.length > 0 && <span className={styles.quiet}> · {others.map(({ name }) => name).join(', ')}</span>}
      </span>
      {cancelledAt !== null && <Tag>{t('cancelled')}</Tag>}
      {onOpen && cancelledAt === null && toAt > now && (
        <span className={styles.buttons}>
          <Button look="quiet" onClick={() => onOpen({ kind: 'change', shift })}>
            {t('change')}
          </Button>
          {startedAt === null && (
            <Button look="quiet" onClick={() => onOpen({ kind: 'cancel', shift })}>
              {t('cancel')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}

/** The strip of a day from its shifts: what was stood, what is planned, what is empty. */
function useParts({ touches, holes }: RosterDay, now: Instant): DayPart[] {
  const f = useWords(frontWords)
  const c = useWords(checkpointWords)
  const shifts = touches.map((shift): DayPart => {
    const commander = shift.members.find(({ role }) => role === 'commander')?.name
    const stood = shift.startedAt !== null
    const isOver = minutesBetween(shift.toAt as Instant, now) > 0
    const blanks = { from: timeOf(shift.fromAt), to: timeOf(shift.toAt), commander: commander ?? c('commander.none') }
    const kind = stood ? (shift.missingForces.length > 0 ? 'short' : 'manned') : isOver ? 'gap' : 'planned'
    const said = stood ? f('part.manned', blanks) : f('part.planned', blanks)
    return { key: shift.id, kind, fromAt: shift.fromAt, toAt: shift.toAt, word: commander ?? '', said }
  })
  const empty = holes.map(
    ({ fromAt, toAt }): DayPart => ({
      key: fromAt,
      kind: 'hole',
      fromAt,
      toAt,
      word: '',
      said: f('part.hole', { from: timeOf(fromAt), to: timeOf(toAt) }),
    }),
  )
  return [...shifts, ...empty]
}

/** `06:00–14:00`; a stretch that ends with the day ends at 24:00. */
export function spanWords({ fromAt, toAt }: { readonly fromAt: string; readonly toAt: string }): string {
  const end = timeOf(toAt)
  return `${timeOf(fromAt)}–${end === '00:00' ? '24:00' : end}`
}

/** `06:00`, whatever the day. */
export function timeOf(at: string): string {
  return showMoment(at as Instant).slice(0, 5)
}
