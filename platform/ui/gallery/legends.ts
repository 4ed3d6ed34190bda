/** Keys of the gallery's maps. */
export const legends = {
  gaps: [
    { tone: 'quiet', label: 'không có' },
    { tone: 'soon', label: '1–3' },
    { tone: 'warn', label: 'từ 4' },
    { tone: 'alarm', label: 'có quá hạn' },
  ],
  levels: [
    { tone: 'level-1', label: '1 xanh' },
    { tone: 'level-2', label: '2 vàng' },
    { tone: 'level-3', label: '3 cam' },
    { tone: 'level-4', label: '4 đỏ' },
  ],
  measure: [
    { tone: 'scale-0', label: '0–19%' },
    { tone: 'scale-1', label: '20–39' },
    { tone: 'scale-2', label: '40–59' },
    { tone: 'scale-3', label: '60–79' },
    { tone: 'scale-4', label: '80–100' },
  ],
} as const
