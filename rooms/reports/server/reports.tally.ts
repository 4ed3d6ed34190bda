import type { Day } from '#kit'
import type { Increment, Tally } from '#platform/server'
import { type CountedStep, counterKeys, type ReporterLevel } from '../domain/index.ts'

interface ReportData {
  readonly form: string
  readonly day: Day
  readonly source: string
  readonly level: ReporterLevel
  readonly late: number
  readonly version: number
  readonly above: readonly number[]
  readonly counted?: readonly CountedStep[]
}

/**
 * Reports received per area and day; and, for each area above a unit, the running sums of the counted indicators on the
 * day they speak of. Sums stand at the area they are for (not over its interval), so that three years of a city are
 * a thousand rows; corrections come as differences.
 */
export const reportsTally: Tally = {
  types: ['report-submitted', 'report-corrected', 'report-withdrawn'],
  indicators: [
    { key: 'reports-received', vi: 'Báo cáo nhận được', en: 'Reports received' },
    { key: 'reports-late', vi: 'Báo cáo gửi chậm', en: 'Reports sent late' },
    { key: 'reports-corrected', vi: 'Báo cáo đính chính', en: 'Reports corrected' },
  ],
  count({ type, areaId, data }) {
    const report = data as unknown as ReportData
    const { day } = report
    const units =
      { 'report-submitted': 1, 'report-corrected': 0, 'report-withdrawn': report.version === 1 ? -1 : 0 }[type] ?? 0
    const step = (indicator: string, by: number): Increment[] => (by === 0 ? [] : [{ indicator, areaId, day, by }])
    return [
      ...step('reports-received', units),
      ...step('reports-late', report.late * units),
      ...step('reports-corrected', type === 'report-corrected' ? 1 : 0),
      ...sumsAbove(report, [['#', units, 0, 0], ...(report.counted ?? [])]),
    ]
  },
}

function sumsAbove({ form, source, level, day, above }: ReportData, steps: readonly CountedStep[]): Increment[] {
  return steps.flatMap(([indicator, exact, unsure, atLeast]) => {
    const keys = counterKeys(form, indicator, source, level)
    const moves = [
      [keys.exact, exact],
      [keys.unsure, unsure],
      [keys.atLeast, atLeast],
    ] as const
    return moves.flatMap(([key, by]) =>
      by === 0 ? [] : above.map((areaId): Increment => ({ indicator: key, areaId, day, by })),
    )
  })
}
