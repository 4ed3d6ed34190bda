import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Day, type Paper, toInstant } from '#kit'
import { clocksFile, clocksOn } from '../clocks.ts'
import {
  type CaseOnPaper,
  layOutAppealDecision,
  layOutDecision,
  layOutDecisionList,
  layOutRecord,
  layOutTransfer,
  type PaperFrame,
  paperRulesOn,
  papersFile,
  type ViolationPaperKind,
} from './index.ts'

const read = (profile: string, name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../profiles/${profile}/violations/${name}.json`, import.meta.url), 'utf8'))
const fileOf = (profile: string) => papersFile.parse(read(profile, 'papers'))
const clocksAt = (profile: string, day: Day) => clocksOn(clocksFile.parse(read(profile, 'clocks')), day)
const file = fileOf('hanoi-2021')
const madeAt = toInstant('2021-07-27T09:30:00+07:00')

function frameOf(paper: ViolationPaperKind, change: Partial<PaperFrame> = {}): PaperFrame {
  return {
    superior: 'QUẬN HOÀNG MAI',
    issuer: ['ỦY BAN NHÂN DÂN', 'PHƯỜNG MAI ĐỘNG'],
    number: null,
    symbol: file.symbols[paper],
    place: 'Mai Động',
    day: '2021-07-30' as Day,
    utcOffsetMinutes: 420,
    authority: 'CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MAI ĐỘNG',
    office: 'Ủy ban nhân dân phường Mai Động',
    signer: { lines: ['CHỦ TỊCH'], name: 'Trần Thị Thử', at: null },
    rules: paperRulesOn({ file, clocks: clocksAt('hanoi-2021', '2021-07-30' as Day) }, paper, '2021-07-30' as Day),
    payment: file.payment.lines,
    complaint: file.complaint.lines,
    dossier: 'VP-4F2A91',
    ...change,
  }
}

const facts: CaseOnPaper = {
  subject: {
    kind: 'individual',
    name: 'Nguyễn Thị Ước',
    birthDate: '1984-05-01' as Day,
    idNumber: null,
    address: 'ngõ 254 Minh Khai',
    phone: null,
    representative: null,
    isMinor: false,
  },
  act: {
    at: madeAt,
    place: 'cổng chợ Mai Động',
    behaviour: 'Không thực hiện biện pháp bảo vệ cá nhân',
    description: 'Không đeo khẩu trang khi mua hàng; đã được nhắc một lần.',
    legalBasis: 'điểm a khoản 1 Điều 12 Nghị định 117/2020/NĐ-CP',
  },
  record: {
    number: '31/BB-VPHC',
    madeAt,
    place: 'cổng chợ Mai Động',
    maker: { name: 'Lê Văn Lập', post: 'Trưởng Công an phường' },
    witness: 'Phạm Thị Chứng',
    statement: 'Tôi quên khẩu trang ở nhà.',
    measures: 'đã phát khẩu trang',
    mayExplain: false,
    refusedToSign: false,
  },
  decision: {
    outcome: 'fine',
    amount: 1_500_000n,
    aggravating: [],
    mitigating: ['tự nguyện khai báo, thành thật hối lỗi'],
    remedies: [],
    proposedBy: 'Trưởng Công an phường Mai Động',
    explanation: null,
    reason: null,
    payBy: null,
    complainBy: null,
  },
}
const decided = { ...facts, decision: facts.decision as NonNullable<CaseOnPaper['decision']> }
const signed: Partial<PaperFrame> = {
  number: '31/QĐ-XPHC',
  signer: { lines: ['CHỦ TỊCH'], name: 'Trần Thị Thử', at: toInstant('2021-07-30T15:05:00+07:00') },
}

describe('the decision on paper', () => {
  it('[VIO-01] [SG-07] prints the sum in figures and words, and right, deadline and channel of appeal', () => {
    const words = wordsOf(layOutDecision(decided, frameOf('decision', signed)))
    expect(words).toContain('1.500.000 đồng (Bằng chữ: Một triệu năm trăm nghìn đồng)')
    expect(words).toContain('quyền khiếu nại trong thời hạn 90 ngày')
    expect(words).toContain('Nơi nhận khiếu nại: Ủy ban nhân dân phường Mai Động')
    expect(words).toContain('Nộp phạt không làm mất quyền khiếu nại')
    expect(words).toContain('không phải là người xem xét khiếu nại')
    expect(words).toContain('người tiếp công dân ghi lại thành văn bản')
  })

  it('[SG-07] once it was received it names the last day to complain and to pay', () => {
    const served = { ...decided.decision, payBy: '2021-08-12' as Day, complainBy: '2021-10-31' as Day }
    const words = wordsOf(layOutDecision({ ...facts, decision: served }, frameOf('decision', signed)))
    expect(words).toContain('(đến hết ngày 31/10/2021)')
    expect(words).toContain('(chậm nhất ngày 12/08/2021)')
  })

  it('[SG-08] says that it is not signed until a named person decided', () => {
    const draft = layOutDecision(decided, frameOf('decision'))
    expect(draft.standing).toMatch(/^DỰ THẢO - CHƯA KÝ/)
    expect(draft.number).toBe('Số:         /QĐ-XPHC')
    const final = layOutDecision(decided, frameOf('decision', signed))
    expect(final.standing).toBeNull()
    expect(final.colophon).toContain('15 giờ 05 phút, ngày 30 tháng 7 năm 2021')
  })

  it('[SG-13] a warning has no sum and no term to pay', () => {
    const warning = { ...decided.decision, outcome: 'warning' as const, amount: 0n }
    const words = wordsOf(layOutDecision({ ...facts, decision: warning }, frameOf('decision', signed)))
    expect(words).toContain('Phạt cảnh cáo')
    expect(words).not.toMatch(/Nộp phạt|Kho bạc/)
    expect(words).toContain('quyền khiếu nại')
  })
})

describe('the record on paper', () => {
  it('[VIO-01] has who, where, when, what, the rule, what was said, and who signs, two by two', () => {
    const paper = layOutRecord(facts, frameOf('record', { number: '31/BB-VPHC' }))
    const words = wordsOf(paper)
    for (const part of ['09 giờ 30 phút, ngày 27 tháng 7 năm 2021', 'Lê Văn Lập', 'Phạm Thị Chứng', 'Nguyễn Thị Ước'])
      expect(words).toContain(part)
    expect(words).toContain('Tôi quên khẩu trang ở nhà.')
    expect(paper.recipients).toEqual([])
    expect(paper.signatures.map(({ lines }) => lines[0])).toEqual([
      'NGƯỜI VI PHẠM',
      'NGƯỜI LẬP BIÊN BẢN',
      'NGƯỜI CHỨNG KIẾN',
    ])
  })

  it('[VIO-06] tells the right to explain where the law gives it', () => {
    const record = { ...(facts.record as NonNullable<CaseOnPaper['record']>), mayExplain: true }
    expect(wordsOf(layOutRecord({ ...facts, record }, frameOf('record')))).toMatch(
      /giải trình trực tiếp.*05 ngày có quyền gửi văn bản/,
    )
  })

  it('[SG-13] the record of a minor has room for a parent or guardian', () => {
    const subject = {
      ...facts.subject,
      isMinor: true,
      birthDate: '2006-01-15' as Day,
      representative: 'Trần Văn Cha',
    }
    const paper = layOutRecord({ ...facts, subject }, frameOf('record'))
    expect(wordsOf(paper)).toContain('Cha mẹ hoặc người giám hộ (người vi phạm chưa đủ 18 tuổi): Trần Văn Cha')
    expect(paper.signatures.at(-1)).toMatchObject({ lines: ['CHA MẸ, NGƯỜI GIÁM HỘ'], name: 'Trần Văn Cha' })
  })
})

describe('handing over, answering a complaint, listing', () => {
  it('[VIO-04] the notice of transfer says why: the bracket, not the sum proposed', () => {
    const transfer = {
      to: 'Chủ tịch UBND quận Hoàng Mai',
      toArea: 'Ủy ban nhân dân quận Hoàng Mai',
      reason: 'vượt thẩm quyền của Chủ tịch UBND phường',
      bracketMax: 20_000_000n,
      limit: 5_000_000n,
      at: madeAt,
    }
    const words = wordsOf(layOutTransfer(facts, frameOf('transfer'), transfer))
    expect(words).toContain('20.000.000 đồng, vượt thẩm quyền phạt tiền đến 5.000.000 đồng')
  })

  it('[VIO-06] [SG-07] a reduced fine says both sums and the way still open', () => {
    const appeal = {
      receivedAt: madeAt,
      grounds: 'Mức phạt cao so với hoàn cảnh.',
      findings: 'Có giấy xác nhận hộ nghèo.',
      outcome: 'reduced' as const,
      amountBefore: 1_500_000n,
      amountAfter: 1_000_000n,
      decisionNumber: '31/QĐ-XPHC',
      decisionDay: '2021-07-30' as Day,
      decisionBy: 'Chủ tịch UBND phường Mai Động',
    }
    const words = wordsOf(layOutAppealDecision(facts, frameOf('appeal-decision'), appeal))
    expect(words).toContain('Mức phạt đã quyết định: 1.500.000 đồng')
    expect(words).toContain('1.000.000 đồng (Bằng chữ: Một triệu đồng)')
    expect(words).toContain('khiếu nại lần hai trong thời hạn 30 ngày')
    expect(words).toContain('không phải là người đã ký')
  })

  it('[VIO-01] a list adds up, and without names carries signs only', () => {
    const row = {
      number: '31/QĐ-XPHC',
      day: '2021-07-30' as Day,
      dossier: 'VP-4F2A91',
      area: 'Phường Mai Động',
      behaviour: 'Không đeo khẩu trang',
      outcome: 'fine' as const,
      amount: 2_000_000n,
      state: 'đã tống đạt',
    }
    const list = layOutDecisionList(
      [
        { ...row, name: null },
        { ...row, name: null },
      ],
      frameOf('decision-list'),
      {
        area: 'quận Hoàng Mai',
        from: '2021-07-30' as Day,
        to: '2021-07-30' as Day,
        namesShown: false,
      },
    )
    const words = wordsOf(list)
    expect(words).toContain('tổng số tiền phạt đã quyết định 4.000.000 đồng (Bằng chữ: Bốn triệu đồng)')
    expect(words).toContain('VP-4F2A91')
    expect(words).toContain('Không ghi tên')
  })
})

describe('the words of the papers as dated data', () => {
  it.each(['hanoi-2021', 'hanoi-2025'])(
    '%s has terms for every day and forms that are marked as unverified',
    (name) => {
      const file = fileOf(name)
      for (const day of ['2021-07-27', '2022-01-01', '2026-11-22'] as Day[]) {
        const { form, terms, bases } = paperRulesOn({ file, clocks: clocksAt(name, day) }, 'decision', day)
        expect(terms).toMatchObject({ complaint: '90 ngày', comply: '10 ngày', lateShare: '0,05%' })
        expect(form?.sure).not.toBe('C')
        expect(bases.length).toBeGreaterThan(0)
      }
      const formOn = (day: string) =>
        file.forms.find(({ paper, from, to }) => paper === 'decision' && from <= day && (to === null || day < to))
      expect(formOn('2021-12-31')?.decree).toContain('81/2013')
      expect(formOn('2022-01-01')?.decree).toContain('118/2021')
    },
  )
})

/** All that a paper says, in its order. */
function wordsOf(paper: Paper): string {
  const runs = (text: readonly { readonly text: string }[]) => text.map((run) => run.text).join('')
  return paper.blocks
    .map((block) => {
      if (block.kind === 'heading') return block.text
      if (block.kind === 'paragraph') return runs(block.text)
      if (block.kind === 'list') return block.items.map(runs).join('\n')
      return block.rows.map(({ cells }) => cells.map(runs).join(' | ')).join('\n')
    })
    .join('\n')
}
