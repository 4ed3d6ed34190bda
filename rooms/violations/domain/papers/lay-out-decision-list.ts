import { type Day, formatDay, formatMoney, formatNumber, moneyInVietnameseWords, type Paper, paperText } from '#kit'
import type { PaperFrame } from './case-on-paper.ts'
import { framed, line } from './paper-parts.ts'

/** One decision of the list. Amounts in đồng. */
export interface ListedDecision {
  readonly number: string | null
  readonly day: Day
  /** Null where the reader may not see it or gave no reason: the sign of the dossier stands instead. */
  readonly name: string | null
  readonly dossier: string
  readonly area: string
  readonly behaviour: string
  readonly outcome: 'fine' | 'warning' | 'no-sanction'
  readonly amount: bigint
  readonly state: string
}

/** A list of decisions, as it goes to the treasury or into the file. `from`, `to`: days of the decisions, both inside. */
export function layOutDecisionList(
  decisions: readonly ListedDecision[],
  frame: PaperFrame,
  {
    area,
    from,
    to,
    namesShown,
  }: { readonly area: string; readonly from: Day; readonly to: Day; readonly namesShown: boolean },
): Paper {
  const total = decisions.reduce((sum, { amount }) => sum + amount, 0n)
  const period = from === to ? `ngày ${formatDay(from)}` : `từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}`
  return framed(frame, {
    kind: 'DANH SÁCH',
    subject: `Quyết định xử phạt vi phạm hành chính ${period}, ${area}`,
    standing: null,
    blocks: [
      line(
        `${formatNumber(decisions.length)} quyết định, tổng số tiền phạt đã quyết định ${formatMoney(total)} (${moneyInVietnameseWords(total)}).`,
      ),
      ...(namesShown
        ? [line('Danh sách có tên người bị xử phạt: chỉ dùng cho công vụ, không công khai.', { italic: true })]
        : [line('Không ghi tên người bị xử phạt; mỗi hồ sơ mang một mã.', { italic: true })]),
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 1, align: 'center' },
          { head: 'Số, ngày', width: 2.6, align: 'center' },
          { head: namesShown ? 'Người, tổ chức' : 'Hồ sơ', width: 3.4, align: 'start' },
          { head: 'Địa bàn', width: 2.6, align: 'start' },
          { head: 'Hành vi', width: 5, align: 'start' },
          { head: 'Mức phạt (đồng)', width: 2.4, align: 'end' },
          { head: 'Tình trạng', width: 2.2, align: 'start' },
        ],
        rows: [
          ...decisions.map((decision, index) => ({
            cells: [
              paperText(String(index + 1)),
              paperText([decision.number, formatDay(decision.day)].filter((part) => part !== null).join(', ')),
              paperText(decision.name ?? decision.dossier),
              paperText(decision.area),
              paperText(decision.behaviour),
              paperText(amountOf(decision)),
              paperText(decision.state),
            ],
          })),
          {
            strong: true,
            cells: [[], [], paperText('Tổng cộng'), [], [], paperText(formatMoney(total).replace(' đồng', '')), []],
          },
        ],
      },
    ],
    recipients: ['Kho bạc Nhà nước nơi thu phạt;', 'Lưu: VT.'],
  })
}

function amountOf({ outcome, amount }: ListedDecision): string {
  if (outcome === 'warning') return 'cảnh cáo'
  if (outcome === 'no-sanction') return 'không xử phạt'
  return formatMoney(amount).replace(' đồng', '')
}
