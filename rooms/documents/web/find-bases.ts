import { type QueryOf, read } from '#platform/web'
import {
  type DocumentNumber,
  documentList,
  findDocumentNumbers,
  issuerDictionary,
  standingRelations,
} from '../domain/index.ts'

/** What a form knows of issuers and kinds: the answer of the catalogue. */
export interface FormCatalogue {
  readonly kinds: readonly { readonly code: string; readonly symbol: string | null }[]
  readonly issuers: readonly {
    readonly code: string
    readonly symbols: readonly string[]
    readonly numbering: 'state' | 'party'
    readonly standing: string
    readonly rank: number
  }[]
}

/** The areas above and including one, by the word for how high they stand. */
export type AreasByStanding = ReadonlyMap<string, number>

/** A document that a pasted passage cites: on file, to be entered as a stub, or not clear enough for either. */
export interface FoundBasis {
  readonly number: DocumentNumber
  readonly documentId: string | null
  readonly stub: { readonly kind: string; readonly issuer: string; readonly issuerAreaId: number | null } | null
}

/** The documents that a passage cites by number, looked up on file. */
export async function findBases(text: string, catalogue: FormCatalogue, areas: AreasByStanding): Promise<FoundBasis[]> {
  const numbers = findDocumentNumbers(
    text,
    issuerDictionary(catalogue.issuers.map((row) => ({ ...row, symbols: [...row.symbols] }))),
  )
  return Promise.all(
    numbers.map(async (number) => {
      const query: QueryOf<{ q?: string; limit: number }> = { q: number.canonical, limit: 20 }
      const { items } = await read(documentList, query as never)
      const known = items.find((item) => item.number === number.canonical && item.state !== 'draft')
      return { number, documentId: known?.id ?? null, stub: known ? null : guessStub(number, catalogue, areas) }
    }),
  )
}

/** Kind and issuer by their symbols; where several issuers share one, the highest that stands above or on the area. */
function guessStub(
  number: DocumentNumber,
  { kinds, issuers }: FormCatalogue,
  areas: AreasByStanding,
): FoundBasis['stub'] {
  const kind = kinds.find(({ symbol }) => symbol !== null && symbol.toUpperCase() === number.kindSymbol)
  const issuer = issuers
    .filter(
      ({ symbols, standing }) =>
        symbols.includes(number.issuerSymbol) && (standing === 'nation' || areas.has(standing)),
    )
    .toSorted((left, right) => left.rank - right.rank)[0]
  if (!kind || !issuer) return null
  return { kind: kind.code, issuer: issuer.code, issuerAreaId: areas.get(issuer.standing) ?? null }
}

/** The relation by which a pasted basis is entered. */
export const basisRelation = standingRelations[0] ?? 'based-on'
