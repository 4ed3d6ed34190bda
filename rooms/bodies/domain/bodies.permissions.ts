import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const bodiesPermissions = {
  'bodies.read': { vi: 'Xem tổ chức, chức vụ và người phụ trách', en: 'See bodies, posts and who holds them' },
  'bodies.organise': {
    vi: 'Lập, sửa, giải thể tổ chức và chức vụ',
    en: 'Set up, change and dissolve bodies and posts',
  },
  'bodies.appoint': { vi: 'Bổ nhiệm, giao quyền, kết thúc giữ chức', en: 'Appoint, let somebody act, end a holding' },
  'bodies.activate': { vi: 'Kích hoạt tổ chức theo văn bản', en: 'Activate a body for a directive' },
  'bodies.decide': { vi: 'Ghi quyết định hoặc chuyển lên cấp trên', en: 'Record a decision or send it up' },
  'bodies.keep-competences': { vi: 'Giữ sổ thẩm quyền', en: 'Keep the competence register' },
  'bodies.inspect-avoidance': { vi: 'Xem và kết luận “đùn đẩy?”', en: 'See and judge “passing the buck?”' },
  'bodies.record-visit': { vi: 'Ghi chuyến kiểm tra, thị sát, đồng hành', en: 'Record visits' },
  'bodies.file-opinion': { vi: 'Gửi ý kiến giám sát', en: 'File a supervision finding' },
  'bodies.answer-opinion': { vi: 'Trả lời ý kiến giám sát', en: 'Answer a supervision finding' },
  'bodies.register-entity': {
    vi: 'Ghi cơ quan, doanh nghiệp không thuộc quận, phường quản lý',
    en: 'Register entities whose hierarchy is elsewhere',
  },
} as const satisfies Record<string, Words>
