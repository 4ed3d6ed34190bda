import {
  addMinutes,
  type Day,
  dayOf,
  formatDay,
  formatDocumentDay,
  formatMoney,
  type Instant,
  moneyInVietnameseWords,
  type Paper,
  type PaperBlock,
  type PaperRun,
} from '#kit'
import type { PaperFrame, SubjectOnPaper } from './case-on-paper.ts'

/** Room to be filled in by hand. */
export const blank = '……………………………'

/** A paragraph of plain words. */
export function line(text: string, more: Omit<PaperRun, 'text'> = {}): PaperBlock {
  return { kind: 'paragraph', text: [{ text, ...more }] }
}

/** `Điều 1. …` with its word in bold. */
export function article(number: number, text: string): PaperBlock {
  return { kind: 'paragraph', text: [{ text: `Điều ${number}. `, bold: true }, { text }] }
}

/** `Họ và tên: Nguyễn Văn A` with the value in bold where it matters. */
export function entry(name: string, value: string | null, more: Omit<PaperRun, 'text'> = {}): PaperBlock {
  return { kind: 'paragraph', text: [{ text: `${name}: ` }, { text: value ?? blank, ...more }] }
}

/** The legal bases in italics, a semicolon after each but the last. */
export function basesOf(lines: readonly string[]): PaperBlock[] {
  return lines.map((text, index) => line(`${text}${index === lines.length - 1 ? '.' : ';'}`, { italic: true }))
}

/** `7.500.000 đồng (Bằng chữ: Bảy triệu năm trăm nghìn đồng)` */
export function sumInFiguresAndWords(amount: bigint): string {
  return `${formatMoney(amount)} (Bằng chữ: ${moneyInVietnameseWords(amount)})`
}

/** `18 giờ 05 phút, ngày 27 tháng 7 năm 2021`, in the city's own time. */
export function hourAndDay(at: Instant, utcOffsetMinutes: number): string {
  const local = addMinutes(at, utcOffsetMinutes)
  return `${local.slice(11, 13)} giờ ${local.slice(14, 16)} phút, ${formatDocumentDay(dayOf(at, utcOffsetMinutes))}`
}

/** `27/07/2021`, in the city's own time. */
export function dayInFigures(at: Instant, utcOffsetMinutes: number): string {
  return formatDay(dayOf(at, utcOffsetMinutes))
}

/** `ông (bà) Nguyễn Văn A`, `Công ty …`; words where the name is not shown. */
export function calledOnPaper({ kind, name }: SubjectOnPaper): string {
  if (kind === 'organisation') return name ?? `tổ chức ${blank}`
  return `ông (bà) ${name ?? blank}`
}

/** Who the paper is about, line by line: what a form of sanction asks for and the dossier knows. */
export function subjectEntries(subject: SubjectOnPaper): PaperBlock[] {
  if (subject.kind === 'organisation')
    return [
      entry('Tên tổ chức vi phạm', subject.name, { bold: true }),
      entry('Địa chỉ trụ sở chính', subject.address),
      entry('Mã số doanh nghiệp hoặc số giấy phép thành lập', subject.idNumber),
      entry('Người đại diện theo pháp luật', subject.representative),
      entry('Điện thoại', subject.phone),
    ]
  return [
    entry('Họ và tên', subject.name, { bold: true }),
    entry('Ngày, tháng, năm sinh', subject.birthDate === null ? null : formatDay(subject.birthDate)),
    entry('Nơi ở hiện tại', subject.address),
    entry('Số định danh cá nhân, CMND, hộ chiếu (nếu có)', subject.idNumber),
    entry('Điện thoại', subject.phone),
    ...(subject.isMinor
      ? [entry('Cha mẹ hoặc người giám hộ (người vi phạm chưa đủ 18 tuổi)', subject.representative)]
      : []),
  ]
}

/** What all papers of a dossier have in common. `standing`: null for a paper that is signed. */
export function framed(
  frame: PaperFrame,
  body: Pick<Paper, 'kind' | 'subject' | 'standing' | 'blocks' | 'recipients'> & Partial<Pick<Paper, 'signatures'>>,
): Paper {
  const { superior, issuer, number, symbol, place, day, signer } = frame
  return {
    language: 'vi',
    style: 'state',
    superior,
    issuer: [...issuer],
    number: number === null ? `Số:         /${symbol}` : `Số: ${number}`,
    placeAndDay: `${place}, ${formatDocumentDay(day)}`,
    sources: [],
    sourcesTitle: '',
    recipientsTitle: 'Nơi nhận:',
    signatures: [{ lines: [...signer.lines], note: null, name: signer.name }],
    colophon: colophonOf(frame),
    ...body,
  }
}

/** Where the dossier is found again, who confirmed it in the house, which official form it follows and how sure that is. */
function colophonOf({ rules: { form }, dossier, signer, utcOffsetMinutes }: PaperFrame): string {
  const confirmed =
    signer.at === null
      ? ''
      : ` ${signer.name} xác nhận trên hệ thống lúc ${hourAndDay(signer.at, utcOffsetMinutes)}; bản giấy giao đi phải có chữ ký và dấu.`
  const follows =
    form === null
      ? 'Chưa có mẫu trong danh mục, cần đối chiếu.'
      : `Nội dung theo mẫu ${form.code}, ${form.decree}${form.sure === 'C' ? '' : ' (số hiệu mẫu cần đối chiếu)'}.`
  return `Hồ sơ ${dossier}.${confirmed} ${follows}`
}

/** Says that a paper binds nobody yet. */
export function draftStanding(what: string): string {
  return `DỰ THẢO - CHƯA KÝ. ${what} Bản này không có hiệu lực thi hành.`
}

/** `ngày 25/10/2021`, or nothing where the day is not known yet. */
export function untilDay(day: Day | null, before: string): string {
  return day === null ? '' : ` (${before} ${formatDay(day)})`
}
