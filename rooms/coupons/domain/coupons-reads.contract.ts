import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { doubleOutcomes, proxies, rollouts } from './coupon-words.ts'
import { marketSpanField } from './market-spans.ts'
import { dayGroupField, slotField } from './scheme-terms.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const standing = z.enum(['coming', 'active', 'ended'])

const schemeLine = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  name: z.string(),
  standing,
  validFrom: instantField,
  /** Its own end or that of the directive, whichever is earlier (SG-01). */
  validTo: instantField,
  households: z.int(),
  coupons: z.int(),
  quotaPerWeek: z.int(),
})
/** A scheme in a list. */
export type SchemeLine = z.infer<typeof schemeLine>

/** Schemes of an area, above it (they hold there too) and inside it, the latest first. */
export const schemeListContract = readContract({
  path: '/coupons/schemes',
  query: pageQuery.extend({ areaId: areaIdField, state: z.enum(['now', 'all']).default('all') }),
  answer: pageOf(schemeLine),
  permission: 'coupons.read',
  title: { vi: 'Phương án phiếu đi chợ', en: 'Coupon schemes' },
})

const market = z.object({
  siteId: z.string(),
  name: z.string(),
  areaId: z.int(),
  areaTitle: words,
  capacity: z.int().nullable(),
  capacitySource: z.string().nullable(),
  inside: z.int(),
  crowd: z.enum(['free', 'near', 'full']).nullable(),
  /** Of the day asked. */
  redeemed: z.int(),
  helped: z.int(),
  countedAt: instantField.nullable(),
})
/** A market as its board shows it. */
export type MarketLine = z.infer<typeof market>

/** Markets of an area where coupons are used or people counted: how full they are now (SHP-02). */
export const marketListContract = readContract({
  path: '/coupons/markets',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({ asOf: instantField, nearShare: z.number(), items: z.array(market) }),
  permission: 'coupons.read',
  title: { vi: 'Sức chứa các chợ', en: 'How full the markets are' },
})

/** One slot of a scheme on a day. */
const slotUse = z.object({
  slot: slotField,
  /** Coupons whose households may come then. */
  invited: z.int(),
  used: z.int(),
})

