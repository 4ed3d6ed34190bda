import { defineRoom } from '#platform/server'
import { REPORTS, reportsPermissions } from '../domain/index.ts'
import { consolidatedReading } from './consolidated.query.ts'
import { correctReportIntent } from './correct-report.ts'
import { figuresSheet } from './figures.sheet.ts'
import { formListRead } from './form-list.query.ts'
import { lockPeriodIntent, reopenPeriodIntent } from './lock-period.ts'
import { periodListRead, periodStatusRead } from './period-status.query.ts'
import { reportListRead } from './report-list.query.ts'
import { reportByIdRead } from './report-page.query.ts'
import { reportsGaps } from './reports.gaps.ts'
import type {} from './reports.tables.ts'
import { reportsTally } from './reports.tally.ts'
import { commentReportIntent, sendUpReportIntent } from './send-up-report.ts'
import { seriesReading } from './series.query.ts'
import { submitReportIntent } from './submit-report.ts'
import { withdrawReportIntent } from './withdraw-report.ts'

export {
  type BoardFigure,
  boardFiguresOf,
  type FigurePart,
} from './board-figures.query.ts'
export { type BriefedFigure, type BriefedFlaw, type BriefFigures, briefFiguresOf } from './brief-figures.query.ts'
export type { BriefedStanding } from './brief-standing.query.ts'
export { type ReportStatus, reportStatus } from './report-status.query.ts'
export { type EvidenceOfDay, type ReportEvidence, reportEvidence, situationOf } from './score-evidence.query.ts'

/** The room of reports: figures that units send up, with how sure they are, and what does not agree among them. */
export const reportsRoom = defineRoom({
  name: 'reports',
  permissions: reportsPermissions,
  refusals: [REPORTS],
  intents: [
    submitReportIntent,
    correctReportIntent,
    withdrawReportIntent,
    commentReportIntent,
    sendUpReportIntent,
    lockPeriodIntent,
    reopenPeriodIntent,
  ],
  reads: [
    formListRead,
    periodListRead,
    periodStatusRead,
    consolidatedReading,
    seriesReading,
    reportListRead,
    reportByIdRead,
  ],
  gaps: reportsGaps,
  tallies: [reportsTally],
  sheets: [figuresSheet],
})
