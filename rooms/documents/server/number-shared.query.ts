import { sql } from 'kysely'
import type { Asking } from '#platform/server'
import { type DocumentWarning, isSameDocument, relationWarningWords } from '../domain/index.ts'
import { documentFields, type StoredDocument } from './documents.store.ts'
import { keepVisible } from './visible.query.ts'

/**
 * The same number of the same office and year on a document of another of its issuers [DOC-04]: the committee and its chairman
 * both write `17/CT-UBND`, and one office numbers for both. Which of them is meant, or whether both are one, only a person
 * knows: it is said on both and refused on neither.
 */
export async function sharedNumberWarnings(asking: Asking, document: StoredDocument): Promise<DocumentWarning[]> {
  const { number, issuer, issuerAreaId, issuedOn } = document
  if (number === null) return []
  const { rows } = await sql<StoredDocument>`
    select ${documentFields} from documents
    where number = ${number} and issuer <> ${issuer} and issuer_area_id is not distinct from ${issuerAreaId}::int
      and state <> 'revoked' order by id`.execute(asking.db)
  const visible = await keepVisible(
    asking,
    rows.map(({ id }) => id),
  )
  const own = { canonical: number, issuerCode: issuer, issuedOn }
  return rows
    .filter((one) => visible.has(one.id) && isSameDocument(own, { ...own, issuedOn: one.issuedOn }))
    .map(({ id, title }) => {
      const { vi, en } = relationWarningWords['number-shared']
      const other = title ?? number
      return {
        kind: 'number-shared',
        words: { vi: vi.replace('{other}', other), en: en.replace('{other}', other) },
        because: id,
      }
    })
}
