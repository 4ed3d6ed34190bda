import { dayOf, formatDocumentDay, formatMoment, type Paper, type PaperBlock, toInstant, type Words } from '#kit'
import type { Brief } from './brief.ts'
import { type BriefSentence, briefSpeaker } from './brief-words.ts'
import { figuresSection, flawsSection, reportingSection } from './lay-out-figures.ts'
import { dutySection, inForceSection, limitsSection } from './lay-out-standing.ts'
import { changesSection, documentsSection, gapsSection, tasksSection } from './lay-out-work.ts'
import type { Letterhead } from './letterhead.ts'
import type { Sheet } from './sheet.ts'
import { openSourceBook } from './source-book.ts'

type Section = (brief: Brief, sheet: Sheet) => PaperBlock[]

/** The parts of the paper, in the order of a commander's five questions. */
const sections: readonly (readonly [BriefSentence, Section])[] = [
  ['h.in-force', inForceSection],
  ['h.figures', figuresSection],
  ['h.flaws', flawsSection],
  ['h.reporting', reportingSection],
  ['h.duty', dutySection],
  ['h.gaps', gapsSection],
  ['h.tasks', tasksSection],
  ['h.changes', changesSection],
  ['h.documents', documentsSection],
  ['h.limits', limitsSection],
]

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/**
 * Lays a brief out as the paper that the office files [RPT-02]: the same for screen, DOCX and PDF. A part with nothing
 * to say is left out only where its absence says nothing (limits); otherwise it says that there is nothing.
 */
export function layOutBrief(brief: Brief, head: Letterhead, language: 'vi' | 'en'): Paper {
  const say = briefSpeaker(language)
  const sources = openSourceBook()
  const moment = (at: string) => formatMoment(toInstant(at), brief.utcOffsetMinutes)
  const sheet: Sheet = { say, language, sources, moment, reading: (words) => words[language] }
  const at = moment(brief.at)
  const blocks = sections
    .map(([title, section]) => ({ title, blocks: section(brief, sheet) }))
    .filter((part) => part.blocks.length > 0)
    .flatMap((part, index): PaperBlock[] => [
      { kind: 'heading', level: 1, text: `${roman[index]}. ${say(part.title)}` },
      ...part.blocks,
    ])
  sources.numberOf(say('source.journal', { at }))
  const day = formatDocumentDay(dayOf(toInstant(brief.at), brief.utcOffsetMinutes))
  return {
    language,
    style: 'state',
    superior: head.superior,
    issuer: [...head.issuer],
    number: head.number,
    placeAndDay: `${head.place}, ${day}`,
    kind: say('kind'),
    subject: say('subject', { area: inSentence(brief.area.title, language), at }),
    standing: head.hash === null ? say('standing.unsigned', { at }) : null,
    blocks,
    sources: sources.list,
    sourcesTitle: say('sources'),
    recipientsTitle: say('recipients'),
    recipients: [...head.recipients],
    signatures: head.signature === null ? [] : [{ ...head.signature, lines: [...head.signature.lines] }],
    colophon: head.hash === null ? say('colophon') : say('colophon.issued', { hash: head.hash }),
  }
}

/** "Quận Hoàng Mai" in the middle of a sentence: "quận Hoàng Mai". In English the name comes first and keeps its capital. */
function inSentence(title: Words, language: 'vi' | 'en'): string {
  return language === 'en' ? title.en : title.vi.charAt(0).toLowerCase() + title.vi.slice(1)
}