const issueLine = z.object({
  id: z.string(),
  areaTitle: words,
  at: instantField,
  by: z.string().nullable(),
  total: z.int(),
  done: z.int(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
})

const groupLine = z.object({
  areaId: z.int(),
  areaTitle: words,
  households: z.int(),
  withoutPhone: z.int(),
  coupons: z.int(),
  byProxy: z.int(),
  /** The asker may print and replace cards here. */
  mayIssue: z.boolean(),
})

const schemePage = schemeLine.extend({
  documentId: z.string(),
  documentTitle: words.nullable(),
  /** Why it ended before its time. */
  endReason: z.string().nullable(),
  source: z.string().nullable(),
  groups: z.array(dayGroupField),
  sundayAllowed: z.boolean(),
  slots: z.array(slotField),
  onePersonPerVisit: z.boolean(),
  toleranceMinutes: z.int(),
  /** Those that serve it now. */
  markets: z.array(z.object({ siteId: z.string(), name: z.string(), capacity: z.int().nullable() })),
  /** Markets that did not serve it all the time: from when to when, and why that changed. */
  marketChanges: z.array(marketSpanField.extend({ name: z.string() })),
  withdrawn: z.int(),
  openDoubles: z.int(),
  /** People that all its markets hold at once; null where one is not known. */
  capacity: z.int().nullable(),
  day: dayField,
  use: z.array(slotUse),
  /** Redemptions of the day outside every slot. */
  usedOutside: z.int(),
  issues: z.array(issueLine),
  groupsOfHouseholds: z.array(groupLine),
  /** Who used what is forgotten from this day on (SG-03). */
  forgottenFrom: dayField.nullable(),
  isForgotten: z.boolean(),
  mayKeep: z.boolean(),
  mayIssue: z.boolean(),
})
/** All of a scheme. */
export type SchemePage = z.infer<typeof schemePage>

/** A scheme with its use on a day (today if not said). */
export const schemePageContract = readContract({
  path: '/coupons/schemes/:id',
  query: z.object({ id: uuidField, day: dayField.optional() }),
  answer: schemePage,
  permission: 'coupons.read',
  title: { vi: 'Một phương án phiếu', en: 'A coupon scheme' },
})

const rolloutLine = z.object({
  areaId: z.int(),
  areaTitle: words,
  /** Null: it has not said. */
  standing: z.enum(rollouts).nullable(),
  onDay: dayField.nullable(),
  note: z.string().nullable(),
  /** Schemes that are active inside it: a count of this house, beside what the area says. */
  schemes: z.int(),
  late: z.boolean(),
})

const rolloutSchema = z.object({
  asOf: instantField,
  call: z.object({ id: z.string(), source: z.string(), askedOn: dayField, dueAt: instantField.nullable() }).nullable(),
  areas: z.int(),
  adopted: z.int(),
  answered: z.int(),
  /** Where the area itself says it stands. */
  own: rolloutLine.pick({ standing: true, onDay: true, note: true }),
  /** Areas right below, down to communes: residential groups do not roll anything out by themselves. */
  lines: z.array(rolloutLine),
})
/** See {@link rolloutContract}. */
export type RolloutBoard = z.infer<typeof rolloutSchema>

/** How far coupons are rolled out in the areas right below one: n of 30, with dates (SHP-03). */
export const rolloutContract = readContract({
  path: '/coupons/rollout',
  query: z.object({ areaId: areaIdField }),
  answer: rolloutSchema,
  permission: 'coupons.read',
  title: { vi: 'Triển khai phiếu đi chợ', en: 'Roll-out of coupons' },
})

const couponPage = z.object({
  id: z.string(),
  serial: z.string(),
  schemeId: z.string(),
  schemeName: z.string(),
  areaId: z.int(),
  areaTitle: words,
  /** Number of the household in its group's book; null once forgotten. */
  householdNumber: z.int().nullable(),
  householdId: z.string().nullable(),
  days: z.string(),
  slot: slotField,
  card: z.int(),
  proxy: z.enum(proxies).nullable(),
  issuedAt: instantField,
  withdrawnAt: instantField.nullable(),
  withdrawReason: z.string().nullable(),
  /** The number of the card that took its place. */
  replacedBy: z.string().nullable(),
  visits: z.int(),
  quotaPerWeek: z.int(),
  usedDays: z.array(dayField),
  mayIssue: z.boolean(),
})
/** A coupon looked up by its serial. */
export type CouponPage = z.infer<typeof couponPage>

/** Looks a coupon up by its serial. */
export const couponBySerialContract = readContract({
  path: '/coupons/by-serial/:serial',
  query: z.object({ serial: z.string().max(30) }),
  answer: couponPage,
  permission: 'coupons.read',
  title: { vi: 'Tra số phiếu', en: 'Look a coupon up' },
})

const householdCoupon = couponPage.pick({
  serial: true,
  schemeId: true,
  schemeName: true,
  days: true,
  slot: true,
  proxy: true,
})

/**
 * The cards that a household holds now: whoever lost theirs does not know its number. `schemes`: those that hold where it lives and
 * gave it none yet.
 */
export const couponsOfHouseholdContract = readContract({
  path: '/coupons/households/:id',
  query: z.object({ id: uuidField }),
  answer: z.object({
    items: z.array(householdCoupon),
    without: z.array(z.object({ schemeId: z.string(), schemeName: z.string() })),
  }),
  permission: 'coupons.read',
  title: { vi: 'Phiếu đi chợ của một hộ', en: 'Coupons of a household' },
})

const useOfDouble = z.object({ at: instantField, siteName: z.string(), offline: z.boolean(), proxy: z.boolean() })
const doubleLine = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  schemeId: z.string(),
  serial: z.string().nullable(),
  day: dayField,
  foundAt: instantField,
  first: useOfDouble,
  second: useOfDouble,
  outcome: z.enum(doubleOutcomes).nullable(),
  note: z.string().nullable(),
  settledAt: instantField.nullable(),
  settledBy: z.string().nullable(),
  maySettle: z.boolean(),
})
/** A coupon that two gates took on one day. */
export type DoubleLine = z.infer<typeof doubleLine>

