import {
  type Day,
  formatDay,
  formatDocumentDay,
  formatMoment,
  formatNumber,
  type Paper,
  type PaperBlock,
  paperText,
  toInstant,
} from '#kit'
import type { Bulletin } from './bulletin.contract.ts'

/** What the paper needs besides the bulletin: its language, and the city's offset from UTC in minutes. */
export interface BulletinWording {
  readonly language: 'vi' | 'en'
  readonly offsetMinutes: number
}

const words = {
  vi: {
    issuer: 'CƠ QUAN Y TẾ',
    number: 'Số:         /TB-YT',
    kind: 'THÔNG BÁO',
    subject: 'Số ca bệnh xác định ngày {day}',
    superseded: 'Bản này đã được đính chính',
    asOf: 'Tính đến {at}, {area} ghi nhận {total} ca bệnh xác định mới: {community} ca cộng đồng, {isolation} ca trong khu cách ly, phong tỏa{more}.',
    unclassified: ', {count} ca chưa phân loại',
    backlog: 'Ngoài ra, ghi bổ sung {count} ca của những ngày trước: không tính vào số ca mới của ngày.',
    withdrawn: 'Rút {count} ca đã công bố do xác định lại không phải ca bệnh.',
    agrees: 'Khớp với số đã công bố ({source}).',
    stated: 'Nguồn khác ({source}) công bố {total} = {community} + {isolation}. Cả hai số được giữ.',
    correction: 'Đính chính lần {version}: {reason}',
    areas: 'Phân bố theo địa bàn',
    area: 'Địa bàn',
    total: 'Ca mới',
    community: 'Cộng đồng',
    isolation: 'Cách ly',
    none: 'Chưa phân loại',
    sum: 'Cộng',
    synthetic: 'Số liệu tổng hợp để trình diễn, không phải ca bệnh có thật.',
    colophon: 'Lập từ sổ ca bệnh; mã thông báo {id}, bản {version}, ký lúc {at}.',
  },
  en: {
    issuer: 'HEALTH SERVICE',
    number: 'No.         /TB-YT',
    kind: 'BULLETIN',
    subject: 'Confirmed cases of {day}',
    superseded: 'This version has been corrected',
    asOf: 'As of {at}, {area} has {total} new confirmed cases: {community} in the community, {isolation} in isolation{more}.',
    unclassified: ', {count} not classified',
    backlog: 'Besides, {count} cases of earlier days were recorded: they are no measure of this day.',
    withdrawn: '{count} announced cases were withdrawn: they turned out to be none.',
    agrees: 'Agrees with what was announced ({source}).',
    stated: 'Another source ({source}) announced {total} = {community} + {isolation}. Both figures are kept.',
    correction: 'Correction {version}: {reason}',
    areas: 'By area',
    area: 'Area',
    total: 'New cases',
    community: 'Community',
    isolation: 'Isolation',
    none: 'Not classified',
    sum: 'Sum',
    synthetic: 'Synthetic figures for demonstration, not real cases.',
    colophon: 'Made from the register; bulletin {id}, version {version}, signed {at}.',
  },
} as const

type Key = keyof (typeof words)['vi']

/** The bulletin as the office files it. It counts persons of whole areas and names nobody. */
export function layOutBulletin(bulletin: Bulletin, { language, offsetMinutes }: BulletinWording): Paper {
  const t = (key: Key, blanks: Record<string, string | number> = {}) =>
    words[language][key].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(blanks[name] ?? ''))
  const day = formatDay(bulletin.day as Day)
  const signedAt = formatMoment(toInstant(bulletin.signedAt), offsetMinutes)
  const area = bulletin.areaTitle[language]
  return {
    language,
    style: 'state',
    superior: null,
    issuer: [t('issuer'), area.toLocaleUpperCase('vi')],
    number: t('number'),
    placeAndDay: `${area}, ${language === 'vi' ? formatDocumentDay(bulletin.day as Day) : day}`,
    kind: t('kind'),
    subject: t('subject', { day }),
    standing: bulletin.supersededAt === null ? null : t('superseded'),
    blocks: [...sentences(bulletin, t, { language, offsetMinutes }), ...table(bulletin, t, language)],
    sources: [],
    sourcesTitle: '',
    recipientsTitle: '',
    recipients: [],
    signatures: [
      { lines: [(bulletin.signedPost ?? '').toLocaleUpperCase('vi')], note: null, name: bulletin.signedBy ?? '' },
    ],
    colophon: t('colophon', { id: bulletin.id.slice(0, 8), version: bulletin.version, at: signedAt }),
  }
}

type Say = (key: Key, blanks?: Record<string, string | number>) => string

function sentences(bulletin: Bulletin, t: Say, { language, offsetMinutes }: BulletinWording): PaperBlock[] {
  const { total, community, isolation, unclassified, backlog, withdrawn, stated, reason, version, note } = bulletin
  const more = unclassified > 0 ? t('unclassified', { count: formatNumber(unclassified) }) : ''
  const at = formatMoment(toInstant(bulletin.asOf), offsetMinutes)
  const area = bulletin.areaTitle[language]
  const lines = [
    ...(reason === null ? [] : [t('correction', { version: version - 1, reason })]),
    t('asOf', { at, area, more, ...shown({ total, community, isolation }) }),
    ...(backlog > 0 ? [t('backlog', { count: formatNumber(backlog) })] : []),
    ...(withdrawn > 0 ? [t('withdrawn', { count: formatNumber(withdrawn) })] : []),
    ...(stated ? [t(agrees(stated, bulletin) ? 'agrees' : 'stated', { source: stated.source, ...shown(stated) })] : []),
    ...(note === null ? [] : [note]),
    ...(bulletin.synthetic ? [t('synthetic')] : []),
  ]
  return lines.map((line) => ({ kind: 'paragraph', text: paperText(line) }))
}

const agrees = (stated: { total: number; community: number; isolation: number }, bulletin: Bulletin) =>
  stated.total === bulletin.total && stated.community === bulletin.community && stated.isolation === bulletin.isolation

function shown({ total, community, isolation }: { total: number; community: number; isolation: number }) {
  return { total: formatNumber(total), community: formatNumber(community), isolation: formatNumber(isolation) }
}

function table({ areas, ...sums }: Bulletin, t: Say, language: 'vi' | 'en'): PaperBlock[] {
  if (areas.length === 0) return []
  const hasNone = sums.unclassified > 0
  const column = (head: string, width: number) => ({ head, width, align: 'end' as const })
  const cells = (row: { total: number; community: number; isolation: number; unclassified: number }) =>
    [row.total, row.community, row.isolation, ...(hasNone ? [row.unclassified] : [])].map((value) =>
      paperText(formatNumber(value)),
    )
  return [
    { kind: 'heading', level: 1, text: t('areas') },
    {
      kind: 'table',
      columns: [
        { head: t('area'), width: 4, align: 'start' },
        column(t('total'), 2),
        column(t('community'), 2),
        column(t('isolation'), 2),
        ...(hasNone ? [column(t('none'), 2)] : []),
      ],
      rows: [
        ...areas.map((row) => ({ cells: [paperText(row.areaTitle[language]), ...cells(row)] })),
        { cells: [paperText(t('sum')), ...cells(sums)], strong: true },
      ],
    },
  ]
}
