import type { Words } from '#kit'
import type { ClockKey } from '../domain/index.ts'

/** What the times of the law are called, in the order of a dossier. */
export const clockTitles: Readonly<Record<ClockKey, Words>> = {
  record: { vi: 'Lập biên bản', en: 'Make the record' },
  handRecordOver: { vi: 'Chuyển biên bản đến người có thẩm quyền', en: 'Hand the record over' },
  explainWritten: { vi: 'Giải trình bằng văn bản', en: 'Explain in writing' },
  explainDirect: { vi: 'Yêu cầu giải trình trực tiếp', en: 'Ask to explain in person' },
  decide: { vi: 'Ra quyết định', en: 'Decide' },
  decideTransferred: { vi: 'Ra quyết định khi phải chuyển hồ sơ', en: 'Decide after a transfer' },
  decideExplained: { vi: 'Ra quyết định khi có giải trình, xác minh', en: 'Decide after an explanation' },
  decideComplex: { vi: 'Ra quyết định vụ phức tạp', en: 'Decide a complex case' },
  serve: { vi: 'Tống đạt quyết định', en: 'Serve the decision' },
  comply: { vi: 'Tự nguyện chấp hành', en: 'Comply' },
  statute: { vi: 'Thời hiệu xử phạt', en: 'Time in which the act may be sanctioned' },
  enforcement: { vi: 'Thời hiệu thi hành', en: 'Time in which a decision may be enforced' },
  appeal: { vi: 'Khiếu nại', en: 'Appeal' },
  acceptAppeal: { vi: 'Thụ lý khiếu nại', en: 'Accept an appeal' },
  resolveAppeal: { vi: 'Giải quyết khiếu nại lần đầu', en: 'Resolve an appeal' },
  resolveComplexAppeal: { vi: 'Giải quyết khiếu nại phức tạp', en: 'Resolve a complex appeal' },
  court: { vi: 'Khởi kiện', en: 'Go to court' },
}
