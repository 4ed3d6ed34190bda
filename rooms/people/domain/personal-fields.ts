import type { Words } from '#kit'

/** A field that says something of a person: what it is for, how long it stays, and how it is kept (SG-02). */
export interface PersonalField {
  readonly field: string
  readonly title: Words
  readonly purpose: Words
  /**
   * `sealed`: under the key of the household or person, never in lists. `counted`: a number that says nothing of one person.
   * `beside`: sealed, and from the day on which a room of the epidemic must know the person also beside their id, until they
   * are forgotten. `reckoned`: turned into another field, never kept.
   */
  readonly kept: 'sealed' | 'counted' | 'beside' | 'reckoned'
  readonly required: boolean
}

const reach = {
  vi: 'Đến đúng nhà khi thăm hộ, phát phiếu, hỗ trợ',
  en: 'To reach the right door for visits, coupons and help',
}
const call = {
  vi: 'Gọi báo, hẹn giờ; không có điện thoại thì đi đường giấy',
  en: 'To call and make times; no phone means the way of paper',
}
const care = { vi: 'Chăm lo trước: thăm, hỗ trợ người yếu thế', en: 'Care first: visits and help to those who need it' }
const ration = { vi: 'Tính phiếu, hàng hỗ trợ theo số người', en: 'To reckon coupons and help by the number of people' }
const same = {
  vi: 'Nhận ra đúng người khi trùng tên; không bắt buộc',
  en: 'To tell two people of one name apart; never required',
}

const risk = {
  vi: 'Dịch tễ: nhóm tuổi, giới của ca bệnh và người tiếp xúc; nhận ra đúng người',
  en: 'Epidemiology: age group and sex of cases and contacts; to tell people apart',
}

/**
 * Every field of this room that says something of a person. A field that is not here is refused by every form; there is
 * none for ethnicity, religion, origin or health (SG-02, SG-11).
 */
export const personalFields: readonly PersonalField[] = [
  {
    field: 'house',
    title: { vi: 'Số nhà, ngõ', en: 'House and alley' },
    purpose: reach,
    kept: 'sealed',
    required: false,
  },
  { field: 'head', title: { vi: 'Chủ hộ', en: 'Head' }, purpose: reach, kept: 'sealed', required: false },
  { field: 'phone', title: { vi: 'Điện thoại', en: 'Phone' }, purpose: call, kept: 'sealed', required: false },
  {
    field: 'hasPhone',
    title: { vi: 'Có điện thoại', en: 'Has a phone' },
    purpose: call,
    kept: 'counted',
    required: false,
  },
  { field: 'size', title: { vi: 'Số người đang ở', en: 'People' }, purpose: ration, kept: 'counted', required: true },
  {
    field: 'elderly',
    title: { vi: 'Người từ 60 tuổi', en: 'Aged 60 and over' },
    purpose: care,
    kept: 'counted',
    required: false,
  },
  { field: 'children', title: { vi: 'Trẻ em', en: 'Children' }, purpose: care, kept: 'counted', required: false },
  {
    field: 'boarding',
    title: { vi: 'Nhà trọ', en: 'Boarding house' },
    purpose: {
      vi: 'Không bỏ sót người ở trọ, tạm trú khi hỗ trợ',
      en: 'So that tenants and temporary residents are not left out of help',
    },
    kept: 'counted',
    required: false,
  },
  { field: 'name', title: { vi: 'Họ tên', en: 'Name' }, purpose: reach, kept: 'sealed', required: true },
  {
    field: 'birthYear',
    title: { vi: 'Năm sinh', en: 'Year of birth' },
    purpose: care,
    kept: 'sealed',
    required: false,
  },
  {
    field: 'idNumber',
    title: { vi: 'Số định danh', en: 'Identity number' },
    purpose: same,
    kept: 'sealed',
    required: false,
  },
  {
    field: 'yearOfBirth',
    title: { vi: 'Năm sinh', en: 'Year of birth' },
    purpose: risk,
    kept: 'beside',
    required: false,
  },
  { field: 'age', title: { vi: 'Tuổi', en: 'Age' }, purpose: risk, kept: 'reckoned', required: false },
  { field: 'sex', title: { vi: 'Giới tính', en: 'Sex' }, purpose: risk, kept: 'beside', required: false },
  { field: 'address', title: { vi: 'Địa chỉ', en: 'Address' }, purpose: reach, kept: 'sealed', required: false },
  {
    field: 'temporary',
    title: { vi: 'Tạm trú', en: 'Temporary resident' },
    purpose: ration,
    kept: 'counted',
    required: false,
  },
]
