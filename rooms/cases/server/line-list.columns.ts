import { dayOf } from '#kit'
import type { SheetAsking, SheetColumn } from '#platform/server'
import { settingsOn } from '../domain/index.ts'
import { caseBook } from './rules-of-house.ts'

/** Columns of a line list, under the names that lists of health services and published data sets use for them. */
export async function lineListColumns({ profile, now }: SheetAsking): Promise<readonly SheetColumn[]> {
  const { settings } = await caseBook(profile)
  const today = dayOf(now, profile.utcOffsetMinutes)
  const choices = settingsOn(settings, today).map(({ key, title, aliases }) => ({ key, ...title, aliases }))
  return [...who, ...where(choices), ...when, ...ends]
}

const who: readonly SheetColumn[] = [
  {
    key: 'listId',
    field: 'list',
    kind: 'text',
    required: true,
    example: 'BN 12345',
    header: { vi: 'Mã ca trong danh sách', en: 'Id in the list' },
    aliases: ['id', 'case_id', 'case id', 'mã ca', 'mã bệnh nhân', 'bn', 'mã bn', 'số bn', 'bệnh nhân số'],
  },
  {
    key: 'name',
    field: 'person.name',
    kind: 'text',
    header: { vi: 'Họ tên', en: 'Name' },
    aliases: ['họ và tên', 'tên'],
  },
  { key: 'age', field: 'person.age', kind: 'whole', header: { vi: 'Tuổi', en: 'Age' } },
  {
    key: 'yearOfBirth',
    field: 'person.yearOfBirth',
    kind: 'whole',
    header: { vi: 'Năm sinh', en: 'Year of birth' },
    aliases: ['ns'],
  },
  {
    key: 'sex',
    field: 'person.sex',
    kind: 'choice',
    choices: [
      { key: 'male', vi: 'Nam', en: 'Male', aliases: ['m'] },
      { key: 'female', vi: 'Nữ', en: 'Female', aliases: ['f'] },
      { key: 'other', vi: 'Khác', en: 'Other' },
    ],
    header: { vi: 'Giới tính', en: 'Sex' },
    aliases: ['giới', 'gender'],
  },
  { key: 'phone', field: 'person.phone', kind: 'text', header: { vi: 'Điện thoại', en: 'Phone' }, aliases: ['sđt'] },
  {
    key: 'idNumber',
    field: 'person.idNumber',
    kind: 'text',
    header: { vi: 'Số định danh', en: 'Identity number' },
    aliases: ['cccd', 'cmnd'],
  },
  { key: 'address', field: 'person.address', kind: 'text', header: { vi: 'Địa chỉ', en: 'Address' } },
]

const where = (choices: SheetColumn['choices']): readonly SheetColumn[] => [
  {
    key: 'area',
    field: 'areaId',
    kind: 'area',
    required: true,
    example: 'Mai Động',
    header: { vi: 'Nơi báo', en: 'Reported in' },
    aliases: ['đơn vị báo', 'phường', 'xã'],
    note: {
      vi: 'Tệp không có cột này thì chọn một đơn vị cho cả tệp.',
      en: 'One area may be chosen for the whole file.',
    },
  },
  {
    key: 'residence',
    field: 'residenceAreaId',
    kind: 'area',
    header: { vi: 'Nơi ở', en: 'Residence' },
    aliases: ['nơi cư trú', 'phường nơi ở'],
  },
  {
    key: 'outside',
    field: 'residenceOutside',
    kind: 'text',
    header: { vi: 'Nơi ở ngoài thành phố', en: 'Residence outside' },
    aliases: ['tỉnh'],
  },
  {
    key: 'setting',
    kind: 'choice',
    required: true,
    choices: choices ?? [],
    example: 'Cộng đồng',
    header: { vi: 'Nơi phát hiện', en: 'Detection setting' },
    aliases: ['phân loại nơi phát hiện', 'phân loại', 'phát hiện tại', 'nguồn phát hiện'],
  },
  {
    key: 'place',
    field: 'reportPlace',
    kind: 'text',
    header: { vi: 'Cơ sở phát hiện', en: 'Found at' },
    aliases: ['bệnh viện', 'hospital', 'loc_hosp'],
  },
]

const when: readonly SheetColumn[] = [
  {
    key: 'onset',
    field: 'onsetOn',
    kind: 'day',
    header: { vi: 'Ngày khởi phát', en: 'Onset' },
    aliases: ['khởi phát', 'dt_onset', 'date_of_onset'],
  },
  {
    key: 'sampled',
    field: 'sampledAt',
    kind: 'moment',
    timeOfDay: '00:00',
    header: { vi: 'Lấy mẫu', en: 'Sampled' },
    aliases: ['ngày lấy mẫu', 'lấy mẫu lúc'],
  },
  {
    key: 'confirmed',
    field: 'confirmedAt',
    kind: 'moment',
    timeOfDay: '12:00',
    header: { vi: 'Xác định', en: 'Confirmed' },
    aliases: ['ngày xác định', 'ngày dương tính', 'dt_diag'],
    note: { vi: 'Để trống: ca có thể, chưa xác định.', en: 'Empty: probable, not confirmed.' },
  },
]

const ends: readonly SheetColumn[] = [
  {
    key: 'outcome',
    kind: 'choice',
    choices: [
      { key: 'recovered', vi: 'Khỏi bệnh', en: 'Recovered', aliases: ['khỏi', 'recover'] },
      { key: 'died', vi: 'Tử vong', en: 'Died', aliases: ['dead', 'death', 'chết'] },
      { key: 'moved', vi: 'Chuyển đi', en: 'Moved' },
      { key: 'none', vi: 'Đang điều trị', en: 'In care', aliases: ['alive', 'còn sống'] },
    ],
    header: { vi: 'Kết quả', en: 'Outcome' },
  },
  {
    key: 'outcomeOn',
    kind: 'day',
    header: { vi: 'Ngày kết quả', en: 'Day of the outcome' },
    aliases: ['dt_death', 'date_of_outcome', 'ngày tử vong', 'ngày khỏi'],
  },
  { key: 'code', kind: 'text', only: 'export', header: { vi: 'Mã ca', en: 'Case' } },
  { key: 'status', kind: 'text', only: 'export', header: { vi: 'Tình trạng', en: 'Status' } },
  { key: 'source', kind: 'text', only: 'export', header: { vi: 'Nguồn lây', en: 'Source of infection' } },
]
