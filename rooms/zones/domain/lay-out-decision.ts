import {
  addMinutes,
  type Day,
  dayOf,
  formatDay,
  formatDocumentDay,
  type Instant,
  type Paper,
  type PaperBlock,
} from '#kit'
import { SCOPES, type Scope } from './zone-words.ts'

/** What the decision on a lockdown point says, and in whose name. */
export interface DecisionOnPaper {
  readonly kind: 'lock' | 'extend' | 'lift'
  readonly regime: 'lockdown' | 'medical-isolation'
  /** `quận Hoàng Mai`, as in a sentence. */
  readonly unit: string
  /** Without its kind: `Hoàng Mai`. */
  readonly unitName: string
  readonly symbol: string
  readonly number: string | null
  readonly on: Instant
  readonly utcOffsetMinutes: number
  readonly laws: readonly string[]
  /** The document it stands on, in words; null: not chosen yet. */
  readonly basis: string | null
  readonly scope: Scope
  readonly place: string
  /** `tổ dân phố số 5, phường Văn Chương` */
  readonly where: string
  readonly boundary: string | null
  readonly residents: number | null
  readonly households: number
  readonly reason: string
  readonly smallestReason: string | null
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
  readonly reviewAt: Instant | null
  readonly supplier: string | null
  readonly supplyDays: number | null
  readonly guard: string | null
  readonly appeal: string
  readonly signer: { readonly lines: readonly string[]; readonly name: string; readonly at: Instant | null }
}

const blank = '……………………………'
const titles = { lock: '', extend: 'Gia hạn ', lift: 'Dỡ bỏ ' }

/** The decision in the form of Nghị định 30/2020/NĐ-CP, with reason, smallest area, span, review, supplies and right of appeal (SG-06, SG-07). */
export function layOutLockdown(facts: DecisionOnPaper): Paper {
  const { unit, unitName, number, symbol, on, utcOffsetMinutes, signer } = facts
  const what = facts.regime === 'lockdown' ? 'phong tỏa' : 'cách ly y tế'
  const title = `${titles[facts.kind]}${facts.kind === 'lock' ? what.charAt(0).toUpperCase() + what.slice(1) : what} ${facts.place}`
  return {
    language: 'vi',
    style: 'state',
    superior: null,
    issuer: ['ỦY BAN NHÂN DÂN', unit.toUpperCase()],
    number: number === null ? `Số:         /${symbol}` : `Số: ${number}`,
    placeAndDay: `${unitName}, ${formatDocumentDay(dayOf(on, utcOffsetMinutes))}`,
    kind: 'QUYẾT ĐỊNH',
    subject: title,
    standing: signer.at === null ? 'DỰ THẢO - CHƯA KÝ. Bản này không có hiệu lực thi hành.' : null,
    blocks: [
      { kind: 'heading', level: 1, text: `CHỦ TỊCH ỦY BAN NHÂN DÂN ${unit.toUpperCase()}`, centred: true },
      ...basesOf(facts),
      { kind: 'heading', level: 1, text: 'QUYẾT ĐỊNH:', centred: true },
      ...(facts.kind === 'lift' ? liftArticles(facts, what) : lockArticles(facts, what)),
    ],
    sources: [],
    sourcesTitle: '',
    recipientsTitle: 'Nơi nhận:',
    recipients: ['Như Điều 3;', 'UBND cấp trên (để báo cáo);', 'Người dân trong khu vực (niêm yết);', 'Lưu: VT.'],
    signatures: [{ lines: [...signer.lines], note: null, name: signer.name }],
    colophon:
      signer.at === null
        ? null
        : `${signer.name} xác nhận trên hệ thống lúc ${hourAndDay(signer.at, utcOffsetMinutes)}; bản giấy ban hành phải có chữ ký và dấu.`,
  }
}

function basesOf({ laws, basis, reason }: DecisionOnPaper): PaperBlock[] {
  const lines = [
    ...laws.map((law) => `Căn cứ ${law}`),
    `Căn cứ ${basis ?? blank}`,
    `Xét tình hình dịch: ${reason.replace(/[.;]+$/, '')}`,
  ]
  return lines.map((text, index) => line(`${text}${index === lines.length - 1 ? '.' : ';'}`, true))
}

function lockArticles(facts: DecisionOnPaper, what: string): PaperBlock[] {
  const { utcOffsetMinutes: offset, startsAt, endsAt, reviewAt } = facts
  const at = (moment: Instant | null) => (moment === null ? blank : hourAndDay(moment, offset))
  return [
    article(
      1,
      `${facts.kind === 'extend' ? 'Tiếp tục' : 'Thiết lập'} ${what} ${facts.place} (${SCOPES[facts.scope].vi}), thuộc ${facts.where}.${facts.boundary ? ` Ranh giới: ${facts.boundary}.` : ''} Trong khu vực có ${facts.residents ?? '……'} người${facts.households > 0 ? `, ${facts.households} hộ` : ''}.`,
    ),
    line(`Lý do không khoanh hẹp hơn: ${facts.smallestReason ?? blank}`),
    article(
      2,
      `Thời gian ${what}: từ ${at(startsAt)} đến ${at(endsAt)}. Rà soát trước ${at(reviewAt)}; đến thời điểm đó không có quyết định mới thì việc ${what} tự hết hiệu lực. Chỉ gia hạn bằng quyết định mới.`,
    ),
    article(
      3,
      `${facts.supplier ?? blank} bảo đảm nhu yếu phẩm, thuốc, cấp cứu cho người trong khu vực, dự trữ đủ ${facts.supplyDays ?? '……'} ngày. ${facts.guard ?? blank} chỉ huy chốt trực. Không cản trở việc cấp cứu, sinh nở, tránh bạo lực gia đình.`,
    ),
    article(4, facts.appeal),
    article(5, 'Quyết định này có hiệu lực kể từ ngày ký.'),
  ]
}

function liftArticles(facts: DecisionOnPaper, what: string): PaperBlock[] {
  const from = facts.endsAt === null ? blank : hourAndDay(facts.endsAt, facts.utcOffsetMinutes)
  return [
    article(1, `Dỡ bỏ ${what} ${facts.place}, thuộc ${facts.where}, kể từ ${from}.`),
    article(2, 'Gỡ rào, thông báo cho người dân ngay; tiếp tục theo dõi sức khỏe theo hướng dẫn của cơ quan y tế.'),
    article(3, 'Văn phòng, cơ quan y tế, công an và tổ dân phố nơi có điểm này chịu trách nhiệm thi hành.'),
    article(4, facts.appeal),
  ]
}

function line(text: string, italic = false): PaperBlock {
  return { kind: 'paragraph', text: [italic ? { text, italic } : { text }] }
}

function article(number: number, text: string): PaperBlock {
  return { kind: 'paragraph', text: [{ text: `Điều ${number}. `, bold: true }, { text }] }
}

function hourAndDay(at: Instant, offset: number): string {
  const local = addMinutes(at, offset)
  return `${local.slice(11, 13)} giờ ${local.slice(14, 16)} phút ngày ${formatDay(local.slice(0, 10) as Day)}`
}
