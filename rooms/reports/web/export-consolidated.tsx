import { formatFigure } from '#kit'
import { saveCsv, useLanguage, useReading, useWords } from '#platform/web'
import { Button } from '#ui'
import type { Consolidated } from '../domain/index.ts'
import { reportWords } from './reports.words.ts'
import { fullPeriod, sayAsOf } from './say-period.ts'

/** Gives out the consolidated report as it is seen: figures keep their word, sources their as-of. */
export function ExportConsolidated({ table }: { readonly table: Consolidated }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const [language] = useLanguage()
  const run = () => {
    const { indicators, children } = table
    const show = (figure: Parameters<typeof formatFigure>[0] | null | undefined) =>
      figure ? formatFigure(figure, language) : ''
    const sources = new Map(indicators.flatMap(({ own }) => own.map((one) => [one.source, one] as const)))
    saveCsv(`${table.form}-${table.period}.csv`, [
      [reading(table.title), reading(table.areaTitle), fullPeriod(table.period)],
      [t('unit'), t('as-of'), ...indicators.map(({ title }) => reading(title))],
      [t('consolidated.sum'), '', ...indicators.map(({ sum }) => show(sum?.figure))],
      ...[...sources.values()].map(({ source, sourceTitle, asOf }) => [
        reading(sourceTitle),
        sayAsOf(asOf, t),
        ...indicators.map(({ own }) => show(own.find((one) => one.source === source)?.figure)),
      ]),
      ...children.map((child) => [
        reading(child.areaTitle),
        child.asOf === null ? '' : sayAsOf(child.asOf, t),
        ...child.figures.map(show),
      ]),
    ])
  }
  return (
    <Button icon="download" onClick={run}>
      {t('export')}
    </Button>
  )
}
