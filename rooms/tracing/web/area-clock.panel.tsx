import { showNumber, useRead, useWords } from '#platform/web'
import { FigureStrip, StripFigure } from '#ui'
import { paceContract } from '../domain/index.ts'
import { sayMinutes } from './show-times.ts'
import { tracingWords } from './tracing.words.ts'

/** The clock of tracing on the board: how many cases are late, and how long it takes. Nothing where no case was confirmed. */
export function AreaClockPanel({ areaId }: { readonly areaId: number }) {
  const t = useWords(tracingWords)
  const { data } = useRead(paceContract, { areaId, days: '14' }, { rooms: ['tracing', 'cases'] })
  if (!data || data.whole.cases === 0) return null
  const { late, listed, isolated } = data.whole
  const to = `/tracing?areaId=${areaId}`
  const said = (median: number | null) => (median === null ? '–' : sayMinutes(median, t))
  return (
    <FigureStrip label={t('title')}>
      <StripFigure
        label={t('pace.late')}
        value={late}
        parts={`${t('pace.cases').toLowerCase()}: ${showNumber(data.whole.cases)}`}
        to={`${to}${late > 0 ? '&state=late' : '&tab=pace'}`}
      />
      <StripFigure
        label={t('pace.listed')}
        value={listed.count}
        unit={t('pace.cases').toLowerCase()}
        parts={`${t('pace.median')} ${said(listed.median)} · P90 ${said(listed.p90)}`}
        to={`${to}&tab=pace`}
      />
      <StripFigure
        label={t('pace.isolated')}
        value={isolated.count}
        unit={t('pace.cases').toLowerCase()}
        parts={`${t('pace.median')} ${said(isolated.median)} · P90 ${said(isolated.p90)}`}
        to={`${to}&tab=pace`}
      />
    </FigureStrip>
  )
}
