import type { Day } from '#kit'
import {
  type PageProps,
  showDay,
  showMomentShort,
  useFilters,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Choice, Empty, Page, RecordList, SeverityMark, usePagedSource } from '#ui'
import { type IndicatorKey, indicatorKeys, scoreRecords } from '../domain/index.ts'
import { unitPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

const verdicts = ['all', 'bad', 'good', 'open'] as const
type Verdict = (typeof verdicts)[number]

const tones = { good: 'quiet', bad: 'warn', open: 'soon' } as const

/** `/scorecards/units/:areaId/records`: what stands behind a number, each with its verdict and the reason. */
export function ScoreRecordsPage({ params }: PageProps) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const areaId = Number(params.areaId)
  const day = filters.day ?? ''
  const verdict: Verdict = verdicts.find((one) => one === filters.verdict) ?? 'all'
  const indicator: IndicatorKey | undefined = indicatorKeys.find((one) => one === filters.indicator)
  const asked = { areaId, day, indicator, version: filters.version, verdict: verdict === 'all' ? undefined : verdict }
  const source = usePagedSource(useReadPages(scoreRecords, asked))
  const { data: head } = useRead(scoreRecords, { ...asked, limit: 1 })
  return (
    <Page
      title={head?.indicatorTitle ? reading(head.indicatorTitle) : t('records.title')}
      above={<AreaBreadcrumb areaId={areaId} linkTo={(id) => unitPath(id, day)} here={t('records.title')} />}
      lead={
        head &&
        t('records.lead', {
          area: reading(head.areaTitle),
          day: showDay(day as Day),
          at: showMomentShort(head.knownAt as never),
        })
      }
    >
      <RecordList
        label={t('records.title')}
        source={source}
        rowKey={(record) => `${record.indicator} ${record.subject}`}
        rowLink={(record) => record.to ?? unitPath(areaId, day)}
        tools={
          <Choice
            label={t('records.verdict')}
            value={verdict}
            options={verdicts.map((value) => ({
              value: value as Verdict,
              label: value === 'all' ? t('all') : t(`verdict.${value}`),
            }))}
            onChange={(next) => setFilters({ verdict: next === 'all' ? undefined : next })}
          />
        }
        columns={[
          { key: 'title', head: t('records.record'), width: 'minmax(200px, 2fr)', cell: ({ title }) => reading(title) },
          {
            key: 'verdict',
            head: t('records.verdict'),
            width: '128px',
            cell: ({ verdict: one }) => <SeverityMark tone={tones[one]}>{t(`verdict.${one}`)}</SeverityMark>,
          },
          { key: 'why', head: t('records.why'), width: 'minmax(160px, 2fr)', cell: ({ why }) => reading(why) },
          {
            key: 'due',
            head: t('records.due'),
            width: '112px',
            from: 'middle',
            cell: ({ dueAt }) => (dueAt ? showMomentShort(dueAt as never) : '–'),
          },
          {
            key: 'came',
            head: t('records.came'),
            width: '112px',
            from: 'middle',
            cell: ({ recordedAt }) => (
              <span className={styles.aside}>{recordedAt ? showMomentShort(recordedAt as never) : '–'}</span>
            ),
          },
        ]}
        empty={<Empty title={t('records.none')} />}
      />
    </Page>
  )
}
