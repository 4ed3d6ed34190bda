import { StringDecoder } from 'node:string_decoder'
import { columnOf } from './cell-places.ts'
import { mergedDownIn } from './merged-cells.ts'
import { attributeOf, decodeXml, scanXml, type XmlListener } from './scan-xml.ts'
import {
  emptyRowsEnd,
  mostColumns,
  mostRows,
  type Noticed,
  type RawCell,
  type RawRow,
  type TableFile,
} from './table-file.ts'
import { UnreadableTable } from './unreadable-table.ts'
import { openWorkbook, readDateStyles, readSharedStrings, type Workbook } from './xlsx-parts.ts'
import { isZip, unpackedChunks, type ZipEntry } from './zip-directory.ts'

/** An encrypted workbook, or an old .xls, is not a zip but a compound file. */
const compoundMark = 'd0cf11e0a1b11ae1'

/** Opens a workbook; nothing of its rows is unpacked yet. */
export function openXlsx(bytes: Buffer): TableFile {
  if (bytes.subarray(0, 8).toString('hex') === compoundMark) {
    const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new UnreadableTable(isEncrypted ? 'LOCKED_WITH_PASSWORD' : 'NOT_A_TABLE')
  }
  if (!isZip(bytes)) throw new UnreadableTable('NOT_A_TABLE')
  const workbook = openWorkbook(bytes)
  return {
    tabs: workbook.tabs.map(({ name, hidden }) => ({ name, hidden })),
    hasMacro: workbook.hasMacro,
    isDate1904: workbook.isDate1904,
    rows: (tab, noticed) => readRows(workbook, tab, noticed),
    mergedDown: (tab) => mergedDownIn(workbook, entryOf(workbook, tab)),
  }
}

/** Where a worksheet lies that may be read. */
function entryOf(workbook: Workbook, name: string): ZipEntry {
  const tab = workbook.tabs.find((one) => one.name === name)
  if (!tab) throw new UnreadableTable('NO_SUCH_TAB', { tab: name })
  if (tab.hidden) throw new UnreadableTable('TAB_IS_HIDDEN', { tab: name })
  const entry = workbook.entries.get(tab.path)
  if (!entry) throw new UnreadableTable('DAMAGED', { what: tab.path })
  return entry
}

async function* readRows(workbook: Workbook, name: string, noticed: Noticed): AsyncGenerator<readonly RawRow[]> {
  const entry = entryOf(workbook, name)
  const listener = new SheetListener({
    strings: await readSharedStrings(workbook),
    isDate: readDateStyles(workbook),
    epoch: workbook.isDate1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30),
    noticed,
  })
  const scanner = scanXml(listener)
  const decoder = new StringDecoder('utf8')
  let taken = 0
  for await (const chunk of unpackedChunks(workbook.bytes, entry)) {
    taken += chunk.length
    noticed.part = taken / Math.max(1, entry.size)
    scanner.write(decoder.write(chunk))
    const rows = listener.take()
    if (rows.length > 0) yield rows
    if (listener.hasEnded) return
  }
}

interface SheetSetting {
  readonly strings: readonly string[]
  readonly isDate: readonly boolean[]
  /** Day 0 of the workbook's calendar. */
  readonly epoch: number
  readonly noticed: Noticed
}

/** Gathers the rows of one worksheet as its XML goes by. */
class SheetListener implements XmlListener {
  hasEnded = false
  private readonly setting: SheetSetting
  private ready: RawRow[] = []
  private row = 0
  private lastFull = 0
  private cells: RawCell[] = []
  private hasValue = false
  private column = -1
  private type = ''
  private style = -1
  private isFormula = false
  private value = ''
  private isTaking = false
  private isPhonetic = false

  constructor(setting: SheetSetting) {
    this.setting = setting
  }

  take(): RawRow[] {
    const rows = this.ready
    this.ready = []
    return rows
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes)
    else if (name === 'v' || (name === 't' && !this.isPhonetic)) this.isTaking = true
    else if (name === 'row') this.openRow(attributes)
    else if (name === 'f') this.isFormula = true
    else if (name === 'rPh') this.isPhonetic = true
  }

  text(text: string): void {
    if (this.isTaking) this.value += text
  }

  close(name: string): void {
    if (name === 'c') this.closeCell()
    else if (name === 'v' || name === 't') this.isTaking = false
    else if (name === 'row') this.closeRow()
    else if (name === 'rPh') this.isPhonetic = false
    else if (name === 'sheetData') this.hasEnded = true
  }

  private openRow(attributes: string): void {
    const number = attributeOf(attributes, 'r')
    this.row = number === undefined ? this.row + 1 : Number(number)
    if (!(this.row > 0 && this.row <= mostRows)) throw new UnreadableTable('TOO_MANY_ROWS', { max: mostRows })
    this.cells = []
    this.column = -1
    this.hasValue = false
  }

  private closeRow(): void {
    if (this.hasValue && !this.hasEnded) {
      this.ready.push({ row: this.row, cells: this.cells })
      this.lastFull = this.row
    } else if (this.row - this.lastFull > emptyRowsEnd && !this.hasEnded) {
      this.setting.noticed.stoppedAfterRow = this.row
      this.hasEnded = true
    }
  }

  private openCell(attributes: string): void {
    const place = attributeOf(attributes, 'r')
    this.column = place === undefined ? this.column + 1 : columnOf(place)
    this.type = attributeOf(attributes, 't') ?? 'n'
    this.style = Number(attributeOf(attributes, 's') ?? -1)
    this.value = ''
    this.isFormula = false
  }

  private closeCell(): void {
    if (this.column >= mostColumns) return
    const cell = this.toCell()
    if (this.isFormula) {
      this.setting.noticed.formulas++
      if (cell === null) this.setting.noticed.formulasWithoutValue++
    }
    if (cell === null) return
    while (this.cells.length < this.column) this.cells.push(null)
    this.cells[this.column] = this.isFormula ? { ...cell, isFormula: true } : cell
    this.hasValue = true
  }

  private toCell(): RawCell {
    const { value, type } = this
    if (type === 's') return toText(this.setting.strings[Number(value)] ?? '')
    if (type === 'str' || type === 'inlineStr') return toText(decodeXml(value))
    return value === '' ? null : this.toPlain(value, type)
  }

  private toPlain(value: string, type: string): RawCell {
    if (type === 'b') return { is: 'flag', value: value === '1' || value === 'true' }
    if (type === 'e') return { is: 'error', text: decodeXml(value) }
    if (type === 'd') return { is: 'date', millis: Date.parse(value.endsWith('Z') ? value : `${value}Z`) }
    const number = Number(value)
    if (Number.isNaN(number)) return toText(decodeXml(value))
    if (!this.setting.isDate[this.style]) return { is: 'number', value: number }
    return { is: 'date', millis: serialToMillis(number, this.setting.epoch) }
  }
}

function toText(text: string): RawCell {
  return text.trim() === '' ? null : { is: 'text', text: text.normalize('NFC') }
}

/**
 * An Excel day number as milliseconds, to the second. Excel's calendar of 1900 has a 29 February that never was: days
 * before it are one off.
 */
export function serialToMillis(serial: number, epoch: number): number {
  const days = epoch === Date.UTC(1899, 11, 30) && serial < 60 ? serial + 1 : serial
  return epoch + Math.round(days * 86_400) * 1_000
}
