import type { PaperBlock } from '#kit'
import type { DecisionOnPaper, PaperFrame } from './case-on-paper.ts'
import { line, untilDay } from './paper-parts.ts'

/**
 * Right, deadline and channel of appeal as every decision that affects a person prints them [SG-07], with a way for
 * those who have no machine and those who cannot write [SG-12].
 */
export function appealRights(
  { outcome, complainBy }: Pick<DecisionOnPaper, 'outcome' | 'complainBy'>,
  { rules: { terms }, office, complaint }: PaperFrame,
): PaperBlock[] {
  return [
    line(
      `1. Không đồng ý với quyết định này, người bị xử phạt có quyền khiếu nại trong thời hạn ${terms.complaint} kể từ ngày nhận được hoặc biết được quyết định${untilDay(complainBy, 'đến hết ngày')}, hoặc khởi kiện vụ án hành chính tại Tòa án trong thời hạn ${terms.court}.`,
      { bold: true },
    ),
    line(`2. Nơi nhận khiếu nại: ${office}.`, { bold: true }),
    { kind: 'list', items: complaint.map((text) => [{ text }]) },
    line(
      `3. Khiếu nại không mất phí.${outcome === 'fine' ? ' Nộp phạt không làm mất quyền khiếu nại.' : ''} Người ký quyết định này không phải là người xem xét khiếu nại.`,
    ),
  ]
}
