import { type FieldRoom, lazyScreen } from '#platform/field'
import {
  countAtGate,
  couponCardsContract,
  couponKitContract,
  helpWithoutCoupon,
  redeemCoupon,
} from '../domain/index.ts'
import { sayCount, sayHelp, sayRedeem } from './say-gate.ts'
import { broughtCards, broughtKit } from './use-gate.ts'

const permission = redeemCoupon.permission
const gate = '/field/coupons/gate'
const mendAt = () => gate

/** The field face of the room: whoever stands at a market checks coupons and counts people, with or without signal. */
export const fieldRoom: FieldRoom = {
  name: 'coupons',
  actions: [
    { key: 'coupons', title: { vi: 'Soát phiếu chợ', en: 'Check coupons' }, icon: 'check', to: gate, permission },
  ],
  screens: [
    {
      path: gate,
      title: { vi: 'Soát phiếu chợ', en: 'Check coupons' },
      permission,
      Screen: lazyScreen(async () => (await import('./gate.screen.tsx')).GateScreen),
    },
  ],
  bring: [
    { name: broughtKit, address: couponKitContract.path, permission },
    { name: broughtCards, address: couponCardsContract.path, permission },
  ],
  intents: {
    [redeemCoupon.type]: { say: sayRedeem, mendAt },
    [helpWithoutCoupon.type]: { say: sayHelp, mendAt },
    [countAtGate.type]: { say: sayCount, mendAt },
  },
}
