import { notParsed, type Parsed, parsed } from '#kit'
import { QUARANTINE } from './quarantine.refusals.ts'

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

/** A minor is isolated only with a plan of who stays with the child (SG-13). */
export function judgeGuardian(isMinor: boolean, plan: string | undefined): Parsed<boolean> {
  return isMinor && plan === undefined ? notParsed(QUARANTINE.GUARDIAN_NEEDED, { field: 'guardian' }) : parsed(isMinor)
}
