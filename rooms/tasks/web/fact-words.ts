import type { Words } from '#kit'

/** What the room's journal entries say. */
export const factWords: Readonly<Record<string, Words>> = {
  'task-created': { vi: 'Giao việc', en: 'Task assigned' },
  'task-activated': { vi: 'Giao bản nháp', en: 'Draft assigned' },
  'task-acknowledged': { vi: 'Nhận việc', en: 'Task acknowledged' },
  'task-progressed': { vi: 'Cập nhật tiến độ', en: 'Progress reported' },
  'task-evidence-added': { vi: 'Thêm minh chứng', en: 'Evidence added' },
  'task-reported-done': { vi: 'Báo cáo xong', en: 'Reported done' },
  'task-accepted': { vi: 'Nghiệm thu', en: 'Result accepted' },
  'task-returned': { vi: 'Trả lại', en: 'Result returned' },
  'task-cancelled': { vi: 'Hủy việc', en: 'Task cancelled' },
  'task-reassigned': { vi: 'Chuyển người chịu trách nhiệm', en: 'Task reassigned' },
  'task-handed-over': { vi: 'Chuyển sang đơn vị kế thừa', en: 'Handed over to the successor unit' },
  'incident-handed-over': {
    vi: 'Chuyển việc đột xuất sang đơn vị kế thừa',
    en: 'Incident handed over to the successor unit',
  },
  'task-deadline-changed': { vi: 'Đổi thời hạn', en: 'Deadline changed' },
  'task-edited': { vi: 'Sửa nội dung', en: 'Task edited' },
  'task-reminded': { vi: 'Đôn đốc', en: 'Owner reminded' },
  'task-change-undone': { vi: 'Hoàn tác', en: 'Change taken back' },
  'obstacle-raised': { vi: 'Nêu vướng mắc', en: 'Obstacle raised' },
  'obstacle-answered': { vi: 'Trả lời vướng mắc', en: 'Obstacle answered' },
  'obstacle-forwarded': { vi: 'Chuyển vướng mắc lên cấp trên', en: 'Obstacle passed up' },
  'incident-reported': { vi: 'Báo việc đột xuất', en: 'Incident reported' },
  'incident-taken': { vi: 'Nhận xử lý việc đột xuất', en: 'Incident taken' },
  'incident-forwarded': { vi: 'Chuyển việc đột xuất lên cấp trên', en: 'Incident passed up' },
  'incident-settled': { vi: 'Kết thúc việc đột xuất', en: 'Incident settled' },
  'notices-read': { vi: 'Đọc thông báo', en: 'Notices read' },
  'assignment-closed': { vi: 'Chốt phân công', en: 'Assignment step closed' },
}
