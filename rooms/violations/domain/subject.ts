import { z } from 'zod'
import { dayField, lineField, textField } from '#kit'

/** Who is said to have done it: a person or an organisation (VIO-03). */
export const subjectKindField = z.enum(['individual', 'organisation'])
/** See {@link subjectKindField}. */
export type SubjectKind = z.infer<typeof subjectKindField>

/**
 * Age of a person on the day of the act, as far as the amount depends on it (SG-13). Kept beside the dossier; the birth
 * date itself is sealed. `unknown`: no birth date yet. An organisation has none.
 */
export const ageBandField = z.enum(['adult', '16-17', '14-15', 'under-14', 'unknown'])
/** See {@link ageBandField}. */
export type AgeBand = z.infer<typeof ageBandField>

const phone = z.string().regex(/^\+?[\d .]{3,20}$/)

/**
 * A person, with no more than a record (biên bản) needs; each field is for that purpose alone and any other is refused
 * (SG-02, SG-11): nothing of health, ethnicity, religion or origin has a place here. Ids are optional.
 */
export const individualField = z.strictObject({
  kind: z.literal('individual'),
  name: lineField(120),
  birthDate: dayField.optional(),
  /** 12 digits (CCCD) or 9 (CMND). */
  idNumber: z
    .string()
    .regex(/^(\d{9}|\d{12})$/)
    .optional(),
  address: lineField(300).optional(),
  phone: phone.optional(),
  /** Parent or guardian of somebody under 18. */
  guardian: z.strictObject({ name: lineField(120), phone: phone.optional() }).optional(),
})

/** An organisation, and who speaks for it. */
export const organisationField = z.strictObject({
  kind: z.literal('organisation'),
  name: lineField(200),
  registrationNumber: lineField(40).optional(),
  address: lineField(300).optional(),
  representative: lineField(120).optional(),
  phone: phone.optional(),
})

/** See {@link individualField} and {@link organisationField}. */
export const subjectField = z.discriminatedUnion('kind', [individualField, organisationField])
/** See {@link subjectField}. */
export type Subject = z.infer<typeof subjectField>

/** Free words about a person: what they did, what they say. Sealed like the person. */
export const wordsField = textField(4000)

/** What a sealed entry of a dossier holds: the person, or words about or by the person. */
export const sealedKindField = z.enum([
  'subject',
  'circumstances',
  'place',
  'witness',
  'measures',
  'explanation',
  'hardship',
  'appeal',
])
/** See {@link sealedKindField}. */
export type SealedKind = z.infer<typeof sealedKindField>

/** The age band on the day of the act. @example ageBandOn('2005-08-01', '2021-07-27') // '14-15' */
export function ageBandOn(birthDate: string | undefined, day: string): AgeBand {
  if (birthDate === undefined) return 'unknown'
  const years = yearsBetween(birthDate, day)
  if (years < 14) return 'under-14'
  if (years < 16) return '14-15'
  return years < 18 ? '16-17' : 'adult'
}

/** Full years from a birth date to a day. Born on 29 February: a year older on 1 March of a common year. */
function yearsBetween(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}
