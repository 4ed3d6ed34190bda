import { type Day, formatDay, type Paper, type PaperBlock } from '#kit'
import { SETTINGS } from '../quarantine-words.ts'
import { entry, framed, type IsolationFrame, type IsolationOnPaper, line, personEntries } from './isolation-on-paper.ts'

/** How an isolation ended. */
export interface EndOnPaper {
  readonly kind: 'lapsed' | 'released' | 'appeal' | 'moved'
  readonly on: Day
}

const ends = {
  lapsed: 'hết thời hạn, tự chấm dứt',
  released: 'kết thúc theo quyết định trước thời hạn',
  appeal: 'quyết định cách ly đã bị hủy sau khiếu nại',
  moved: 'chuyển nơi cách ly',
}

/** Certificate that an isolation is over (giấy xác nhận hoàn thành cách ly). */
export function layOutCertificate(
  { isolation, end }: { readonly isolation: IsolationOnPaper; readonly end: EndOnPaper },
  frame: IsolationFrame,
): Paper {
  const { setting, placeName, followDays, watchCode } = isolation
  return framed(frame, {
    kind: 'GIẤY XÁC NHẬN',
    subject: end.kind === 'lapsed' ? 'Hoàn thành cách ly y tế' : 'Chấm dứt cách ly y tế',
    blocks: [
      line(`${frame.office} xác nhận:`),
      ...personEntries(isolation.person),
      entry('Hình thức', `${SETTINGS[setting].vi}${placeName === null ? '' : `, ${placeName}`}`),
      ...spanEntries(isolation, end),
      entry('Đã chấm dứt', ends[end.kind]),
      ...(followDays === null || end.kind !== 'lapsed'
        ? []
        : [entry('Tiếp tục tự theo dõi sức khỏe', `${followDays} ngày; đây là khuyến nghị, không phải cách ly`)]),
      ...(watchCode === null
        ? []
        : [
            line(
              `Muốn báo tin sức khỏe: gọi trạm y tế, hoặc vào trang “Tự theo dõi sức khỏe” (/tu-theo-doi) với mã ${watchCode}. Không báo tin không bị xử lý. Khẩn cấp gọi 115.`,
            ),
          ]),
      line('Người có tên trên không còn bị hạn chế theo quyết định cách ly này.', { bold: true }),
    ],
    recipients: ['Người có tên;', 'Lưu: Hồ sơ.'],
  })
}

/** From when until when it truly was: a paper of an isolation that ended early does not say that it was served to its last day. */
function spanEntries({ dayZero, lastDay }: IsolationOnPaper, { kind, on }: EndOnPaper): PaperBlock[] {
  const whole = dayZero && lastDay && `từ ngày ${formatDay(dayZero)} đến hết ngày ${formatDay(lastDay)}`
  if (kind === 'lapsed') return [entry('Thời gian', whole)]
  return [
    entry('Quyết định ban đầu', whole),
    entry('Thời gian đã cách ly', dayZero && `từ ngày ${formatDay(dayZero)} đến ngày ${formatDay(on)}`),
  ]
}
