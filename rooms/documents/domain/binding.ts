import { type Refusal, refuse } from '#kit'
import type { DocumentKindRow } from './catalogue.ts'
import { DOCUMENTS } from './documents.refusals.ts'

/**
 * Whether a document of this kind can order tasks or be the ground of a fine. A lời kêu gọi (appeal) speaks to people's
 * will: it may be read, sent and cited, but it binds nobody [DOC-09]. Undefined: nothing stands against it.
 */
export function refuseCompliance(kind: Pick<DocumentKindRow, 'binding' | 'name'>): Refusal | undefined {
  return kind.binding ? undefined : refuse(DOCUMENTS.BINDS_NOBODY, { params: { kind: kind.name.vi } })
}
