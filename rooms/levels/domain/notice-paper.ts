import {
  type Day,
  formatDay,
  formatDocumentDay,
  formatNumber,
  type Paper,
  type PaperAnnex,
  type PaperBlock,
  paperText,
  type Words,
} from '#kit'
import type { Level } from './criteria.ts'

/** One decided unit on a notice. */
export interface NoticeLine {
  readonly title: Words
  readonly level: Level
  readonly before: Level | null
  /** Band of infection; null where nothing could be computed. Never the rate: with the population it gives the count, and counts below 5 are not published (SG-04). */
  readonly band: Level | null
}

/** All that a notice of levels says. */
export interface NoticeFacts {
  readonly area: Words
  readonly place: string
  readonly on: Day
  readonly dataOn: Day
  readonly setNumber: string
  readonly levelTitles: readonly Words[]
  readonly legalBasis: readonly string[]
  /** The area itself, where it has a level. */
  readonly own: NoticeLine | null
  readonly districts: readonly NoticeLine[]
  /** Communes under the heading of their district; under the empty heading where there is no district. */
  readonly groups: readonly { readonly heading: Words | null; readonly lines: readonly NoticeLine[] }[]
  readonly undecided: number
  readonly from: Day | null
  readonly reviewOn: Day | null
  readonly issuer: readonly string[]
  readonly symbol: string
  readonly number: string | null
  readonly recipients: readonly string[]
  readonly signature: { readonly lines: readonly string[]; readonly note: string | null; readonly name: string } | null
}

type Language = 'vi' | 'en'

const sentences = {
  vi: {
    kind: 'THÔNG BÁO',
    subject: 'Về việc đánh giá, xác định cấp độ dịch COVID-19 trên địa bàn {area}',
    draft: 'Dự thảo: chưa ký, chưa có hiệu lực.',
    undecided: 'Dự thảo: còn {count} địa bàn chưa được quyết định, không có trong thông báo.',
    basis: 'Căn cứ Quyết định số {set} của Bộ Y tế; số liệu đến hết ngày {day}.',
    result: 'Kết quả đánh giá cấp độ dịch:',
    own: '{area}: cấp {level} ({title}).',
    districts: 'Cấp huyện: {counts}.',
    communes: 'Cấp xã: {counts} trên tổng số {all} đơn vị.',
    count: '{count} đơn vị cấp {level}',
    from: 'Cấp độ có hiệu lực từ ngày {from}, xem lại trước ngày {review}.',
    annex: 'Phụ lục {n}',
    with: 'Kèm theo Thông báo {number}',
    districtTitle: 'Cấp độ dịch của các quận, huyện, thị xã',
    communeTitle: 'Cấp độ dịch của các phường, xã, thị trấn',
    no: 'TT',
    unit: 'Đơn vị',
    band: 'Mức lây nhiễm',
    before: 'Kỳ trước',
    level: 'Cấp độ',
    sources: 'Nguồn số liệu',
    recipients: 'Nơi nhận:',
  },
  en: {
    kind: 'NOTICE',
    subject: 'On the assessment of the COVID-19 epidemic levels in {area}',
    draft: 'Draft: not signed, not in force.',
    undecided: 'Draft: {count} areas have not been decided and are not in this notice.',
    basis: 'By Decision {set} of the Ministry of Health; figures to the end of {day}.',
    result: 'Levels as assessed:',
    own: '{area}: level {level} ({title}).',
    districts: 'Districts: {counts}.',
    communes: 'Communes: {counts}, of {all} units in all.',
    count: '{count} at level {level}',
    from: 'In force from {from}, to be reviewed before {review}.',
    annex: 'Annex {n}',
    with: 'To notice {number}',
    districtTitle: 'Levels of the districts',
    communeTitle: 'Levels of the communes',
    no: 'No.',
    unit: 'Unit',
    band: 'Band of infection',
    before: 'Before',
    level: 'Level',
    sources: 'Sources',
    recipients: 'Recipients:',
  },
} as const

