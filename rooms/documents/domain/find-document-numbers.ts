import { type DocumentNumber, type IssuerDictionary, parseDocumentNumber } from './document-number.ts'

const candidate = /(?<![\p{L}\d/.])\d{1,5}(?:\/\d{4})?\s?[-/–]\s?[\p{L}]{1,9}\d{0,2}(?:\s?[-/–]\s?[\p{L}\d]{1,12})*/gu

/**
 * The documents that a text cites by number, each once, in the order of first mention: what a clerk who pastes a
 * directive is offered as its relations [DOC-03]. What has the look of a number but no known issuer (`24/24h`,
 * `7 ngày/tuần`) is passed over; the clerk can still add it by hand.
 */
export function findDocumentNumbers(text: string, issuers: IssuerDictionary): DocumentNumber[] {
  const found = new Map<string, DocumentNumber>()
  for (const [raw] of text.normalize('NFC').matchAll(candidate)) {
    const number = parseDocumentNumber(raw, issuers)
    if (number.ok && !found.has(number.value.canonical)) found.set(number.value.canonical, number.value)
  }
  return [...found.values()]
}
