/** One permission opens the board of an area, of everything inside it, and all lists behind its numbers. */
export const overviewPermissions = {
  'overview.read': {
    vi: 'Xem bảng chỉ huy, kẽ hở, con số và lịch sử của địa bàn',
    en: 'See the board, gaps, numbers and history of an area',
  },
} as const
