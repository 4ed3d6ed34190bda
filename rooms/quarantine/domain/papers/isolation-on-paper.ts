import { type Day, formatDocumentDay, type Paper, type PaperBlock, type PaperRun } from '#kit'
import type { DecisionKind, GuardianPlan, IsolationClass, ReleaseGround, Setting } from '../quarantine-words.ts'

/** In whose name a paper is made. */
export interface IsolationFrame {
  readonly issuer: readonly string[]
  readonly authority: string
  readonly office: string
  readonly place: string
  readonly day: Day
  readonly signer: { readonly lines: readonly string[]; readonly name: string; readonly post: string }
  readonly complaint: readonly string[]
  readonly appealDays: number
  /** Short sign of the record. */
  readonly sign: string
}

/** Who it is about; null where the reader gave no reason to see the name. */
export interface PersonOnPaper {
  readonly name: string | null
  readonly yearOfBirth: number | null
  readonly address: string | null
}

/** An isolation as papers tell it. */
export interface IsolationOnPaper {
  readonly person: PersonOnPaper | null
  readonly class: IsolationClass
  readonly setting: Setting
  readonly placeName: string | null
  readonly dayZero: Day | null
  readonly lastDay: Day | null
  readonly followDays: number | null
  readonly guardianPlan: GuardianPlan | null
  readonly rule: { readonly text: string; readonly isSure: boolean } | null
  readonly test: string | null
  /** By which the person may tell how they are after isolation; null: there is no watch now. */
  readonly watchCode: string | null
}

/** A decision as it is printed. */
export interface DecisionOnPaper {
  readonly kind: DecisionKind
  readonly bases: readonly string[]
  readonly reason: string
  readonly ground: ReleaseGround | null
  readonly alternative: string | null
  readonly lastDayBefore: Day | null
  readonly lastDay: Day | null
  readonly complainBy: Day
}

const blank = '……………………………'

/** A paragraph of plain words. */
export function line(text: string, more: Omit<PaperRun, 'text'> = {}): PaperBlock {
  return { kind: 'paragraph', text: [{ text, ...more }] }
}

/** `Điều 1. …` with its word in bold. */
export function article(number: number, text: string): PaperBlock {
  return { kind: 'paragraph', text: [{ text: `Điều ${number}. `, bold: true }, { text }] }
}

/** `Họ và tên: …`, with room to write where nothing is known. */
export function entry(name: string, value: string | null): PaperBlock {
  return { kind: 'paragraph', text: [{ text: `${name}: ` }, { text: value ?? blank, bold: value !== null }] }
}

/** Who the paper is about. */
export function personEntries(person: PersonOnPaper | null): PaperBlock[] {
  return [
    entry('Họ và tên', person?.name ?? null),
    entry('Năm sinh', person?.yearOfBirth == null ? null : String(person.yearOfBirth)),
    entry('Nơi ở', person?.address ?? null),
  ]
}

/** What all papers of an isolation have in common. */
export function framed(frame: IsolationFrame, body: Pick<Paper, 'kind' | 'subject' | 'blocks' | 'recipients'>): Paper {
  return {
    language: 'vi',
    style: 'state',
    superior: null,
    issuer: [...frame.issuer],
    number: null,
    placeAndDay: `${frame.place}, ${formatDocumentDay(frame.day)}`,
    standing: null,
    sources: [],
    sourcesTitle: '',
    recipientsTitle: 'Nơi nhận:',
    signatures: [{ lines: [...frame.signer.lines], note: null, name: frame.signer.name }],
    colophon: `Hồ sơ cách ly ${frame.sign}. ${frame.signer.name} xác nhận trên hệ thống; bản giấy giao đi phải có chữ ký và dấu.`,
    ...body,
  }
}
