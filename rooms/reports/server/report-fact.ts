import { dayOf, type Figure } from '#kit'
import type { Fact, Step } from '#platform/server'
import { countedSteps, type JudgedReport } from '../domain/index.ts'
import type { NewReport } from './reports.store.ts'

type FactReport = Pick<NewReport, 'id' | 'areaId' | 'form' | 'periodAt' | 'source' | 'version' | 'late' | 'firstId'> & {
  readonly documentId: string | null
  readonly flaws: readonly unknown[] | null
}

/** What the journal keeps of a version: where, for when, how it counts and by how much it moves the counters. */
export function reportFact(
  type: 'report-submitted' | 'report-corrected' | 'report-withdrawn',
  what: {
    readonly judged: Pick<JudgedReport, 'form' | 'figures'>
    readonly report: FactReport
    readonly level: string
    readonly before: ReadonlyMap<string, Figure>
  },
  step: Step,
): Fact {
  const { judged, report, level, before } = what
  const steps = countedSteps(judged.form, judged.figures, before)
  const data = {
    reportId: report.id,
    form: report.form,
    period: report.periodAt,
    day: dayOf(report.periodAt, step.profile.utcOffsetMinutes),
    source: report.source,
    level,
    version: report.version,
    late: report.late ? 1 : 0,
    flaws: report.flaws?.length ?? 0,
    above: step.tree
      .upward(report.areaId)
      .slice(1)
      .map(({ id }) => id),
    ...(steps.length === 0 ? {} : { counted: steps }),
  }
  return {
    type,
    areaId: report.areaId,
    subjectId: report.firstId,
    documentId: report.documentId,
    data,
    live: ['reports'],
  }
}
