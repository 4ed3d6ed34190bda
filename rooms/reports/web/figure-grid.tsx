import { type ClipboardEvent, type KeyboardEvent, useId, useRef } from 'react'
import { type Figure, formatFigure, isExact } from '#kit'
import { showFigure, useReading, useWords } from '#platform/web'
import { Button, FigureText, Icon, readPastedRows, showToast } from '#ui'
import type { IndicatorView } from '../domain/index.ts'
import styles from './figure-grid.module.css'
import { placePasted } from './pasted-figures.ts'
import { reportWords } from './reports.words.ts'
import { type FootingLine, footingLines } from './say-footing.ts'
import type { ReportDesk } from './use-typed-report.ts'

interface GridProps {
  readonly desk: ReportDesk
  readonly before: FiguresBefore | undefined
}

/** Figures to hold the new ones against: of the period before, or of the version that is corrected. */
export interface FiguresBefore {
  readonly label: string
  readonly figures: ReadonlyMap<string, Figure>
}

/**
 * The cells of a report: parts under their total, each read as it is typed, the footing beside the total. Enter and the
 * arrows go from cell to cell; a column or a table pasted from a spreadsheet fills many, and can be taken back.
 */
export function FigureGrid({ desk, before }: GridProps) {
  const t = useWords(reportWords)
  const grid = useRef<HTMLUListElement>(null)
  const lines = footingLines(desk.rules.breakdowns, desk.figures, t)
  const move = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const cells = [...(grid.current?.querySelectorAll('input') ?? [])]
    const next = cells[cells.indexOf(event.currentTarget) + step]
    next?.focus()
    next?.select()
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>, key: string) => {
    const rows = readPastedRows(event.clipboardData.getData('text/plain'))
    if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return
    event.preventDefault()
    const { texts, unknown } = placePasted(rows, desk.indicators, key)
    const earlier = Object.fromEntries(Object.keys(texts).map((name) => [name, desk.typed.texts[name] ?? '']))
    desk.write(texts)
    showToast({ text: sayPasted(t, Object.keys(texts).length, unknown), undo: () => desk.write(earlier) })
  }
  return (
    <div>
      <p className={styles.help}>{t('grid.help')}</p>
      <div className={styles.heads} aria-hidden="true">
        <span>{t('grid.indicator')}</span>
        <span>{t('grid.value')}</span>
        {before && <span>{before.label}</span>}
      </div>
      <ul ref={grid} className={styles.grid} aria-label={t('grid.label')}>
        {desk.indicators.map((indicator) => (
          <GridRow
            key={indicator.key}
            indicator={indicator}
            desk={desk}
            before={before}
            footing={lines.find(({ total }) => total === indicator.key)}
            onKeyDown={move}
            onPaste={(event) => paste(event, indicator.key)}
          />
        ))}
      </ul>
      <ZeroButton desk={desk} />
    </div>
  )
}

function sayPasted(
  t: ReturnType<typeof useWords<keyof typeof reportWords.vi>>,
  count: number,
  unknown: readonly string[],
) {
  if (count === 0) return t('paste.none')
  return unknown.length === 0 ? t('paste.done', { count }) : t('paste.partly', { count, names: unknown.join(', ') })
}

interface RowProps {
  readonly indicator: IndicatorView
  readonly desk: ReportDesk
  readonly before: FiguresBefore | undefined
  readonly footing: FootingLine | undefined
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
}

function GridRow({ indicator, desk, before, footing, onKeyDown, onPaste }: RowProps) {
  const t = useWords(reportWords)
  const reading = useReading()
  const id = useId()
  const { key, title, unit, depth, required } = indicator
  const problem = desk.problems.get(key)
  const earlier = before?.figures.get(key)
  return (
    <li className={styles.row} data-depth={Math.min(depth, 3)} data-off={footing?.state === 'off' || undefined}>
      <label htmlFor={id} className={styles.name}>
        {reading(title)}
        {unit && <span className={styles.unit}> ({reading(unit)})</span>}
        {required && <span className={styles.unit}> · {t('grid.required')}</span>}
      </label>
      <input
        id={id}
        name={key}
        className={styles.cell}
        autoComplete="off"
        spellCheck={false}
        value={desk.typed.texts[key] ?? ''}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => desk.write({ [key]: event.target.value })}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {before && (
        <span className={styles.before}>
          <span className="visually-hidden">{before.label}: </span>
          {earlier ? <FigureText figure={earlier} /> : '–'}
        </span>
      )}
      <span id={`${id}-said`} className={styles.said}>
        {problem ? (
          <span className={styles.problem}>
            <Icon name="warning" size={14} />
            {reading(problem)}
          </span>
        ) : (
          <Said figure={desk.figures.get(key)} text={desk.typed.texts[key] ?? ''} footing={footing} />
        )}
      </span>
    </li>
  )
}

function Said({ footing, ...read }: Pick<RowProps, 'footing'> & ReadText) {
  return (
    <>
      <Understood {...read} />
      {footing && (
        <span className={styles.footing} data-state={footing.state}>
          {footing.state !== 'open' && <Icon name={footing.state === 'off' ? 'warning' : 'check'} size={14} />}
          {footing.text}
        </span>
      )}
    </>
  )
}

interface ReadText {
  readonly figure: Figure | undefined
  readonly text: string
}

/** How an inexact figure was read; a plain number needs no echo. */
function Understood({ figure, text }: ReadText) {
  const t = useWords(reportWords)
  if (!figure || (isExact(figure) && formatFigure(figure) === text.trim())) return null
  return <span>{t('grid.understood', { figure: showFigure(figure) })}</span>
}

/** Nothing happened today: one press instead of twenty zeros. */
function ZeroButton({ desk }: { readonly desk: ReportDesk }) {
  const t = useWords(reportWords)
  const empty = desk.indicators.filter(({ key, kind }) => kind !== 'ratio' && !desk.typed.texts[key]?.trim())
  if (empty.length === 0) return null
  const filled = desk.indicators.filter(({ key }) => desk.typed.texts[key]?.trim()).length
  const fill = () => {
    desk.write(Object.fromEntries(empty.map(({ key }) => [key, '0'])))
    showToast({
      text: t('grid.zero.done', { count: empty.length }),
      undo: () => desk.write(Object.fromEntries(empty.map(({ key }) => [key, '']))),
    })
  }
  return (
    <div className={styles.foot}>
      <Button look="quiet" onClick={fill}>
        {t('grid.zero')}
      </Button>
      <span>{t('grid.filled', { filled, total: desk.indicators.length })}</span>
    </div>
  )
}
