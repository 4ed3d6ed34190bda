import type { z } from 'zod'
import {
  dayOf,
  formatDay,
  formatDocumentDay,
  formatMoment,
  formatNumber,
  type Paper,
  type PaperBlock,
  type PaperRun,
  paperText,
  toInstant,
  type Words,
} from '#kit'
import type { inspectionPageContract } from './inspection-reads.contract.ts'
import { INSPECTION_KINDS, OUTCOMES, SEVERITIES } from './inspection-words.ts'
import { minutesPaperWords } from './minutes-words.ts'

type InspectionDetails = z.infer<typeof inspectionPageContract.answer>
type Say = (key: keyof (typeof minutesPaperWords)['vi'], blanks?: Readonly<Record<string, string | number>>) => string

/** What the paper needs besides the inspection: its language, and the city's offset from UTC in minutes. */
export interface MinutesWording {
  readonly language: 'vi' | 'en'
  readonly offsetMinutes: number
}

interface Wording extends MinutesWording {
  readonly t: Say
  readonly reading: (words: Words) => string
}

/**
 * The record of an inspection (biên bản kiểm tra) as the office files it. It says what was recorded and nothing else; what
 * the inspected unit has to say is left open to be written by hand, because it signs it.
 */
export function layOutMinutes(inspection: InspectionDetails, { language, offsetMinutes }: MinutesWording): Paper {
  const t: Say = (key, blanks = {}) =>
    minutesPaperWords[language][key].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(blanks[name] ?? ''))
  const reading = (words: Words) => words[language]
  const wording: Wording = { language, offsetMinutes, t, reading }
  const { subject, teamName, checkedInAt, finishedAt, recordedAt, surprise, inspectors, id } = inspection
  const kind = reading(INSPECTION_KINDS[inspection.kind])
  const day = dayOf(toInstant(finishedAt ?? checkedInAt ?? recordedAt), offsetMinutes)
  const name = inspectors.flatMap((person) => person.name ?? [])[0] ?? ''
  return {
    language,
    style: 'state',
    superior: null,
    issuer: [(teamName ?? subject.areaName).toLocaleUpperCase('vi')],
    number: t('number'),
    placeAndDay: `${subject.areaName}, ${language === 'vi' ? formatDocumentDay(day) : formatDay(day)}`,
    kind: t('kind'),
    subject: t(surprise ? 'subject.surprise' : 'subject', { kind, subject: subject.name }),
    standing: finishedAt === null ? t('standing.open') : null,
    blocks: [
      ...people(inspection, wording),
      ...checklists(inspection, wording),
      ...findings(inspection, wording),
      ...conclusion(inspection, wording),
      ...evidence(inspection, wording),
      line(t('closing')),
    ],
    sources: [],
    sourcesTitle: '',
    recipientsTitle: '',
    recipients: [],
    signatures: [
      { lines: [t('sign.unit')], note: t('sign.note'), name: '' },
      { lines: [t('sign.inspector')], note: t('sign.note'), name },
    ],
    colophon: t('colophon', { id: id.slice(0, 8), recorded: formatMoment(toInstant(recordedAt), offsetMinutes) }),
  }
}

const heading = (text: string): PaperBlock => ({ kind: 'heading', level: 1, text })
const line = (text: string): PaperBlock => ({ kind: 'paragraph', text: paperText(text) })

function people(inspection: InspectionDetails, { t, offsetMinutes }: Wording): PaperBlock[] {
  const moment = (at: string) => formatMoment(toInstant(at), offsetMinutes)
  const { checkedInAt, finishedAt, subject, place, teamName, inspectors } = inspection
  const from = checkedInAt === null ? '…' : moment(checkedInAt)
  const names = inspectors.flatMap(({ name }) => name ?? [])
  const where = [subject.name, place, subject.areaName === subject.name ? null : subject.areaName]
  return [
    heading(t('section.people')),
    line(finishedAt === null ? t('time.open', { from }) : t('time', { from, to: moment(finishedAt) })),
    line(t('place', { place: where.filter(Boolean).join(', ') })),
    ...(teamName === null ? [] : [line(t('people', { team: teamName }))]),
    ...(names.length === 0 ? [] : [line(t('inspectors', { names: names.join(', ') }))]),
  ]
}

