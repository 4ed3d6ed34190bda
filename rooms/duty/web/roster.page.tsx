import { useState } from 'react'
import { addDays, addMinutes, type Day, dayOf, type Instant } from '#kit'
import {
  cityOffset,
  type PageProps,
  showDay,
  showMomentShort,
  useFilters,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Icon, IconButton, LinkButton, Page, PersonPost, useMedia } from '#ui'
import { type DutyShift, onDutyNow, type RosterWeek, rosterWeek } from '../domain/index.ts'
import { BuildWeek } from './build-week.tsx'
import { DayList } from './day-list.tsx'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { FillHole } from './fill-hole.tsx'
import type { Stretch } from './lay-out-week.ts'
import { RosterNotes } from './roster-notes.tsx'
import { ShiftDialog } from './shift-dialog.tsx'
import { watchWords } from './watch.words.ts'
import { WeekBoard } from './week-board.tsx'

/** The roster of a command post, a week at a time. */
export function RosterPage({ params }: PageProps) {
  const [filters] = useFilters()
  const answer = useRead(rosterWeek, { bodyId: params.bodyId ?? '', at: filters.at }, { every: 60_000 })
  return (
    <Answer to={answer} rows={8}>
      {(roster) => <Roster roster={roster} />}
    </Answer>
  )
}

type Open = { readonly shift: DutyShift } | { readonly hole: Stretch } | 'build'

function Roster({ roster }: { readonly roster: RosterWeek }) {
  const t = useWords(dutyWords)
  const w = useWords(watchWords)
  const reading = useReading()
  const isNarrow = useMedia('(max-width: 720px)')
  const [open, setOpen] = useState<Open>()
  const shut = () => setOpen(undefined)
  const { post, mayPlan } = roster
  const Week = isNarrow ? DayList : WeekBoard
  const build = mayPlan && (
    <Button look="main" icon="plus" onClick={() => setOpen('build')}>
      {t('build')}
    </Button>
  )
  return (
    <Page
      title={reading(post.name)}
      above={<AreaBreadcrumb areaId={post.areaId} here={t('title')} />}
      strip={<NowStrip areaId={post.areaId} />}
      actions={
        <>
          {build}
          <LinkButton to={`/api/duty/posts/${post.bodyId}/roster.ics`} icon="download" download>
            {w('calendar.post')}
          </LinkButton>
        </>
      }
    >
      <WeekBar roster={roster} />
      <Week
        roster={roster}
        onShift={(shift) => setOpen({ shift })}
        onHole={mayPlan ? (hole) => setOpen({ hole }) : undefined}
      />
      <div className={`${styles.stack} ${styles.foot}`}>
        <RosterNotes roster={roster} />
      </div>
      {open === 'build' && <BuildWeek roster={roster} onClose={shut} />}
      {open && open !== 'build' && 'shift' in open && <ShiftDialog shift={open.shift} roster={roster} onClose={shut} />}
      {open && open !== 'build' && 'hole' in open && <FillHole hole={open.hole} roster={roster} onClose={shut} />}
    </Page>
  )
}

/** Which week, how far it is covered, and the way to its neighbours. */
function WeekBar({ roster }: { readonly roster: RosterWeek }) {
  const t = useWords(dutyWords)
  const [, setFilters] = useFilters()
  const { week, coverage, at } = roster
  const first: Day = dayOf(week.fromAt as Instant, cityOffset())
  const isThis = week.fromAt <= at && at < week.toAt
  const go = (minutes: number) => setFilters({ at: addMinutes(week.fromAt as Instant, minutes) })
  const { percent, holes } = coverage
  const said =
    roster.shifts.length === 0
      ? t('covered.none')
      : percent === 100
        ? t('covered.full')
        : t('covered.part', { percent, count: holes.length })
  return (
    <div className={styles.bar}>
      <h2>{t('week', { from: showDay(first), to: showDay(addDays(first, 6)) })}</h2>
      <span className={percent === 100 ? styles.quiet : styles.alarm}>{said}</span>
      <span className={styles.buttons}>
        <IconButton icon="back" label={t('week.before')} onClick={() => go(-7 * 1440)} />
        {!isThis && <Button onClick={() => setFilters({ at: undefined })}>{t('week.now')}</Button>}
        <IconButton icon="right" label={t('week.after')} onClick={() => go(7 * 1440)} />
      </span>
    </div>
  )
}

/** Who is on duty at this moment, with the number to call. */
function NowStrip({ areaId }: { readonly areaId: number }) {
  const t = useWords(dutyWords)
  const reading = useReading()
  const { data } = useRead(onDutyNow, { areaId }, { every: 60_000 })
  if (!data) return null
  if (data.items.length === 0) return <span className={styles.alarm}>{t('now.nobody')}</span>
  return (
    <>
      <span className={styles.nowIcon}>
        <Icon name="phone" />
      </span>
      {data.items.map((one) => (
        <span key={`${one.officerId} ${one.role}`}>
          <PersonPost
            name={one.name}
            post={[
              reading(one.roleTitle),
              one.isSubstitute && t('now.above'),
              t('now.until', { at: showMomentShort(one.until as Instant) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            phone={one.phone ?? undefined}
          />
        </span>
      ))}
    </>
  )
}
