import type { PaperBlock } from '#kit'
import type { Brief } from './brief.ts'
import { cell, type Sheet } from './sheet.ts'

/** What is in force, until when, by which document. */
export function inForceSection({ inForce }: Brief, sheet: Sheet): PaperBlock[] {
  const { say, moment, reading, sources } = sheet
  if (inForce.length === 0) return [{ kind: 'paragraph', text: cell(say('in-force.none')) }]
  const items = inForce.map(({ label, source, documentId, day, of, from, to, reviewAt }) => {
    const blanks = { day, of: of ?? '', from: moment(from), to: moment(to ?? reviewAt ?? from) }
    const term = to === null ? (reviewAt === null ? 'in-force.open' : 'in-force.review') : 'in-force.day'
    return [
      {
        text: reading(label),
        bold: true,
        ...(source === null ? {} : { sources: [sources.numberOf(reading(source))] }),
        ...(documentId === null ? {} : { to: `/documents/${documentId}` }),
      },
      { text: say(term, blanks) },
    ]
  })
  return [{ kind: 'list', items }]
}

/** Who is on duty, with the number to call. */
export function dutySection({ onDuty }: Brief, sheet: Sheet): PaperBlock[] {
  const { say, reading } = sheet
  if (onDuty.length === 0) return [{ kind: 'paragraph', text: cell(say('duty.none')) }]
  return [
    {
      kind: 'table',
      columns: [
        { head: say('c.post'), width: 5, align: 'start' },
        { head: say('c.name'), width: 4, align: 'start' },
        { head: say('c.phone'), width: 2.4, align: 'center' },
      ],
      rows: onDuty.map(({ post, name, acting, phone, insteadOf }) => ({
        cells: [
          cell(insteadOf === null ? post : `${post}${say('duty.instead', { area: reading(insteadOf) })}`),
          cell(name === null ? say('duty.vacant') : `${name}${acting ? say('duty.acting') : ''}`),
          cell(phone ?? '—'),
        ],
      })),
    },
  ]
}

/** What cannot be said for certain; nothing where all is known. */
export function limitsSection({ limits }: Brief, { reading }: Sheet): PaperBlock[] {
  return limits.length === 0 ? [] : [{ kind: 'list', items: limits.map((limit) => cell(reading(limit))) }]
}
