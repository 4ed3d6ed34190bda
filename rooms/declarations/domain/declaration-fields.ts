import type { Words } from '#kit'

/** Signs one may tick. `isSevere`: help is called at once, before anything else (SG-10). */
export const SYMPTOMS = {
  fever: { vi: 'Sốt', en: 'Fever', isSevere: false },
  cough: { vi: 'Ho', en: 'Cough', isSevere: false },
  'sore-throat': { vi: 'Đau họng', en: 'Sore throat', isSevere: false },
  'lost-smell': { vi: 'Mất vị giác hoặc khứu giác', en: 'Loss of taste or smell', isSevere: false },
  breathless: { vi: 'Khó thở', en: 'Hard to breathe', isSevere: true },
  'chest-pain': { vi: 'Đau, tức ngực nhiều', en: 'Strong pain or pressure in the chest', isSevere: true },
} as const satisfies Record<string, Words & { isSevere: boolean }>

/** See {@link SYMPTOMS}. */
export type Symptom = keyof typeof SYMPTOMS

/** The signs, for a schema or a choice. */
export const symptomKeys = Object.keys(SYMPTOMS) as [Symptom, ...Symptom[]]

/** Whether one met somebody who has the disease (tiếp xúc). */
export const EXPOSURES = {
  none: { vi: 'Không', en: 'No' },
  contact: { vi: 'Có gặp người mắc hoặc nghi mắc bệnh', en: 'Yes, somebody who has it or may have it' },
  unknown: { vi: 'Không rõ', en: 'Not sure' },
} as const satisfies Record<string, Words>

/** See {@link EXPOSURES}. */
export type Exposure = keyof typeof EXPOSURES

/** The answers, for a schema or a choice. */
export const exposureKeys = Object.keys(EXPOSURES) as [Exposure, ...Exposure[]]

/** How a declaration came: by oneself on the public page, from paper, said to an officer for oneself or for another. */
export const CHANNELS = {
  public: { vi: 'tự khai trên trang công khai', en: 'by oneself on the public page' },
  paper: { vi: 'bản giấy, cán bộ nhập', en: 'on paper, entered by an officer' },
  proxy: { vi: 'khai hộ', en: 'for somebody else' },
  spoken: { vi: 'nói với cán bộ', en: 'said to an officer' },
} as const satisfies Record<string, Words>

/** See {@link CHANNELS}. */
export type Channel = keyof typeof CHANNELS

/** The ways, for a schema or a choice. */
export const channelKeys = Object.keys(CHANNELS) as [Channel, ...Channel[]]

/** A field of the form: what it is called, what it is asked for (SG-02), and whether one may leave it out. */
export interface DeclaredField {
  readonly label: Words
  readonly purpose: Words
  readonly isOptional: boolean
}

/** Every field there is; what is not here is refused. Nobody is asked for a number of identity (SG-11: id optional). */
export const DECLARED_FIELDS = {
  name: {
    label: { vi: 'Họ và tên', en: 'Full name' },
    purpose: { vi: 'để trạm y tế gọi đúng người', en: 'so that the health station calls the right person' },
    isOptional: false,
  },
  birthYear: {
    label: { vi: 'Năm sinh', en: 'Year of birth' },
    purpose: { vi: 'phân biệt người trùng tên', en: 'to tell people of the same name apart' },
    isOptional: true,
  },
  phone: {
    label: { vi: 'Số điện thoại', en: 'Phone' },
    purpose: { vi: 'để gọi hỏi thăm sức khỏe khi cần', en: 'to call and ask how you are, if needed' },
    isOptional: true,
  },
  address: {
    label: { vi: 'Chỗ đang ở', en: 'Where you are staying' },
    purpose: {
      vi: 'để trạm y tế tìm đến khi không gọi được',
      en: 'so that you are found if the phone is not answered',
    },
    isOptional: true,
  },
  origins: {
    label: { vi: 'Nơi đã ở, đã đi qua', en: 'Where you have been' },
    purpose: {
      vi: 'đối chiếu với vùng có dịch vào ngày đó',
      en: 'to compare with places that had the disease on that day',
    },
    isOptional: true,
  },
  symptoms: {
    label: { vi: 'Dấu hiệu đang có', en: 'Signs you have now' },
    purpose: { vi: 'để chỉ chỗ được khám, được giúp', en: 'to tell you where help is' },
    isOptional: true,
  },
  exposure: {
    label: {
      vi: 'Trong 14 ngày qua có gặp người mắc bệnh không?',
      en: 'In the last 14 days, did you meet somebody with the disease?',
    },
    purpose: { vi: 'để trạm y tế gọi hỏi sớm', en: 'so that the health station calls early' },
    isOptional: false,
  },
} as const satisfies Record<string, DeclaredField>

/** See {@link DECLARED_FIELDS}. */
export type FieldName = keyof typeof DECLARED_FIELDS
