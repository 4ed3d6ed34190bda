import type { Words } from '#kit'

/** What the room's journal entries say. */
export const factWords: Readonly<Record<string, Words>> = {
  'document-registered': { vi: 'Nhập văn bản', en: 'Document entered' },
  'document-edited': { vi: 'Sửa dự thảo', en: 'Draft edited' },
  'document-numbered': { vi: 'Cấp số hiệu', en: 'Number given' },
  'document-related': { vi: 'Ghi quan hệ văn bản', en: 'Relations recorded' },
  'document-measures-added': { vi: 'Ghi biện pháp', en: 'Measures added' },
  'document-issued': { vi: 'Ban hành văn bản', en: 'Document issued' },
  'document-ended': { vi: 'Văn bản bị thay thế hoặc bãi bỏ', en: 'Document replaced or repealed' },
  'document-revoked': { vi: 'Thu hồi văn bản', en: 'Document revoked' },
  'document-units-activated': { vi: 'Kích hoạt đơn vị', en: 'Units activated' },
  'document-sent': { vi: 'Gửi văn bản', en: 'Document sent' },
  'document-received': { vi: 'Xác nhận đã nhận văn bản', en: 'Receipt acknowledged' },
  'document-read': { vi: 'Đã đọc văn bản', en: 'Document read' },
  'document-acted': { vi: 'Đã thực hiện văn bản', en: 'Document acted on' },
  'day-reported': { vi: 'Báo cáo ngày thực hiện', en: 'Day reported' },
  'cascade-ordered': { vi: 'Giao việc theo văn bản xuống cấp dưới', en: 'Cascade ordered' },
  'cascade-stopped': { vi: 'Dừng giao việc', en: 'Cascade stopped' },
  'meeting-recorded': { vi: 'Ghi kết luận hội nghị', en: 'Meeting recorded' },
  'conclusion-tasked': { vi: 'Giao việc từ kết luận', en: 'Task given from a conclusion' },
}
