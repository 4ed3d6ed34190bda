import { foldVietnamese, notParsed, type Parsed, parsed } from '#kit'
import type { IssuerRow, NumberFamily } from './catalogue.ts'
import { DOCUMENTS } from './documents.refusals.ts'

/**
 * The number of an official document, taken apart [DOC-04]. Not an identity by itself: state counters restart every
 * year, and every ward has a `UBND`; a document is known by its number, its issuer and its year together.
 */
export interface DocumentNumber {
  /** As it was written, composed but otherwise untouched. */
  readonly raw: string
  /** The one spelling of this number: `17/CT-UBND`, `05-CT/TU`, `91/2025/QH15`. Compare and look up by this. */
  readonly canonical: string
  readonly family: NumberFamily
  readonly serial: number
  /** Only when the number itself carries it, as laws and decrees do. */
  readonly year: number | null
  /** Abbreviation of the kind, `CT`; null in letters (`5599/BYT-MT`) and laws, which carry none. */
  readonly kindSymbol: string | null
  /** The issuer's symbol in the dictionary's spelling, `TTg`. */
  readonly issuerSymbol: string
}

/** Symbols of issuers, found whatever the case or diacritics: see {@link issuerDictionary}. */
export type IssuerDictionary = ReadonlyMap<string, { readonly symbol: string; readonly numbering: NumberFamily }>

const written = /^(\d{1,5})\s*(?:\/\s*(\d{4})\s*)?[-/]\s*(\p{L}[\p{L}\d]*(?:\s*[-/]\s*[\p{L}\d]+)*)$/u
const allDashes = /[\u2010-\u2015\u2212]/g
const leadingWords = /^[\p{L}\s.:]+(?=\d)/u

/** The dictionary of issuer symbols from a profile's catalogue. Two issuers may share a symbol, but not two forms. */
export function issuerDictionary(rows: readonly Pick<IssuerRow, 'symbols' | 'numbering'>[]): IssuerDictionary {
  const dictionary = new Map<string, { symbol: string; numbering: NumberFamily }>()
  for (const { symbols, numbering } of rows) {
    for (const symbol of symbols) {
      const known = dictionary.get(foldVietnamese(symbol))
      if (known && known.numbering !== numbering) throw new RangeError(`${symbol} signs in two forms`)
      if (!known) dictionary.set(foldVietnamese(symbol), { symbol, numbering })
    }
  }
  return dictionary
}

/**
 * Reads a document number and rewrites it in the form of its issuer's family. The shape does not decide: `128-NQ/CP`
 * has the Party's shape and a state issuer, so it becomes `128/NQ-CP`; `16-CT/Ttg` becomes `16/CT-TTg`; `05-CT/TU` stays.
 * Words before the figures (`Chỉ thị số`) are let go, serials under ten get their zero (NĐ 30/2020/NĐ-CP, annex I).
 * Reading the canonical form again gives the same number.
 */
export function parseDocumentNumber(raw: string, issuers: IssuerDictionary): Parsed<DocumentNumber> {
  const composed = raw.normalize('NFC').trim()
  const match = written.exec(composed.replace(allDashes, '-').replace(leadingWords, ''))
  const params = { raw: composed.slice(0, 60) }
  if (!match || Number(match[1]) === 0) return notParsed(DOCUMENTS.NUMBER_UNREADABLE, { params })
  const [, serial = '', year, symbols = ''] = match
  const split = splitSymbols(
    symbols.split(/[-/]/).map((part) => part.trim()),
    issuers,
  )
  if (!split) return notParsed(DOCUMENTS.NUMBER_OF_NO_KNOWN_FAMILY, { params })
  return parsed({
    raw: composed,
    canonical: spell(Number(serial), year, split),
    family: split.family,
    serial: Number(serial),
    year: year === undefined ? null : Number(year),
    kindSymbol: split.kind,
    issuerSymbol: split.issuer,
  })
}

interface Symbols {
  readonly kind: string | null
  readonly issuer: string
  readonly family: NumberFamily
  /** The term of the National Assembly (`QH15`) sticks to the issuer; the drafting unit (`BYT-MT`) follows it. */
  readonly term: string
  readonly units: readonly string[]
}

/** `CT·UBND` is kind and issuer; `BYT·MT` is a letter: the issuer, then the unit that wrote it. */
function splitSymbols(parts: readonly string[], issuers: IssuerDictionary): Symbols | undefined {
  const [first = '', second = ''] = parts
  for (const [candidate, kind, at] of [
    [second, first, 1],
    [first, null, 0],
  ] as const) {
    const [, symbol = '', term = ''] = /^(\p{L}+)(\d{0,2})$/u.exec(candidate) ?? []
    const issuer = issuers.get(foldVietnamese(symbol))
    if (!issuer || (kind !== null && !/^\p{L}{1,5}$/u.test(kind))) continue
    return {
      kind: kind === null ? null : kind.toUpperCase(),
      issuer: issuer.symbol,
      family: issuer.numbering,
      term,
      units: parts.slice(at + 1).map((unit) => unit.toUpperCase()),
    }
  }
  return undefined
}

function spell(serial: number, year: string | undefined, { kind, issuer, family, term, units }: Symbols): string {
  const number = String(serial).padStart(2, '0') + (year === undefined ? '' : `/${year}`)
  const signed = [issuer + term, ...units].join('-')
  if (kind === null) return `${number}/${signed}`
  return family === 'party' ? `${number}-${kind}/${signed}` : `${number}/${kind}-${signed}`
}