/** The notice (thông báo), in the form of Nghị định 30/2020/NĐ-CP: its annexes behind the signature. */
export function layOutNotice(facts: NoticeFacts, language: Language): Paper {
  const say = sentences[language]
  const standing = facts.signature?.note
    ? null
    : facts.undecided > 0
      ? fill(say.undecided, { count: facts.undecided })
      : say.draft
  return {
    language,
    style: 'state',
    superior: null,
    issuer: [...facts.issuer],
    number: facts.number === null ? `Số:         /${facts.symbol}` : `Số: ${facts.number}`,
    placeAndDay: `${facts.place}, ${formatDocumentDay(facts.on)}`,
    kind: say.kind,
    subject: fill(say.subject, { area: lower(facts.area[language], language) }),
    standing,
    blocks: body(facts, language),
    sources: [],
    sourcesTitle: say.sources,
    recipientsTitle: say.recipients,
    recipients: [...facts.recipients],
    signatures: facts.signature === null ? [] : [{ ...facts.signature, lines: [...facts.signature.lines] }],
    colophon: null,
    annexes: annexes(facts, language),
  }
}

function body(facts: NoticeFacts, language: Language): PaperBlock[] {
  const say = sentences[language]
  const all = facts.groups.flatMap(({ lines }) => lines)
  const items = [
    ...(facts.own ? [ownSentence(facts, facts.own, language)] : []),
    ...(facts.districts.length > 0 ? [fill(say.districts, { counts: countsOf(facts.districts, language) })] : []),
    ...(all.length > 0 ? [fill(say.communes, { counts: countsOf(all, language), all: formatNumber(all.length) })] : []),
  ]
  const from =
    facts.from === null || facts.reviewOn === null
      ? []
      : [paragraph(fill(say.from, { from: formatDay(facts.from), review: formatDay(facts.reviewOn) }))]
  return [
    ...facts.legalBasis.map((line) => ({ kind: 'paragraph' as const, text: paperText(line, { italic: true }) })),
    paragraph(fill(say.basis, { set: facts.setNumber, day: formatDay(facts.dataOn) })),
    paragraph(say.result),
    { kind: 'list', items: items.map((text) => paperText(text)) },
    ...from,
  ]
}

function ownSentence(facts: NoticeFacts, own: NoticeLine, language: Language): string {
  const title = facts.levelTitles[own.level - 1]?.[language] ?? ''
  // "Cấp 2: nguy cơ trung bình" is said as the words after its number.
  const said = title.replace(/^[^:]*:\s*/, '')
  return fill(sentences[language].own, { area: own.title[language], level: own.level, title: said })
}

function countsOf(lines: readonly NoticeLine[], language: Language): string {
  return [1, 2, 3, 4]
    .map((level) =>
      fill(sentences[language].count, {
        count: formatNumber(lines.filter((one) => one.level === level).length),
        level,
      }),
    )
    .join(', ')
}

function annexes(facts: NoticeFacts, language: Language): PaperAnnex[] {
  const say = sentences[language]
  const note = facts.number === null ? null : `(${fill(say.with, { number: facts.number })})`
  const communes = facts.groups.flatMap(({ heading, lines }): PaperBlock[] => [
    ...(heading ? [{ kind: 'heading' as const, level: 2 as const, text: heading[language] }] : []),
    table(lines, language),
  ])
  return [
    ...(facts.districts.length > 0 ? [{ title: say.districtTitle, blocks: [table(facts.districts, language)] }] : []),
    ...(communes.length > 0 ? [{ title: say.communeTitle, blocks: communes }] : []),
  ].map((annex, index) => ({ name: fill(say.annex, { n: index + 1 }), note, ...annex }))
}

function table(lines: readonly NoticeLine[], language: Language): PaperBlock {
  const say = sentences[language]
  return {
    kind: 'table',
    columns: [
      { head: say.no, width: 8, align: 'center' },
      { head: say.unit, width: 44, align: 'start' },
      { head: say.band, width: 20, align: 'center' },
      { head: say.before, width: 13, align: 'center' },
      { head: say.level, width: 15, align: 'center' },
    ],
    rows: lines.map((line, index) => ({
      cells: [
        paperText(String(index + 1)),
        paperText(line.title[language]),
        paperText(line.band === null ? '–' : String(line.band)),
        paperText(line.before === null ? '–' : String(line.before)),
        paperText(String(line.level), { bold: line.level !== line.before }),
      ],
    })),
  }
}

function paragraph(text: string): PaperBlock {
  return { kind: 'paragraph', text: paperText(text) }
}

function lower(title: string, language: Language): string {
  return language === 'vi' ? title.charAt(0).toLowerCase() + title.slice(1) : title
}

function fill(sentence: string, blanks: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ''))
}
