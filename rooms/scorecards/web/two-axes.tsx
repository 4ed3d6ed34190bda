import { useRef } from 'react'
import { Link, showNumber, useReading, useWords } from '#platform/web'
import { shortName } from '#rooms/areas/web'
import type { ScoreList, ScoreRow } from '../domain/index.ts'
import {
  countColumns,
  type Frame,
  heightOf,
  type PlacedDot,
  placeDots,
  placeNames,
  stackDots,
  stepsTo,
} from './plot-layout.ts'
import { lowScore } from './score-mini.tsx'
import { unitPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'
import { usePlotWidth } from './use-plot-width.ts'

const height = 276

/**
 * The work and the epidemic as two axes (SCR-04). Where most units report no figure of the epidemic, the work alone, as
 * dots on dots. The list below says the same, for the keyboard and for those who do not see it.
 */
export function TwoAxes({ list }: { readonly list: ScoreList }) {
  const known = list.items.filter(({ score, situation }) => score !== null && situation !== null)
  const judged = list.items.filter(({ score }) => score !== null)
  if (judged.length < 2) return null
  return list.situationTitle !== null && known.length * 2 >= judged.length ? (
    <Scatter list={list} rows={known} title={list.situationTitle} />
  ) : (
    <Strip list={list} rows={judged} />
  )
}

interface ScatterProps {
  readonly list: ScoreList
  readonly rows: readonly ScoreRow[]
  readonly title: { readonly vi: string; readonly en: string }
}

function Scatter({ list, rows, title }: ScatterProps) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const holder = useRef<HTMLDivElement>(null)
  const width = usePlotWidth(holder)
  const frame: Frame = { left: 32, right: width - 12, top: 30, bottom: height - 36 }
  const steps = stepsTo(Math.max(...rows.map(({ situation }) => situation ?? 0)))
  const most = steps.at(-1) ?? 1
  const dots = placeDots(rows, frame, most)
  const nameOf = (row: ScoreRow) => shortName(reading(row.areaTitle))
  const situation = reading(title)
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <strong>{t('axes.title')}</strong> <span className={styles.aside}>{t('axes.lead')}</span>
        <span className="visually-hidden">{t('axes.label', { units: rows.length, situation })}</span>
      </figcaption>
      <div ref={holder}>
        <svg className={styles.plot} height={height} aria-hidden="true">
          <ScoreLines frame={frame} />
          {steps.map((step) => (
            <text
              key={step}
              x={frame.left + ((frame.right - frame.left) * step) / most}
              y={height - 18}
              textAnchor="middle"
            >
              {showNumber(step)}
            </text>
          ))}
          <text x={frame.right} y={height - 2} textAnchor="end">
            {situation} →
          </text>
          <Dots
            list={list}
            dots={dots}
            say={(row) =>
              t('dot.situation', {
                area: nameOf(row),
                score: showNumber(row.score ?? 0),
                value: showNumber(row.situation ?? 0),
                situation,
              })
            }
          />
          {placeNames(worthNaming(dots), frame, nameOf).map(({ key, text, x, y, anchor }) => (
            <text key={key} className={styles.name} x={x} y={y} textAnchor={anchor}>
              {text}
            </text>
          ))}
        </svg>
      </div>
    </figure>
  )
}

/** First those that tell most: the heaviest epidemic, the lowest scores, then the others. */
function worthNaming(dots: readonly PlacedDot[]): PlacedDot[] {
  const heavy = dots.toSorted((left, right) => (right.row.situation ?? 0) - (left.row.situation ?? 0)).slice(0, 4)
  const low = dots.toSorted((left, right) => (left.row.score ?? 0) - (right.row.score ?? 0)).slice(0, 4)
  return [...new Set([...heavy, ...low, ...dots])]
}

function Strip({ list, rows }: { readonly list: ScoreList; readonly rows: readonly ScoreRow[] }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const holder = useRef<HTMLDivElement>(null)
  const width = usePlotWidth(holder)
  const frame: Frame = { left: 8, right: width - 8, top: 22, bottom: 150 }
  const dots = stackDots(rows, frame, 9)
  const say = (row: ScoreRow) => t('dot.said', { area: reading(row.areaTitle), score: showNumber(row.score ?? 0) })
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <strong>{t('strip.title')}</strong> <span className={styles.aside}>{t('strip.lead')}</span>
        <span className="visually-hidden">{t('strip.label', { units: rows.length })}</span>
      </figcaption>
      <div ref={holder}>
        <svg className={styles.plot} height={188} aria-hidden="true">
          <line className={styles.axis} x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
          {[0, 25, 50, 75, 100].map((step) => (
            <text
              key={step}
              x={frame.left + ((frame.right - frame.left) * step) / 100}
              y={168}
              textAnchor={step === 0 ? 'start' : step === 100 ? 'end' : 'middle'}
            >
              {step}
            </text>
          ))}
          <text x={frame.right} y={184} textAnchor="end">
            {t('axis.score')} →
          </text>
          <Dots list={list} dots={dots} say={say} radius={3.5} />
          {countColumns(dots).map(({ x, y, count }) => (
            <text key={x} className={styles.name} x={x} y={y} textAnchor={x > width - 40 ? 'end' : 'middle'}>
              {showNumber(count)}
            </text>
          ))}
        </svg>
      </div>
    </figure>
  )
}

function ScoreLines({ frame }: { readonly frame: Frame }) {
  const t = useWords(scoreWords)
  return (
    <>
      {[0, 50, 100].map((step) => {
        const y = heightOf(step, frame)
        return (
          <g key={step}>
            <line className={step === 0 ? styles.axis : styles.grid} x1={frame.left} x2={frame.right} y1={y} y2={y} />
            <text x={frame.left - 6} y={y + 4} textAnchor="end">
              {step}
            </text>
          </g>
        )
      })}
      <text x={0} y={12}>
        ↑ {t('axis.score')}
      </text>
    </>
  )
}

interface DotsProps {
  readonly list: ScoreList
  readonly dots: readonly PlacedDot[]
  readonly say: (row: ScoreRow) => string
  readonly radius?: number
}

function Dots({ list, dots, say, radius = 5 }: DotsProps) {
  return dots.map(({ row, x, y }) => (
    <Link key={row.areaId} to={unitPath(row.areaId, list.day)} tabIndex={-1}>
      <circle className={styles.dot} data-low={(row.score ?? 100) < lowScore || undefined} cx={x} cy={y} r={radius}>
        <title>{say(row)}</title>
      </circle>
    </Link>
  ))
}
