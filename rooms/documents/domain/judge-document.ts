import { type Day, dayOf, foldVietnamese, type Instant, notParsed, type Parsed, parsed } from '#kit'
import { type CapacityRow, type DocumentKindRow, findRowOn, type IssuerRow } from './catalogue.ts'
import type { Signature } from './document.ts'
import { type DocumentNumber, issuerDictionary, parseDocumentNumber } from './document-number.ts'
import { DOCUMENTS } from './documents.refusals.ts'
import { checkValidity, type Validity } from './validity.ts'

/** The catalogues by which a document is judged. */
export interface DocumentCatalogues {
  readonly issuers: readonly IssuerRow[]
  readonly kinds: readonly DocumentKindRow[]
  readonly capacities: readonly CapacityRow[]
}

/** What is said of a document when it is entered or edited. */
export interface DocumentClaim {
  readonly number: string | null
  readonly kind: string
  readonly issuer: string
  readonly issuedOn: Day | null
  readonly effectiveFrom: Instant | null
  readonly effectiveTo: Instant | null
  readonly reviewAt: Instant | null
  readonly signatures: readonly Signature[]
}

/** Where it is judged: today, the zone, and how high the issuer's area stands (`nation` where it has none). */
export interface DocumentSituation {
  readonly today: Day
  readonly offsetMinutes: number
  readonly standing: 'nation' | 'city' | 'district' | 'commune' | 'group'
}

/** The claim with its number read and its catalogue rows found. */
export interface JudgedDocument {
  readonly number: DocumentNumber | null
  readonly kind: DocumentKindRow
  readonly issuer: IssuerRow
}

/**
 * Whether a document may be kept as it is claimed [DOC-01, DOC-04, DOC-06]: known kind and issuer on its day, an issuer of
 * that level, a number which that issuer writes for that kind, known capacities, and moments in their order. A missing
 * number, end or review is no reason to refuse the entry: it is flagged, and issuing asks for more (see `checkIssue`).
 */
export function judgeDocument(
  claim: DocumentClaim,
  { issuers, kinds, capacities }: DocumentCatalogues,
  { today, offsetMinutes, standing }: DocumentSituation,
): Parsed<JudgedDocument> {
  const on = claim.issuedOn ?? today
  const kind = findRowOn(kinds, claim.kind, on)
  if (!kind) return notParsed(DOCUMENTS.KIND_UNKNOWN, { field: 'kind', params: { kind: claim.kind, on } })
  const issuer = findRowOn(issuers, claim.issuer, on)
  if (!issuer) return notParsed(DOCUMENTS.ISSUER_UNKNOWN, { field: 'issuer', params: { issuer: claim.issuer, on } })
  if (issuer.standing !== standing)
    return notParsed(DOCUMENTS.ISSUER_OF_OTHER_LEVEL, { field: 'issuer', params: { issuer: issuer.name.vi } })
  const strange = claim.signatures.find(({ capacity }) => capacity !== null && !findRowOn(capacities, capacity, on))
  if (strange)
    return notParsed(DOCUMENTS.CAPACITY_UNKNOWN, {
      field: 'signatures',
      params: { capacity: strange.capacity ?? '' },
    })
  const timed = judgeMoments(claim, offsetMinutes)
  if (!timed.ok) return timed
  if (claim.number === null) return parsed({ number: null, kind, issuer })
  const number = parseDocumentNumber(claim.number, issuerDictionary(issuers))
  if (!number.ok) return { ok: false, refusal: { ...number.refusal, field: 'number' } }
  const fits = judgeNumber(number.value, kind, issuer)
  return fits.ok ? parsed({ number: number.value, kind, issuer }) : fits
}

/** Whether a number is one that this issuer writes for this kind of document. */
export function judgeNumber(number: DocumentNumber, kind: DocumentKindRow, issuer: IssuerRow): Parsed<DocumentNumber> {
  if (!issuer.symbols.some((symbol) => foldVietnamese(symbol) === foldVietnamese(number.issuerSymbol)))
    return notParsed(DOCUMENTS.NUMBER_OF_OTHER_ISSUER, {
      field: 'number',
      params: { number: number.canonical, issuer: issuer.name.vi },
    })
  const symbols = [number.kindSymbol, kind.symbol]
  if (symbols.every((symbol) => symbol !== null)) {
    const [written, usual] = symbols.map((symbol) => foldVietnamese(symbol ?? ''))
    if (written !== usual)
      return notParsed(DOCUMENTS.NUMBER_OF_OTHER_KIND, {
        field: 'number',
        params: { number: number.canonical, kind: kind.name.vi },
      })
  }
  return parsed(number)
}

function judgeMoments(claim: DocumentClaim, offsetMinutes: number): Parsed<null> {
  const { effectiveFrom, effectiveTo, reviewAt, issuedOn } = claim
  if (effectiveFrom === null) {
    const has = effectiveTo !== null || reviewAt !== null
    return has ? notParsed(DOCUMENTS.END_WITHOUT_START, { field: 'effectiveFrom' }) : parsed(null)
  }
  if (issuedOn !== null && dayOf(effectiveFrom, offsetMinutes) < issuedOn)
    return notParsed(DOCUMENTS.EFFECTIVE_BEFORE_ISSUE, { field: 'effectiveFrom', params: { issuedOn } })
  if (effectiveTo === null && reviewAt === null) return parsed(null)
  const checked = checkValidity({ effectiveFrom, effectiveTo, reviewAt })
  return checked.ok ? parsed(null) : checked
}

/**
 * Whether a draft may be put in force: with a day of issue, a territory and, for directives, a start and an end or a
 * review [SG-01]. Gives its validity; null for a document that orders nothing in time (a notice).
 */
export function checkIssue(
  claim: Pick<DocumentClaim, 'issuedOn' | 'effectiveFrom' | 'effectiveTo' | 'reviewAt'> & {
    readonly territory: readonly number[]
  },
  kind: DocumentKindRow,
): Parsed<Validity | null> {
  if (claim.issuedOn === null) return notParsed(DOCUMENTS.NOT_ISSUED_YET, { field: 'issuedOn' })
  const { effectiveFrom, effectiveTo, reviewAt } = claim
  if (effectiveFrom === null)
    return kind.needsEnd ? notParsed(DOCUMENTS.NO_END_NOR_REVIEW, { field: 'effectiveTo' }) : parsed(null)
  if (claim.territory.length === 0) return notParsed(DOCUMENTS.NO_TERRITORY, { field: 'territory' })
  return checkValidity({ effectiveFrom, effectiveTo, reviewAt })
}

/** "Ngày sau hôm nay": the paper carries a date that has not come. It is kept and marked, and holds not before its date. */
export function isDatedAhead(issuedOn: Day | null, today: Day): boolean {
  return issuedOn !== null && issuedOn > today
}
