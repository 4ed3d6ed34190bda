import { UnreadableTable } from './unreadable-table.ts'

/** Who hears the parts of an XML text in order. Names come without their prefix, texts and attributes still encoded. */
export interface XmlListener {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** A part that never ends is no workbook. */
const longestPart = 8_000_000

/**
 * Takes XML apart piece by piece. Knows what a spreadsheet's parts need: elements, attributes, text, CDATA, remarks.
 * Entities of a document type are not known and so cannot grow.
 */
export function scanXml(listener: XmlListener): { write(piece: string): void } {
  let rest = ''
  return {
    write(piece) {
      const text = rest === '' ? piece : rest + piece
      const at = scan(text, listener)
      rest = text.slice(at)
      if (rest.length > longestPart) throw new UnreadableTable('DAMAGED', { what: 'XML' })
    },
  }
}

/** Tells all that is whole; gives where the unfinished part begins. */
function scan(text: string, listener: XmlListener): number {
  let at = 0
  for (;;) {
    const open = text.indexOf('<', at)
    if (open < 0) return at
    if (open > at) listener.text(text.slice(at, open))
    const after = text[open + 1] === '!' ? passMarked(text, open, listener) : passTag(text, open, listener)
    if (after < 0) return open
    at = after
  }
}

function passMarked(text: string, open: number, listener: XmlListener): number {
  if (text.startsWith('<![CDATA[', open)) {
    const end = text.indexOf(']]>', open)
    if (end < 0) return -1
    listener.text(text.slice(open + 9, end).replaceAll('&', '&amp;'))
    return end + 3
  }
  const isRemark = text.startsWith('<!--', open)
  const end = text.indexOf(isRemark ? '-->' : '>', open)
  return end < 0 ? -1 : end + (isRemark ? 3 : 1)
}

function passTag(text: string, open: number, listener: XmlListener): number {
  const end = text.indexOf('>', open)
  if (end < 0) return -1
  const first = text[open + 1]
  if (first === '/') listener.close(localName(text.slice(open + 2, end).trimEnd()))
  else if (first !== '?') {
    const isEmpty = text[end - 1] === '/'
    const inside = text.slice(open + 1, isEmpty ? end - 1 : end)
    const space = inside.search(/\s/)
    const name = localName(space < 0 ? inside : inside.slice(0, space))
    listener.open(name, space < 0 ? '' : inside.slice(space))
    if (isEmpty) listener.close(name)
  }
  return end + 1
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of an attribute, decoded; undefined when it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(`${name}=`)
  if (at < 0) return undefined
  const before = attributes[at - 1]
  if (before !== undefined && !/[\s:]/.test(before)) return attributeOf(attributes.slice(at + 1), name)
  const quote = attributes[at + name.length + 1] ?? ''
  const end = attributes.indexOf(quote, at + name.length + 2)
  return decodeXml(attributes.slice(at + name.length + 2, end))
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text as it was meant: entities, and Excel's own `_x000D_`. */
export function decodeXml(text: string): string {
  let plain = text
  if (plain.includes('&')) {
    plain = plain.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex, decimal, name) => {
      if (name !== undefined) return named[name as string] ?? whole
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    })
  }
  if (plain.includes('_x')) {
    plain = plain.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
  return plain
}
