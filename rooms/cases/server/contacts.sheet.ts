import { foldVietnamese, refuse } from '#kit'
import {
  type DoneRow,
  defineSheet,
  type RowPlan,
  type SheetAsking,
  type SheetColumn,
  type SheetRow,
  type UndoPlan,
} from '#platform/server'
import { CASES, type ContactRelation, listContact, withdrawContact } from '../domain/index.ts'
import type { CaseRow } from './cases.store.ts'
import { casesOfList } from './line-list.sheet.ts'

/** A row of a list of contacts between cases of a line list. */
interface ContactRow {
  readonly from: string
  readonly to: string
  readonly area: number
  readonly how?: string
}

const columns: readonly SheetColumn[] = [
  {
    key: 'from',
    kind: 'text',
    required: true,
    example: 'BN 12345',
    header: { vi: 'Mã ca nguồn', en: 'From case' },
    aliases: ['từ ca', 'from', 'infector', 'ca lây'],
  },
  {
    key: 'to',
    kind: 'text',
    required: true,
    example: 'BN 12346',
    header: { vi: 'Mã ca tiếp xúc', en: 'To case' },
    aliases: ['đến ca', 'to', 'case_id', 'ca bị lây'],
  },
  {
    key: 'area',
    field: 'areaId',
    kind: 'area',
    required: true,
    example: 'Mai Động',
    header: { vi: 'Nơi báo', en: 'Reported in' },
    aliases: ['phường', 'xã'],
  },
  {
    key: 'how',
    kind: 'text',
    header: { vi: 'Quan hệ', en: 'Relation' },
    aliases: ['exposure', 'source', 'nơi tiếp xúc'],
  },
]

/** Words that lists use for a relation, folded; what is none of them stays unknown. */
const relations: readonly (readonly [RegExp, ContactRelation])[] = [
  [/hospital|emergency|benh vien|icu|room|kham/, 'care'],
  [/house|family|nha|gia dinh/, 'household'],
  [/work|lam/, 'work'],
  [/school|truong|lop/, 'school'],
  [/funeral|tang|social|gap/, 'social'],
  [/travel|xe|tau/, 'travel'],
]

/** Contacts between cases of a line list: who is not in the list comes back marked, circles and the same person twice hang nothing. */
export const contactsSheet = defineSheet<ContactRow>({
  key: 'cases.contacts',
  title: { vi: 'Tiếp xúc giữa các ca bệnh', en: 'Contacts between cases' },
  about: {
    vi: 'Mỗi dòng là một lần tiếp xúc giữa hai ca của danh sách đã nhập.',
    en: 'Each row is a contact of two cases of a list that is imported.',
  },
  columns,
  import: { permission: 'cases.keep', plan: planRows, undo: { plan: planUndo } },
})

async function planRows(rows: readonly SheetRow<ContactRow>[], { db }: SheetAsking): Promise<RowPlan[]> {
  const cases = await casesOfList(
    db,
    rows.flatMap(({ values: { from, to } }) => [from, to]),
  )
  return rows.map(({ row, values: { from, to, area, how } }): RowPlan => {
    const ends = { from: cases.get(`${area} ${from}`), to: cases.get(`${area} ${to}`) }
    for (const [field, id] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (!ends[field]) return { rows: [row], refusal: refuse(CASES.LIST_ID_UNKNOWN, { field, params: { id } }) }
    }
    const source = ends.from as CaseRow
    const contact = ends.to as CaseRow
    if (source.personId === contact.personId) {
      return { rows: [row], refusal: refuse(CASES.CONTACT_WITH_ITSELF, { field: 'to' }) }
    }
    const folded = foldVietnamese(how ?? '')
    const relation = relations.find(([words]) => words.test(folded))?.[1] ?? 'unknown'
    const payload = {
      areaId: contact.areaId,
      ofPersonId: source.personId,
      personId: contact.personId,
      relation,
      distance: 'unknown',
      caseId: source.id,
      source: 'line-list',
    }
    return { rows: [row], effect: 'new', intent: { type: listContact.type, payload } }
  })
}

async function planUndo(done: readonly DoneRow[]): Promise<UndoPlan[]> {
  return done.map(({ row, intentId }) => {
    const payload = { linkId: intentId, reason: 'Thu hồi lô nhập từ bảng tính' }
    return { row, intent: { type: withdrawContact.type, payload } }
  })
}
