import { type ReactNode, useId } from 'react'
import { exactly, type Figure as FigureValue, formatNumber, type Instant, isExact } from '#kit'
import { Link, showFigure, showMomentShort, useLanguage, useWords } from '#platform/web'
import type { Tone } from '../theme/theme.ts'
import { uiWords } from '../words.ts'
import styles from './figure.module.css'
import { Sparkline } from './sparkline.tsx'

/** A number on a board: what it counts, how sure it is, as of when, from where, and the records behind it. */
export interface FigureProps {
  readonly label: string
  /** A plain number is exact. An inexact one looks inexact. */
  readonly value: number | FigureValue | undefined
  readonly unit?: string
  /** The records it counts, with the same filter. */
  readonly to?: string
  readonly asOf?: Instant
  readonly source?: string
  /** The days before, oldest first; the last one is the value's own day. A gap is `null`, never zero. */
  readonly trend?: readonly (number | null)[]
  /** Against yesterday: drawn with its sign; `tone` only when a hand is needed. */
  readonly change?: { readonly text: string; readonly tone?: Tone }
  /** Under the number: what it is made of, `12 cộng đồng + 9 cách ly`. */
  readonly parts?: ReactNode
}

/** Numbers in one line, thin rule above: at most seven. */
export function FigureStrip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <ul className={styles.strip} aria-label={label}>{children}</ul>
}

/** A number of a {@link FigureStrip}. */
export function StripFigure(props: FigureProps) {
  return <li><Figure {...props} /></li>
}

/** A number that is a door to its records; hover and focus tell its age and source. */
export function Figure({ label, value, unit, to, asOf, source, trend, change, parts }: FigureProps) {
  const t = useWords(uiWords)
  useLanguage()
  const tip = useId()
  const figure = typeof value === 'number' ? exactly(value) : value
  const isApproximate = figure !== undefined && !isExact(figure)
  const hasTip = Boolean(asOf || source || isApproximate)
  const content = (
    <>
      <span className={styles.label}>{label}</span>
      <span className={styles.value} data-approximate={isApproximate || undefined}>
        {figure === undefined ? '–' : <FigureText figure={figure} />}
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
      {trend && <Sparkline values={trend} />}
      {(parts || change) && (
        <span className={styles.parts}>
          {change && <span className={styles.change} data-tone={change.tone}>{change.text}</span>}
          {change && parts && ' · '}
          {parts}
        </span>
      )}
      {hasTip && (
        <span id={tip} role="tooltip" className={styles.tip}>
          {isApproximate && <span>{t('figure.approximate')}</span>}
          {asOf && <span>{t('figure.asOf', { at: showMomentShort(asOf) })}</span>}
          {source && <span>{t('figure.source', { source })}</span>}
        </span>
      )}
    </>
  )
  if (to) return <Link to={to} className={styles.figure} aria-describedby={hasTip ? tip : undefined}>{content}</Link>
  // biome-ignore lint/a11y/noNoninteractiveTabindex: the as-of and the source must be reachable without a mouse
  return <div className={styles.figure} role="group" aria-label={label} tabIndex={hasTip ? 0 : undefined} aria-describedby={hasTip ? tip : undefined}>{content}</div>
}

function FigureText({ figure }: { readonly figure: FigureValue }) {
  if (figure.kind === 'range' || figure.kind === 'exact') return <span className={styles.digits}>{showFigure(figure)}</span>
  const digits = formatNumber(figure.value)
  return (
    <>
      <span className={styles.word}>{showFigure(figure).slice(0, -digits.length)}</span>
      <span className={styles.digits}>{digits}</span>
    </>
  )
}
