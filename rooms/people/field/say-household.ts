import type { Words } from '#kit'
import type { EditHousehold } from '../domain/index.ts'
import { fieldTitles, type HouseholdForm } from './household-edit.ts'

/** Which fields a change of a household touches: nothing of what stands in them. */
export function sayEdit(payload: unknown): Words {
  const touched = (Object.keys(fieldTitles) as (keyof HouseholdForm)[])
    .filter((key) => (payload as EditHousehold)[key] !== undefined)
    .map((key) => fieldTitles[key])
  const list = (language: 'vi' | 'en') => touched.map((words) => words[language].toLowerCase()).join(', ')
  return { vi: `Sửa hộ: ${list('vi')}`, en: `Household: ${list('en')}` }
}
