import { formatDay, type Paper, type PaperBlock } from '#kit'
import { DECISION_KINDS, GUARDIAN_PLANS, RELEASE_GROUNDS, SETTINGS } from '../quarantine-words.ts'
import {
  article,
  type DecisionOnPaper,
  entry,
  framed,
  type IsolationFrame,
  type IsolationOnPaper,
  line,
  personEntries,
} from './isolation-on-paper.ts'

const classes = { F0: 'người bệnh (F0) thể nhẹ', F1: 'người tiếp xúc gần (F1)', entrant: 'người đến từ vùng dịch' }

/**
 * A decision about somebody's isolation, with the right to complain, its deadline and its channel (SG-07); a way for those
 * who cannot write, and the care that no order takes away (SG-10, SG-12).
 */
export function layOutDecision(
  { isolation, decision }: { readonly isolation: IsolationOnPaper; readonly decision: DecisionOnPaper },
  frame: IsolationFrame,
): Paper {
  const subject = DECISION_KINDS[decision.kind].vi
  const body = contents(isolation, decision)
  return framed(frame, {
    kind: 'QUYẾT ĐỊNH',
    subject,
    blocks: [
      { kind: 'heading', level: 1, text: frame.authority, centred: true },
      ...decision.bases.map((text, index) =>
        line(`Căn cứ ${text}${index === decision.bases.length - 1 ? '.' : ';'}`, { italic: true }),
      ),
      { kind: 'heading', level: 1, text: 'QUYẾT ĐỊNH:', centred: true },
      article(1, `${subject} đối với ${classes[isolation.class]}:`),
      ...personEntries(isolation.person),
      ...body,
      entry('Lý do', decision.reason),
      article(
        2,
        'Cấp cứu, thuốc, lương thực, sinh con, thoát khỏi bạo lực không bị quyết định này ngăn cản. Khẩn cấp gọi 115.',
      ),
      article(3, 'Quyền khiếu nại, khởi kiện.'),
      ...appealRights(decision, frame),
    ],
    recipients: ['Người có tên tại Điều 1;', 'Trạm y tế phường, xã (theo dõi);', 'Lưu: Hồ sơ.'],
  })
}

function contents(isolation: IsolationOnPaper, decision: DecisionOnPaper): PaperBlock[] {
  if (decision.kind === 'isolate') return isolating(isolation, decision)
  if (decision.kind === 'extend') {
    return [
      entry('Hạn trước đây', decision.lastDayBefore && `hết ngày ${formatDay(decision.lastDayBefore)}`),
      entry('Hạn mới', decision.lastDay && `24 giờ ngày ${formatDay(decision.lastDay)}, tự hết hiệu lực`),
    ]
  }
  if (decision.kind === 'release') {
    return [entry('Căn cứ kết thúc trước thời hạn', decision.ground && RELEASE_GROUNDS[decision.ground].vi)]
  }
  return decision.alternative === null ? [] : [entry('Phương án thay thế', decision.alternative)]
}

function isolating(isolation: IsolationOnPaper, decision: DecisionOnPaper): PaperBlock[] {
  const { setting, placeName, dayZero, followDays, guardianPlan, rule, test } = isolation
  return [
    entry('Hình thức', `${SETTINGS[setting].vi}${placeName === null ? '' : `, ${placeName}`}`),
    entry('Tính từ ngày (ngày 0)', dayZero && formatDay(dayZero)),
    entry(
      'Đến',
      decision.lastDay &&
        `24 giờ ngày ${formatDay(decision.lastDay)}. Hết giờ này việc cách ly tự chấm dứt, không cần thêm giấy tờ`,
    ),
    ...(followDays === null ? [] : [entry('Sau đó tự theo dõi', `${followDays} ngày`)]),
    ...(rule === null
      ? []
      : [entry('Thời hạn theo', `${rule.text}${rule.isSure ? '' : ' (cần xác nhận với văn bản gốc)'}`)]),
    ...(test === null ? [] : [entry('Trước khi kết thúc', test)]),
    ...(guardianPlan === null ? [] : [entry('Phương án người giám hộ', GUARDIAN_PLANS[guardianPlan].vi)]),
  ]
}

function appealRights({ complainBy }: DecisionOnPaper, frame: IsolationFrame): PaperBlock[] {
  return [
    line(
      `1. Không đồng ý với quyết định này, người bị áp dụng có quyền khiếu nại trong ${frame.appealDays} ngày kể từ ngày nhận được hoặc biết được quyết định (đến hết ngày ${formatDay(complainBy)}), hoặc khởi kiện vụ án hành chính tại Tòa án.`,
      { bold: true },
    ),
    line(`2. Nơi nhận khiếu nại: ${frame.office}.`, { bold: true }),
    { kind: 'list', items: frame.complaint.map((text) => [{ text }]) },
  ]
}
