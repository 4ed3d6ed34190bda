import { notParsed, type Parsed, parsed } from '#kit'
import type { AnswerSheet } from './fields.ts'
import { type ChecklistVersion, type InspectionBook, onDay } from './inspection-book.ts'
import { INSPECTIONS } from './inspections.refusals.ts'

/** A sheet that was judged: `isOlder` when its version is not the one in force on the day it reached the house. */
export interface JudgedSheet {
  readonly sheet: AnswerSheet
  readonly version: ChecklistVersion
  readonly isOlder: boolean
}

/**
 * Whether answers fit the version they were asked from. A version of yesterday is as good as today's: the phone may have
 * been without signal when it changed; it is kept under its own version and marked.
 */
export function judgeSheet(sheet: AnswerSheet, book: InspectionBook, today: string): Parsed<JudgedSheet> {
  const params = { checklist: sheet.checklist, version: sheet.version }
  const checklist = book.checklists.find(({ key }) => key === sheet.checklist)
  const version = checklist?.versions.find((one) => one.version === sheet.version)
  if (!checklist || !version || version.validFrom > today) {
    return notParsed(INSPECTIONS.CHECKLIST_UNKNOWN, { field: 'checklist', params })
  }
  for (const [index, answer] of sheet.answers.entries()) {
    const item = version.items.find(({ key }) => key === answer.item)
    const fits =
      item?.kind === 'number' ? answer.verdict === 'na' || answer.number !== undefined : answer.verdict !== undefined
    if (!item || !fits) {
      return notParsed(INSPECTIONS.CHECKLIST_ITEM, { field: `answers.${index}.item`, params: { item: answer.item } })
    }
  }
  return parsed({ sheet, version, isOlder: onDay(checklist.versions, today) !== version })
}
