import { showNumber, useRead, useReading, useWords } from '#platform/web'
import { Answer, type Column, Empty, RecordList, Section, Tag, useLocalSource } from '#ui'
import { type Pace, paceContract } from '../domain/index.ts'
import { PaceBars } from './pace-bars.tsx'
import { sayMinutes } from './show-times.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

const days = 14

/** How fast tracing goes here and in each part of the area: the process, with medians, P90 and shares in time (EPI-07). */
export function PaceFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(tracingWords)
  const answer = useRead(paceContract, { areaId, days: String(days) }, { rooms: ['tracing', 'cases'] })
  return (
    <Answer to={answer} rows={6}>
      {(pace) =>
        pace.whole.cases === 0 ? <Empty title={t('pace.none', { days })} /> : <Found pace={pace} key={areaId} />
      }
    </Answer>
  )
}

type Line = Pace['below'][number]

function Found({ pace }: { readonly pace: Pace }) {
  const t = useWords(tracingWords)
  const reading = useReading()
  const source = useLocalSource(pace.below, '', (line) => reading(line.areaTitle))
  return (
    <>
      <PaceBars pace={pace} />
      {pace.below.length > 0 && (
        <Section title={t('tab.pace')} note={t('pace.days', { days })}>
          <p className={styles.quiet}>
            {t('pace.lead')} {t('pace.few', { count: pace.leastCases })}
          </p>
          <RecordList
            label={t('tab.pace')}
            source={source}
            rowKey={(line) => String(line.areaId)}
            rowLink={(line) => `/tracing?areaId=${line.areaId}&tab=pace`}
            columns={useColumns()}
          />
        </Section>
      )}
    </>
  )
}

function useColumns(): readonly Column<Line>[] {
  const t = useWords(tracingWords)
  const reading = useReading()
  const pair = ({ median, p90 }: Line['listed']) =>
    median === null || p90 === null ? '–' : `${sayMinutes(median, t)} · ${sayMinutes(p90, t)}`
  const share = (value: number | null) => (value === null ? '–' : `${showNumber(value)} %`)
  const medians = `${t('pace.median')} · P90`
  return [
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 1.6fr)',
      cell: ({ areaTitle, rank }) => (
        <>
          <span className={styles.rank}>{rank === null ? '–' : showNumber(rank)}</span> {reading(areaTitle)}
        </>
      ),
    },
    {
      key: 'listed',
      head: t('pace.listed'),
      width: 'minmax(0, 1.4fr)',
      cell: ({ listedInTime, listed }) => (
        <>
          {share(listedInTime)} {t('pace.inTime')}
          <span className={styles.under} title={medians}>
            {pair(listed)}
          </span>
        </>
      ),
    },
    {
      key: 'isolated',
      head: t('pace.isolated'),
      width: 'minmax(0, 1.4fr)',
      cell: ({ isolatedInTime, isolated }) => (
        <>
          {share(isolatedInTime)} {t('pace.inTime')}
          <span className={styles.under} title={medians}>
            {pair(isolated)}
          </span>
        </>
      ),
    },
    {
      key: 'late',
      head: t('pace.late'),
      width: '110px',
      cell: ({ late }) => (late === 0 ? '0' : <Tag tone="alarm">{showNumber(late)}</Tag>),
    },
    {
      key: 'cases',
      head: t('pace.cases'),
      width: '70px',
      align: 'end',
      from: 'middle',
      cell: ({ cases }) => showNumber(cases),
    },
  ]
}
