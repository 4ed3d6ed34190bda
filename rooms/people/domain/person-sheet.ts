import { dayOf, formatDay, type Instant, type Paper, type PaperBlock, type Words } from '#kit'

/** One thing that the house holds on a person, as it is said to that person. */
export interface PersonLine {
  readonly label: Words
  readonly value: Words
  /** When it was written or decided, where that is known. */
  readonly at?: string | undefined
}

/** A section of the sheet. */
export interface SheetPart {
  readonly title: Words
  /** Null: whoever prints it may not see it. */
  readonly lines: readonly PersonLine[] | null
}

/** Whose sheet it is, and what stands on every one. */
export interface SheetFrame {
  readonly language: 'vi' | 'en'
  /** `Mai Động`, and `Phường Mai Động`. */
  readonly area: string
  readonly areaTitle: string
  readonly now: Instant
  readonly utcOffsetMinutes: number
  readonly appeal: Words
  readonly source: string
}

const words = {
  kind: { vi: 'PHIẾU THÔNG TIN', en: 'WHAT IS HELD ON YOU' },
  subject: { vi: 'Những thông tin hệ thống đang lưu về ông/bà', en: 'All that the house holds on you' },
  rights: { vi: 'Quyền của ông/bà', en: 'Your rights' },
  may: {
    vi: 'Ông/bà có quyền xem, sửa, phản đối, yêu cầu xóa.',
    en: 'You may see, correct, dispute and ask to erase it.',
  },
  basis: { vi: 'Căn cứ', en: 'Based on' },
  hidden: {
    vi: 'Phần này do cơ quan phụ trách in; người in phiếu này không được xem.',
    en: 'The office in charge prints this section; whoever prints this sheet may not see it.',
  },
  nothing: { vi: 'Không lưu gì.', en: 'Nothing is held.' },
  what: { vi: 'Mục', en: 'What' },
  value: { vi: 'Nội dung', en: 'Content' },
  day: { vi: 'Ngày', en: 'Day' },
} as const satisfies Record<string, Words>

/** The sheet of all that the house holds on a person, for that person (EPI-09). */
export function layOutSheet(parts: readonly SheetPart[], frame: SheetFrame): Paper {
  const { language, area, areaTitle, now, utcOffsetMinutes, appeal, source } = frame
  const [year, month, date] = dayOf(now, utcOffsetMinutes).split('-')
  return {
    language,
    style: 'state',
    superior: null,
    issuer: [`ỦY BAN NHÂN DÂN ${areaTitle}`.toUpperCase()],
    number: null,
    placeAndDay: `${area}, ngày ${date} tháng ${month} năm ${year}`,
    kind: words.kind[language],
    subject: words.subject[language],
    standing: null,
    blocks: [
      ...parts.flatMap((part) => blocksOf(part, frame)),
      { kind: 'heading', level: 2, text: words.rights[language] },
      { kind: 'paragraph', text: [{ text: `${words.may[language]} ${appeal[language]}` }] },
    ],
    sources: [source],
    sourcesTitle: words.basis[language],
    recipientsTitle: '',
    recipients: [],
    signatures: [],
    colophon: null,
  }
}

function blocksOf({ title, lines }: SheetPart, { language, utcOffsetMinutes }: SheetFrame): PaperBlock[] {
  const heading: PaperBlock = { kind: 'heading', level: 2, text: title[language] }
  const say = (text: Words): PaperBlock => ({ kind: 'paragraph', text: [{ text: text[language], italic: true }] })
  if (lines === null) return [heading, say(words.hidden)]
  if (lines.length === 0) return [heading, say(words.nothing)]
  const dayText = (at: string | undefined) => (at ? formatDay(dayOf(at as Instant, utcOffsetMinutes)) : '')
  const isDated = lines.some(({ at }) => at !== undefined)
  const rows = lines.map(({ label, value, at }) => {
    const cells = [[{ text: label[language] }], [{ text: value[language] }]]
    return { cells: isDated ? [...cells, [{ text: dayText(at) }]] : cells }
  })
  const column = (head: Words, width: number) => ({ head: head[language], width, align: 'start' as const })
  const columns = [column(words.what, 3), column(words.value, isDated ? 5 : 7)]
  return [heading, { kind: 'table', columns: isDated ? [...columns, column(words.day, 2)] : columns, rows }]
}
