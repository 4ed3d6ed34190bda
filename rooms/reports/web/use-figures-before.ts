import { addDays, type Figure, isDay } from '#kit'
import { useRead } from '#platform/web'
import { reportById, reportList } from '../domain/index.ts'
import { figuresByKey } from './sent-figures.ts'

/** What the same unit reported the period before, where that is a day or a week; undefined while nothing is known. */
export function useFiguresBefore(about: {
  readonly form: string
  readonly areaId: number
  readonly period: string
  readonly source: string
}): ReadonlyMap<string, Figure> | undefined {
  const { form, areaId, period, source } = about
  const isDated = isDay(period)
  const query = { form, areaId, source, reach: 'direct' as const, limit: 1 }
  const to = isDated ? addDays(period, -1) : undefined
  const found = useRead(reportList, { ...query, to }, { enabled: isDated })
  const line = isDated ? found.data?.items.find(({ superseded }) => !superseded) : undefined
  const { data } = useRead(reportById, { reportId: line?.id ?? '' }, { enabled: line !== undefined })
  return line && data?.report.id === line.id ? figuresByKey(data.indicators, data.figures) : undefined
}
