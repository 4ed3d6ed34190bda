import { defineRoom } from '#platform/server'
import { COUPONS, couponsPermissions } from '../domain/index.ts'
import { countIntent, helpIntent, setCapacityIntent } from './at-gate.ts'
import { cardSheetRead } from './card-sheet.query.ts'
import { replaceCouponIntent, setProxyIntent, settleDoubleIntent } from './change-cards.ts'
import { changeMarketsIntent, endSchemeIntent, extendSchemeIntent } from './change-scheme.ts'
import { couponBySerialRead } from './coupon-page.query.ts'
import { couponsGaps } from './coupons.gaps.ts'
import { doublesSheet, schemesSheet } from './coupons.sheet.ts'
import { couponsTally } from './coupons.tally.ts'
import { couponsOfHouseholdRead } from './coupons-of-household.query.ts'
import { doubleListRead } from './doubles.query.ts'
import { couponCardsRead, couponKitRead } from './field-kit.query.ts'
import { forgetVisits } from './forget-visits.tick.ts'
import { issueCouponsIntent, stopIssueIntent } from './issue-coupons.ts'
import { marketChoicesRead } from './market-choices.query.ts'
import { marketListRead } from './markets.query.ts'
import { redeemCouponIntent } from './redeem-coupons.ts'
import { registerSchemeIntent } from './register-scheme.ts'
import { callRolloutIntent, reportRolloutIntent } from './roll-out.ts'
import { rolloutRead } from './rollout.query.ts'
import { issueJob } from './run-issue.ts'
import { schemeListRead } from './scheme-list.query.ts'
import { schemePageRead } from './scheme-page.query.ts'

export { couponCardHandover, couponMarketHandover, couponSchemeHandover } from './coupons.handover.ts'

/** The room of shopping coupons: schemes, the card of each household, the gate of the market. Never the only way to food. */
export const couponsRoom = defineRoom({
  name: 'coupons',
  permissions: couponsPermissions,
  refusals: [COUPONS],
  intents: [
    registerSchemeIntent,
    extendSchemeIntent,
    changeMarketsIntent,
    endSchemeIntent,
    issueCouponsIntent,
    stopIssueIntent,
    replaceCouponIntent,
    setProxyIntent,
    settleDoubleIntent,
    redeemCouponIntent,
    helpIntent,
    countIntent,
    setCapacityIntent,
    callRolloutIntent,
    reportRolloutIntent,
  ],
  reads: [
    schemeListRead,
    schemePageRead,
    marketListRead,
    marketChoicesRead,
    rolloutRead,
    couponBySerialRead,
    couponsOfHouseholdRead,
    doubleListRead,
    cardSheetRead,
    couponKitRead,
    couponCardsRead,
  ],
  gaps: couponsGaps,
  tallies: [couponsTally],
  jobs: [issueJob],
  ticks: [forgetVisits],
  sheets: [schemesSheet, doublesSheet],
})
