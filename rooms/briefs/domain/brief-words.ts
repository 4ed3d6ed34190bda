import { formatNumber } from '#kit'

/** Sentences of the paper in Vietnamese and in English; `{name}` is filled in. */
const sentences = {
  kind: ['BÁO CÁO NHANH', 'SITUATION BRIEF'],
  subject: [
    'Tình hình và công tác phòng, chống dịch trên địa bàn {area}, tính đến {at}',
    'Situation and response in {area}, as of {at}',
  ],
  'standing.unsigned': [
    'Bản trích từ hệ thống, chưa ký ban hành. Nội dung theo dữ liệu đã ghi đến {at}.',
    'Taken from the system, not signed. What was on record at {at}.',
  ],
  colophon: [
    'Lập tự động từ dữ liệu của hệ thống; không có số liệu nào được sửa hoặc làm tròn khi lập báo cáo.',
    'Made from the records of the system; no figure was changed or rounded in making it.',
  ],
  'colophon.issued': [
    'Nội dung đã ký được giữ nguyên trên hệ thống, mã SHA-256: {hash}.',
    'The signed content is kept unchanged in the system, SHA-256: {hash}.',
  ],
  sources: ['Nguồn số liệu', 'Sources'],
  recipients: ['Nơi nhận:', 'To:'],
  'signed.at': ['Đã ký trên hệ thống lúc {at}', 'Signed in the system at {at}'],
  'source.journal': [
    'Sổ ghi của hệ thống (việc được giao, kẽ hở, phân công, văn bản) đến {at}.',
    'Records of the system (tasks, gaps, posts, documents) until {at}.',
  ],
  'source.as-of': ['{source}, tính đến {asOf}.', '{source}, as of {asOf}.'],
  'h.in-force': ['BIỆN PHÁP ĐANG CÓ HIỆU LỰC', 'IN FORCE'],
  'in-force.none': ['Không có biện pháp nào đang có hiệu lực.', 'Nothing is in force.'],
  'in-force.day': [': ngày {day}/{of}, từ {from} đến {to}.', ': day {day} of {of}, from {from} to {to}.'],
  'in-force.review': [
    ': ngày thứ {day}, từ {from}, xem xét lại lúc {to}.',
    ': day {day}, from {from}, to be reviewed at {to}.',
  ],
  'in-force.open': [': ngày thứ {day}, từ {from}.', ': day {day}, from {from}.'],
  'h.figures': ['SỐ LIỆU CHÍNH', 'HEADLINE FIGURES'],
  'figures.none': ['Chưa có số liệu báo cáo nào của địa bàn đến thời điểm này.', 'No figure has been reported yet.'],
  'figures.note': [
    'Số liệu giữ nguyên như nguồn đã báo; chữ nghiêng là số không chính xác tuyệt đối (khoảng, gần, hơn). Mỗi nguồn có thời điểm riêng.',
    'Figures stand as their sources reported them; those in italics are not exact (about, nearly, more than). Each source has its own as-of.',
  ],
  'c.number': ['TT', 'No.'],
  'c.indicator': ['Chỉ tiêu', 'Indicator'],
  'c.figure': ['Số liệu', 'Figure'],
  'c.change': ['So với hôm trước', 'Since the day before'],
  'c.as-of': ['Tính đến', 'As of'],
  'as-of': ['{asOf}', '{asOf}'],
  'as-of.ahead': ['{asOf} *', '{asOf} *'],
  'as-of.ahead.note': [
    '(*) Trích từ văn bản đề ngày sau thời điểm báo cáo.',
    '(*) Quoted from a document dated after the moment of this brief.',
  ],
  'source.says': ['Theo {source}', 'By {source}'],
  'source.since': [
    '{source}, tính đến {asOf}; số cộng dồn tính từ {since}.',
    '{source}, as of {asOf}; running totals since {since}.',
  ],
  'h.flaws': ['SỐ LIỆU CHƯA KHỚP', 'WHAT DOES NOT ADD UP'],
  'flaws.none': ['Không có số liệu nào lệch nhau.', 'No figures contradict each other.'],
  'flaws.note': [
    'Cả hai số đều được giữ nguyên; hệ thống không tự sửa.',
    'Both figures are kept; the system mends neither.',
  ],
  'flaw.owner': [' Người phải làm rõ: {owner}.', ' To be settled by: {owner}.'],
  'h.reporting': ['CHẾ ĐỘ BÁO CÁO', 'REPORTING'],
  'reporting.none': ['Chưa có kỳ báo cáo nào đến hạn.', 'No report was due.'],
  'reporting.line': [
    '{form}, kỳ {period}: {inTime}/{expected} đơn vị gửi đúng hạn; {late} gửi chậm; {missing} chưa gửi.',
    '{form}, {period}: {inTime} of {expected} units in time; {late} late; {missing} missing.',
  ],
  'reporting.awaited': [
    '{form}, kỳ {period}: {inTime}/{expected} đơn vị đã gửi; hạn {due}.',
    '{form}, {period}: {inTime} of {expected} units have sent; due {due}.',
  ],
  'reporting.missing': [' Chưa gửi: {areas}.', ' Missing: {areas}.'],
  'h.duty': ['TRỰC CHỈ HUY', 'ON DUTY'],
  'duty.none': ['Không có ai trong danh sách trực tại thời điểm này.', 'Nobody is listed as on duty at this moment.'],
  'duty.vacant': ['chưa có người', 'nobody'],
  'duty.acting': [' (phụ trách)', ' (acting)'],
  'duty.instead': [' (cấp trên: {area})', ' (from above: {area})'],
  'c.post': ['Vị trí', 'Post'],
  'c.name': ['Họ và tên', 'Name'],
  'c.phone': ['Điện thoại', 'Telephone'],
  'h.gaps': ['KẼ HỞ CẦN XỬ LÝ', 'OPEN GAPS'],
  'gaps.count': [
    'Đang có {open} kẽ hở, trong đó {overdue} quá hạn: {s4} nguy cơ ngay, {s3} thiếu hoặc muộn, {s2} cần làm sớm, {s1} cần biết.',
    '{open} gaps are open, {overdue} of them overdue: {s4} with harm near, {s3} late or missing, {s2} soon, {s1} to know.',
  ],
  'gaps.none': ['Không có kẽ hở nào đang mở.', 'No gap is open.'],
  'gaps.rest': [' Còn {count} kẽ hở nhẹ hơn không liệt kê ở đây.', ' {count} less grave ones are not listed here.'],
  'c.count': ['Số', 'No.'],
  'c.what': ['Nội dung', 'What'],
  'c.where': ['Nơi', 'Where'],
  'c.owner': ['Người chịu trách nhiệm', 'Answers for it'],
  'c.due': ['Hạn', 'Due'],
  'due.late': ['{due} (quá hạn)', '{due} (overdue)'],
  'owner.nobody': ['chưa có người', 'nobody yet'],
  'severity.4': ['Nguy cơ ngay', 'Harm is near'],
  'severity.3': ['Thiếu, muộn', 'Missing, late'],
  'severity.2': ['Cần làm sớm', 'Act soon'],
  'severity.1': ['Cần biết', 'To know'],
  'c.severity': ['Mức', 'Severity'],
  'h.tasks': ['NHIỆM VỤ', 'TASKS'],
  'tasks.count': [
    'Đang mở {open} việc; {overdue} việc quá hạn; {dueSoon} việc đến hạn trong 24 giờ tới.',
    '{open} tasks are open; {overdue} are overdue; {dueSoon} fall due within 24 hours.',
  ],
  'tasks.rest': [' Còn {count} việc không liệt kê ở đây.', ' {count} more are not listed here.'],
  'tasks.like': ['{title} và các việc cùng loại', '{title} and others like it'],
  'owner.each': ['người phụ trách từng nơi', 'whoever answers for each place'],
  'h.changes': ['THAY ĐỔI TRONG 24 GIỜ', 'CHANGES IN 24 HOURS'],
  'changes.line': ['Từ {since}: {counts}.', 'Since {since}: {counts}.'],
  'changes.none': ['Từ {since} không có thay đổi nào được ghi.', 'Nothing was recorded since {since}.'],
  'h.documents': ['VĂN BẢN BAN HÀNH TRONG 24 GIỜ', 'DOCUMENTS ISSUED IN 24 HOURS'],
  'documents.none': ['Không ban hành văn bản nào.', 'None was issued.'],
  'h.limits': ['NHỮNG ĐIỀU CHƯA THỂ KHẲNG ĐỊNH', 'WHAT CANNOT BE SAID FOR CERTAIN'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

/** Name of a sentence of the paper. */
export type BriefSentence = keyof typeof sentences

/** Says a sentence in the paper's language. */
export type SayBrief = (key: BriefSentence, blanks?: Readonly<Record<string, string | number>>) => string

/** A speaker of one language. */
export function briefSpeaker(language: 'vi' | 'en'): SayBrief {
  return (key, blanks = {}) =>
    sentences[key][language === 'vi' ? 0 : 1].replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(blanks[name]))
}

/** Numbers are printed the Vietnamese way in both languages, as figures are [RPT-05]. */
function shown(blank: string | number | undefined): string {
  return typeof blank === 'number' ? formatNumber(blank) : (blank ?? '')
}
