import { type Day, isUuid, parseDay, type Refusal, type Words } from '#kit'
import { type Exposure, exposureKeys, type Symptom, symptomKeys } from './declaration-fields.ts'
import { type Declared, declaredField, type Origin } from './declarations.contract.ts'

/** Everything the public form may send; `where`: not been anywhere, inside the city, in another province. */
export const FORM_FIELDS = [
  'id',
  'salt',
  'noi',
  'lang',
  'name',
  'birthYear',
  'phone',
  'address',
  'where',
  'originArea',
  'originWard',
  'province',
  'fromOn',
  'toOn',
  'route',
  'symptoms',
  'exposure',
] as const

/** See {@link FORM_FIELDS}. */
export type FormField = (typeof FORM_FIELDS)[number]

/** What was typed, as it was typed: to be shown again when something must be mended. */
export interface Typed {
  readonly values: Readonly<Partial<Record<FormField, string>>>
  readonly symptoms: readonly string[]
}

/** What is said beside a field. */
export type Complaints = Partial<Record<FormField, Words>>

/** A form read: what to send, or what to mend. */
export type ReadForm =
  | {
      readonly ok: true
      readonly id: string
      readonly areaId: number
      readonly salt: string
      readonly declared: Declared
    }
  | { readonly ok: false; readonly complaints: Complaints }

/** Longest text taken from a field before it is judged: more is cut, so that a page drawn again stays small. */
const longest = 300

const needed: Words = { vi: 'Xin điền ô này.', en: 'Please fill this in.' }
const choose: Words = { vi: 'Xin chọn một câu trả lời.', en: 'Please choose an answer.' }
const complaintOf = {
  birthYear: {
    vi: 'Năm sinh gồm 4 chữ số, ví dụ 1985. Có thể bỏ trống.',
    en: 'Four figures, like 1985. May be left empty.',
  },
  phone: {
    vi: 'Chỉ gồm chữ số, ví dụ 0912 345 678. Có thể bỏ trống.',
    en: 'Figures only, like 0912 345 678. May be left empty.',
  },
  originArea: { vi: 'Xin chọn nơi đã ở, đã đi qua.', en: 'Please choose where you have been.' },
  province: { vi: 'Xin chọn tỉnh, thành phố.', en: 'Please choose the province.' },
  id: { vi: 'Xin mở lại trang này rồi gửi.', en: 'Please open this page again, then send.' },
} as const satisfies Partial<Record<FormField, Words>>

/** Takes a posted form apart; `unknown`: names of fields that the form does not have, which are refused (SG-02). */
export function typedForm(pairs: Iterable<readonly [string, string]>): {
  readonly typed: Typed
  readonly unknown: string[]
} {
  const values: Partial<Record<FormField, string>> = {}
  const symptoms: string[] = []
  const unknown: string[] = []
  for (const [name, text] of pairs) {
    if (!isFormField(name)) unknown.push(name)
    else if (name === 'symptoms') symptoms.push(text.slice(0, longest))
    else values[name] = text.slice(0, longest).normalize('NFC').trim()
  }
  return { typed: { values, symptoms: symptoms.slice(0, symptomKeys.length) }, unknown }
}

const isFormField = (name: string): name is FormField => (FORM_FIELDS as readonly string[]).includes(name)

/** What reading a form needs to know; `findWard` finds a commune by its name inside a district. */
export interface Reading {
  readonly today: Day
  readonly findWard: (name: string, insideAreaId: number) => number | undefined
}

/** Reads what was typed on the public form. Days are taken as people write them; nothing optional is ever demanded. */
export function readPublicForm(typed: Typed, reading: Reading): ReadForm {
  const { values } = typed
  const complaints: Complaints = {}
  const id = values.id ?? ''
  if (!isUuid(id)) complaints.id = complaintOf.id
  if (!values.name) complaints.name = needed
  const birthYear = readYear(values.birthYear, complaints)
  const phone = readPhone(values.phone, complaints)
  const origins = readOrigins(typed, reading, complaints)
  const exposure = exposureKeys.find((key) => key === values.exposure)
  if (exposure === undefined) complaints.exposure = choose
  if (Object.keys(complaints).length > 0) return { ok: false, complaints }
  const declared = toDeclared(typed, { birthYear, phone, origins, exposure: exposure as Exposure })
  return { ok: true, id, areaId: Number(values.noi), salt: values.salt ?? '', declared }
}

