import { createContext, type ReactNode, useContext, useId } from 'react'
import { exactly, type Figure as FigureValue, type Instant, isExact } from '#kit'
import { Link, showMomentShort, useLanguage, useWords } from '#platform/web'
import type { Tone } from '../theme/theme.ts'
import { uiWords } from '../words.ts'
import styles from './figure.module.css'
import { FigureDigits } from './figure-text.tsx'
import { Sparkline } from './sparkline.tsx'

/** A number on a board: what it counts, how sure it is, as of when, from where, and the records behind it. */
export interface FigureProps {
  readonly label: string
  /** A plain number is exact. An inexact one looks inexact. */
  readonly value: number | FigureValue | undefined
  readonly unit?: string | undefined
  /** The records it counts, with the same filter. */
  readonly to?: string | undefined
  readonly asOf?: Instant | undefined
  readonly source?: string | undefined
  /** The days before, oldest first; the last one is the value's own day. A gap is `null`, never zero. */
  readonly trend?: readonly (number | null)[] | undefined
  /** Against yesterday: drawn with its sign; `tone` only when a hand is needed. */
  readonly change?: { readonly text: string; readonly tone?: Tone | undefined } | undefined
  /** Under the number: what it is made of, `12 cộng đồng + 9 cách ly`. */
  readonly parts?: ReactNode
}

/** Whether strips stand below each other, each with its subject's name before it. */
const InSubjects = createContext(false)

/** Strips of several subjects below each other: each says what it is about, and their numbers stand in shared columns. */
export function FigureSubjects({ children }: { readonly children: ReactNode }) {
  return <InSubjects value={true}>{children}</InSubjects>
}

/** Numbers in one line, thin rule above: at most seven. */
export function FigureStrip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const isNamed = useContext(InSubjects)
  const strip = (
    <ul className={styles.strip} aria-label={label}>
      {children}
    </ul>
  )
  if (!isNamed) return strip
  return (
    <div className={styles.subject}>
      <p className={styles.name} aria-hidden>
        {label}
      </p>
      {strip}
    </div>
  )
}

/** A number of a {@link FigureStrip}. */
export function StripFigure(props: FigureProps) {
  return (
    <li>
      <Figure {...props} />
    </li>
  )
}

/** A number that is a door to its records; hover and focus tell its age and source. */
export function Figure(props: FigureProps) {
  useLanguage()
  const tip = useId()
  const { label, to, asOf, source } = props
  const figure = typeof props.value === 'number' ? exactly(props.value) : props.value
  const isApproximate = figure !== undefined && !isExact(figure)
  const tipId = asOf || source || isApproximate ? tip : undefined
  const content = (
    <>
      <FigureBody {...props} figure={figure} isApproximate={isApproximate} />
      {tipId && <FigureTip id={tipId} asOf={asOf} source={source} isApproximate={isApproximate} />}
    </>
  )
  if (to) {
    return (
      <Link to={to} className={styles.figure} aria-describedby={tipId}>
        {content}
      </Link>
    )
  }
  return (
    <div
      className={styles.figure}
      role="group"
      aria-label={label}
      tabIndex={tipId ? 0 : undefined}
      aria-describedby={tipId}
    >
      {content}
    </div>
  )
}

interface FigureBodyProps extends FigureProps {
  readonly figure: FigureValue | undefined
  readonly isApproximate: boolean
}

function FigureBody({ label, unit, trend, change, parts, figure, isApproximate }: FigureBodyProps) {
  return (
    <>
      <span className={styles.label}>{label}</span>
      <span className={styles.value} data-approximate={isApproximate || undefined}>
        {figure === undefined ? '–' : <FigureDigits figure={figure} />}
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
      {trend && <Sparkline values={trend} />}
      {(parts || change) && (
        <span className={styles.parts}>
          {change && (
            <span className={styles.change} data-tone={change.tone}>
              {change.text}
            </span>
          )}
          {change && parts && ' · '}
          {parts}
        </span>
      )}
    </>
  )
}

interface FigureTipProps extends Pick<FigureProps, 'asOf' | 'source'> {
  readonly id: string
  readonly isApproximate: boolean
}

function FigureTip({ id, asOf, source, isApproximate }: FigureTipProps) {
  const t = useWords(uiWords)
  return (
    <span id={id} role="tooltip" className={styles.tip}>
      {isApproximate && <span>{t('figure.approximate')}</span>}
      {asOf && <span>{t('figure.asOf', { at: showMomentShort(asOf) })}</span>}
      {source && <span>{t('figure.source', { source })}</span>}
    </span>
  )
}
