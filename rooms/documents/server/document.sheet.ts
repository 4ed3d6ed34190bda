import type { Day, Instant } from '#kit'
import { defineSheet, intervalsOf, type SheetAsking, type SheetRow } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import type { DocumentLine } from '../domain/index.ts'
import { documentListRead } from './document-lines.query.ts'
import { documentColumns } from './document-sheet-columns.ts'

/** A row of a register of documents. */
interface DocumentRow {
  readonly area?: number
  readonly number?: string
  readonly kind: string
  readonly issuer: string
  readonly issuerArea?: number
  readonly title?: string
  readonly issuedOn?: Day
  readonly effectiveFrom?: Instant
  readonly effectiveTo?: Instant
  readonly territory?: number
  readonly entry?: string
  readonly source?: string
}

const states: Record<DocumentLine['state'], string> = { draft: 'Dự thảo', issued: 'Đã ban hành', revoked: 'Đã thu hồi' }

/** A register of documents brought by a table, and the list of documents as a table [DOC-01]. */
export const documentSheet = defineSheet<DocumentRow, DocumentLine>({
  key: 'documents.register',
  title: { vi: 'Sổ văn bản', en: 'Register of documents' },
  about: { vi: 'Mỗi dòng là một văn bản vào sổ.', en: 'Each row is a document put on file.' },
  columns: ({ profile }) => documentColumns(profile),
  import: {
    permission: 'documents.write',
    plan: async (rows, asking) => rows.map((row) => planRow(row, ownArea(asking))),
    undo: {
      cannot: {
        vi: 'Văn bản đã vào sổ không bị xóa; ghi sai thì sửa từng văn bản.',
        en: 'Documents on file are never deleted; correct them one by one.',
      },
    },
  },
  export: {
    list: documentListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((line) => ({
        number: line.number,
        kind: line.kind.code,
        issuer: line.issuer.code,
        issuerArea: line.issuer.area && byId.get(line.issuer.area.id)?.code,
        title: line.title,
        issuedOn: line.issuedOn,
        effectiveFrom: line.effectiveFrom,
        effectiveTo: line.effectiveTo,
        territory: line.territory.length === 1 && line.territory[0] ? byId.get(line.territory[0].id)?.code : null,
        entry: line.entry,
        state: states[line.state],
      }))
    },
  },
})

function planRow({ row, values }: SheetRow<DocumentRow>, own: number | undefined) {
  const { area = own, issuerArea = null, territory, entry = 'received', ...face } = values
  const payload = {
    ...face,
    areaId: area,
    issuerAreaId: issuerArea,
    territory: territory === undefined ? [] : [territory],
    entry,
  }
  return { rows: [row], effect: 'new' as const, intent: { type: 'documents.register', payload } }
}

/** The largest area whose register the sender keeps. */
function ownArea({ actor, tree }: SheetAsking): number | undefined {
  const widest = intervalsOf(actor, 'documents.write', tree).toSorted(
    (one, other) => other.last - other.first - (one.last - one.first),
  )[0]
  return actor.scopes.find(({ areaId }) => tree.find(areaId)?.first === widest?.first)?.areaId
}
