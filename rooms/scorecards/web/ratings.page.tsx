import { useState } from 'react'
import { addDays, type Day } from '#kit'
import { showNumber, today, useFilters, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import {
  Breadcrumb,
  Button,
  type Column,
  DayField,
  Dialog,
  Empty,
  IntentForm,
  LongTextField,
  Page,
  PersonPost,
  RadioField,
  RecordList,
  SheetExport,
  showToast,
  useLocalSource,
} from '#ui'
import { formulaList, type RatingRow, rateHead, ratingList } from '../domain/index.ts'
import { ScoreMini } from './score-mini.tsx'
import { listPath, unitPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

interface Period {
  readonly from: string
  readonly to: string
}

/** `/scorecards/ratings`: what a period's score advises beside what a person decided. */
export function RatingsPage() {
  const t = useWords(scoreWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const [rating, setRating] = useState<RatingRow>()
  const to = filters.to ?? addDays(today(), -1)
  const period: Period = { from: filters.from ?? addDays(to as Day, -6), to }
  const answer = useRead(ratingList, period)
  const source = useLocalSource(answer.data?.items, filters.q ?? '', nameOf, answer.error)
  return (
    <Page
      title={t('ratings.title')}
      lead={t('ratings.lead')}
      above={<Breadcrumb crumbs={[{ label: t('title'), to: listPath() }, { label: t('ratings.open') }]} />}
    >
      <div className={`${styles.bar} no-print`}>
        <DayField
          label={t('ratings.from')}
          name="from"
          value={period.from as Day}
          onChange={(from) => setFilters({ from })}
        />
        <DayField
          label={t('ratings.to')}
          name="to"
          value={period.to as Day}
          onChange={(next) => setFilters({ to: next })}
        />
      </div>
      <RecordList
        label={t('ratings.title')}
        source={source}
        rowKey={({ areaId }) => String(areaId)}
        rowLink={({ areaId }) => unitPath(areaId, period.to)}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }) }}
        tools={<SheetExport sheet="scorecards.ratings" filters={{ ...period }} />}
        columns={columnsIn({ t, reading, onRate: setRating })}
        empty={<Empty title={t('ratings.none')} />}
      />
      {rating && <RateDialog row={rating} period={period} onClose={() => setRating(undefined)} />}
    </Page>
  )
}

const nameOf = ({ areaTitle, head }: RatingRow) => `${areaTitle.vi} ${areaTitle.en} ${head?.name ?? ''}`

interface Speaking {
  readonly t: ReturnType<typeof useWords<import('./scorecards.words.ts').ScoreWord>>
  readonly reading: ReturnType<typeof useReading>
  readonly onRate: (row: RatingRow) => void
}

function columnsIn({ t, reading, onRate }: Speaking): Column<RatingRow>[] {
  return [
    { key: 'unit', head: t('unit'), width: 'minmax(150px, 2fr)', cell: ({ areaTitle }) => reading(areaTitle) },
    {
      key: 'head',
      head: t('ratings.head'),
      width: 'minmax(150px, 2fr)',
      from: 'middle',
      cell: ({ head }) => (head ? <PersonPost name={head.name} post={head.post ?? ''} /> : '–'),
    },
    { key: 'score', head: t('score'), width: '120px', align: 'end', cell: ({ score }) => <ScoreMini score={score} /> },
    {
      key: 'days',
      head: t('day'),
      width: '80px',
      from: 'wide',
      align: 'end',
      cell: ({ days }) => t('ratings.days', { count: days }),
    },
    {
      key: 'advice',
      head: t('ratings.advice'),
      width: '150px',
      from: 'middle',
      cell: ({ advice }) => <span className={styles.aside}>{advice ? reading(advice.title) : '–'}</span>,
    },
    {
      key: 'rating',
      head: t('ratings.rating'),
      width: '170px',
      cell: (row) =>
        row.rating ? (
          <span title={row.rating.reason}>{reading(row.rating.title)}</span>
        ) : row.mayRate ? (
          <Button onClick={() => onRate(row)}>{t('rate')}</Button>
        ) : (
          '–'
        ),
    },
  ]
}

interface RateProps {
  readonly row: RatingRow
  readonly period: Period
  readonly onClose: () => void
}

function RateDialog({ row, period, onClose }: RateProps) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const { data } = useRead(formulaList, {})
  const formula = data?.formulas.find(
    ({ validFrom, validTo }) => validFrom <= period.to && (validTo === null || period.to < validTo),
  )
  const form = useIntentForm(rateHead, {
    draft: `scorecards.rate.${row.areaId}.${period.from}.${period.to}`,
    initial: { areaId: row.areaId, ...period },
  })
  const done = () => {
    showToast({ text: t('rate.done') })
    onClose()
  }
  const said = {
    score: row.score === null ? t('score.none.short') : showNumber(row.score),
    advice: row.advice ? reading(row.advice.title) : '–',
  }
  return (
    <Dialog title={t('rate.title', { area: reading(row.areaTitle) })} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('rate')} onDone={done} onCancel={onClose}>
        <p>{t('rate.lead', said)}</p>
        <RadioField
          label={t('rate.rating')}
          options={(formula?.ratings ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))}
          {...form.field('rating')}
        />
        <LongTextField label={t('rate.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
