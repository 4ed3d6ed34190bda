import { type Day, formatDocumentDay } from '#kit'
import type { CapacityRow, IssuerRow } from './catalogue.ts'
import type { Recipient, Signature } from './document.ts'
import { recipientPurposeWords } from './document.ts'

/** What the paper is printed from. `areaName` and `areaFullName` are of the issuer's area; null for the nation's. */
export interface PaperSource {
  readonly issuer: Pick<IssuerRow, 'header' | 'name' | 'numbering'>
  readonly areaName: string | null
  readonly areaFullName: string | null
  readonly place: string | null
  readonly issuedOn: Day | null
  readonly signatures: readonly Signature[]
  readonly recipients: readonly Recipient[]
  readonly capacities: readonly Pick<CapacityRow, 'code' | 'symbol'>[]
}

/** The parts of the paper that follow rules of presentation (Nghị định 30/2020/NĐ-CP, Hướng dẫn 36-HD/VPTW) [DOC-06]. */
export interface PaperParts {
  readonly template: 'party' | 'state'
  readonly header: readonly string[]
  readonly placeAndDay: string
  readonly recipients: readonly string[]
  readonly signatures: readonly { readonly lines: readonly string[]; readonly name: string }[]
}

/** Lays out header, place and day, nơi nhận and signatures of a document. */
export function layOutPaper(source: PaperSource): PaperParts {
  const { issuer, areaName, areaFullName, place, issuedOn } = source
  const header = issuer.header.length > 0 ? issuer.header : [issuer.name.vi]
  return {
    template: issuer.numbering,
    header: header.map((line) =>
      line
        .replaceAll('{area}', areaName ?? '')
        .replaceAll('{Area}', areaFullName ?? '')
        .toUpperCase(),
    ),
    placeAndDay: `${place ?? areaName ?? '…'}, ${issuedOn === null ? 'ngày … tháng … năm …' : formatDocumentDay(issuedOn)}`,
    recipients: source.recipients.map(toLine),
    signatures: source.signatures.map((signature) => signBlock(signature, source)),
  }
}

function toLine({ name, purpose }: Recipient): string {
  if (purpose === 'to-file') return `Lưu ${name}.`
  return purpose === 'unsaid' ? `${name},` : `${name} (${recipientPurposeWords[purpose].vi}),`
}

function signBlock(signature: Signature, { capacities }: PaperSource): { lines: string[]; name: string } {
  const symbol = capacities.find(({ code }) => code === signature.capacity)?.symbol
  const first = [symbol, signature.onBehalfOf?.toUpperCase()].filter(Boolean).join(' ')
  return { lines: [...(first === '' ? [] : [first]), signature.title.toUpperCase()], name: signature.name }
}
