import { type Day, type Figure, type Instant, isExact } from '#kit'
import { type Say, showDay, showFigure, showNumber, today, useReading, useWords } from '#platform/web'
import { periodPath, seriesPath } from '#rooms/reports/web'
import { FigureStrip, StripFigure } from '#ui'
import type { Board, BoardFigure, BoardReports } from '../domain/index.ts'
import { type ReportedWord, reportedWords } from './reported.words.ts'

/** What units report of this area: each figure with its parts, its sureness, its trend and its as-of, and who has sent. */
export function ReportedStrip({ board }: { readonly board: Board }) {
  const t = useWords(reportedWords)
  const { figures, reports, area } = board
  if (figures.length === 0 && reports.length === 0) return null
  return (
    <FigureStrip label={t('figures')}>
      {figures.map((figure) => (
        <ReportedFigure key={figure.key} figure={figure} areaId={area.id} sent={sentOf(figure, reports)} />
      ))}
      {reports.map((sent) => (
        <SentFigure key={sent.form} sent={sent} areaId={area.id} />
      ))}
    </FigureStrip>
  )
}

/** Who has sent the reports that a sum of units was added up from; nothing where the area reports the figure itself. */
function sentOf({ basis, form, day }: BoardFigure, reports: readonly BoardReports[]): BoardReports | undefined {
  return basis === 'below' ? reports.find((sent) => sent.form === form && sent.period === day) : undefined
}

interface ReportedFigureProps {
  readonly figure: BoardFigure
  readonly areaId: number
  readonly sent: BoardReports | undefined
}

function ReportedFigure({ figure: one, areaId, sent }: ReportedFigureProps) {
  const t = useWords(reportedWords)
  const reading = useReading()
  const day = one.day as Day
  const { form, indicator, basis } = one
  const title = reading(one.title)
  const money = inThousandMillions(one)
  return (
    <StripFigure
      label={day === today() ? title : t('figures.of', { title, day: showDay(day) })}
      value={money ?? one.figure}
      unit={money ? t('figures.money') : one.unit ? reading(one.unit) : undefined}
      trend={one.trend}
      parts={money && one.unit ? `${showFigure(one.figure)} ${reading(one.unit)}` : sayParts(one, reading)}
      change={sayChange(one, sent, t)}
      asOf={(one.asOf ?? undefined) as Instant | undefined}
      source={reading(one.source)}
      to={seriesPath({ form, indicator, areaId, basis })}
    />
  )
}

function SentFigure({ sent, areaId }: { readonly sent: BoardReports; readonly areaId: number }) {
  const t = useWords(reportedWords)
  const { form, period, received, expected, missing, late } = sent
  const text =
    missing > 0 ? t('reports.missing', { count: missing }) : late > 0 ? t('reports.late', { count: late }) : ''
  return (
    <StripFigure
      label={t('reports.sent')}
      value={received}
      unit={`/ ${showNumber(expected)}`}
      to={periodPath({ form, areaId, period })}
      {...(text === '' ? {} : { change: { text, tone: missing > 0 ? ('alarm' as const) : ('warn' as const) } })}
    />
  )
}

/** `1,53 tỷ đồng`, as it is spoken; all its digits stand under it. */
function inThousandMillions({ figure, unit }: BoardFigure): Figure | undefined {
  if (unit?.vi !== 'đồng' || figure.kind === 'range' || figure.value < 1e9) return undefined
  return { ...figure, value: Math.round(figure.value / 1e7) / 100 }
}

/** `12 tại cộng đồng + 9 tại khu cách ly`: parts that are not nothing, without the words that lead them in. */
function sayParts({ parts }: BoardFigure, reading: ReturnType<typeof useReading>): string | undefined {
  const known = parts.filter(({ figure }) => !isNothing(figure))
  if (known.length === 0 || known.length > 3) return undefined
  return known
    .map(
      ({ title, figure }) => `${showFigure(figure)} ${reading(title).replace(/^(?:trong đó|of them|of which) /u, '')}`,
    )
    .join(' + ')
}

function isNothing(figure: Figure): boolean {
  return figure.kind === 'exact' && figure.value === 0
}

/**
 * A record first. A sum that units are still missing from says how many it holds, for it would always stand below
 * yesterday's; else it stands against yesterday, where both are exact: what is not sure is not subtracted.
 */
function sayChange(
  { isRecord, figure, yesterday }: BoardFigure,
  sent: BoardReports | undefined,
  t: Say<ReportedWord>,
): { text: string } | undefined {
  if (isRecord) return { text: t('figures.record') }
  if (sent && sent.received < sent.expected)
    return { text: t('figures.so-far', { received: sent.received, expected: sent.expected }) }
  if (!yesterday || !isExact(figure) || !isExact(yesterday) || !('value' in figure) || !('value' in yesterday))
    return undefined
  const change = figure.value - yesterday.value
  if (change === 0) return { text: t('figures.same') }
  return { text: t(change > 0 ? 'figures.up' : 'figures.down', { count: Math.abs(change) }) }
}
