import type { Day } from '#kit'
import { Link, showNumber, useReading, useWords } from '#platform/web'
import { Section, SeriesChart } from '#ui'
import { dimensions, type ScoreLineView, type UnitScoreView } from '../domain/index.ts'
import { ScoreBar, showShare } from './score-mini.tsx'
import { recordsPath, unitPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'
import { UnitComputations } from './unit-computations.tsx'
import { UnitHead } from './unit-head.tsx'

/** One unit's measure: the number and its sides, its lines, its days, and the people who had their say. */
export function UnitScore({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  return (
    <div className={styles.stack}>
      <Total page={page} />
      <div className={styles.columns}>
        <Section title={t('lines.title')}>
          <p className={styles.aside}>{t('lines.lead')}</p>
          <ul className={styles.plain}>
            {page.lines.map((line) => (
              <Line key={line.key} line={line} page={page} />
            ))}
          </ul>
        </Section>
        <div className={styles.stack}>
          <UnitHead page={page} />
          <UnitComputations page={page} />
        </div>
      </div>
      <Trend page={page} />
    </div>
  )
}

function Total({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const { score, situation } = page
  return (
    <div className={styles.total}>
      <div>
        {score === null ? (
          <strong className={styles.none}>{t('score.none')}</strong>
        ) : (
          <span className={styles.score}>
            {showNumber(score)}
            <small>/100</small>
          </span>
        )}
      </div>
      <dl className={styles.sides}>
        {dimensions.map((side) => (
          <div key={side}>
            <dt>{t(`side.${side}`)}</dt>
            <dd>
              {showShare(page.sides[side])}
              <ScoreBar share={page.sides[side]} />
            </dd>
          </div>
        ))}
      </dl>
      {situation && (
        <p className={styles.aside}>
          {reading(situation.title)}: <strong>{showNumber(situation.value)}</strong>
          <br />
          {t('situation.aside')}
        </p>
      )}
    </div>
  )
}

function Line({ line, page }: { readonly line: ScoreLineView; readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const { counted, good, minimum, share, points, outOf, key } = line
  const of = { day: page.day, indicator: key, version: page.version ?? undefined }
  const title = reading(line.title)
  return (
    <li className={styles.line}>
      <span className={styles.name}>
        {page.isOpen ? (
          <Link to={recordsPath(page.areaId, of)} aria-label={t('line.records', { title })}>
            {title}
          </Link>
        ) : (
          title
        )}
        <br />
        <span className={styles.aside}>
          {share === null ? t('line.few', { counted, minimum }) : t('line.count', { good, counted, count: counted })}
        </span>
      </span>
      <ScoreBar share={share} />
      <span className={styles.points}>
        {points === null || outOf === null
          ? '–'
          : t('line.points', { points: showNumber(points), outOf: showNumber(outOf) })}
      </span>
      {share !== null && share < 100 && (
        <span className={styles.tip}>
          {t('line.better')}: {reading(line.better)}
        </span>
      )}
    </li>
  )
}

function Trend({ page }: { readonly page: UnitScoreView }) {
  const t = useWords(scoreWords)
  const last = page.trend.findLast(({ score }) => score !== null)
  if (!last) return null
  return (
    <div className={styles.trend}>
      <SeriesChart
        title={t('trend.title.last', { score: showNumber(last.score ?? 0) })}
        lead={t('trend.lead')}
        unit={t('points')}
        height={200}
        points={page.trend.map(({ day, score }) => ({
          day: day as Day,
          figure: score === null ? null : { kind: 'exact' as const, value: score },
          to: unitPath(page.areaId, day),
        }))}
      />
    </div>
  )
}
