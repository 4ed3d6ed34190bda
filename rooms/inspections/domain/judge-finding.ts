import { addMinutes, type Instant, notParsed, type Parsed, parsed } from '#kit'
import type { NamedFinding } from './fields.ts'
import { type FindingTemplate, type InspectionBook, remedyRuleOn } from './inspection-book.ts'
import { INSPECTIONS } from './inspections.refusals.ts'

/** A finding with what its template and the clocks add. */
export interface JudgedFinding {
  readonly title: string
  readonly severity: 1 | 2 | 3
}

const asked = { time: 'giờ', lane: 'làn', count: 'số lượng', details: 'mô tả' } as const

/** Whether a finding says what it must (INS-07: "bỏ lọt" says when and in which lane). Severity: as said, else the template's, else 2. */
export function judgeFinding(named: NamedFinding, book: InspectionBook): Parsed<JudgedFinding> {
  const template = book.templates.find(({ key }) => key === named.template)
  if (named.template !== undefined && !template) return notParsed(INSPECTIONS.TEMPLATE_UNKNOWN, { field: 'template' })
  const missing = template?.asks.find((what) => !says(named, what))
  if (missing) {
    const what = asked[missing]
    return notParsed(INSPECTIONS.TEMPLATE_INCOMPLETE, { field: fieldOf[missing], params: { what } })
  }
  const title = named.title ?? template?.title.vi
  if (title === undefined) return notParsed(INSPECTIONS.FINDING_UNTITLED, { field: 'title' })
  return parsed({ title, severity: named.severity ?? template?.severity ?? severityOfItem(named, book) ?? 2 })
}

type Asked = FindingTemplate['asks'][number]
const fieldOf: Record<Asked, string> = { time: 'secondsAgo', lane: 'lane', count: 'count', details: 'details' }

function says(named: NamedFinding, what: Asked): boolean {
  return named[fieldOf[what] as keyof NamedFinding] !== undefined
}

function severityOfItem(named: NamedFinding, book: InspectionBook): 1 | 2 | 3 | undefined {
  const checklist = book.checklists.find(({ key }) => key === named.checklist)
  return checklist?.versions.flatMap(({ items }) => items).find(({ key }) => key === named.item)?.severity
}

/**
 * When a finding must be put right. The clock starts when the house, and so the unit, is told: a report that a phone sent
 * hours late gives the unit no less time.
 */
export function remedyDueAt(book: InspectionBook, severity: 1 | 2 | 3, at: { now: Instant; day: string }): Instant {
  return addMinutes(at.now, remedyRuleOn(book, at.day).minutes[severity - 1] as number)
}
