import { useState } from 'react'
import { addDays, addMinutes, type Day, isDay, startOfDay } from '#kit'
import { cityOffset, showDay, today, useFilters, useMay, useNow, useRead, useWords } from '#platform/web'
import { Answer, Button, IconButton, Section } from '#ui'
import { type CheckpointPage, checkpointShiftsContract } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { ChangeMembers, PlanShifts } from './plan-shifts.dialog.tsx'
import { rosterWords } from './roster.words.ts'
import { RosterDayRow, type RosterDialog } from './roster-day.tsx'
import { rosterDays } from './roster-days.ts'
import { CancelShift, RepeatDay } from './roster-dialogs.tsx'

const shownDays = 7

/** A week of a post: each day drawn, its shifts, its holes; to plan, change, call off, repeat. */
export function RosterTab({ post }: { readonly post: CheckpointPage }) {
  const t = useWords(rosterWords)
  const may = useMay()
  const now = useNow()
  const [first] = useFirstDay()
  const [open, setOpen] = useState<RosterDialog>()
  const from = startOfDay(first, cityOffset())
  const to = addMinutes(from, shownDays * 24 * 60)
  const answer = useRead(checkpointShiftsContract, { id: post.id, from, to })
  const mayPlan = may('checkpoints.plan') && post.closedAt === null
  return (
    <Section title={t('title')} note={<WeekSteps />}>
      {mayPlan && (
        <p>
          <Button look="main" icon="plus" onClick={() => setOpen({ kind: 'plan' })}>
            {t('plan')}
          </Button>
        </p>
      )}
      <Answer to={answer} rows={7}>
        {({ items }) =>
          rosterDays(items, { first, count: shownDays, offset: cityOffset(), now, continuous: post.continuous }).map(
            (day) => <RosterDayRow key={day.day} day={day} onOpen={mayPlan ? setOpen : undefined} now={now} />,
          )
        }
      </Answer>
      {open && <Opened post={post} open={open} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function Opened({
  post,
  open,
  onClose,
}: {
  readonly post: CheckpointPage
  readonly open: RosterDialog
  readonly onClose: () => void
}) {
  if (open.kind === 'plan') return <PlanShifts post={post} hole={open.hole} onClose={onClose} />
  if (open.kind === 'change') return <ChangeMembers post={post} shift={open.shift} onClose={onClose} />
  if (open.kind === 'cancel') return <CancelShift shift={open.shift} onClose={onClose} />
  return <RepeatDay post={post} day={open.day} onClose={onClose} />
}

/** The first day shown: from the address, else today. */
function useFirstDay(): readonly [Day, (day: Day) => void] {
  const [filters, setFilters] = useFilters()
  const first = filters.from && isDay(filters.from) ? filters.from : today()
  return [first, (day) => setFilters({ from: day === today() ? undefined : day })]
}

function WeekSteps() {
  const t = useWords(rosterWords)
  const [first, setFirst] = useFirstDay()
  return (
    <span className={styles.dayBar}>
      <IconButton icon="back" label={t('before')} onClick={() => setFirst(addDays(first, -shownDays))} />
      {t('week', { from: showDay(first), to: showDay(addDays(first, shownDays - 1)) })}
      <IconButton icon="right" label={t('after')} onClick={() => setFirst(addDays(first, shownDays))} />
    </span>
  )
}
