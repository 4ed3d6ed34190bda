import { StringDecoder } from 'node:string_decoder'
import { attributeOf, decodeXml, scanXml, type XmlListener } from './scan-xml.ts'
import { UnreadableTable } from './unreadable-table.ts'
import { readZipDirectory, unpackedChunks, unpackWhole, type ZipEntry } from './zip-directory.ts'

/** A worksheet and where it lies in the zip. */
export interface WorkbookTab {
  readonly name: string
  readonly hidden: boolean
  readonly path: string
}

/** A workbook's bytes with what must be known before its rows are read. */
export interface Workbook {
  readonly bytes: Buffer
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly tabs: readonly WorkbookTab[]
  readonly hasMacro: boolean
  readonly isDate1904: boolean
}

const quiet: XmlListener = { open() {}, close() {}, text() {} }

/** Reads what a workbook says of itself. Its worksheets stay packed. */
export function openWorkbook(bytes: Buffer): Workbook {
  const entries = new Map(readZipDirectory(bytes).map((entry) => [entry.name.replace(/^\//, ''), entry]))
  const workbookPath = targetOf(bytes, entries, '_rels/.rels', (type) => type.endsWith('/officeDocument'))
  if (workbookPath === undefined || !entries.has(workbookPath)) throw new UnreadableTable('NOT_A_TABLE')
  const targets = relationsOf(bytes, entries, relationsPathOf(workbookPath))
  const tabs: WorkbookTab[] = []
  let isDate1904 = false
  scanPart(bytes, entries, workbookPath, {
    ...quiet,
    open(name, attributes) {
      if (name === 'workbookPr') isDate1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const relation = targets.get(attributeOf(attributes, 'id') ?? '')
      if (!relation?.type.endsWith('/worksheet')) return
      const state = attributeOf(attributes, 'state') ?? 'visible'
      const tabName = (attributeOf(attributes, 'name') ?? '').normalize('NFC')
      tabs.push({ name: tabName, hidden: state !== 'visible', path: resolve(workbookPath, relation.target) })
    },
  })
  const hasMacro = [...entries.keys()].some((name) => name.toLowerCase().endsWith('vbaproject.bin'))
  return { bytes, entries, tabs, hasMacro, isDate1904 }
}

/** Words that cells refer to by number. */
export async function readSharedStrings({ bytes, entries }: Workbook): Promise<string[]> {
  const entry = [...entries.values()].find(({ name }) => /(^|\/)sharedStrings\.xml$/i.test(name))
  const strings: string[] = []
  if (!entry) return strings
  let text = ''
  let isText = false
  let isPhonetic = false
  const scanner = scanXml({
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      if (name === 't') isText = !isPhonetic
    },
    text(part) {
      if (isText) text += part
    },
    close(name) {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'si') strings.push(decodeXml(text))
    },
  })
  const decoder = new StringDecoder('utf8')
  let bytesSeen = 0
  for await (const chunk of unpackedChunks(bytes, entry)) {
    bytesSeen += chunk.length
    if (bytesSeen > 200_000_000) throw new UnreadableTable('ZIP_BOMB', { packed: entry.packed >> 10, what: entry.name })
    scanner.write(decoder.write(chunk))
  }
  return strings
}

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57])

/** For each cell style whether its number is shown as a date or time. */
export function readDateStyles(workbook: Workbook): boolean[] {
  const styles = [...workbook.entries.keys()].find((name) => /(^|\/)styles\.xml$/i.test(name))
  const formats = new Map<number, boolean>()
  const isDate: boolean[] = []
  let isInCells = false
  if (styles === undefined) return isDate
  scanPart(workbook.bytes, workbook.entries, styles, {
    ...quiet,
    open(name, attributes) {
      if (name === 'numFmt') {
        formats.set(
          Number(attributeOf(attributes, 'numFmtId')),
          isDateFormat(attributeOf(attributes, 'formatCode') ?? ''),
        )
      }
      if (name === 'cellXfs') isInCells = true
      if (name === 'xf' && isInCells) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
        isDate.push(formats.get(id) ?? builtInDates.has(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return isDate
}

/** A format code shows a date when days, months, years or hours stand outside quotes, colours and escapes. */
function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '')
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare)
}

interface Relation {
  readonly type: string
  readonly target: string
}

function relationsOf(bytes: Buffer, entries: ReadonlyMap<string, ZipEntry>, path: string): Map<string, Relation> {
  const relations = new Map<string, Relation>()
  if (!entries.has(path)) return relations
  scanPart(bytes, entries, path, {
    ...quiet,
    open(name, attributes) {
      if (name !== 'Relationship') return
      const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributeOf(attributes, key) ?? '')
      if (id) relations.set(id, { type: type ?? '', target: target ?? '' })
    },
  })
  return relations
}

function targetOf(
  bytes: Buffer,
  entries: ReadonlyMap<string, ZipEntry>,
  path: string,
  wanted: (type: string) => boolean,
): string | undefined {
  const relation = [...relationsOf(bytes, entries, path).values()].find(({ type }) => wanted(type))
  return relation === undefined ? undefined : resolve('', relation.target)
}

/** `xl/workbook.xml` has its relations in `xl/_rels/workbook.xml.rels`. */
export function relationsPathOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`
}

function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function scanPart(bytes: Buffer, entries: ReadonlyMap<string, ZipEntry>, path: string, listener: XmlListener): void {
  const entry = entries.get(path)
  if (!entry) throw new UnreadableTable('DAMAGED', { what: path })
  scanXml(listener).write(unpackWhole(bytes, entry, 32_000_000).toString('utf8'))
}
