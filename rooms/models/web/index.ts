import { currentLanguage, read, type WebRoom } from '#platform/web'
import { modelList } from '../domain/index.ts'

/** The web face of good practices. */
export const webRoom: WebRoom = {
  name: 'models',
  pages: [
    {
      path: '/models',
      title: { vi: 'Mô hình hay', en: 'Good practices' },
      permission: 'models.read',
      load: () => import('./models.page.tsx').then((file) => file.ModelsPage),
    },
    {
      path: '/models/new',
      title: { vi: 'Giới thiệu mô hình', en: 'Offer a practice' },
      permission: 'models.write',
      load: () => import('./offer-model.page.tsx').then((file) => file.OfferModelPage),
    },
    {
      path: '/models/reviews/new',
      title: { vi: 'Viết đánh giá sau hành động', en: 'Write an after-action review' },
      permission: 'models.review',
      load: () => import('./write-review.page.tsx').then((file) => file.WriteReviewPage),
    },
    {
      path: '/models/reviews/$reviewId',
      title: { vi: 'Một đánh giá sau hành động', en: 'One after-action review' },
      permission: 'models.read',
      load: () => import('./review.page.tsx').then((file) => file.ReviewPage),
    },
    {
      path: '/models/$modelId',
      title: { vi: 'Một mô hình', en: 'One practice' },
      permission: 'models.read',
      load: () => import('./model.page.tsx').then((file) => file.ModelPage),
    },
  ],
  navigation: [
    {
      to: '/models',
      label: { vi: 'Mô hình hay', en: 'Good practices' },
      icon: 'document',
      order: 68,
      permission: 'models.read',
    },
  ],
  palette: [{ name: 'models', permission: 'models.read', find: findForPalette }],
  facts: {
    'model-offered': { vi: 'Giới thiệu mô hình', en: 'Practice offered' },
    'model-recommended': { vi: 'Khuyến nghị mô hình', en: 'Practice recommended' },
    'model-withdrawn': { vi: 'Rút mô hình', en: 'Practice withdrawn' },
    'model-adopted': { vi: 'Áp dụng mô hình', en: 'Practice adopted' },
    'adoption-evaluated': { vi: 'Đánh giá áp dụng mô hình', en: 'Adoption evaluated' },
    'review-written': { vi: 'Viết đánh giá sau hành động', en: 'After-action review written' },
    'review-change-tasked': { vi: 'Điều cần đổi thành việc', en: 'A change became a task' },
  },
}

async function findForPalette(text: string, signal: AbortSignal) {
  if (text.trim() === '') return []
  const { items } = await read(modelList, { q: text, limit: 4 }, signal)
  const language = currentLanguage()
  return items.map(({ id, title, areaTitle }) => ({
    id: `model-${id}`,
    title,
    detail: areaTitle[language],
    kind: { vi: 'Mô hình', en: 'Practice' }[language],
    to: `/models/${id}`,
  }))
}
