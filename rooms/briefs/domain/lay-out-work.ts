import { formatNumber, type PaperBlock, type PaperTable } from '#kit'
import type { Brief, BriefGap, BriefTask } from './brief.ts'
import { cell, type Sheet, sayPerson } from './sheet.ts'

/** What is wrong, the gravest first, each with the person who must close it. */
export function gapsSection({ gaps }: Brief, sheet: Sheet): PaperBlock[] {
  const { say } = sheet
  if (gaps.open === 0) return [{ kind: 'paragraph', text: cell(say('gaps.none')) }]
  const { 1: s1, 2: s2, 3: s3, 4: s4 } = gaps.bySeverity
  const count = cell(say('gaps.count', { open: gaps.open, overdue: gaps.overdue, s1, s2, s3, s4 }))
  const listed = gaps.lines.reduce((sum, line) => sum + line.count, 0)
  const rest = listed < gaps.open ? [{ text: say('gaps.rest', { count: gaps.open - listed }) }] : []
  return [{ kind: 'paragraph', text: [...count, ...rest] }, gapTable(gaps.lines, sheet)]
}

function gapTable(lines: readonly BriefGap[], sheet: Sheet): PaperTable {
  const { say, reading } = sheet
  return {
    kind: 'table',
    columns: [
      { head: say('c.severity'), width: 1.6, align: 'start' },
      { head: say('c.what'), width: 4.6, align: 'start' },
      { head: say('c.count'), width: 1.2, align: 'center' },
      { head: say('c.where'), width: 3.4, align: 'start' },
      { head: say('c.owner'), width: 3.4, align: 'start' },
      { head: say('c.due'), width: 1.9, align: 'center' },
    ],
    rows: lines.map((line) => ({
      cells: [
        cell(say(`severity.${line.severity}`), { bold: line.severity >= 3 }),
        cell(line.detail === null ? reading(line.title) : `${reading(line.title)}: ${line.detail}`),
        cell(formatNumber(line.count)),
        cell(some(line.areas.map(reading), line.count)),
        cell(sayPerson(line.owner, sheet)),
        cell(dueOf(line.dueAt, line.overdue > 0, sheet)),
      ],
    })),
  }
}

/** Names, with an ellipsis when they stand for more than they are. */
function some(names: readonly string[], count: number): string {
  return names.join(', ') + (names.length < count && names.length >= mostNamed ? ', …' : '')
}

/** From so many names on, a line shows only some. */
const mostNamed = 4

function dueOf(dueAt: string | null, isLate: boolean, { say, moment }: Sheet): string {
  if (dueAt === null) return '—'
  return isLate ? say('due.late', { due: moment(dueAt) }) : moment(dueAt)
}

/** Tasks: how many are open, which are overdue or due first. */
export function tasksSection({ tasks }: Brief, sheet: Sheet): PaperBlock[] {
  const { say } = sheet
  const { open, overdue, dueSoon, lines } = tasks
  const count = cell(say('tasks.count', { open, overdue, dueSoon }))
  if (lines.length === 0) return [{ kind: 'paragraph', text: count }]
  const listed = lines.reduce((sum, line) => sum + line.count, 0)
  const rest = listed < overdue + dueSoon ? [{ text: say('tasks.rest', { count: overdue + dueSoon - listed }) }] : []
  return [{ kind: 'paragraph', text: [...count, ...rest] }, taskTable(lines, sheet)]
}

function taskTable(lines: readonly BriefTask[], sheet: Sheet): PaperTable {
  const { say, reading } = sheet
  return {
    kind: 'table',
    columns: [
      { head: say('c.what'), width: 5.4, align: 'start' },
      { head: say('c.count'), width: 1.2, align: 'center' },
      { head: say('c.where'), width: 3.6, align: 'start' },
      { head: say('c.owner'), width: 3.6, align: 'start' },
      { head: say('c.due'), width: 2, align: 'center' },
    ],
    rows: lines.map((line) => ({
      cells: [
        cell(line.count === 1 ? line.title : say('tasks.like', { title: line.title }), { to: `/tasks/${line.id}` }),
        cell(formatNumber(line.count)),
        cell(some(line.areas.map(reading), line.count)),
        cell(line.count === 1 ? sayPerson(line.owner, sheet) : say('owner.each')),
        cell(dueOf(line.dueAt, line.overdue, sheet)),
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
          counts: counts.map(({ title, count }) => `${formatNumber(count)} ${reading(title)}`).join('; '),
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