function toDeclared(
  { values, symptoms }: Typed,
  read: Pick<Declared, 'birthYear' | 'phone' | 'origins' | 'exposure'>,
): Declared {
  const { birthYear, phone, origins, exposure } = read
  return declaredField.parse({
    name: oneLine(values.name ?? '', 120),
    ...(birthYear === undefined ? {} : { birthYear }),
    ...(phone === undefined ? {} : { phone }),
    ...(values.address ? { address: oneLine(values.address, 200) } : {}),
    ...(values.route ? { route: oneLine(values.route, 200) } : {}),
    origins,
    symptoms: symptomKeys.filter((key): key is Symptom => symptoms.includes(key)),
    exposure,
  })
}

/** Line breaks and other controls become spaces: whoever pastes two lines is not sent back. */
function oneLine(text: string, most: number): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most)
}

function readYear(text: string | undefined, complaints: Complaints): number | undefined {
  if (!text) return undefined
  const year = /^(?:19|20)\d\d$/.test(text) ? Number(text) : undefined
  if (year === undefined) complaints.birthYear = complaintOf.birthYear
  return year
}

function readPhone(text: string | undefined, complaints: Complaints): string | undefined {
  const complaint = text ? complaintOfPhone(text) : undefined
  if (complaint === undefined) return text || undefined
  complaints.phone = complaint
  return undefined
}

/** What is wrong with a telephone number that somebody typed on a page for everybody; undefined: nothing. */
export function complaintOfPhone(text: string): Words | undefined {
  return /^\+?[\d .-]{3,20}$/.test(text) ? undefined : complaintOf.phone
}

function readOrigins({ values }: Typed, reading: Reading, complaints: Complaints): Origin[] {
  if (values.where === 'none') return []
  if (values.where !== 'city' && values.where !== 'province') {
    complaints.where = choose
    return []
  }
  const days = { ...readDay('fromOn', values, reading, complaints), ...readDay('toOn', values, reading, complaints) }
  if (values.where === 'city') return [{ areaId: readOriginArea(values, reading, complaints), ...days }]
  if (!values.province) complaints.province = complaintOf.province
  return [{ provinceCode: values.province ?? '', ...days }]
}

function readOriginArea(values: Typed['values'], { findWard }: Reading, complaints: Complaints): number {
  if (!/^\d{1,9}$/.test(values.originArea ?? '')) {
    complaints.originArea = complaintOf.originArea
    return 0
  }
  const areaId = Number(values.originArea)
  return (values.originWard && findWard(values.originWard, areaId)) || areaId
}

// biome-ignore-start lint/complexity/useMaxParams: a field, where it stands, and what to say
function readDay(
  field: 'fromOn' | 'toOn',
  values: Typed['values'],
  { today }: Reading,
  complaints: Complaints,
): Partial<Record<'fromOn' | 'toOn', Day>> {
  const text = values[field]
  if (!text) return {}
  const day = parseDay(text, today)
  if (!day.ok) {
    complaints[field] = day.refusal.words
    return {}
  }
  return { [field]: day.value }
}
// biome-ignore-end lint/complexity/useMaxParams: see above

/** Where on the form a refusal of the door belongs. */
export function complaintsOf({ field = '', words }: Refusal): Complaints {
  const place = field.split('.').at(-1) ?? ''
  const at: Readonly<Record<string, FormField>> = {
    areaId: field.startsWith('declared') ? 'originArea' : 'noi',
    provinceCode: 'province',
    fromOn: 'fromOn',
    toOn: 'toOn',
    birthYear: 'birthYear',
    phone: 'phone',
  }
  return { [at[place] ?? 'id']: words }
}
