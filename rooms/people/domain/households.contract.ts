import { z } from 'zod'
import { areaIdField, intentContract, lineField, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'

const countField = z.int().min(0).max(500)
const sizeField = z.int().min(1).max(500)
const numberField = z.int().min(1).max(99_999)

const residentFields = {
  name: lineField(120),
  birthYear: z.int().optional(),
  phone: lineField(30).optional(),
  idNumber: lineField(30).optional(),
  /** Lives here without being registered here (tạm trú): counted all the same (SG-11). */
  temporary: z.boolean().optional(),
}

/** A person of a household, as somebody tells of them. Sealed before it is kept. */
export const residentField = z.strictObject(residentFields)

/** See {@link residentField}. */
export type ToldResident = z.infer<typeof residentField>

const registerPayload = z.strictObject({
  /** A residential group. */
  areaId: areaIdField,
  /** Number in the group's book (số thứ tự); absent: the next one. */
  number: numberField.optional(),
  house: lineField(200).optional(),
  head: lineField(120).optional(),
  phone: lineField(30).optional(),
  /** Absent: yes when a phone is given. False leads the way of paper everywhere (SG-12). */
  hasPhone: z.boolean().optional(),
  /** Everybody who lives there; absent: as many as `residents`. */
  size: sizeField.optional(),
  elderly: countField.optional(),
  children: countField.optional(),
  boarding: z.boolean().optional(),
  residents: z.array(residentField).max(500).optional(),
  /** Since when it stands in the book; absent: today. */
  since: daySchema.optional(),
  /** Says on purpose that it is another household of the same head and house. */
  another: z.boolean().optional(),
  /** Where it comes from, and whether it is made up; shown wherever the household is. */
  source: lineField(200).optional(),
  synthetic: z.boolean().optional(),
})

/** See {@link registerHousehold}. */
export type RegisterHousehold = z.infer<typeof registerPayload>

/** Puts a household (hộ) in the book of its group; it bears the intent's id. Answers `{ householdId, number, warnings }`. */
export const registerHousehold = intentContract({
  type: 'people.register-household',
  payload: registerPayload,
  permission: 'people.keep',
  title: { vi: 'Ghi hộ vào sổ', en: 'Register a household' },
})

const editPayload = z.strictObject({
  householdId: uuidField,
  /** The version that was looked at; when it has moved on, nothing is changed. */
  version: z.int().optional(),
  house: lineField(200).nullable().optional(),
  head: lineField(120).nullable().optional(),
  phone: lineField(30).nullable().optional(),
  hasPhone: z.boolean().optional(),
  size: sizeField.optional(),
  elderly: countField.nullable().optional(),
  children: countField.nullable().optional(),
  boarding: z.boolean().optional(),
})

/** See {@link editHousehold}. */
export type EditHousehold = z.infer<typeof editPayload>

/** Mends what is written of a household: only the fields given change; null empties one. */
export const editHousehold = intentContract({
  type: 'people.edit-household',
  payload: editPayload,
  permission: 'people.keep',
  title: { vi: 'Sửa hộ', en: 'Edit a household' },
})

/** Why a household leaves the book. A mistake: it never was. */
export const leavingReasons = ['moved', 'joined', 'mistake'] as const

const closePayload = z.strictObject({
  householdId: uuidField,
  reason: z.enum(leavingReasons),
  onDay: daySchema.optional(),
})

/** See {@link closeHousehold}. */
export type CloseHousehold = z.infer<typeof closePayload>

/** Takes a household out of the book from a day on (today if not said); what names it goes after the profile's time. */
export const closeHousehold = intentContract({
  type: 'people.close-household',
  payload: closePayload,
  permission: 'people.keep',
  title: { vi: 'Đưa hộ ra khỏi sổ', en: 'Take a household off the book' },
})

const addPayload = z.strictObject({ householdId: uuidField, ...residentFields })

/** See {@link addResident}. */
export type AddResident = z.infer<typeof addPayload>

/** Adds a person to a household; the person bears the intent's id. The size grows where it would be too small. */
export const addResident = intentContract({
  type: 'people.add-resident',
  payload: addPayload,
  permission: 'people.keep',
  title: { vi: 'Thêm người vào hộ', en: 'Add a resident' },
})

const editResidentPayload = z.strictObject({
  householdId: uuidField,
  residentId: uuidField,
  /** The version of the household that was looked at; when it has moved on, nothing is changed. */
  version: z.int().optional(),
  name: lineField(120).optional(),
  birthYear: z.int().nullable().optional(),
  phone: lineField(30).nullable().optional(),
  idNumber: lineField(30).nullable().optional(),
  temporary: z.boolean().optional(),
})

/** See {@link editResident}. */
export type EditResident = z.infer<typeof editResidentPayload>

/** Mends what is written of one resident: only the fields given change; null empties one. Answers `{ warnings }`. */
export const editResident = intentContract({
  type: 'people.edit-resident',
  payload: editResidentPayload,
  permission: 'people.keep',
  title: { vi: 'Sửa một người trong hộ', en: 'Edit a resident' },
})

const removePayload = z.strictObject({ householdId: uuidField, residentId: uuidField })

/** See {@link removeResident}. */
export type RemoveResident = z.infer<typeof removePayload>

/** A person is no longer of the household: what names them is forgotten at once, key and all. */
export const removeResident = intentContract({
  type: 'people.remove-resident',
  payload: removePayload,
  permission: 'people.keep',
  title: { vi: 'Đưa người ra khỏi hộ', en: 'Remove a resident' },
})
