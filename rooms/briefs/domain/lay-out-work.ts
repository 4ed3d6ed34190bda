import type { PaperBlock, PaperTable } from '#kit'
import type { Brief, BriefGap, BriefTask } from './brief.ts'
import { cell, type Sheet, sayPerson } from './sheet.ts'

/** What is wrong, the gravest first, each with the person who must close it. */
export function gapsSection({ gaps }: Brief, sheet: Sheet): PaperBlock[] {
  const { say } = sheet
  if (gaps.open === 0) return [{ kind: 'paragraph', text: cell(say('gaps.none')) }]
  const { 1: s1, 2: s2, 3: s3, 4: s4 } = gaps.bySeverity
  const count = cell(say('gaps.count', { open: gaps.open, overdue: gaps.overdue, s1, s2, s3, s4 }))
  const isCut = gaps.lines.length < gaps.open
  return [
    { kind: 'paragraph', text: count },
    ...(isCut ? [{ kind: 'paragraph' as const, text: cell(say('gaps.first', { count: gaps.lines.length })) }] : []),
    gapTable(gaps.lines, sheet),
  ]
}

function gapTable(lines: readonly BriefGap[], sheet: Sheet): PaperTable {
  const { say, reading } = sheet
  return {
    kind: 'table',
    columns: [
      { head: say('c.severity'), width: 1.5, align: 'start' },
      { head: say('c.what'), width: 5, align: 'start' },
      { head: say('c.where'), width: 2.6, align: 'start' },
      { head: say('c.owner'), width: 3.6, align: 'start' },
      { head: say('c.due'), width: 2, align: 'center' },
    ],
    rows: lines.map((line) => ({
      cells: [
        cell(say(`severity.${line.severity}`), { bold: line.severity >= 3 }),
        cell(line.detail === null ? reading(line.title) : `${reading(line.title)}: ${line.detail}`),
        cell(reading(line.area)),
        cell(sayPerson(line.owner, sheet)),
        cell(dueOf(line, sheet)),
      ],
    })),
  }
}

function dueOf({ dueAt, overdue }: { readonly dueAt: string | null; readonly overdue: boolean }, sheet: Sheet): string {
  if (dueAt === null) return '—'
  return overdue ? sheet.say('due.late', { due: sheet.moment(dueAt) }) : sheet.moment(dueAt)
}

/** Tasks: how many are open, which are overdue or due first. */
export function tasksSection({ tasks }: Brief, sheet: Sheet): PaperBlock[] {
  const { say } = sheet
  const { open, overdue, dueSoon, lines } = tasks
  const count: PaperBlock = { kind: 'paragraph', text: cell(say('tasks.count', { open, overdue, dueSoon })) }
  if (lines.length === 0) return [count]
  const isCut = lines.length < overdue + dueSoon
  return [
    count,
    ...(isCut ? [{ kind: 'paragraph' as const, text: cell(say('tasks.first', { count: lines.length })) }] : []),
    taskTable(lines, sheet),
  ]
}

function taskTable(lines: readonly BriefTask[], sheet: Sheet): PaperTable {
  const { say, reading } = sheet
  return {
    kind: 'table',
    columns: [
      { head: say('c.what'), width: 5, align: 'start' },
      { head: say('c.where'), width: 2.6, align: 'start' },
      { head: say('c.owner'), width: 4, align: 'start' },
      { head: say('c.due'), width: 2, align: 'center' },
    ],
    rows: lines.map((line) => ({
      cells: [
        cell(line.title, { to: `/tasks/${line.id}` }),
        cell(reading(line.area)),
        cell(sayPerson(line.owner, sheet)),
        cell(dueOf(line, sheet)),
      ],
    })),
  }
}

/** What came since the same time the day before, in one sentence. */
export function changesSection({ changes }: Brief, { say, moment, reading }: Sheet): PaperBlock[] {
  const since = moment(changes.since)
  const counts = changes.counts.filter(({ count }) => count > 0)
  const text =
    counts.length === 0
      ? say('changes.none', { since })
      : say('changes.line', {
          since,
          counts: counts.map(({ title, count }) => `${count} ${reading(title)}`).join('; '),
        })
  return [{ kind: 'paragraph', text: cell(text) }]
}

/** Documents issued since the same time the day before. */
export function documentsSection({ documents }: Brief, { say, moment, reading }: Sheet): PaperBlock[] {
  if (documents.length === 0) return [{ kind: 'paragraph', text: cell(say('documents.none')) }]
  const items = documents.map(({ id, label, title, issuedAt }) => [
    { text: reading(label), bold: true, to: `/documents/${id}` },
    { text: `${title === null ? '' : `: ${title}`} (${moment(issuedAt)}).` },
  ])
  return [{ kind: 'list', items }]
}
