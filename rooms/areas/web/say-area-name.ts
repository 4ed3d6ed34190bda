import { currentLanguage } from '#platform/web'
import { titleOfFullName } from '../domain/index.ts'

/** Says the full name of an area, as lists give it, in the language of the screen. */
export function sayAreaName(fullName: string): string {
  return titleOfFullName(fullName)[currentLanguage()]
}
