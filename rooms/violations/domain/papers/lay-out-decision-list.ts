import { type Day, formatDay, formatMoney, formatNumber, type Paper, paperText } from '#kit'
import type { Verdict } from '../dossier.ts'
import type { PaperFrame } from './case-on-paper.ts'
import { framed, line, sumInFiguresAndWords } from './paper-parts.ts'

/** One decision of the list. Amounts in đồng. */
export interface ListedDecision {
  readonly number: string | null
  readonly day: Day
  /** Null where the reader may not see it or gave no reason: the sign of the dossier stands instead. */
  readonly name: string | null
  readonly dossier: string
  readonly area: string
  readonly behaviour: string
  readonly outcome: Verdict
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
      ...(namesShown
        ? [line('Danh sách có tên người bị xử phạt: chỉ dùng cho công vụ, không công khai.', { italic: true })]
        : [line('Không ghi tên người bị xử phạt; mỗi hồ sơ mang một mã.', { italic: true })]),
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 1.1, align: 'center' },
          { head: 'Số, ngày', width: 3.1, align: 'center' },
          { head: namesShown ? 'Người, tổ chức' : 'Hồ sơ', width: namesShown ? 3.4 : 2.8, align: 'start' },
          { head: 'Địa bàn', width: 2.6, align: 'start' },
          { head: 'Hành vi', width: 4.8, align: 'start' },
          { head: 'Mức phạt (đồng)', width: 2.8, align: 'end' },
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
      line(
        `Danh sách có ${formatNumber(decisions.length)} quyết định, tổng số tiền phạt đã quyết định ${sumInFiguresAndWords(total)}.`,
      ),
    ],
    recipients: ['Kho bạc Nhà nước nơi thu phạt;', 'Lưu: VT.'],
  })
}

function amountOf({ outcome, amount }: ListedDecision): string {
  if (outcome === 'warning') return 'cảnh cáo'
  if (outcome === 'no-fine') return 'không xử phạt'
  return formatMoney(amount).replace(' đồng', '')
}
