import { type Day, exactly } from '#kit'
import { showDay, showNumber, useRead, useReading, useWords } from '#platform/web'
import { Answer, BarList, FigureStrip, Section, SeriesChart, SheetExport, StripFigure } from '#ui'
import { declarationCountsContract, declarePath } from '../domain/index.ts'
import styles from './declarations.module.css'
import { declarationWords } from './declarations.words.ts'

type Counts = ReturnType<(typeof declarationCountsContract)['answer']['parse']>

/** How many declared, by day and area: counts only. */
export function CountsFace({ areaId }: { readonly areaId: number }) {
  const answer = useRead(declarationCountsContract, { areaId, days: 14 }, { rooms: ['numbers'] })
  return <Answer to={answer}>{(counts) => <CountsBody areaId={areaId} counts={counts} />}</Answer>
}

function CountsBody({ areaId, counts }: { readonly areaId: number; readonly counts: Counts }) {
  const t = useWords(declarationWords)
  const reading = useReading()
  const today = counts.days.at(-1)
  const last = counts.days.findLast(({ declarations }) => declarations > 0)
  const title = last ? t('chart.title', { count: last.declarations, day: showDay(last.day as Day) }) : t('chart.none')
  return (
    <>
      <FigureStrip label={t('counts')}>
        <StripFigure
          label={t('fig.today')}
          value={today?.declarations ?? 0}
          trend={counts.days.map((day) => day.declarations)}
        />
        <StripFigure
          label={t('fig.flagged')}
          value={today?.flagged ?? 0}
          to={`/declarations?areaId=${areaId}&tab=flags`}
        />
        <StripFigure label={t('fig.called')} value={today?.called ?? 0} />
        <StripFigure
          label={t('fig.checkIns')}
          value={today?.checkIns ?? 0}
          to={`/declarations?areaId=${areaId}&tab=places`}
        />
      </FigureStrip>
      <div className={styles.columns}>
        <SeriesChart
          title={title}
          lead={t('chart.lead')}
          unit={t('unit')}
          points={counts.days.map((day) => ({ day: day.day as Day, figure: exactly(day.declarations) }))}
        />
        <Section title={t('parts', { day: showDay(counts.partsOn as Day) })}>
          {counts.parts.length === 0 ? (
            <p className={styles.quiet}>{t('parts.none')}</p>
          ) : (
            <BarList
              label={t('parts', { day: showDay(counts.partsOn as Day) })}
              bars={counts.parts.map((part) => ({
                key: String(part.areaId),
                name: reading(part.title),
                figure: exactly(part.declarations),
                to: `/declarations?areaId=${part.areaId}`,
                ...(part.flagged > 0 ? { note: t('parts.flagged', { count: showNumber(part.flagged) }) } : {}),
              }))}
            />
          )}
        </Section>
      </div>
      <SheetExport sheet="declarations.by-area" filters={{ areaId }} />
      <p className={styles.quiet}>
        <a href={declarePath} target="_blank" rel="noreferrer">
          {t('publicForm')}
        </a>
      </p>
    </>
  )
}
