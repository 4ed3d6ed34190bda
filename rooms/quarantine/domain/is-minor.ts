import { notParsed, type Parsed, parsed } from '#kit'
import { QUARANTINE } from './quarantine.refusals.ts'
import { type AgeBand, type GuardianPlan, guardianPlansIn, type Setting } from './quarantine-words.ts'

/** From this age on nobody is a child (Luật Trẻ em says 16; isolation follows the Civil Code's majority, to be on the safe side). */
const fullAge = 18

/**
 * Whether somebody is under age on a day. Only the year of birth is known: in the year of the eighteenth birthday, and
 * where no year is known, a person says; otherwise it is not guessed.
 */
export function isMinorOn(yearOfBirth: number | null, day: string, said: boolean | undefined): Parsed<boolean> {
  const age = yearOfBirth === null ? null : Number(day.slice(0, 4)) - yearOfBirth
  if (age !== null && age !== fullAge) return parsed(age < fullAge)
  return said === undefined ? notParsed(QUARANTINE.AGE_UNKNOWN, { field: 'isMinor' }) : parsed(said)
}

/** A minor is isolated only with a plan of who stays with the child (SG-13), and one that fits where the child will be. */
export function judgeGuardian(isMinor: boolean, plan: GuardianPlan | undefined, setting: Setting): Parsed<boolean> {
  if (isMinor && plan === undefined) return notParsed(QUARANTINE.GUARDIAN_NEEDED, { field: 'guardian' })
  const fits = plan === undefined || guardianPlansIn[setting].includes(plan)
  return fits ? parsed(isMinor) : notParsed(QUARANTINE.GUARDIAN_ELSEWHERE, { field: 'guardian' })
}

/** From this age on somebody is elderly (Luật Người cao tuổi 39/2009/QH12, Điều 2). */
const elderAge = 60

/** What a decider must know of somebody's age before signing; in the year of the eighteenth birthday it is not guessed. */
export function ageBandOn(yearOfBirth: number | null, day: string): AgeBand {
  const age = yearOfBirth === null ? fullAge : Number(day.slice(0, 4)) - yearOfBirth
  if (age === fullAge) return 'unknown'
  if (age < fullAge) return 'minor'
  return age < elderAge ? 'adult' : 'elder'
}
