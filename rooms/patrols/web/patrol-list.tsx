import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { showMoment, showMomentShort, useFilters, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { Button, Choice, type Column, Empty, PersonPost, RecordList, SheetExport, Tag, usePagedSource } from '#ui'
import { type PatrolLine, patrolListContract } from '../domain/index.ts'
import { CancelPatrol, RecordChecks } from './patrol.forms.tsx'
import styles from './patrols.module.css'
import { patrolWords } from './patrols.words.ts'

interface FaceProps {
  readonly areaId: number
  readonly day: Day
}

/** The patrols of a day, in the order of time; those without a result stand out. */
export function PatrolList({ areaId, day }: FaceProps) {
  const t = useWords(patrolWords)
  const [filters, setFilters] = useFilters()
  const [open, setOpen] = useState<{ readonly what: 'record' | 'cancel'; readonly patrol: PatrolLine }>()
  const state = filters.state === 'unrecorded' ? 'unrecorded' : 'all'
  const source = usePagedSource(useReadPages(patrolListContract, { areaId, day, state, limit: '60' }))
  const close = () => setOpen(undefined)
  return (
    <>
      <RecordList
        label={t('patrols')}
        source={source}
        rowKey={(patrol) => patrol.id}
        tools={
          <>
            <Choice
              label={t('state')}
              value={state}
              onChange={(next) => setFilters({ state: next === 'all' ? undefined : next })}
              options={(['all', 'unrecorded'] as const).map((value) => ({ value, label: t(value) }))}
            />
            <SheetExport sheet="patrols.list" filters={{ areaId, day, state }} />
          </>
        }
        columns={useColumns(setOpen)}
        empty={<Empty title={t('none')} />}
      />
      {open?.what === 'record' && <RecordChecks areaId={areaId} patrol={open.patrol} onClose={close} />}
      {open?.what === 'cancel' && <CancelPatrol patrol={open.patrol} onClose={close} />}
    </>
  )
}

function useColumns(
  onOpen: (open: { what: 'record' | 'cancel'; patrol: PatrolLine }) => void,
): readonly Column<PatrolLine>[] {
  const t = useWords(patrolWords)
  const reading = useReading()
  return [
    { key: 'route', head: t('route'), width: 'minmax(0, 3fr)', cell: (patrol) => patrol.route },
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 1.5fr)',
      from: 'middle',
      cell: (patrol) => reading(patrol.areaTitle),
    },
    { key: 'mode', head: t('mode'), width: '100px', from: 'wide', cell: (patrol) => t(patrol.mode) },
    {
      key: 'time',
      head: t('time'),
      width: '190px',
      cell: ({ fromAt, toAt }) =>
        t('time.span', { from: showMomentShort(fromAt as Instant), to: endOf(fromAt as Instant, toAt as Instant) }),
    },
    {
      key: 'inCharge',
      head: t('inCharge'),
      width: 'minmax(0, 2fr)',
      from: 'middle',
      cell: ({ inCharge: [first] }) => first && <PersonPost name={first.name ?? ''} post={first.postTitle} />,
    },
    { key: 'people', head: t('people'), width: '90px', align: 'end', from: 'wide', cell: (patrol) => patrol.people },
    { key: 'state', head: t('state'), width: '170px', cell: (patrol) => <PatrolState patrol={patrol} /> },
    {
      key: 'do',
      head: '',
      width: '220px',
      cell: (patrol) => <PatrolDeeds patrol={patrol} onOpen={onOpen} />,
    },
  ]
}

/** Only the hour, where a patrol ends on the day it began. */
function endOf(fromAt: Instant, toAt: Instant): string {
  const [[, fromDay], [hour, toDay]] = [showMoment(fromAt).split(' '), showMoment(toAt).split(' ')]
  return fromDay === toDay && hour !== undefined ? hour : showMomentShort(toAt)
}

interface PatrolDeedsProps {
  readonly patrol: PatrolLine
  readonly onOpen: (open: { what: 'record' | 'cancel'; patrol: PatrolLine }) => void
}

/** What may be done with a patrol. On a phone only what waits for a hand is offered. */
function PatrolDeeds({ patrol, onOpen }: PatrolDeedsProps) {
  const t = useWords(patrolWords)
  const may = useMay()
  const isRecorded = patrol.state === 'recorded'
  if (patrol.state === 'cancelled') return null
  return (
    <span className={isRecorded ? styles.onDesk : styles.buttons}>
      {may('patrols.record') && patrol.state !== 'planned' && (
        <Button look={isRecorded ? 'quiet' : 'plain'} onClick={() => onOpen({ what: 'record', patrol })}>
          {t('record')}
        </Button>
      )}
      {may('patrols.plan') && !isRecorded && (
        <Button look="quiet" onClick={() => onOpen({ what: 'cancel', patrol })}>
          {t('cancel')}
        </Button>
      )}
    </span>
  )
}

function PatrolState({ patrol }: { readonly patrol: PatrolLine }) {
  const t = useWords(patrolWords)
  if (patrol.state === 'recorded') return <>{t('state.recorded', { count: patrol.checks })}</>
  return <Tag tone={patrol.state === 'unrecorded' ? 'soon' : 'quiet'}>{t(`state.${patrol.state}`)}</Tag>
}
