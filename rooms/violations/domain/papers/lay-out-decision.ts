import type { Paper, PaperBlock } from '#kit'
import { appealRights } from './appeal-rights.ts'
import type { CaseOnPaper, DecisionOnPaper, PaperFrame } from './case-on-paper.ts'
import {
  article,
  basesOf,
  calledOnPaper,
  dayInFigures,
  draftStanding,
  entry,
  framed,
  hourAndDay,
  line,
  subjectEntries,
  sumInFiguresAndWords,
  untilDay,
} from './paper-parts.ts'

/**
 * The decision on a dossier (quyết định xử phạt vi phạm hành chính), with the sum in figures and in words, and with
 * right, deadline and channel of appeal [SG-07]. Not signed yet: it says so above all else.
 */
export function layOutDecision(facts: CaseOnPaper & { readonly decision: DecisionOnPaper }, frame: PaperFrame): Paper {
  const { subject, decision } = facts
  const isSanction = decision.outcome !== 'no-fine'
  return framed(frame, {
    kind: 'QUYẾT ĐỊNH',
    subject: isSanction ? 'Xử phạt vi phạm hành chính' : 'Không xử phạt vi phạm hành chính',
    standing: frame.signer.at === null ? draftStanding('Mức phạt là đề nghị.') : null,
    blocks: [
      { kind: 'heading', level: 1, text: frame.authority, centred: true },
      ...basesOf([...frame.rules.bases, ...ownBases(facts, frame)]),
      { kind: 'heading', level: 1, text: 'QUYẾT ĐỊNH:', centred: true },
      article(1, `${isSanction ? 'Xử phạt' : 'Không xử phạt'} vi phạm hành chính đối với:`),
      ...subjectEntries(subject),
      ...actEntries(facts, frame),
      ...(isSanction ? sanction(decision) : [entry('Lý do không xử phạt', decision.reason)]),
      article(2, 'Quyết định này có hiệu lực kể từ ngày ký.'),
      article(3, `Quyết định này được giao cho ${calledOnPaper(subject)} để chấp hành.`),
      ...(decision.outcome === 'fine' ? complying(decision, frame) : []),
      article(4, 'Quyền khiếu nại, khởi kiện.'),
      ...appealRights(decision, frame),
    ],
    recipients: [
      `${subject.kind === 'organisation' ? 'Tổ chức' : 'Người'} bị xử phạt (để chấp hành);`,
      ...(decision.outcome === 'fine' ? ['Kho bạc Nhà nước nơi thu phạt;'] : []),
      'Cơ quan lập biên bản;',
      'Lưu: Hồ sơ.',
    ],
  })
}

function ownBases({ act, record, decision }: CaseOnPaper, { utcOffsetMinutes }: PaperFrame): string[] {
  const onDay = (at: Parameters<typeof dayInFigures>[0]) => dayInFigures(at, utcOffsetMinutes)
  return [
    `Căn cứ ${act.legalBasis}`,
    ...(record === null
      ? []
      : [
          `Căn cứ Biên bản vi phạm hành chính${record.number === null ? '' : ` số ${record.number}`} lập ngày ${onDay(record.madeAt)}`,
        ]),
    ...(decision?.explanation ? [`Căn cứ ý kiến giải trình: ${decision.explanation}`] : []),
    ...(decision?.proposedBy ? [`Theo đề nghị của ${decision.proposedBy}`] : []),
  ]
}

function actEntries({ act }: CaseOnPaper, { utcOffsetMinutes }: PaperFrame): PaperBlock[] {
  return [
    entry('1. Hành vi vi phạm', act.behaviour),
    entry('2. Thời gian, địa điểm', `${hourAndDay(act.at, utcOffsetMinutes)}, tại ${act.place}`),
    entry('3. Quy định tại', act.legalBasis),
  ]
}

function sanction(decision: DecisionOnPaper): PaperBlock[] {
  const listed = (list: readonly string[]) => (list.length === 0 ? 'không' : list.join('; '))
  const main: PaperBlock =
    decision.outcome === 'warning'
      ? entry('6. Hình thức xử phạt chính', 'Phạt cảnh cáo', { bold: true })
      : entry('6. Hình thức xử phạt chính', `Phạt tiền, mức phạt ${sumInFiguresAndWords(decision.amount)}`, {
          bold: true,
        })
  return [
    entry('4. Tình tiết tăng nặng', listed(decision.aggravating)),
    entry('5. Tình tiết giảm nhẹ', listed(decision.mitigating)),
    main,
    entry('7. Biện pháp khắc phục hậu quả', listed(decision.remedies)),
    ...(decision.reason ? [entry('8. Lý do', decision.reason)] : []),
  ]
}

function complying({ payBy }: DecisionOnPaper, { rules: { terms }, payment }: PaperFrame): PaperBlock[] {
  const { comply, lateShare } = terms
  return [
    line(
      `1. Nộp phạt trong thời hạn ${comply} kể từ ngày nhận được quyết định này${untilDay(payBy, 'chậm nhất ngày')}. Quá thời hạn mà không tự nguyện chấp hành thì bị cưỡng chế; mỗi ngày chậm nộp phải nộp thêm ${lateShare} tính trên số tiền phạt chưa nộp.`,
    ),
    { kind: 'list', items: payment.map((text) => [{ text }]) },
    line(
      '2. Người gặp khó khăn đặc biệt về kinh tế có quyền đề nghị hoãn, giảm, miễn hoặc nộp tiền phạt nhiều lần; nộp đơn tại nơi nhận khiếu nại ghi dưới đây.',
    ),
  ]
}
