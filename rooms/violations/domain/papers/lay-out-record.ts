import type { Paper, PaperBlock } from '#kit'
import type { CaseOnPaper, PaperFrame, RecordOnPaper } from './case-on-paper.ts'
import {
  basesOf,
  blank,
  calledOnPaper,
  draftStanding,
  entry,
  framed,
  hourAndDay,
  line,
  subjectEntries,
} from './paper-parts.ts'

/**
 * The record of an administrative violation (biên bản vi phạm hành chính): what Article 58 of the Law on Handling
 * Administrative Violations wants in it. Before it is entered it is a sheet to be filled in by hand.
 */
export function layOutRecord(facts: CaseOnPaper, frame: PaperFrame): Paper {
  const { subject, act, record } = facts
  const at = (moment: Parameters<typeof hourAndDay>[0]) => hourAndDay(moment, frame.utcOffsetMinutes)
  return framed(frame, {
    kind: 'BIÊN BẢN',
    subject: 'Vi phạm hành chính về y tế dự phòng, phòng chống dịch',
    standing: record === null ? draftStanding('Biên bản chưa được lập trên hệ thống, các chỗ trống ghi tay.') : null,
    blocks: [
      ...basesOf(frame.rules.bases),
      line(
        `Hôm nay, hồi ${record === null ? blank : at(record.madeAt)}, tại ${record?.place ?? act.place}, chúng tôi gồm:`,
      ),
      entry('1. Người lập biên bản', record === null ? null : `${record.maker.name}, ${record.maker.post}`),
      entry('2. Người chứng kiến (nếu có)', record?.witness ?? null),
      line('Tiến hành lập biên bản vi phạm hành chính đối với:', { bold: true }),
      ...subjectEntries(subject),
      line('Đã có hành vi vi phạm hành chính:', { bold: true }),
      entry('Hành vi', act.behaviour),
      entry('Thời gian, địa điểm', `${at(act.at)}, tại ${act.place}`),
      entry('Mô tả vụ việc', act.description),
      entry('Quy định tại', act.legalBasis),
      entry('Ý kiến trình bày của người vi phạm, đại diện tổ chức vi phạm', record?.statement ?? null),
      entry('Biện pháp ngăn chặn, khắc phục đã yêu cầu', record?.measures ?? null),
      line(`Chúng tôi đã yêu cầu ${calledOnPaper(subject)} chấm dứt ngay hành vi vi phạm.`),
      ...(record === null ? [] : [explanationRight(record, frame), handedOver(record)]),
    ],
    recipients: [],
    signatures: signaturesOf(facts, frame),
  })
}

function explanationRight({ mayExplain }: RecordOnPaper, { rules, office }: PaperFrame): PaperBlock {
  const { oralExplanation, writtenExplanation } = rules.terms
  if (!mayExplain)
    return line(
      'Hành vi này không thuộc trường hợp luật định về thủ tục giải trình; ý kiến của người vi phạm vẫn được ghi ở trên và được xem xét khi ra quyết định.',
    )
  return line(
    `Quyền giải trình: trong thời hạn ${oralExplanation} kể từ ngày lập biên bản, người vi phạm có quyền yêu cầu giải trình trực tiếp; trong thời hạn ${writtenExplanation} có quyền gửi văn bản giải trình đến ${office}. Có thể nhờ người đại diện làm thay.`,
    { bold: true },
  )
}

function handedOver({ refusedToSign }: RecordOnPaper): PaperBlock {
  const refused = refusedToSign ? ` Người vi phạm không ký biên bản; lý do: ${blank}` : ''
  return line(
    `Biên bản được lập thành 02 bản có nội dung và giá trị như nhau, đã đọc lại cho những người có tên nghe, công nhận là đúng và cùng ký tên; 01 bản giao cho người vi phạm, 01 bản lưu hồ sơ.${refused}`,
  )
}

function signaturesOf({ subject, record }: CaseOnPaper, { signer }: PaperFrame): Paper['signatures'] {
  return [
    {
      lines: [subject.kind === 'organisation' ? 'ĐẠI DIỆN TỔ CHỨC VI PHẠM' : 'NGƯỜI VI PHẠM'],
      note: null,
      name: (subject.kind === 'organisation' ? subject.representative : subject.name) ?? '',
    },
    { lines: ['NGƯỜI LẬP BIÊN BẢN'], note: null, name: record?.maker.name ?? signer.name },
    ...(record?.witness ? [{ lines: ['NGƯỜI CHỨNG KIẾN'], note: null, name: record.witness }] : []),
    ...(subject.isMinor ? [{ lines: ['CHA MẸ, NGƯỜI GIÁM HỘ'], note: null, name: subject.representative ?? '' }] : []),
  ]
}
