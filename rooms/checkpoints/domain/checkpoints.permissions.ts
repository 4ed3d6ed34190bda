import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const checkpointsPermissions = {
  'checkpoints.read': { vi: 'Xem chốt, ca trực chốt, số liệu qua chốt', en: 'See checkpoints, shifts and crossings' },
  'checkpoints.keep': { vi: 'Lập, sửa, đóng chốt; gắn văn bản', en: 'Open, edit and close checkpoints; tie documents' },
  'checkpoints.plan': { vi: 'Phân ca, phân người ở chốt', en: 'Plan shifts at checkpoints' },
  'checkpoints.stand': {
    vi: 'Vào ca, bàn giao ca, ghi lượt qua chốt',
    en: 'Check in, hand over, record crossings',
  },
  'checkpoints.observe': {
    vi: 'Đếm độc lập lưu lượng qua chốt',
    en: 'Count traffic at a checkpoint independently',
  },
  'checkpoints.test': { vi: 'Thực hiện yêu cầu xét nghiệm từ chốt', en: 'Carry out test orders of checkpoints' },
  'checkpoints.read-plates': { vi: 'Xem biển số đã niêm phong', en: 'Open a sealed number plate' },
} as const satisfies Record<string, Words>
