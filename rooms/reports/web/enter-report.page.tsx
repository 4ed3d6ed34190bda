import { useState } from 'react'
import type { Day, Instant } from '#kit'
import {
  cityNow,
  showMomentShort,
  useAccount,
  useFilters,
  useGo,
  useIntent,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb, useAreaHead } from '#rooms/areas/web'
import { Answer, DayField, Empty, LinkButton, MomentField, Note, Page, SelectField, showToast } from '#ui'
import { type FormView, formList, reportList, submitReport } from '../domain/index.ts'
import { AreaPick } from './area-pick.tsx'
import { Choosers } from './choosers.tsx'
import { ReportFrame } from './report-frame.tsx'
import { reportPath } from './report-paths.ts'
import { reportWords } from './reports.words.ts'
import { usualAsOf } from './say-period.ts'
import { toSent } from './sent-figures.ts'
import { useFiguresBefore } from './use-figures-before.ts'
import { type TypedReport, useTypedReport } from './use-typed-report.ts'

/** `/reports/new`: a report of one unit, form, period and source. All of it stands in the address. */
export function EnterReportPage() {
  const t = useWords(reportWords)
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  const areaId = filters.areaId === undefined ? homeAreaId : Number(filters.areaId)
  const answer = useRead(formList, { areaId })
  return (
    <Answer to={answer} rows={8}>
      {({ forms }) => {
        const form = forms.find(({ code }) => code === filters.form) ?? forms[0]
        if (form) return <EnterForm forms={forms} form={form} areaId={areaId} />
        return (
          <Page title={t('enter')} above={<AreaBreadcrumb areaId={areaId} here={t('enter')} />}>
            <AreaPick areaId={areaId} />
            <Empty title={t('form.none')}>{t('enter.not-unit')}</Empty>
          </Page>
        )
      }}
    </Answer>
  )
}

interface EnterProps {
  readonly forms: readonly FormView[]
  readonly form: FormView
  readonly areaId: number
}

function EnterForm({ forms, form, areaId }: EnterProps) {
  const t = useWords(reportWords)
  const reading = useReading()
  const [filters] = useFilters()
  const [now] = useState(cityNow)
  const period = filters.period ?? form.currentPeriod ?? now
  const source = form.sources.find(({ code }) => code === filters.source)?.code ?? form.sources[0]?.code ?? 'unit'
  // A moment goes on while one types; the draft stays one.
  const subject = `${form.code}.${areaId}.${form.period === 'moment' ? 'moment' : period}.${source}`
  const title = t('enter.title', { form: reading(form.title) })
  return (
    <Page
      title={title}
      above={<AreaBreadcrumb areaId={areaId} here={t('enter')} />}
      lead={<SentTo form={form} areaId={areaId} />}
    >
      <WhatIsEntered forms={forms} form={form} areaId={areaId} period={period} source={source} />
      <Sheet key={subject} subject={subject} form={form} areaId={areaId} period={period} source={source} />
    </Page>
  )
}

/** To whom this unit reports by this form: a ward to its district, a district to the city. */
function SentTo({ form, areaId }: Pick<EnterProps, 'form' | 'areaId'>) {
  const t = useWords(reportWords)
  const reading = useReading()
  const { data: area } = useAreaHead(areaId)
  const to = form.reporters.find(
    ({ level, areaIds }) => level === area?.level && (areaIds?.includes(areaId) ?? true),
  )?.to
  return to ? t('enter.to', { to: reading(to) }) : null
}

interface ChosenProps {
  readonly form: FormView
  readonly areaId: number
  readonly period: string
  readonly source: string
}

function WhatIsEntered({ forms, form, areaId, period, source }: ChosenProps & { readonly forms: readonly FormView[] }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const [, setFilters] = useFilters()
  return (
    <Choosers chosen={t('choose.period')}>
      <AreaPick areaId={areaId} />
      {forms.length > 1 && (
        <SelectField
          label={t('form')}
          name="form"
          value={form.code}
          onChange={(code) => setFilters({ form: code, period: undefined, source: undefined })}
          options={forms.map(({ code, title }) => ({ value: code, label: reading(title) }))}
        />
      )}
      {form.period === 'moment' ? (
        <MomentField
          label={t('enter.moment')}
          name="period"
          value={period as Instant}
          onChange={(moment) => moment && setFilters({ period: moment })}
        />
      ) : (
        <DayField
          label={t('enter.period')}
          name="period"
          value={period as Day}
          onChange={(day) => day && setFilters({ period: day })}
        />
      )}
      {form.sources.length > 1 && (
        <SelectField
          label={t('source.choose')}
          name="source"
          value={source}
          onChange={(code) => setFilters({ source: code })}
          options={form.sources.map(({ code, title }) => ({ value: code, label: reading(title) }))}
        />
      )}
    </Choosers>
  )
}

/** The sheet itself; where the unit has already reported, the way to that report instead. */
function Sheet({ form, areaId, period, source, subject }: ChosenProps & { readonly subject: string }) {
  const t = useWords(reportWords)
  const go = useGo()
  const same = useRead(reportList, { areaId, reach: 'direct', form: form.code, period, source, limit: 1 })
  const before = useFiguresBefore({ form: form.code, areaId, period, source })
  const submit = useIntent(submitReport)
  const [initial] = useState<TypedReport>(() => ({ texts: {}, asOf: usualAsOf(form, period, cityNow()) }))
  const desk = useTypedReport(form, { draft: `reports.enter.${subject}`, initial }, submit.problem)
  const existing = same.data?.items.find(({ superseded }) => !superseded)
  if (existing) return <AlreadySent reportId={existing.id} at={existing.submittedAt} />
  const send = async () => {
    const { asOf, since, reference, words } = desk.typed
    const answer = await submit.ask({
      form: form.code,
      areaId,
      period,
      source,
      asOf: asOf ?? cityNow(),
      figures: toSent(desk.figures),
      ...(since ? { since } : {}),
      ...(reference ? { reference } : {}),
      ...(words ? { comment: words } : {}),
    })
    if (!answer) return
    const { reportId, late } = answer.result as { reportId: string; late: boolean }
    desk.discard()
    showToast({ text: t(late ? 'enter.done.late' : 'enter.done') })
    go(reportPath(reportId))
  }
  return (
    <ReportFrame
      desk={desk}
      before={before && { label: t('grid.before'), figures: before }}
      showsSince={form.averages.length > 0 || form.quotes}
      words={{ label: t('enter.comment'), help: t('enter.comment.help'), optional: true }}
      submitLabel={t('enter.submit')}
      isSending={submit.state === 'sending'}
      problem={submit.problem}
      onSubmit={() => void send()}
    />
  )
}

function AlreadySent({ reportId, at }: { readonly reportId: string; readonly at: string }) {
  const t = useWords(reportWords)
  return (
    <Note
      title={`${t('sent-at')} ${showMomentShort(at as Instant)}`}
      action={<LinkButton to={reportPath(reportId)}>{t('enter.exists.open')}</LinkButton>}
    >
      {t('enter.exists')}
    </Note>
  )
}
