import { type Day, formatDayShort, formatNumber, type PaperBlock, type PaperTable, paperFigure } from '#kit'
import type { Brief, BriefFigure, BriefFlaw, BriefReporting } from './brief.ts'
import { cell, type Sheet, sayPerson } from './sheet.ts'

/** The figures, each with its own as-of and source [RPT-03]. */
export function figuresSection({ figures }: Brief, sheet: Sheet): PaperBlock[] {
  const { say } = sheet
  if (figures.length === 0) return [{ kind: 'paragraph', text: cell(say('figures.none')) }]
  const note: PaperBlock = { kind: 'paragraph', text: cell(say('figures.note')) }
  const ahead: PaperBlock[] = figures.some(({ datedAhead }) => datedAhead)
    ? [{ kind: 'paragraph', text: cell(say('as-of.ahead.note')) }]
    : []
  return [note, figureTable(figures, sheet), ...ahead]
}

/** The change since the day before has a column where there is any. */
function figureTable(figures: readonly BriefFigure[], sheet: Sheet): PaperTable {
  const { say } = sheet
  const number = numbering()
  const hasChange = figures.some(({ change }) => change !== null)
  const changed: PaperTable['columns'] = hasChange ? [{ head: say('c.change'), width: 1.9, align: 'end' }] : []
  return {
    kind: 'table',
    columns: [
      { head: say('c.number'), width: 0.9, align: 'center' },
      { head: say('c.indicator'), width: 5.5, align: 'start' },
      { head: say('c.figure'), width: 3.4, align: 'end' },
      ...changed,
      { head: say('c.as-of'), width: 2.7, align: 'center' },
    ],
    rows: figures.flatMap((line, index) => [
      ...(isNewSource(line, figures[index - 1]) ? [sourceRow(line, sheet)] : []),
      {
        cells: [
          cell(number(line)),
          cell(titleOf(line, sheet)),
          [figureOf(line, sheet)],
          ...(hasChange ? [cell(line.change === null ? '' : signed(line.change))] : []),
          cell(say(line.datedAhead ? 'as-of.ahead' : 'as-of', { asOf: sheet.moment(line.asOf) })),
        ],
        ...(line.depth > 0 ? { part: true } : {}),
      },
    ]),
  }
}

function isNewSource(line: BriefFigure, before: BriefFigure | undefined): boolean {
  return before === undefined || line.source.vi !== before.source.vi
}

/** Who says the figures below, as a line of its own: two sources of one figure are not one figure twice. */
function sourceRow({ source }: BriefFigure, { say, reading }: Sheet): PaperTable['rows'][number] {
  return { cells: [[], cell(say('source.says', { source: reading(source) }))], strong: true }
}

/** Totals are numbered, their parts stand under them without a number. */
function numbering(): (line: BriefFigure) => string {
  let last = 0
  return ({ depth }) => (depth > 0 ? '' : String(++last))
}

/** A title that ends in "từ ngày" (since the day) waits for its day. */
function titleOf({ title, since, depth }: BriefFigure, { language }: Sheet): string {
  const name = `${depth > 0 ? '- ' : ''}${title[language]}`
  if (since === null || !title.vi.endsWith('từ ngày')) return name
  const day = formatDayShort(since as Day)
  return language === 'vi' ? `${name} ${day}` : `${name.replace(/ the day$/, '')} ${day}`
}

function figureOf({ figure, unit, source, reference, since, asOf, to }: BriefFigure, sheet: Sheet) {
  const { say, language, reading, moment, sources } = sheet
  const said = reference === null ? reading(source) : `${reading(source)} (${reference})`
  const blanks = {
    source: capital(said),
    asOf: moment(asOf),
    since: since === null ? '' : formatDayShort(since as Day),
  }
  const number = sources.numberOf(say(since === null ? 'source.as-of' : 'source.since', blanks))
  return paperFigure(figure, language, {
    sources: [number],
    ...(unit === null ? {} : { unit: reading(unit) }),
    ...(to === null ? {} : { to }),
  })
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function signed(change: number): string {
  if (change === 0) return '0'
  return `${change > 0 ? '+' : '−'}${formatNumber(Math.abs(change))}`
}

/** Figures that do not agree: both are said, with who must settle it [SG-14]. */
export function flawsSection({ flaws }: Brief, sheet: Sheet): PaperBlock[] {
  const { say } = sheet
  if (flaws.length === 0) return [{ kind: 'paragraph', text: cell(say('flaws.none')) }]
  return [
    { kind: 'list', items: flaws.map((flaw) => flawItem(flaw, sheet)) },
    { kind: 'paragraph', text: cell(say('flaws.note')) },
  ]
}

function flawItem({ title, said, owner, to }: BriefFlaw, sheet: Sheet) {
  const { say, reading } = sheet
  const settles = owner === null ? '' : say('flaw.owner', { owner: sayPerson(owner, sheet) })
  return [
    { text: reading(title), bold: true, ...(to === null ? {} : { to }) },
    { text: `: ${reading(said)}.${settles}` },
  ]
}

/** How many of the units below reported in time, and who has not. */
export function reportingSection({ reporting }: Brief, sheet: Sheet): PaperBlock[] {
  if (reporting.length === 0) return [{ kind: 'paragraph', text: cell(sheet.say('reporting.none')) }]
  return [{ kind: 'list', items: reporting.map((line) => cell(reportingLine(line, sheet))) }]
}

function reportingLine({ form, period, dueAt, missingAreas, ...counts }: BriefReporting, sheet: Sheet): string {
  const { say, reading, moment } = sheet
  const isAwaited = counts.awaited > 0 && counts.missing === 0
  const line = say(isAwaited ? 'reporting.awaited' : 'reporting.line', {
    form: reading(form),
    period: period.length === 10 ? formatDayShort(period as Day) : moment(period),
    due: dueAt === null ? '' : moment(dueAt),
    ...counts,
  })
  if (missingAreas.length === 0) return line
  const more = counts.missing > missingAreas.length ? ' …' : ''
  return line + say('reporting.missing', { areas: `${missingAreas.map(reading).join(', ')}${more}` })
}
