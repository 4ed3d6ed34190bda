import type { Words } from '#kit'

/** What one may be allowed to do in this room. Who has it: `profiles/<name>/access/roles.json`. */
export const modelPermissions = {
  'models.read': { vi: 'Xem mô hình hay', en: 'See good practices' },
  'models.write': { vi: 'Giới thiệu, áp dụng, đánh giá mô hình', en: 'Offer, adopt and evaluate good practices' },
  'models.recommend': { vi: 'Khuyến nghị hoặc rút mô hình', en: 'Recommend or withdraw a good practice' },
  'models.review': { vi: 'Viết đánh giá sau hành động', en: 'Write an after-action review' },
} as const satisfies Record<string, Words>
