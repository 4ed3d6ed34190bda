import type { Words } from '#kit'

/** What the room's journal entries say. */
export const factWords: Readonly<Record<string, Words>> = {
  'violation-detected': { vi: 'Phát hiện, mở hồ sơ vi phạm', en: 'Violation detected' },
  'violation-recorded': { vi: 'Lập biên bản vi phạm hành chính', en: 'Record made' },
  'violation-identified': { vi: 'Bổ sung thông tin người vi phạm', en: 'Person completed' },
  'violation-explained': { vi: 'Ghi nhận giải trình', en: 'Explanation taken down' },
  'violation-explanation-waived': { vi: 'Ghi nhận không giải trình', en: 'Explanation given up' },
  'violation-proposed': { vi: 'Đề nghị xử phạt', en: 'Sanction proposed' },
  'violation-transferred': { vi: 'Chuyển hồ sơ đến người có thẩm quyền', en: 'Dossier handed over' },
  'violation-referred': { vi: 'Chuyển cơ quan điều tra', en: 'Referred to the investigators' },
  'violation-decided': { vi: 'Ra quyết định', en: 'Decided' },
  'violation-served': { vi: 'Giao quyết định', en: 'Decision served' },
  'violation-paid': { vi: 'Nộp tiền phạt', en: 'Payment taken down' },
  'violation-relief-asked': { vi: 'Nhận đơn xin giảm, miễn, hoãn', en: 'Relief asked for' },
  'violation-relief-granted': { vi: 'Cho giảm, miễn, hoãn, nộp nhiều lần', en: 'Relief granted' },
  'violation-enforced': { vi: 'Quyết định cưỡng chế', en: 'Enforcement ordered' },
  'violation-closed': { vi: 'Kết thúc hồ sơ', en: 'Dossier closed' },
  'violation-withdrawn': { vi: 'Rút hồ sơ lập nhầm', en: 'Dossier withdrawn' },
  'violation-appealed': { vi: 'Nhận khiếu nại', en: 'Appeal taken in' },
  'violation-appeal-accepted': { vi: 'Thụ lý khiếu nại', en: 'Appeal accepted' },
  'violation-appeal-rejected': { vi: 'Không thụ lý khiếu nại', en: 'Appeal not accepted' },
  'violation-carried': { vi: 'Hồ sơ chuyển sang đơn vị hành chính mới', en: 'Dossier goes on in the new area' },
  'violation-person-forgotten': { vi: 'Xóa thông tin người vi phạm khi hết hạn giữ', en: 'Person forgotten in time' },
  'violation-appeal-resolved': { vi: 'Giải quyết khiếu nại', en: 'Appeal judged' },
}
