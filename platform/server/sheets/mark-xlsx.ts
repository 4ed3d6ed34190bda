import { once } from 'node:events'
import { StringDecoder } from 'node:string_decoder'
import { crc32, createDeflateRaw } from 'node:zlib'
import { type CellNote, notesDrawing, notesXml } from './mark-notes.ts'
import { type Marking, type RowMark, RowMarker } from './mark-rows.ts'
import { MarkStyles } from './mark-styles.ts'
import { UnreadableTable } from './unreadable-table.ts'
import { openWorkbook, relationsPathOf, type Workbook } from './xlsx-parts.ts'
import { packedBytes, unpackedChunks, unpackWhole, type ZipEntry } from './zip-directory.ts'
import { type PackedEntry, pack, zipOf } from './zip-writer.ts'

/** What is marked in a workbook. */
export interface WorkbookMarks {
  readonly tab: string
  readonly headerRow: number
  /** The column that takes the sentences: after the last one in use, or the one that took them before. */
  readonly column: number
  readonly title: string
  readonly marks: ReadonlyMap<number, RowMark>
}

const mostNotes = 2_000
/** Numbers that no program gives to parts of its own. */
const [notesPath, drawingPath] = ['xl/comments901.xml', 'xl/drawings/vmlDrawing901.vml']
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * The very same workbook with wrong cells in red, a note on each, and a last column that says what is wrong. All other
 * parts (charts, other pages, macros) pass untouched, packed as they were; of the page only one row is held at a time.
 */
export async function markXlsx(bytes: Buffer, wanted: WorkbookMarks): Promise<Buffer> {
  const book = openWorkbook(bytes)
  const tab = book.tabs.find(({ name }) => name === wanted.tab)
  const sheet = tab && book.entries.get(tab.path)
  const stylesEntry = [...book.entries.values()].find(({ name }) => /(^|\/)styles\.xml$/i.test(name))
  if (!sheet || !stylesEntry) throw new UnreadableTable('DAMAGED', { what: wanted.tab })
  const styles = new MarkStyles(unpackWhole(bytes, stylesEntry).toString('utf8'))
  const notes = await notesFor(book, sheet, wanted)
  const marked = await markSheet(book, sheet, { ...wanted, styles }, notes.length > 0)
  const changed = new Map<string, PackedEntry>([
    [sheet.name, marked],
    [stylesEntry.name, pack(stylesEntry.name, styles.toXml())],
    ...(notes.length > 0 ? noteParts(book, sheet, notes) : []),
  ])
  const kept = [...book.entries.values()]
    .filter(({ name }) => !changed.has(name))
    .map((entry) => asPacked(bytes, entry))
  const first = kept.filter(({ name }) => name === '[Content_Types].xml')
  const types = changed.get('[Content_Types].xml')
  const others = [...changed.values()].filter((entry) => entry !== types)
  return zipOf([...(types ? [types] : first), ...kept.filter((entry) => !first.includes(entry)), ...others])
}

function asPacked(bytes: Buffer, entry: ZipEntry): PackedEntry {
  const { name, method, crc, size } = entry
  return { name, method, crc, size, packed: packedBytes(bytes, entry) }
}

/** Notes go only where the page has none of its own: theirs are not to be lost. */
async function notesFor({ bytes }: Workbook, sheet: ZipEntry, { marks }: WorkbookMarks): Promise<CellNote[]> {
  let tail = ''
  for await (const chunk of unpackedChunks(bytes, sheet)) tail = (tail + chunk.toString('latin1')).slice(-60_000)
  if (/<legacyDrawing\b/.test(tail)) return []
  const notes = [...marks].flatMap(([row, { columns, text }]) => columns.map((column) => ({ row, column, text })))
  return notes.slice(0, mostNotes)
}

async function markSheet(
  { bytes }: Workbook,
  sheet: ZipEntry,
  marking: Marking,
  hasNotes: boolean,
): Promise<PackedEntry> {
  const marker = new RowMarker(marking)
  const decoder = new StringDecoder('utf8')
  const deflate = createDeflateRaw({ level: 6 })
  const packed: Buffer[] = []
  deflate.on('data', (part: Buffer) => packed.push(part))
  let crc = 0
  let size = 0
  const put = async (text: string) => {
    const piece = Buffer.from(text, 'utf8')
    crc = crc32(piece, crc)
    size += piece.length
    if (!deflate.write(piece)) await once(deflate, 'drain')
  }
  for await (const chunk of unpackedChunks(bytes, sheet)) await put(marker.write(decoder.write(chunk)))
  await put(hasNotes ? withDrawing(marker.end()) : marker.end())
  deflate.end()
  await once(deflate, 'end')
  return { name: sheet.name, method: 8, crc, size, packed: Buffer.concat(packed) }
}

/** The drawing of notes has its place near the end of the page, before these. */
function withDrawing(tail: string): string {
  const link = `<legacyDrawing xmlns:r="${relations}" r:id="rIdMarkedDrawing"/>`
  const later =
    /<(?:\w+:)?(?:legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/(?:\w+:)?worksheet>/
  return tail.replace(later, (found) => `${link}${found}`)
}

function noteParts({ bytes, entries }: Workbook, sheet: ZipEntry, notes: readonly CellNote[]): [string, PackedEntry][] {
  const types = entries.get('[Content_Types].xml')
  if (!types) return []
  const relationsPath = relationsPathOf(sheet.name)
  const before = entries.get(relationsPath)
  const empty = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
  const links = (before ? unpackWhole(bytes, before).toString('utf8') : empty).replace(/\/>\s*$/, '></Relationships>')
  const added =
    `<Relationship Id="rIdMarkedDrawing" Type="${relations}/vmlDrawing" Target="${seenFrom(sheet.name, drawingPath)}"/>` +
    `<Relationship Id="rIdMarkedNotes" Type="${relations}/comments" Target="${seenFrom(sheet.name, notesPath)}"/>`
  const vml = '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
  const part = `<Override PartName="/${notesPath}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`
  const known = unpackWhole(bytes, types).toString('utf8')
  const extended = known.replace('</Types>', `${/Extension="vml"/i.test(known) ? '' : vml}${part}</Types>`)
  const contents = [
    [relationsPath, links.replace('</Relationships>', `${added}</Relationships>`)],
    ['[Content_Types].xml', extended],
    [notesPath, notesXml(notes)],
    [drawingPath, notesDrawing(notes)],
  ] as const
  return contents.map(([name, content]) => [name, pack(name, content)])
}

/** Some readers know only paths that go up from the page. */
function seenFrom(sheet: string, path: string): string {
  return sheet.startsWith('xl/worksheets/') ? path.replace(/^xl\//, '../') : `/${path}`
}
