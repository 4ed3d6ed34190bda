import { z } from 'zod'
import { dayOf, type Instant } from '#kit'
import { type Profile, sourceField } from '#platform/server'
import { bookOn, type PermitBook, passAlgorithm, passPolicy, permitBook } from '../domain/index.ts'

const rulesField = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  issuer: z.object({ value: z.string(), source: sourceField }),
  algorithm: z.object({ value: passAlgorithm, source: sourceField }),
  keys: z.object({
    changeAfterDays: z.number().int().positive(),
    sayChangeBeforeDays: z.number().int().min(0),
    keepDays: z.number().int().positive(),
    source: sourceField,
  }),
  policy: passPolicy.extend({ source: sourceField }),
})

/** The rules of signed codes on a day: who issues, by which algorithm, how long keys serve, what an old list means. */
export type PassRules = z.infer<typeof rulesField>

const read = new WeakMap<Profile, Promise<PassRules[]>>()

/** The rules in force at a moment. Fault: the profile has none for that day. */
export async function passRules(profile: Profile, at: Instant): Promise<PassRules> {
  const known = read.get(profile) ?? profile.json('passes/rules.json', z.array(rulesField))
  read.set(profile, known)
  const day = dayOf(at, profile.utcOffsetMinutes)
  const rules = (await known).find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
  if (!rules) throw new Error(`profile ${profile.name}, passes/rules.json: nothing is in force on ${day}`)
  return rules
}

const books = new WeakMap<Profile, Promise<PermitBook[]>>()

/** The book of permits in force at a moment. Fault: the profile has none for that day. */
export async function permitBookAt(profile: Profile, at: Instant): Promise<PermitBook> {
  const known = books.get(profile) ?? profile.json('passes/permits.json', z.array(permitBook))
  books.set(profile, known)
  const day = dayOf(at, profile.utcOffsetMinutes)
  const book = bookOn(await known, day)
  if (!book) throw new Error(`profile ${profile.name}, passes/permits.json: nothing is in force on ${day}`)
  return book
}
