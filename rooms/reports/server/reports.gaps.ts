import { sql } from 'kysely'
import { dayOf, type Instant } from '#kit'
import type { FoundGap, GapRule, Profile, Trx } from '#platform/server'
import { type Flaw, nominal } from '../domain/index.ts'
import { differsBelow } from './totals-above.gaps.ts'
import { awaited, missing } from './unsent.gaps.ts'

const hour = 60
const wakesOn = ['reports'] as const

interface FlawedRow {
  readonly id: string
  readonly firstId: string
  readonly areaId: number
  readonly form: string
  readonly periodAt: Instant
  readonly asOf: Instant
  readonly source: string
  readonly recordedAt: Instant
  readonly acknowledged: boolean
  readonly flaws: Flaw[]
}

async function flawedReports(trx: Trx): Promise<FlawedRow[]> {
  const { rows } = await sql<FlawedRow>`
    select id, first_id as "firstId", area_id as "areaId", form, period_at as "periodAt", as_of as "asOf", source,
           recorded_at as "recordedAt", acknowledged, flaws
    from reports where flaws is not null and superseded_at is null`.execute(trx)
  return rows
}

/** What every gap of one report tells: which report, of what form and period, said by whom, as of when. */
function told(row: FlawedRow, profile: Profile): Record<string, unknown> {
  return {
    reportId: row.id,
    form: row.form,
    day: dayOf(row.periodAt, profile.utcOffsetMinutes),
    source: row.source,
    asOf: row.asOf,
    acknowledged: row.acknowledged ? 1 : 0,
  }
}

/** Parts that do not come to their total; an owned difference stays open until the figures agree, but no longer presses. */
const notFooting: GapRule = {
  key: 'report-not-footing',
  title: { vi: 'Số liệu báo cáo không khớp tổng', en: 'Parts do not come to their total' },
  source: 'EPI-02',
  raiseAfterMinutes: [12 * hour],
  wakesOn,
  find: async (trx, { profile }) =>
    (await flawedReports(trx)).flatMap((row) =>
      row.flaws.flatMap((flaw): FoundGap[] => {
        if (flaw.kind !== 'footing') return []
        const data = {
          ...told(row, profile),
          total: flaw.total,
          stated: nominal(flaw.stated),
          sum: nominal(flaw.sum),
          difference: flaw.difference,
          parts: flaw.parts,
        }
        return [gapOf(row, `${row.firstId} ${flaw.total}`, data)]
      }),
    ),
}

/** An average said of other days than its total. */
const averageOff: GapRule = {
  key: 'report-average-off',
  title: { vi: 'Số bình quân không khớp với khoảng thời gian', en: 'An average does not fit its dates' },
  source: 'EPI-03',
  raiseAfterMinutes: [12 * hour],
  wakesOn,
  find: async (trx, { profile }) =>
    (await flawedReports(trx)).flatMap((row) =>
      row.flaws.flatMap((flaw): FoundGap[] => {
        if (flaw.kind !== 'average') return []
        const data = {
          ...told(row, profile),
          average: nominal(flaw.statedAverage),
          total: nominal(flaw.statedTotal),
          since: flaw.since,
          until: flaw.until,
          days: flaw.days,
          impliedDays: flaw.impliedDays,
          impliedAverage: flaw.impliedAverage,
        }
        return [gapOf(row, `${row.firstId} ${flaw.average}`, data)]
      }),
    ),
}

function gapOf(row: FlawedRow, subject: string, data: Record<string, unknown>): FoundGap {
  const severity = row.acknowledged ? 2 : 3
  return { subject, areaId: row.areaId, ownerPostId: null, severity, since: row.recordedAt, dueAt: null, data }
}

/** What this room looks for. */
export const reportsGaps: readonly GapRule[] = [notFooting, averageOff, missing, awaited, differsBelow]
