import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const violationsPermissions = {
  'violations.read': { vi: 'Xem hồ sơ xử phạt (không có tên người)', en: 'See violation dossiers (without names)' },
  'violations.record': {
    vi: 'Phát hiện, lập biên bản, đề nghị xử phạt',
    en: 'Detect, record and propose',
  },
  'violations.decide': {
    vi: 'Quyết định xử phạt, chuyển hồ sơ, giảm, miễn, hoãn',
    en: 'Decide, hand over, reduce, exempt, defer',
  },
  'violations.carry-out': {
    vi: 'Tống đạt, thu tiền, cưỡng chế, nhận khiếu nại',
    en: 'Serve, take payments, enforce, take in appeals',
  },
  'violations.judge-appeals': { vi: 'Giải quyết khiếu nại', en: 'Judge appeals' },
  'violations.read-person': {
    vi: 'Xem người vi phạm và lời trình bày (có lý do, được ghi lại)',
    en: 'See the person and their words (with a reason, written down)',
  },
} as const satisfies Record<string, Words>
