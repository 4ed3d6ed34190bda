/** What one may be allowed to do with tasks. */
export const taskPermissions = {
  'tasks.read': { vi: 'Xem nhiệm vụ', en: 'See tasks' },
  'tasks.work': { vi: 'Nhận, làm và báo cáo nhiệm vụ của mình', en: 'Acknowledge, do and report one’s own tasks' },
  'tasks.assign': { vi: 'Giao, chuyển, gia hạn, hủy nhiệm vụ', en: 'Assign, move, extend and cancel tasks' },
  'tasks.accept': { vi: 'Nghiệm thu hoặc trả lại nhiệm vụ', en: 'Accept or return results' },
  'tasks.remind': { vi: 'Đôn đốc nhiệm vụ', en: 'Remind owners of tasks' },
  'incidents.report': { vi: 'Báo việc đột xuất', en: 'Report incidents' },
  'incidents.take': { vi: 'Nhận và xử lý việc đột xuất', en: 'Take and settle incidents' },
} as const
