import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { type PageProps, useGo, useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Page, showToast } from '#ui'
import { correctReport, type FormView, formList, type ReportPage, reportById } from '../domain/index.ts'
import { ReportFrame } from './report-frame.tsx'
import { reportPath } from './report-paths.ts'
import { reportWords } from './reports.words.ts'
import { dayOfPeriod, sayPeriod } from './say-period.ts'
import { figuresByKey, textsOf, toSent } from './sent-figures.ts'
import { type TypedReport, useTypedReport } from './use-typed-report.ts'

/** `/reports/$reportId/correct`: a new version with its reason; the one before stays. */
export function CorrectReportPage({ params }: PageProps) {
  const reportId = params.reportId ?? ''
  const answer = useRead(reportById, { reportId })
  const { data: page } = answer
  const on = page && dayOfPeriod(page.report.period)
  const forms = useRead(formList, { on }, { enabled: on !== undefined })
  return (
    <Answer to={answer} rows={8}>
      {(report) => {
        const form = forms.data?.forms.find(({ code }) => code === report.report.form)
        return form ? <CorrectForm key={reportId} page={report} form={form} /> : null
      }}
    </Answer>
  )
}

function CorrectForm({ page, form }: { readonly page: ReportPage; readonly form: FormView }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const go = useGo()
  const { report } = page
  const before = figuresByKey(page.indicators, page.figures)
  const [initial] = useState<TypedReport>(() => ({
    texts: textsOf(before),
    asOf: report.asOf as Instant,
    ...(report.since ? { since: report.since as Day } : {}),
    ...(page.reference ? { reference: page.reference } : {}),
  }))
  const correct = useIntent(correctReport)
  const desk = useTypedReport(
    { indicators: page.indicators, breakdowns: form.breakdowns, averages: form.averages },
    { draft: `reports.correct.${report.id}`, initial },
    correct.problem,
  )
  const [isUnreasoned, setUnreasoned] = useState(false)
  const send = async () => {
    const { asOf, since, reference, words } = desk.typed
    setUnreasoned(!words)
    if (!words) return
    const answer = await correct.ask({
      reportId: report.id,
      reason: words,
      asOf: asOf ?? report.asOf,
      figures: toSent(desk.figures),
      ...(since ? { since } : {}),
      ...(reference ? { reference } : {}),
      ...(page.documentId ? { documentId: page.documentId } : {}),
    })
    if (!answer) return
    desk.discard()
    showToast({ text: t('correct.done') })
    go(reportPath((answer.result as { reportId: string }).reportId))
  }
  const missing = { vi: 'Ghi lý do đính chính.', en: 'Say why it is corrected.' }
  const problems = isUnreasoned && !desk.typed.words ? new Map([...desk.problems, ['words', missing]]) : desk.problems
  return (
    <Page
      title={t('correct.title', { form: reading(form.title) })}
      above={<AreaBreadcrumb areaId={report.areaId} here={t('correct')} />}
      lead={`${reading(report.areaTitle)} · ${sayPeriod(report.period, form.period, t)} · ${reading(report.sourceTitle)}`}
    >
      <ReportFrame
        desk={{ ...desk, problems }}
        before={{ label: t('grid.in-force'), figures: before }}
        showsSince={form.averages.length > 0 || form.quotes || report.since !== null}
        words={{ label: t('correct.reason'), help: t('correct.reason.help'), optional: false }}
        submitLabel={t('correct.submit')}
        isSending={correct.state === 'sending'}
        problem={correct.problem}
        onSubmit={() => void send()}
      />
    </Page>
  )
}
