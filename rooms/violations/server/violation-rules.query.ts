import { z } from 'zod'
import { addDays, type Day, dayOf, type Instant } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { workingDays } from '#rooms/duty/server'
import { behavioursFile, clocksFile, competenceFile, type Ground, sourceField } from '../domain/index.ts'

const retentionFile = z.strictObject({ person: z.strictObject({ years: z.int().positive(), source: sourceField }) })

/** All that a profile says of violations. */
export interface ViolationRules extends Pick<Ground, 'behaviours' | 'competence' | 'clocks'> {
  readonly keepYears: number
}

const known = new WeakMap<Profile, Promise<ViolationRules>>()

/** The rules of the running profile; read once. */
export function rulesOf(profile: Profile): Promise<ViolationRules> {
  const before = known.get(profile)
  if (before) return before
  const reading = readRules(profile)
  known.set(profile, reading)
  return reading
}

async function readRules(profile: Profile): Promise<ViolationRules> {
  const retention = await profile.json('violations/retention.json', retentionFile)
  return {
    behaviours: await profile.json('violations/behaviours.json', behavioursFile),
    competence: await profile.json('violations/competence.json', competenceFile),
    clocks: await profile.json('violations/clocks.json', clocksFile),
    keepYears: retention.person.years,
  }
}

/** What steps are judged on at a moment: the rules, and the calendar with the house's holidays. */
export async function groundAt(db: Db | Trx, at: { now: Instant; profile: Profile }): Promise<Ground> {
  const [rules, isWorkingDay] = await Promise.all([rulesOf(at.profile), workingDays(db, at.profile)])
  return { ...rules, now: at.now, calendar: { offsetMinutes: at.profile.utcOffsetMinutes, isWorkingDay } }
}

/** The last day on which the person of an act is kept. */
export async function keepUntil(profile: Profile, now: Instant): Promise<string> {
  const { keepYears } = await rulesOf(profile)
  return addDays(dayOf(now, profile.utcOffsetMinutes) as Day, Math.round(keepYears * 365.25))
}
