import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const accountabilityPermissions = {
  'accountability.read': { vi: 'Xem hồ sơ kiểm điểm, biểu dương, phê bình', en: 'See accountability cases and notes' },
  'accountability.open': { vi: 'Mở hồ sơ kiểm điểm', en: 'Open an accountability case' },
  'accountability.decide': { vi: 'Kết luận kiểm điểm', en: 'Conclude an accountability case' },
  'accountability.propose': {
    vi: 'Soạn biểu dương, phê bình, đề nghị kỷ luật',
    en: 'Draft praise and criticism, propose discipline',
  },
  'accountability.publish': {
    vi: 'Duyệt công bố biểu dương, phê bình',
    en: 'Approve praise and criticism for publication',
  },
  'accountability.receive-tips': {
    vi: 'Tiếp nhận, xác minh phản ánh, tố giác được bảo vệ',
    en: 'Receive and verify protected tips',
  },
  'accountability.keep-tip': {
    vi: 'Cất phản ánh vừa nhận (chỉ phần mềm)',
    en: 'Keep a tip just received (the software alone)',
  },
} as const satisfies Record<string, Words>
