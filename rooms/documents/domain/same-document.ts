import type { Day } from '#kit'

/** By what a document is known apart from others: its canonical number, its issuer, and its day or year if known. */
export interface DocumentIdentity {
  readonly canonical: string
  readonly issuerCode: string
  readonly issuedOn: Day | null
}

/**
 * Whether two entries are one document [DOC-04]: the same canonical number of the same issuer, in the same year as far
 * as both years are known. A stub made from a citation without a date (`404-CV/QU`) is met by the full document later.
 */
export function isSameDocument(left: DocumentIdentity, right: DocumentIdentity): boolean {
  if (left.canonical !== right.canonical || left.issuerCode !== right.issuerCode) return false
  if (left.issuedOn === null || right.issuedOn === null) return true
  return left.issuedOn.slice(0, 4) === right.issuedOn.slice(0, 4)
}