function checklists({ sheets }: InspectionDetails, wording: Wording): PaperBlock[] {
  const { t, reading } = wording
  if (sheets.length === 0) return [heading(t('section.checklist')), line(t('checklist.none'))]
  return [
    heading(t('section.checklist')),
    ...sheets.flatMap((sheet): PaperBlock[] => {
      const { version, answered, asked, failed } = sheet
      return [
        line(t('checklist.name', { title: reading(sheet.title), version, answered, asked, failed })),
        answersTable(sheet, wording),
      ]
    }),
  ]
}

function answersTable({ answers }: InspectionDetails['sheets'][number], { t, reading }: Wording): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { head: t('col.number'), width: 6, align: 'center' },
      { head: t('col.item'), width: 52, align: 'start' },
      { head: t('col.result'), width: 17, align: 'center' },
      { head: t('col.note'), width: 25, align: 'start' },
    ],
    rows: answers.map((answer, place) => {
      const said = answer.verdict === null ? '–' : t(`verdict.${answer.verdict}`)
      const result = answer.number === null ? said : formatNumber(answer.number)
      return {
        cells: [
          paperText(String(place + 1)),
          paperText(reading(answer.text)),
          paperText(result, answer.verdict === 'no' ? { bold: true } : {}),
          paperText(answer.note ?? ''),
        ],
      }
    }),
  }
}

function findings({ findingLines }: InspectionDetails, { t, reading, offsetMinutes }: Wording): PaperBlock[] {
  const standing = findingLines.filter(({ state }) => state !== 'withdrawn')
  if (standing.length === 0) return [heading(t('section.findings')), line(t('findings.none'))]
  const cells = (finding: (typeof standing)[number], place: number): PaperRun[][] => [
    paperText(String(place + 1)),
    paperText([finding.title, finding.lane].filter(Boolean).join(' · '), { to: `/inspections/findings/${finding.id}` }),
    paperText(reading(SEVERITIES[finding.severity as keyof typeof SEVERITIES])),
    paperText([finding.owner.postTitle, finding.owner.name].filter(Boolean).join(', ')),
    paperText(finding.dueAt === null ? '' : formatMoment(toInstant(finding.dueAt), offsetMinutes)),
  ]
  return [
    heading(t('section.findings')),
    {
      kind: 'table',
      columns: [
        { head: t('col.number'), width: 6, align: 'center' },
        { head: t('col.finding'), width: 38, align: 'start' },
        { head: t('col.severity'), width: 14, align: 'center' },
        { head: t('col.owner'), width: 25, align: 'start' },
        { head: t('col.due'), width: 17, align: 'center' },
      ],
      rows: standing.map((finding, place) => ({ cells: cells(finding, place) })),
    },
    line(t('findings.remedy')),
  ]
}

function conclusion({ outcome, summary }: InspectionDetails, { t, reading }: Wording): PaperBlock[] {
  return [
    heading(t('section.conclusion')),
    line(outcome === null ? t('outcome.none') : t('outcome', { outcome: reading(OUTCOMES[outcome]) })),
    ...(summary === null ? [] : summary.split('\n').map(line)),
    line(t('explanation')),
    line(t('blank')),
    line(t('blank')),
  ]
}

/** Photos are not printed in the record; it names each by its hash, so that none can be exchanged for another later. */
function evidence({ photos }: InspectionDetails, { t, offsetMinutes }: Wording): PaperBlock[] {
  if (photos.length === 0) return []
  const hashes = photos.map(({ hash, takenAt }) =>
    takenAt === null
      ? hash.slice(0, 16)
      : t('photo', { hash: hash.slice(0, 16), at: formatMoment(toInstant(takenAt), offsetMinutes) }),
  )
  return [line(t('photos', { count: photos.length, hashes: hashes.join('; ') }))]
}
