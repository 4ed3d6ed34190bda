import { defineRefusals } from '#kit'

/** What this room may say no to. */
export const REPORTS = defineRefusals('REPORTS', {
  UNKNOWN_FORM: {
    vi: 'Không có mẫu báo cáo “{form}” có hiệu lực vào ngày {day}.',
    en: 'No report form “{form}” is in force on {day}.',
  },
  NOT_A_REPORTER: {
    vi: 'Mẫu “{form}” không do đơn vị cấp này báo cáo.',
    en: 'The form “{form}” is not reported by a unit of this level.',
  },
  UNKNOWN_SOURCE: {
    vi: 'Mẫu “{form}” không nhận số liệu từ nguồn “{source}”.',
    en: 'The form “{form}” takes no figures from the source “{source}”.',
  },
  UNKNOWN_INDICATOR: {
    vi: 'Mẫu “{form}” không có chỉ tiêu “{indicator}”.',
    en: 'The form “{form}” has no indicator “{indicator}”.',
  },
  NO_FIGURES: {
    vi: 'Báo cáo chưa có số liệu nào. Không có gì phát sinh thì ghi 0.',
    en: 'The report holds no figure. Where nothing happened, write 0.',
  },
  NOT_WHOLE: {
    vi: 'Chỉ tiêu “{indicator}” là số nguyên, nhưng được ghi {value}. Ý là {whole} hay {thousands}?',
    en: 'The indicator “{indicator}” is counted in whole numbers, but says {value}. Is {whole} meant, or {thousands}?',
  },
  TOO_MANY_DECIMALS: {
    vi: 'Chỉ tiêu “{indicator}” có nhiều nhất {decimals} chữ số thập phân, nhưng được ghi {value}.',
    en: 'The indicator “{indicator}” has at most {decimals} decimals, but says {value}.',
  },
  NEGATIVE: {
    vi: 'Chỉ tiêu “{indicator}” không thể nhỏ hơn 0.',
    en: 'The indicator “{indicator}” cannot be below 0.',
  },
  TOO_LARGE: {
    vi: 'Chỉ tiêu “{indicator}” lớn hơn số mà máy tính giữ được chính xác.',
    en: 'The indicator “{indicator}” is larger than can be kept exactly.',
  },
  WRONG_PERIOD: {
    vi: 'Kỳ báo cáo “{period}” không đúng: mẫu này báo cáo theo {kind}.',
    en: 'The period “{period}” is not right: this form is reported by {kind}.',
  },
  PERIOD_AHEAD: {
    vi: 'Kỳ {period} chưa đến, chưa thể báo cáo.',
    en: 'The period {period} has not begun; it cannot be reported yet.',
  },
  AS_OF_AHEAD: {
    vi: 'Số liệu không thể tính đến một thời điểm chưa tới.',
    en: 'Figures cannot be as of a moment that has not come.',
  },
  AS_OF_BEFORE: {
    vi: 'Thời điểm số liệu nằm trước kỳ báo cáo.',
    en: 'The as-of lies before the period.',
  },
  SINCE_AFTER: {
    vi: 'Ngày bắt đầu tính ({since}) nằm sau thời điểm số liệu.',
    en: 'The first day counted ({since}) lies after the as-of.',
  },
  REFERENCE_NEEDED: {
    vi: 'Số liệu trích dẫn phải ghi rõ lấy từ đâu.',
    en: 'Quoted figures must say where they are taken from.',
    status: 422,
  },
  ALREADY_REPORTED: {
    vi: 'Đơn vị này đã có báo cáo kỳ {period} từ nguồn “{source}”. Nếu số liệu thay đổi, hãy đính chính báo cáo đó (mã {reportId}).',
    en: 'This unit already has a report of {period} from “{source}”. If the figures changed, correct that report ({reportId}).',
    status: 409,
  },
  TWICE_IN_ONE_DELIVERY: {
    vi: 'Trong cùng một lần gửi có hai báo cáo của một đơn vị, một kỳ, một nguồn; báo cáo đứng sau không được nhận.',
    en: 'Two reports of one unit, period and source came in one delivery; the later one is not taken.',
    status: 409,
  },
  SUPERSEDED: {
    vi: 'Đã có bản đính chính mới hơn. Hãy mở bản mới nhất (mã {reportId}).',
    en: 'A later version exists. Open the newest one ({reportId}).',
    status: 409,
  },
  TAKEN_BACK: {
    vi: 'Báo cáo này đã được rút lại. Hãy lập báo cáo mới cho kỳ này.',
    en: 'This report was taken back. Enter a new report for the period.',
    status: 409,
  },
  NOTHING_CHANGED: {
    vi: 'Bản đính chính không khác bản đang có.',
    en: 'The correction does not differ from the version in force.',
    status: 409,
  },
  PERIOD_LOCKED: {
    vi: 'Kỳ {period} đã khóa lúc {at} tại {area}. Người mở lại được: {reopenBy}.',
    en: 'The period {period} was locked at {at} for {area}. Who can reopen it: {reopenBy}.',
    status: 409,
  },
  ALREADY_LOCKED: {
    vi: 'Kỳ này đã khóa.',
    en: 'This period is already locked.',
    status: 409,
  },
  NOT_LOCKED: {
    vi: 'Kỳ này không khóa ở đơn vị này.',
    en: 'This period is not locked for this unit.',
    status: 409,
  },
  LOCKED_ABOVE: {
    vi: 'Kỳ này do {area} khóa; chỉ cấp đó mở lại được.',
    en: 'This period was locked by {area}; only they can reopen it.',
    status: 403,
  },
  NOT_OVER: {
    vi: 'Kỳ {period} chưa hết hạn gửi, chưa thể khóa.',
    en: 'The period {period} is not yet due and cannot be locked.',
  },
  DIFFERENCE_NOT_OWNED: {
    vi: 'Số liệu không khớp ({flaws} chỗ). Muốn gửi lên, người đứng đầu phải xác nhận chênh lệch và ghi rõ lý do.',
    en: 'The figures do not agree ({flaws} places). To send it up its head must own the difference and explain it.',
  },
  SENT_UP_STAYS: {
    vi: 'Báo cáo đã ký gửi thì không rút lại được; hãy đính chính.',
    en: 'A report that was sent up cannot be taken back; correct it.',
    status: 409,
  },
  ALREADY_SENT_UP: {
    vi: 'Báo cáo này đã được ký gửi.',
    en: 'This report has already been sent up.',
    status: 409,
  },
})