/** Double uses of the coupons of an area, those to look at first. */
export const doubleListContract = readContract({
  path: '/coupons/doubles',
  query: pageQuery.extend({ areaId: areaIdField, state: z.enum(['open', 'all']).default('open') }),
  answer: pageOf(doubleLine),
  permission: 'coupons.read',
  title: { vi: 'Phiếu dùng hai lần trong ngày', en: 'Coupons used twice in a day' },
})

const card = z.object({
  id: z.string(),
  serial: z.string(),
  /** What the QR holds: signed, without a name. */
  code: z.string(),
  areaTitle: words,
  householdNumber: z.int().nullable(),
  days: z.string(),
  slot: slotField,
  proxy: z.enum(proxies).nullable(),
  card: z.int(),
})
/** A card to be printed. */
export type Card = z.infer<typeof card>

/** The cards of a residential group (or one coupon), to print and cut: A4 sheets. */
export const cardSheetContract = readContract({
  path: '/coupons/schemes/:id/cards',
  query: pageQuery.extend({ id: uuidField, areaId: areaIdField.optional(), couponId: uuidField.optional() }),
  answer: pageOf(card),
  permission: 'coupons.issue',
  title: { vi: 'Phiếu để in', en: 'Cards to print' },
})

const kitScheme = z.strictObject({
  id: z.string(),
  areaId: z.int(),
  name: z.string(),
  from: instantField,
  to: instantField,
  marketIds: z.array(z.string()),
  /** Absent on a phone that took the scheme along with an earlier version. */
  marketSpans: z.array(marketSpanField).optional(),
  groups: z.array(dayGroupField),
  sundayAllowed: z.boolean(),
  slots: z.array(slotField),
  quotaPerWeek: z.int(),
  onePersonPerVisit: z.boolean(),
  toleranceMinutes: z.int(),
})

/**
 * A card on a phone, in short keys because thousands go over a slow line: `s` serial, `i` id, `k` id of the scheme, `g`
 * group, `t` slot, `w` withdrawn, `p` somebody shops for the household.
 */
const carriedCard = z.strictObject({
  s: z.string(),
  i: z.string(),
  k: z.string(),
  g: z.int(),
  t: z.int(),
  w: z.literal(1).optional(),
  p: z.literal(1).optional(),
})
/** See {@link carriedCard}. */
export type CarriedCard = z.infer<typeof carriedCard>

const couponKit = z.object({
  asOf: instantField,
  utcOffsetMinutes: z.int(),
  nearShare: z.number(),
  markets: z.array(market.pick({ siteId: true, name: true, areaId: true, capacity: true, inside: true })),
  schemes: z.array(kitScheme),
  /** Days of visits of this week and the last, by serial. */
  used: z.record(z.string(), z.array(dayField)),
})
/** What a phone at a gate takes along. */
export type CouponKit = z.infer<typeof couponKit>

/** What a phone takes along to check coupons without signal: markets, schemes, the visits of these days. */
export const couponKitContract = readContract({
  path: '/coupons/field-kit',
  query: z.object({}),
  answer: couponKit,
  permission: 'coupons.redeem',
  title: { vi: 'Chợ và phương án mang theo điện thoại', en: 'Markets and schemes to carry on a phone' },
})

/** The cards themselves: they change seldom, and the phone is told so. No name and no household is in it. */
export const couponCardsContract = readContract({
  path: '/coupons/field-cards',
  query: z.object({}),
  answer: z.object({ cards: z.array(carriedCard) }),
  permission: 'coupons.redeem',
  title: { vi: 'Phiếu mang theo điện thoại', en: 'Cards to carry on a phone' },
})

/** Open markets that a scheme of an area may name: its own first, then those of the areas around it, then any of the city by name. */
export const marketChoicesContract = readContract({
  path: '/coupons/market-choices',
  query: z.object({ areaId: areaIdField, q: z.string().trim().max(100).optional() }),
  answer: z.object({ items: z.array(z.object({ siteId: z.string(), name: z.string(), areaTitle: words })) }),
  permission: 'coupons.keep',
  title: { vi: 'Chợ có thể đưa vào phương án', en: 'Markets a scheme may name' },
})
