import type { Profile } from '#platform/server'
import { checklistsFile, findingTemplatesFile, type InspectionBook, inspectionRulesFile } from '../domain/index.ts'

const known = new WeakMap<Profile, Promise<InspectionBook>>()

/** Checklists, templates and rules of the running profile; read once. */
export function inspectionBook(profile: Profile): Promise<InspectionBook> {
  const before = known.get(profile)
  if (before) return before
  const book = readBook(profile)
  known.set(profile, book)
  return book
}

async function readBook(profile: Profile): Promise<InspectionBook> {
  const { checklists } = await profile.json('inspections/checklists.json', checklistsFile)
  const { templates } = await profile.json('inspections/templates.json', findingTemplatesFile)
  return { checklists, templates, rules: await profile.json('inspections/rules.json', inspectionRulesFile) }
}
