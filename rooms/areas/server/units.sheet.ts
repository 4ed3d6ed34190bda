import type { Day } from '#kit'
import { defineSheet, type RowPlan, type SheetAsking, type SheetColumn, type SheetRow } from '#platform/server'
import { AREA_KINDS, type AreaChild, type AreaKind, MOST_UNITS, siftUnits } from '../domain/index.ts'
import { openBook } from './area-book.ts'
import { areaChildrenRead } from './area-page.query.ts'

/** A row of a list of units. */
interface UnitRow {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  readonly parentCode?: string
  readonly validFrom: Day
  readonly validTo?: Day
  readonly source?: string
}

const kinds = Object.entries(AREA_KINDS).map(([key, { vi, en, short }]) => ({ key, vi, en, aliases: short }))

const columns: readonly SheetColumn[] = [
  {
    key: 'code',
    kind: 'text',
    required: true,
    example: '00328-003',
    header: { vi: 'Mã đơn vị', en: 'Code' },
    aliases: ['mã', 'mã xã', 'mã phường', 'mã địa bàn'],
  },
  {
    key: 'kind',
    kind: 'choice',
    choices: kinds,
    required: true,
    example: 'tổ dân phố',
    header: { vi: 'Loại', en: 'Kind' },
    aliases: ['loại đơn vị', 'cấp'],
  },
  {
    key: 'name',
    kind: 'text',
    required: true,
    example: 'số 3',
    header: { vi: 'Tên', en: 'Name' },
    aliases: ['tên đơn vị', 'tên địa bàn'],
    note: {
      vi: 'Không ghi lại chữ chỉ loại: “Mai Động”, không “Phường Mai Động”.',
      en: 'Without the word of its kind.',
    },
  },
  {
    key: 'parentCode',
    kind: 'text',
    required: true,
    example: '00328',
    header: { vi: 'Mã đơn vị cấp trên', en: 'Code of the area above' },
    aliases: ['mã cấp trên', 'thuộc', 'mã cha', 'parent_code'],
  },
  {
    key: 'validFrom',
    kind: 'day',
    required: true,
    example: '1/1/2021',
    header: { vi: 'Có từ ngày', en: 'From' },
    aliases: ['từ ngày', 'ngày thành lập', 'hiệu lực từ', 'valid_from'],
  },
  {
    key: 'validTo',
    kind: 'day',
    header: { vi: 'Đến hết trước ngày', en: 'Until before' },
    aliases: ['đến ngày', 'ngày kết thúc', 'valid_to'],
    note: { vi: 'Ngày đầu tiên không còn; bỏ trống nếu còn.', en: 'The first day it is no more.' },
  },
  {
    key: 'source',
    kind: 'text',
    only: 'import',
    example: 'Danh sách của UBND phường',
    header: { vi: 'Nguồn', en: 'Source' },
    aliases: ['nguồn số liệu', 'căn cứ'],
  },
]

/** Units of the tree brought by a table, and the areas directly under one as a table [ORG-01]. */
export const unitsSheet = defineSheet<UnitRow, AreaChild>({
  key: 'areas.units',
  title: { vi: 'Danh sách địa bàn', en: 'Areas' },
  about: {
    vi: 'Mỗi dòng là một đơn vị (phường, xã, tổ dân phố…) với mã của nó và mã đơn vị cấp trên.',
    en: 'Each row is a unit with its code and the code of the unit above it.',
  },
  columns,
  import: {
    permission: 'areas.edit',
    // A unit may stand above another of the same list, so the list is one piece.
    together: () => '',
    recogniseBy: 'facts',
    plan,
    undo: {
      cannot: {
        vi: 'Đơn vị đã vào sổ thì không xóa; ghi sai thì sửa tên hoặc kết thúc từng đơn vị.',
        en: 'Units in the register are never deleted; correct or end them one by one.',
      },
    },
  },
  export: {
    list: areaChildrenRead,
    toRows: async (items, asking) => {
      const book = await openBook(asking)
      return items.map(({ id, code, kind, name, validFrom, validTo }) => {
        const parentId = book.byId.get(id)?.parentId
        const parentCode = parentId === null || parentId === undefined ? null : book.byId.get(parentId)?.code
        return { code, kind, name, parentCode, validFrom, validTo }
      })
    },
  },
})

/** What the register knows already is told; what does not fit falls alone; the rest goes in as one intent for each source. */
async function plan(rows: readonly SheetRow<UnitRow>[], asking: SheetAsking): Promise<RowPlan[]> {
  const units = rows.map(({ values: { source: _, parentCode, validTo, ...unit } }) => ({
    ...unit,
    parentCode: parentCode ?? null,
    validTo: validTo ?? null,
  }))
  const { good, refused } = siftUnits(units, (await openBook(asking)).areas)
  const isGood = new Set<unknown>(good)
  const why = new Map(refused.map(({ line, refusal }) => [line, refusal]))
  const told = rows.flatMap(({ row }, index): RowPlan[] => {
    const refusal = why.get(index + 1)
    if (refusal) {
      const field = refusal.field === 'parent_code' ? 'parentCode' : 'code'
      return [{ rows: [row], refusal: { ...refusal, field } }]
    }
    return isGood.has(units[index]) ? [] : [{ rows: [row], effect: 'none' }]
  })
  const taken = rows.flatMap(({ row, values }, index) => {
    const unit = units[index] as Unit
    return isGood.has(unit) ? [{ row, unit, source: values.source ?? 'Bảng do cán bộ nhập' }] : []
  })
  return [
    ...told,
    ...[...Map.groupBy(taken, ({ source }) => source)].flatMap(([source, group]) => inParts(source, group)),
  ]
}

type Unit = Parameters<typeof siftUnits>[0][number]

/** The units of one source, in parts that one intent takes. */
function inParts(source: string, group: readonly { row: number; unit: Unit }[]): RowPlan[] {
  const plans: RowPlan[] = []
  for (let from = 0; from < group.length; from += MOST_UNITS) {
    const part = group.slice(from, from + MOST_UNITS)
    const payload = { source, units: part.map(({ unit }) => unit) }
    plans.push({ rows: part.map(({ row }) => row), effect: 'new', intent: { type: 'areas.import-units', payload } })
  }
  return plans
}
