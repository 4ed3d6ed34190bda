import { defineSheet, type RowPlan, type SheetChoice, type SheetColumn } from '#platform/server'
import { INPUT_KINDS, type RecordedInputLine } from '../domain/index.ts'
import { inputsThatCount } from './level-inputs.store.ts'
import { levelInputsRead } from './recorded.query.ts'
import { bookOf } from './units.query.ts'

interface InputRow {
  readonly area: number
  readonly kind: string
  readonly value: number
  readonly outOf?: number
  readonly asOn: string
  readonly source: string
}

const kinds: readonly SheetChoice[] = Object.entries(INPUT_KINDS).map(([key, { title }]) => ({
  key,
  ...title,
  aliases: [key],
}))

const columns: readonly SheetColumn[] = [
  {
    key: 'area',
    field: 'areaId',
    kind: 'area',
    required: true,
    onDayFrom: 'asOn',
    example: '00328',
    header: { vi: 'Địa bàn', en: 'Area' },
    aliases: ['phường', 'xã', 'đơn vị', 'mã'],
  },
  { key: 'areaName', kind: 'text', only: 'export', header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  {
    key: 'kind',
    kind: 'choice',
    required: true,
    choices: kinds,
    example: 'Người từ 18 tuổi đã tiêm ít nhất một liều',
    header: { vi: 'Loại số liệu', en: 'Input' },
    aliases: ['chỉ tiêu'],
  },
  {
    key: 'value',
    kind: 'number',
    required: true,
    example: '14.250',
    header: { vi: 'Số', en: 'Value' },
    note: {
      vi: 'Số người, hoặc tỷ lệ % khi không biết tổng số; kế hoạch: 1 là đạt, 0 là chưa đạt.',
      en: 'People, or the percentage where the total is not known; plans: 1 met, 0 not met.',
    },
  },
  {
    key: 'outOf',
    kind: 'whole',
    example: '15.800',
    header: { vi: 'Trên tổng số', en: 'Out of' },
    aliases: ['tổng số'],
  },
  {
    key: 'asOn',
    kind: 'day',
    required: true,
    example: '11/11/2021',
    header: { vi: 'Số liệu đến ngày', en: 'As of' },
    aliases: ['ngày'],
  },
  {
    key: 'source',
    kind: 'text',
    required: true,
    example: 'Trung tâm Y tế quận',
    header: { vi: 'Nguồn', en: 'Source' },
  },
]

/** Inputs of levels as offices keep them: a row for each area and figure. */
export const inputsSheet = defineSheet<InputRow, RecordedInputLine>({
  key: 'levels.inputs',
  title: { vi: 'Số liệu tính cấp độ dịch', en: 'Inputs of epidemic levels' },
  about: {
    vi: 'Mỗi dòng là một số liệu của một địa bàn: dân số, số người đã tiêm trên tổng số, kế hoạch đạt hay chưa, kèm ngày và nguồn.',
    en: 'Each row is one figure of one area: population, people vaccinated out of all, a plan met or not, with day and source.',
  },
  columns,
  import: {
    permission: 'levels.prepare',
    recogniseBy: 'facts',
    plan: async (rows, asking) => {
      const days = rows.map(({ values }) => values.asOn)
      const known = await inputsThatCount(asking.db, {
        areaIds: rows.map(({ values }) => values.area),
        dataOn: days.toSorted().at(-1) ?? '',
        knownAt: asking.now,
      })
      const same = new Set(known.map((one) => keyOf(one.areaId, one)))
      return rows.map(({ row, values }): RowPlan => {
        const { area, kind, value, outOf, asOn, source } = values
        if (same.has(keyOf(area, { ...values, outOf: outOf ?? null }))) return { rows: [row], effect: 'none' }
        const payload = { areaId: area, kind, value, asOn, source, ...(outOf === undefined ? {} : { outOf }) }
        return { rows: [row], effect: 'new', intent: { type: 'levels.record-input', payload } }
      })
    },
    undo: {
      plan: async (done) =>
        done.map(({ row, intentId }) => ({
          row,
          intent: { type: 'levels.withdraw-input', payload: { inputId: intentId, reason: 'Thu hồi lô nhập' } },
        })),
    },
  },
  export: {
    list: levelInputsRead,
    toRows: async (items, asking) => {
      const { byId } = await bookOf(asking)
      return items.map((one) => ({
        area: byId.get(one.area.id)?.code ?? '',
        areaName: one.area.title.vi,
        kind: one.title.vi,
        value: one.value,
        outOf: one.outOf,
        asOn: one.asOn,
        source: one.source,
      }))
    },
  },
})

function keyOf(
  areaId: number,
  {
    kind,
    value,
    outOf,
    asOn,
    source,
  }: { kind: string; value: number; outOf: number | null; asOn: string; source: string },
): string {
  return JSON.stringify([areaId, kind, value, outOf, asOn, source])
}
