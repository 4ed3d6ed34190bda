import { formatDay, formatMoney, type Paper, type PaperBlock } from '#kit'
import type { AppealOnPaper, CaseOnPaper, PaperFrame } from './case-on-paper.ts'
import {
  article,
  basesOf,
  calledOnPaper,
  dayInFigures,
  draftStanding,
  entry,
  framed,
  line,
  sumInFiguresAndWords,
} from './paper-parts.ts'

/** The decision on a complaint, by somebody else than who decided the fine [SG-07], with the way that is still open. */
export function layOutAppealDecision(facts: CaseOnPaper, frame: PaperFrame, appeal: AppealOnPaper): Paper {
  const { subject } = facts
  const decision = decisionCalled(appeal)
  const received = dayInFigures(appeal.receivedAt, frame.utcOffsetMinutes)
  return framed(frame, {
    kind: 'QUYẾT ĐỊNH',
    subject: 'Giải quyết khiếu nại đối với quyết định xử phạt vi phạm hành chính',
    standing: frame.signer.at === null ? draftStanding('Khiếu nại đang được xem xét.') : null,
    blocks: [
      { kind: 'heading', level: 1, text: frame.authority, centred: true },
      ...basesOf([
        ...frame.rules.bases,
        `Căn cứ ${decision} của ${appeal.decisionBy}`,
        `Xét khiếu nại của ${calledOnPaper(subject)} nhận ngày ${received}`,
      ]),
      entry('1. Nội dung khiếu nại', appeal.grounds),
      entry('2. Kết quả xem xét', appeal.findings),
      line(`Người xem xét khiếu nại không phải là người đã ký ${decision}.`),
      { kind: 'heading', level: 1, text: 'QUYẾT ĐỊNH:', centred: true },
      article(1, outcomeOf(appeal, decision)),
      ...sums(appeal),
      article(
        2,
        `Không đồng ý với quyết định này, người khiếu nại có quyền khiếu nại lần hai trong thời hạn ${frame.rules.terms.secondComplaint} kể từ ngày nhận được quyết định, hoặc khởi kiện vụ án hành chính tại Tòa án trong thời hạn ${frame.rules.terms.court}.`,
      ),
      { kind: 'list', items: frame.complaint.map((text) => [{ text }]) },
      article(
        3,
        `${calledOnPaper(subject).replace(/^./u, (first) => first.toUpperCase())} và cơ quan đã ra ${decision} thi hành quyết định này.`,
      ),
    ],
    recipients: ['Người khiếu nại;', `${appeal.decisionBy};`, 'Kho bạc Nhà nước nơi thu phạt;', 'Lưu: Hồ sơ.'],
  })
}

function decisionCalled({ decisionNumber, decisionDay }: AppealOnPaper): string {
  const number = decisionNumber === null ? '' : ` số ${decisionNumber}`
  return `Quyết định xử phạt vi phạm hành chính${number} ngày ${formatDay(decisionDay)}`
}

function outcomeOf({ outcome }: AppealOnPaper, decision: string): string {
  if (outcome === 'upheld') return `Giữ nguyên ${decision}.`
  if (outcome === 'cancelled') return `Hủy bỏ ${decision}; tiền phạt đã nộp (nếu có) được hoàn trả.`
  return `Sửa đổi ${decision}, giảm mức phạt tiền:`
}

function sums({ outcome, amountBefore, amountAfter }: AppealOnPaper): PaperBlock[] {
  if (outcome !== 'reduced') return []
  return [
    entry('Mức phạt đã quyết định', formatMoney(amountBefore)),
    entry('Mức phạt mới', sumInFiguresAndWords(amountAfter), { bold: true }),
    line('Phần tiền phạt đã nộp vượt mức mới (nếu có) được hoàn trả.'),
  ]
}
