import type { Words } from '#kit'
import type { Profile, SheetChoice, SheetColumn } from '#platform/server'
import { cataloguesOf } from './catalogues.ts'

const entries = [
  { key: 'received', vi: 'Văn bản đến', en: 'Received', aliases: ['đến', 'công văn đến'] },
  { key: 'cited', vi: 'Được viện dẫn', en: 'Cited', aliases: ['viện dẫn'] },
  { key: 'own', vi: 'Dự thảo của mình', en: 'Own draft', aliases: ['dự thảo', 'đi'] },
]

/** Columns of a register of documents; kinds and issuers are those of the profile. */
export async function documentColumns(profile: Profile): Promise<SheetColumn[]> {
  const { kinds, issuers } = await cataloguesOf(profile)
  return [...namingColumns(kinds.map(toChoice), issuers.map(toChoice)), ...standingColumns]
}

interface CatalogueLine {
  readonly code: string
  readonly name: Words
  readonly aliases?: readonly string[]
}

function toChoice({ code, name, aliases = [] }: CatalogueLine): SheetChoice {
  return { key: code, ...name, aliases }
}

function namingColumns(kinds: readonly SheetChoice[], issuers: readonly SheetChoice[]): SheetColumn[] {
  return [
    {
      key: 'number',
      kind: 'document-number',
      example: '17/CT-UBND',
      header: { vi: 'Số, ký hiệu', en: 'Number' },
      aliases: ['số hiệu', 'số ký hiệu', 'số văn bản', 'số và ký hiệu'],
    },
    {
      key: 'kind',
      kind: 'choice',
      required: true,
      choices: firstOfEach(kinds),
      example: 'chỉ thị',
      header: { vi: 'Loại văn bản', en: 'Kind' },
      aliases: ['loại', 'tên loại', 'thể loại'],
    },
    {
      key: 'issuer',
      kind: 'choice',
      required: true,
      choices: firstOfEach(issuers),
      example: 'UBND TP',
      header: { vi: 'Cơ quan ban hành', en: 'Issuer' },
      aliases: ['nơi ban hành', 'cơ quan', 'tác giả'],
    },
    {
      key: 'issuerArea',
      field: 'issuerAreaId',
      kind: 'area',
      onDayFrom: 'issuedOn',
      example: '01',
      header: { vi: 'Địa bàn của cơ quan', en: 'Issuer’s area' },
      aliases: ['cấp ban hành', 'địa phương ban hành'],
      note: { vi: 'Bỏ trống với cơ quan trung ương.', en: 'Empty for the nation’s.' },
    },
    {
      key: 'title',
      kind: 'text',
      hasLines: true,
      example: 'Về giãn cách xã hội',
      header: { vi: 'Trích yếu', en: 'Subject' },
      aliases: ['trích yếu nội dung', 'nội dung', 'về việc'],
    },
  ]
}

const standingColumns: readonly SheetColumn[] = [
  {
    key: 'issuedOn',
    kind: 'day',
    example: '24/7/2021',
    header: { vi: 'Ngày ban hành', en: 'Issued on' },
    aliases: ['ngày', 'ngày văn bản', 'ngày tháng', 'ngày ký'],
  },
  {
    key: 'effectiveFrom',
    kind: 'moment',
    timeOfDay: '00:00',
    header: { vi: 'Hiệu lực từ', en: 'In force from' },
    aliases: ['có hiệu lực từ', 'từ'],
  },
  {
    key: 'effectiveTo',
    kind: 'moment',
    timeOfDay: '23:59',
    header: { vi: 'Hiệu lực đến', en: 'In force to' },
    aliases: ['hết hiệu lực', 'đến'],
  },
  { key: 'territory', kind: 'area', header: { vi: 'Phạm vi', en: 'Territory' }, aliases: ['địa bàn áp dụng'] },
  {
    key: 'entry',
    kind: 'choice',
    choices: entries,
    example: 'Văn bản đến',
    header: { vi: 'Cách vào sổ', en: 'Entered as' },
    aliases: ['đến/đi'],
    note: { vi: 'Bỏ trống: văn bản đến.', en: 'Empty: received.' },
  },
  {
    key: 'area',
    field: 'areaId',
    kind: 'area',
    header: { vi: 'Nơi giữ', en: 'Kept by' },
    aliases: ['đơn vị giữ'],
    note: { vi: 'Bỏ trống: đơn vị của người nhập.', en: 'Empty: the sender’s own unit.' },
  },
  { key: 'source', kind: 'text', hasLines: true, only: 'import', header: { vi: 'Nguồn', en: 'Source' } },
  { key: 'state', kind: 'text', only: 'export', header: { vi: 'Trạng thái', en: 'State' } },
]

/** A catalogue lists a code once for each time it changed. */
function firstOfEach<Choice extends { readonly key: string }>(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ key }, index) => choices.findIndex((one) => one.key === key) === index)
}
