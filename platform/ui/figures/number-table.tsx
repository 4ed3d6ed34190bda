import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { Figure } from '#kit'
import { Link, useWords } from '#platform/web'
import type { Tone } from '../theme/theme.ts'
import { chartWords } from './chart.words.ts'
import { FigureText } from './figure-text.tsx'
import styles from './number-table.module.css'

/** A column of a {@link NumberTable}; columns of one `group` stand side by side under its name. */
export interface NumberColumn {
  readonly key: string
  readonly head: string
  /** What the whole column is behind: a figure over time, a report. */
  readonly to?: string | undefined
  /** Small, under the head: its as-of. */
  readonly under?: string | undefined
  readonly group?: string | undefined
  /** A part of a total on its left: written smaller. */
  readonly isPart?: boolean | undefined
}

/** What stands in one cell. `null`: nobody reported, which is not zero. */
export interface NumberCell {
  readonly figure: Figure | null
  /** The records behind it. */
  readonly to?: string | undefined
  /** Quarter of the highest number of a heat picture: shades the cell, the number still says it. */
  readonly heat?: 1 | 2 | 3 | 4 | undefined
  /** Only where a hand is needed. */
  readonly tone?: Tone | undefined
  /** A sign after the number that does not need colour: `≠`, `*`. */
  readonly mark?: string | undefined
  /** Small, under the number: a second source, the sum of the children. */
  readonly under?: ReactNode
  /** What screen readers and the mouse are told besides the number. */
  readonly said?: string | undefined
}

/** A row: a unit, a total. */
export interface NumberRow {
  readonly key: string
  readonly head: ReactNode
  /** Small, under the head: sent when, late, missing. */
  readonly under?: ReactNode
  readonly cells: Readonly<Record<string, NumberCell | undefined>>
  readonly look?: 'total' | 'plain' | undefined
}

/** Up to here a table is read down the page; a wider one keeps its heads and its sideways bar in sight by scrolling itself. */
const fewColumns = 4

interface NumberTableProps {
  readonly label: string
  /** Over the names of the rows. */
  readonly corner: string
  readonly columns: readonly NumberColumn[]
  readonly rows: readonly NumberRow[]
  /** `heat`: many narrow columns whose shades are seen at one look. */
  readonly look?: 'heat' | undefined
}

/**
 * Numbers by row and column: names of rows and columns stay in sight, every number is a door. One stop for the Tab key,
 * arrows between the cells.
 */
export function NumberTable({ label, corner, columns, rows, look }: NumberTableProps) {
  const t = useWords(chartWords)
  const hint = useId()
  const table = useRef<HTMLTableElement>(null)
  const [stop, setStop] = useState({ row: 0, column: 0 })
  const here = { row: Math.min(stop.row, rows.length - 1), column: Math.min(stop.column, columns.length - 1) }
  const move = (event: KeyboardEvent) => {
    const next = nextCell(event.key, here)
    const cell = next && table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)
    if (!next || !cell) return
    event.preventDefault()
    setStop(next)
    cell.focus()
  }
  return (
    <div className={styles.frame} data-wide={columns.length > fewColumns || undefined} data-look={look}>
      <span id={hint} className="visually-hidden">
        {t('table.hint')}
      </span>
      <table ref={table} className={styles.table} aria-label={label} aria-describedby={hint} onKeyDown={move}>
        <Heads corner={corner} columns={columns} stop={here.row === -1 ? here.column : undefined} />
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.key} data-look={row.look}>
              <th scope="row">
                {row.head}
                {row.under && <span className={styles.under}>{row.under}</span>}
              </th>
              {columns.map(({ key, isPart }, columnIndex) => (
                <Cell
                  key={key}
                  cell={row.cells[key]}
                  isPart={isPart ?? false}
                  place={`${rowIndex}-${columnIndex}`}
                  isStop={rowIndex === here.row && columnIndex === here.column}
                  onFocus={() => setStop({ row: rowIndex, column: columnIndex })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heads({
  corner,
  columns,
  stop,
}: Pick<NumberTableProps, 'corner' | 'columns'> & { readonly stop: number | undefined }) {
  const hasGroups = columns.some(({ group }) => group)
  return (
    <thead>
      {hasGroups && (
        <tr className={styles.groups}>
          <td />
          {groupsOf(columns).map(({ name, from, span }) => (
            <th key={from} scope="colgroup" colSpan={span}>
              <span>{name}</span>
            </th>
          ))}
        </tr>
      )}
      <tr>
        <th scope="col">{corner}</th>
        {columns.map(({ key, head, to, under, isPart }, index) => (
          <th key={key} scope="col" data-part={isPart || undefined}>
            {to ? (
              <Link to={to} data-cell={`-1-${index}`} tabIndex={index === stop ? 0 : -1}>
                {head}
              </Link>
            ) : (
              head
            )}
            {under && <span className={styles.under}>{under}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface CellProps {
  readonly cell: NumberCell | undefined
  readonly isPart: boolean
  readonly place: string
  readonly isStop: boolean
  readonly onFocus: () => void
}

function Cell({ cell, isPart, place, isStop, onFocus }: CellProps) {
  const ties = { 'data-cell': place, tabIndex: isStop ? 0 : -1, onFocus, title: cell?.said }
  const number = (
    <>
      {cell?.figure ? <FigureText figure={cell.figure} /> : <span className={styles.none}>–</span>}
      {cell?.mark && <span className={styles.mark}>{cell.mark}</span>}
      {cell?.said && <span className="visually-hidden"> {cell.said}</span>}
    </>
  )
  return (
    <td data-part={isPart || undefined} data-tone={cell?.tone} data-heat={cell?.heat} {...(cell?.to ? {} : ties)}>
      {cell?.to ? (
        <Link to={cell.to} className={styles.door} {...ties}>
          {number}
        </Link>
      ) : (
        number
      )}
      {cell?.under && <span className={styles.under}>{cell.under}</span>}
    </td>
  )
}

function groupsOf(columns: readonly NumberColumn[]) {
  const groups: { name: string; from: string; span: number }[] = []
  for (const { key, group = '' } of columns) {
    const last = groups.at(-1)
    if (last?.name === group) last.span++
    else groups.push({ name: group, from: key, span: 1 })
  }
  return groups
}

function nextCell(key: string, { row, column }: { row: number; column: number }) {
  const steps: Record<string, readonly [number, number]> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [10, 0],
    PageUp: [-10, 0],
  }
  const step = steps[key]
  return step && { row: Math.max(-1, row + step[0]), column: Math.max(0, column + step[1]) }
}
