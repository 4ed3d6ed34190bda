import { letterOf } from './cell-places.ts'
import type { MarkStyles } from './mark-styles.ts'
import { attributeOf } from './scan-xml.ts'

/** What is wrong with a row: sentences for its last column, and the columns (1 is A) to be coloured. */
export interface RowMark {
  readonly text: string
  readonly columns: readonly number[]
}

/** Where marks go in a worksheet. */
export interface Marking {
  readonly headerRow: number
  /** The column that takes the sentences, and what stands over it. */
  readonly column: number
  readonly title: string
  readonly marks: ReadonlyMap<number, RowMark>
  readonly styles: MarkStyles
}

interface Cell {
  readonly column: number
  readonly xml: string
}

/** Goes through a worksheet's XML piece by piece and puts the marks in; everything else passes as it is. */
export class RowMarker {
  private readonly marking: Marking
  private rest = ''
  private row = 0
  private isInRows = false

  constructor(marking: Marking) {
    this.marking = marking
  }

  /** The next piece, with marks; what is not whole yet is kept. */
  write(piece: string): string {
    this.rest += piece
    let out = ''
    if (!this.isInRows) {
      const start = /<(?:\w+:)?sheetData\b[^>]*>/.exec(this.rest)
      if (!start) return ''
      const end = start.index + start[0].length
      out += this.head(this.rest.slice(0, start.index)) + start[0]
      this.rest = this.rest.slice(end)
      this.isInRows = true
    }
    let from = 0
    for (const found of this.rest.matchAll(/<((?:\w+:)?row)\b[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g)) {
      out += this.rest.slice(from, found.index) + this.markRow(found[0])
      from = found.index + found[0].length
    }
    this.rest = this.rest.slice(from)
    return out
  }

  /** What is left after the last row. */
  end(): string {
    return this.rest
  }

  /** The new column is wide enough to be read; the claimed size of the sheet goes. */
  private head(xml: string): string {
    const { column } = this.marking
    const wide = `<col min="${column}" max="${column}" width="70" customWidth="1"/>`
    const bare = xml.replace(/<dimension\b[^>]*?(?:\/>|>\s*<\/dimension>)/, '')
    if (/<cols\b/.test(bare)) {
      return bare.replace(/<cols\b[^>]*>[\s\S]*?<\/cols>/, (cols) => {
        const others = (cols.match(/<col\b[^>]*?(?:\/>|>\s*<\/col>)/g) ?? []).filter(
          (one) => Number(attributeOf(one, 'max')) < column,
        )
        return `<cols>${others.join('')}${wide}</cols>`
      })
    }
    return `${bare}<cols>${wide}</cols>`
  }

  private markRow(xml: string): string {
    const open = /^<[^>]*>/.exec(xml)?.[0] ?? ''
    this.row = Number(attributeOf(open, 'r') ?? this.row + 1)
    const mark = this.marking.marks.get(this.row)
    const isHeader = this.row === this.marking.headerRow
    if (!mark && !isHeader && !xml.includes(`${letterOf(this.marking.column)}${this.row}"`)) return xml
    const cells = cellsOf(xml).filter(({ column }) => column !== this.marking.column)
    const all = mark ? this.colour(cells, mark) : cells
    if (isHeader) all.push(this.sentence(this.marking.title))
    else if (mark) all.push(this.sentence(mark.text))
    const tag = /^<((?:\w+:)?row)/.exec(open)?.[1] ?? 'row'
    const attributes = open.slice(tag.length + 1, open.endsWith('/>') ? -2 : -1).replace(/\s+spans="[^"]*"/, '')
    all.sort((left, right) => left.column - right.column)
    return `<${tag}${attributes}>${all.map((cell) => cell.xml).join('')}</${tag}>`
  }

  private colour(cells: readonly Cell[], { columns }: RowMark): Cell[] {
    const wrong = new Set(columns)
    const there = cells.map((cell) => (wrong.has(cell.column) ? this.red(cell) : cell))
    const empty = columns.filter((column) => !cells.some((cell) => cell.column === column))
    return [...there, ...empty.map((column) => this.red({ column, xml: `<c r="${letterOf(column)}${this.row}"/>` }))]
  }

  private red({ column, xml }: Cell): Cell {
    const open = /^<[^>]*>/.exec(xml)?.[0] ?? ''
    const style = this.marking.styles.redOf(Number(attributeOf(open, 's') ?? 0))
    const bare = xml.replace(/^(<(?:\w+:)?c\b[^>]*?)\s+s="[^"]*"/, '$1')
    return { column, xml: bare.replace(/^<((?:\w+:)?c)\b/, `<$1 s="${style}"`) }
  }

  private sentence(text: string): Cell {
    const { column, styles } = this.marking
    const place = `${letterOf(column)}${this.row}`
    const words = `<is><t xml:space="preserve">${escapeXml(text)}</t></is>`
    return { column, xml: `<c r="${place}" s="${styles.redOf(0)}" t="inlineStr">${words}</c>` }
  }
}

function cellsOf(row: string): Cell[] {
  let implicit = 0
  return (row.match(/<((?:\w+:)?c)\b[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g) ?? []).map((xml) => {
    const place = attributeOf(/^<[^>]*>/.exec(xml)?.[0] ?? '', 'r')
    implicit = place === undefined ? implicit + 1 : columnNumber(place)
    return { column: implicit, xml }
  })
}

function columnNumber(place: string): number {
  let column = 0
  for (const letter of place.replace(/\d+$/, '')) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** Text inside XML; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}
