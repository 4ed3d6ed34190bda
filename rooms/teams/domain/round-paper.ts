import {
  dayOf,
  formatDay,
  formatDocumentDay,
  formatMoment,
  type Paper,
  type PaperTable,
  paperText,
  toInstant,
} from '#kit'
import type { RoundDoor, TeamRound } from './round.contract.ts'
import { roundPaperWords } from './round-paper.words.ts'

/** What the sheet needs besides the round: its language, and the city's offset from UTC in minutes. */
export interface RoundWording {
  readonly language: 'vi' | 'en'
  readonly offsetMinutes: number
}

type Say = (key: keyof (typeof roundPaperWords)['vi'], blanks?: Readonly<Record<string, string | number>>) => string

/** A box to tick by hand. */
const box = '□'

/**
 * A round on A4: a line for each door that is to be visited today, boxes to tick, and no room for words, so that nobody's
 * illness can be written down at a door (SG-02). Names stand on it only where the round was read with a reason.
 */
export function layOutRound(round: TeamRound, { language, offsetMinutes }: RoundWording): Paper {
  const t: Say = (key, blanks = {}) =>
    roundPaperWords[language][key].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(blanks[name] ?? ''))
  const day = dayOf(toInstant(round.asOf), offsetMinutes)
  const doors = doorsToday(round)
  const commune = round.commune[language]
  const needs = round.needs.map((need, index) => sayNeed(need, index, { language, t })).join('; ')
  return {
    language,
    style: 'state',
    superior: commune.toLocaleUpperCase('vi'),
    issuer: [round.areaTitle[language].toLocaleUpperCase('vi')],
    number: null,
    placeAndDay: `${commune}, ${language === 'vi' ? formatDocumentDay(day) : formatDay(day)}`,
    kind: t('kind'),
    subject: t('subject', { team: round.name }),
    standing: round.isNamed ? t('named') : null,
    blocks: [
      { kind: 'paragraph', text: paperText(t('how', { count: doors.length })) },
      { kind: 'paragraph', text: paperText(t('when')) },
      tableOf(round, doors, t),
      { kind: 'paragraph', text: [...paperText(t('needs'), { bold: true }), ...paperText(needs)] },
      { kind: 'paragraph', text: paperText(t('unknown')) },
    ],
    sources: [],
    sourcesTitle: '',
    recipientsTitle: t('back.title'),
    recipients: [t('back')],
    signatures: [{ lines: [t('signed')], note: null, name: '' }],
    colophon: t('made', { at: formatMoment(toInstant(round.asOf), offsetMinutes) }),
  }
}

/** Those in need and those who are due; on a day when nobody is, all. */
function doorsToday({ doors }: TeamRound): readonly RoundDoor[] {
  const waiting = doors.filter(({ isDue, needs }) => isDue || needs.length > 0)
  return waiting.length > 0 ? waiting : doors
}

/** Needs by letter: there are fewer of them than letters. */
const letterOf = (index: number) => 'abcdefghijklmnopqrstuvwxyz'[index] ?? '?'

function sayNeed(
  { title, call }: TeamRound['needs'][number],
  index: number,
  say: { language: 'vi' | 'en'; t: Say },
): string {
  const numbers = call.length > 0 ? ` – ${say.t('call', { numbers: call.join(', ') })}` : ''
  return `${letterOf(index)}. ${title[say.language]}${numbers}`
}

function tableOf({ isNamed, needs }: TeamRound, doors: readonly RoundDoor[], t: Say): PaperTable {
  const letters = needs.map((_, index) => `${box} ${letterOf(index)}`).join(' \u00a0')
  const column = (head: string, width: number, align: 'start' | 'center' = 'center') => ({ head, width, align })
  return {
    kind: 'table',
    columns: [
      column(t('number'), 12, 'start'),
      ...(isNamed ? [column(t('door'), 26, 'start')] : []),
      column(t('people'), 8),
      column(t('mind'), isNamed ? 15 : 28, 'start'),
      column(t('met'), 8),
      column(t('away'), 8),
      column(t('help'), isNamed ? 24 : 36),
    ],
    rows: doors.map((door) => ({
      cells: [
        paperText(t('number.of', { number: door.number }), { bold: true }),
        ...(isNamed ? [paperText([door.house, door.head].filter(Boolean).join(', ') || '–')] : []),
        paperText(String(door.size)),
        paperText(mindOf(door, t)),
        paperText(box),
        paperText(box),
        paperText(letters),
      ],
    })),
  }
}

function mindOf({ elderly, hasPhone, boarding, needs }: RoundDoor, t: Say): string {
  const marks = [
    needs.length > 0 && t('mind.need'),
    (elderly ?? 0) > 0 && t('mind.elderly'),
    !hasPhone && t('mind.no-phone'),
    boarding && t('mind.boarding'),
  ]
  return marks.filter(Boolean).join('; ')
}
