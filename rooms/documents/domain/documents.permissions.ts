/** What one may be allowed to do with documents. */
export const DOCUMENT_PERMISSIONS = {
  'documents.read': { vi: 'Xem văn bản', en: 'See documents' },
  'documents.write': { vi: 'Nhập, soạn và gửi văn bản', en: 'Enter, draft and send documents' },
  'documents.issue': { vi: 'Ban hành, thu hồi văn bản', en: 'Issue and revoke documents' },
  'documents.cascade': { vi: 'Giao việc theo văn bản xuống cấp dưới', en: 'Cascade a document down as tasks' },
  'documents.receive': { vi: 'Xác nhận đã nhận, đã đọc, đã thực hiện', en: 'Acknowledge receipt of documents' },
  'documents.report': { vi: 'Báo cáo ngày thực hiện văn bản', en: 'Report a day of carrying out a document' },
} as const
