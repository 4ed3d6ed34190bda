import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { showMomentShort, showNumber, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { Button, type Column, Empty, RecordList, SheetExport, usePagedSource } from '#ui'
import { type CheckLine, checkListContract } from '../domain/index.ts'
import { CorrectChecks } from './patrol.forms.tsx'
import styles from './patrols.module.css'
import { patrolWords } from './patrols.words.ts'

/** What was recorded on a day: the records behind its numbers. */
export function CheckList({ areaId, day }: { readonly areaId: number; readonly day: Day }) {
  const t = useWords(patrolWords)
  const [line, setLine] = useState<CheckLine>()
  const source = usePagedSource(useReadPages(checkListContract, { areaId, day, limit: '60' }))
  return (
    <>
      <RecordList
        label={t('checks')}
        source={source}
        rowKey={(check) => check.id}
        columns={useColumns(setLine)}
        tools={<SheetExport sheet="patrols.checks" filters={{ areaId, day }} />}
        empty={<Empty title={t('checks.none')} />}
      />
      {line && <CorrectChecks line={line} onClose={() => setLine(undefined)} />}
    </>
  )
}

function useColumns(onCorrect: (line: CheckLine) => void): readonly Column<CheckLine>[] {
  const t = useWords(patrolWords)
  const reading = useReading()
  const mayRecord = useMay()('patrols.record')
  const number = (key: 'persons' | 'vehicles' | 'reminders'): Column<CheckLine> => ({
    key,
    head: t(key),
    width: '110px',
    align: 'end',
    ...(key === 'reminders' ? { from: 'middle' as const } : {}),
    cell: (line) => showNumber(line[key]),
  })
  return [
    { key: 'route', head: t('route'), width: 'minmax(0, 2fr)', cell: (line) => line.route ?? t('outside') },
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 1.5fr)',
      from: 'middle',
      cell: (line) => reading(line.areaTitle),
    },
    { key: 'at', head: t('at'), width: '110px', cell: (line) => showMomentShort(line.at as Instant) },
    number('persons'),
    number('vehicles'),
    number('reminders'),
    {
      key: 'by',
      head: t('by'),
      width: 'minmax(0, 1.5fr)',
      from: 'middle',
      cell: ({ recordedBy, correctReason, note }) => (
        <>
          {recordedBy} <span className={styles.quiet}>{[note, correctReason].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      key: 'do',
      head: '',
      width: '130px',
      from: 'middle',
      cell: (line) =>
        mayRecord && (
          <span className={styles.buttons}>
            <Button onClick={() => onCorrect(line)}>{t('correct')}</Button>
          </span>
        ),
    },
  ]
}
