import { formatMoney, type Paper } from '#kit'
import type { CaseOnPaper, PaperFrame, TransferOnPaper } from './case-on-paper.ts'
import { basesOf, calledOnPaper, dayInFigures, draftStanding, entry, framed, line } from './paper-parts.ts'

/** The notice that a dossier goes to whom the law lets decide it [VIO-04], also for the one concerned. */
export function layOutTransfer(facts: CaseOnPaper, frame: PaperFrame, transfer: TransferOnPaper): Paper {
  const { subject, act, record } = facts
  const onDay = (at: Parameters<typeof dayInFigures>[0]) => dayInFigures(at, frame.utcOffsetMinutes)
  const limit =
    transfer.limit === null ? '' : `, vượt thẩm quyền phạt tiền đến ${formatMoney(transfer.limit)} của nơi chuyển`
  return framed(frame, {
    kind: 'THÔNG BÁO',
    subject: 'Chuyển hồ sơ vi phạm hành chính đến người có thẩm quyền',
    standing: frame.signer.at === null ? draftStanding('Hồ sơ chưa được chuyển trên hệ thống.') : null,
    blocks: [
      ...basesOf(frame.rules.bases),
      line(`${frame.office} chuyển đến ${transfer.to} hồ sơ vụ vi phạm hành chính sau đây:`),
      entry('1. Người, tổ chức vi phạm', calledOnPaper(subject)),
      entry('2. Hành vi', `${act.behaviour}, ngày ${onDay(act.at)}, tại ${act.place}`),
      entry('3. Quy định tại', act.legalBasis),
      entry('4. Lý do chuyển', transfer.reason),
      line(
        `Mức tối đa của khung tiền phạt đối với hành vi này là ${formatMoney(transfer.bracketMax)}${limit}. Thẩm quyền xác định theo mức tối đa của khung, không theo mức phạt đề nghị.`,
      ),
      entry(
        '5. Tài liệu kèm theo',
        record === null
          ? 'hồ sơ điện tử'
          : `Biên bản vi phạm hành chính lập ngày ${onDay(record.madeAt)} và các tài liệu trong hồ sơ`,
      ),
      line(
        `Người vi phạm giữ nguyên các quyền giải trình, khiếu nại; từ ngày ${onDay(transfer.at)} liên hệ ${transfer.toArea} về việc giải quyết hồ sơ.`,
      ),
    ],
    recipients: [`${transfer.to};`, 'Người, tổ chức vi phạm (để biết);', 'Cơ quan lập biên bản;', 'Lưu: Hồ sơ.'],
  })
}
