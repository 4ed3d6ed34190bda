import { z } from 'zod'
import { lineField } from '#kit'

/** Sex as epidemiology counts it (giới tính); what is not told stays unknown. */
export const sexes = ['female', 'male', 'other'] as const

/** See {@link sexes}. */
export type Sex = (typeof sexes)[number]

/**
 * What somebody tells of a person, whoever it is: a resident, a traveller, a worker, somebody without a home. Nothing in it
 * is required: no paper, no phone, no name is still a person (SG-11, SG-12). Other rooms put these fields in their payloads.
 */
export const toldPersonFields = {
  name: lineField(120).optional(),
  yearOfBirth: z.int().optional(),
  /** In place of the year, in whole years on the day told. */
  age: z.int().optional(),
  sex: z.enum(sexes).optional(),
  phone: lineField(30).optional(),
  idNumber: lineField(30).optional(),
  address: lineField(200).optional(),
}

/** See {@link toldPersonFields}. */
export const toldPerson = z.strictObject(toldPersonFields)

/** See {@link toldPersonFields}. */
export type ToldPerson = z.infer<typeof toldPerson>

/** A person as somebody chose or typed one: on file already, or told of. Other rooms put these fields in their payloads. */
export interface PickedPerson {
  readonly personId?: string | undefined
  readonly person?: ToldPerson | undefined
  /** None of those who are alike. */
  readonly isAnother?: boolean | undefined
}
