import { currentLanguage, type WebRoom } from '#platform/web'
import { readSerial, showSerial } from '../domain/index.ts'
import { factWords, gapWords } from './gap.words.ts'

/** The web face of the room of shopping coupons. */
export const webRoom: WebRoom = {
  name: 'coupons',
  pages: [
    {
      path: '/coupons',
      title: { vi: 'Phiếu đi chợ', en: 'Shopping coupons' },
      permission: 'coupons.read',
      load: () => import('./coupons.page.tsx').then((file) => file.CouponsPage),
    },
    {
      path: '/coupons/schemes/$schemeId',
      title: { vi: 'Phương án phiếu đi chợ', en: 'Coupon scheme' },
      permission: 'coupons.read',
      load: () => import('./scheme.page.tsx').then((file) => file.SchemePage),
    },
    {
      path: '/coupons/schemes/$schemeId/cards',
      title: { vi: 'In phiếu đi chợ', en: 'Print coupons' },
      permission: 'coupons.issue',
      load: () => import('./cards.page.tsx').then((file) => file.CardsPage),
    },
    {
      path: '/coupons/serial/$serial',
      title: { vi: 'Một phiếu đi chợ', en: 'A coupon' },
      permission: 'coupons.read',
      load: () => import('./coupon.page.tsx').then((file) => file.CouponPage),
    },
  ],
  navigation: [
    {
      to: '/coupons',
      label: { vi: 'Phiếu đi chợ', en: 'Coupons' },
      icon: 'people',
      order: 58,
      permission: 'coupons.read',
    },
  ],
  subjectPanels: [
    {
      slot: 'people.household',
      name: 'coupons-of-household',
      order: 30,
      permission: 'coupons.read',
      load: () => import('./household-coupons.panel.tsx').then((file) => file.HouseholdCouponsPanel),
    },
  ],
  palette: [{ name: 'coupons', permission: 'coupons.read', find: findSerial }],
  gaps: gapWords,
  facts: factWords,
}

/** Ten digits typed anywhere are a coupon's number. */
async function findSerial(text: string) {
  const serial = readSerial(text)
  if (!serial.ok) return []
  const kind = { vi: 'Phiếu đi chợ', en: 'Coupon' }[currentLanguage()]
  return [
    { id: `coupon-${serial.value}`, title: showSerial(serial.value), kind, to: `/coupons/serial/${serial.value}` },
  ]
}
