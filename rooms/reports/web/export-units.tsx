import { useState } from 'react'
import type { Instant } from '#kit'
import { read, saveCsv, showMoment, toProblem, useReading, useWords } from '#platform/web'
import { Button, showToast } from '#ui'
import { type FormView, periodStatus, type UnitLine, type UnitState } from '../domain/index.ts'
import { reportWords } from './reports.words.ts'
import { fullPeriod } from './say-period.ts'

interface ExportProps {
  readonly form: FormView
  readonly query: {
    readonly form: string
    readonly areaId: number
    readonly period: string
    readonly state: UnitState | undefined
  }
}

/** Gives out exactly the list that is seen, all its pages, as a table that Excel opens. */
export function ExportUnits({ form, query }: ExportProps) {
  const t = useWords(reportWords)
  const reading = useReading()
  const [count, setCount] = useState<number>()
  const cellsOf = (unit: UnitLine) => [
    reading(unit.areaTitle),
    t(`state.${unit.state}`),
    moment(unit.submittedAt),
    moment(unit.asOf),
    unit.version === null ? '' : String(unit.version),
    unit.flaws > 0 ? t('flawed') : '',
    moment(unit.sentUpAt),
    unit.owner.name ?? t('owner.none'),
    unit.owner.post ?? '',
  ]
  const run = async () => {
    setCount(0)
    try {
      const units: UnitLine[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: { items: UnitLine[]; next: string | null } = await read(periodStatus, {
          ...query,
          limit: 200,
          cursor,
        })
        units.push(...page.items)
        cursor = page.next
        setCount(units.length)
      }
      const heads = [t('unit'), t('state.label'), t('sent-at'), t('as-of'), t('version.head'), t('flawed')]
      const more = [t('sent-up'), t('owner'), '']
      const about = [[reading(form.title), fullPeriod(query.period)]]
      saveCsv(`${form.code}-${query.period}.csv`, [...about, [...heads, ...more], ...units.map(cellsOf)])
    } catch (thrown) {
      showToast({ text: reading(toProblem(thrown).words) })
    } finally {
      setCount(undefined)
    }
  }
  return (
    <Button icon="download" busy={count !== undefined} onClick={() => void run()}>
      {count === undefined ? t('export') : t('export.busy', { count })}
    </Button>
  )
}

function moment(at: string | null): string {
  return at === null ? '' : showMoment(at as Instant)
}
