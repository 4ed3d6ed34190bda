import { type Day, dayOf, type Instant, type Refusal, refuse } from '#kit'
import { PASSES, type PassClaims, type PassVerdict } from '#rooms/passes/domain'
import {
  type CarriedCard,
  COUPONS,
  type CouponKit,
  judgeVisit,
  readSerial,
  type SchemeInForce,
  visitsInWeek,
} from '../domain/index.ts'

/** What the phone knows of cards: those it took along, and the visits it has seen itself since. */
export interface Known {
  readonly kit: CouponKit
  readonly bySerial: ReadonlyMap<string, CarriedCard>
  readonly byId: ReadonlyMap<string, CarriedCard>
  /** Days by serial of visits recorded on this phone. */
  readonly seen: Readonly<Record<string, readonly string[]>>
}

/**
 * What is shown at the gate. `good`: let in. `no`: not with this card now, and why. `new`: a genuine card this phone has not heard
 * of. `ask`: nobody is turned away and nothing is called genuine on what this phone knows; why it cannot tell.
 */
export interface CardVerdict {
  readonly verdict: 'good' | 'new' | 'ask' | 'no'
  readonly why: Refusal | null
  /** How the card is told to the server: its serial, or the scanned code of one that this phone does not know. */
  readonly card: { readonly serial: string } | { readonly code: string } | null
  readonly proxy: boolean
  /** Visits of the week with this one not counted, of how many; null where the card is not known. */
  readonly visits: { readonly made: number; readonly quota: number } | null
}

/** A visit as the phone would record it. */
export interface AtGate {
  readonly at: Instant
  readonly siteId: string
  /** Whether `at` is only the least it can be, as on a phone whose clock lost its time. */
  readonly isTimeGuessed?: boolean
}

type CouponClaims = Extract<PassClaims, { readonly kind: 'coupon' }>

const no = (why: Refusal): CardVerdict => ({ verdict: 'no', why, card: null, proxy: false, visits: null })

/** Judges a serial as it was typed. */
export function checkTyped(text: string, known: Known, gate: AtGate): CardVerdict {
  const serial = readSerial(text)
  if (!serial.ok) return no(serial.refusal)
  const card = known.bySerial.get(serial.value)
  return card ? checkCard(card, known, gate) : no(refuse(COUPONS.UNKNOWN))
}

/** What the register knows better than a printed code: see server/read-codes.ts. */
const knownBetter: ReadonlySet<string> = new Set([PASSES.EXPIRED.code, PASSES.NOT_YET.code, PASSES.WITHDRAWN.code])

/** Judges a code that was scanned, by what the phone's own check of the signature says and by the card it took along. */
export function checkScanned(text: string, verdict: PassVerdict, known: Known, gate: AtGate): CardVerdict {
  const { claims, reasons } = verdict
  const against = verdict.verdict === 'refused' ? reasons.find(({ code }) => !knownBetter.has(code)) : undefined
  if (claims?.kind !== 'coupon' || against) return no(against ?? reasons[0] ?? refuse(COUPONS.CODE_UNREADABLE))
  const card = known.byId.get(claims.id)
  if (card) return checkCard(card, known, gate)
  if (verdict.verdict === 'refused') return no(reasons[0] ?? refuse(COUPONS.CODE_UNREADABLE))
  return checkUnheardOf(text, { claims, doubt: verdict.verdict === 'ask' ? reasons[0] : undefined }, known, gate)
}

/** A card that this phone did not take along. `doubt`: why its code could not be proved; such a one is never called genuine. */
function checkUnheardOf(
  text: string,
  { claims, doubt }: { readonly claims: CouponClaims; readonly doubt: Refusal | undefined },
  known: Known,
  gate: AtGate,
): CardVerdict {
  const scheme = known.kit.schemes.find(({ id }) => id === claims.schemeId)
  if (!scheme) return no(refuse(COUPONS.OTHER_MARKET))
  // Its days are not in the code: what can be judged without them is judged.
  const coupon = { householdId: null, group: -1, slot: claims.slot ?? -1, withdrawn: false, usedDays: [] }
  const against = judge(scheme, coupon, known, gate)
  if (against && !isGuess(against, gate)) return no(against)
  const why = against ?? doubt ?? null
  return { verdict: why ? 'ask' : 'new', why, card: { code: text }, proxy: false, visits: null }
}

/** What the hour and the day decide: of a clock that lost its time it says nothing. That a scheme has ended is certain all the same. */
const ofTheHour: ReadonlySet<string> = new Set([
  COUPONS.NOT_YET_VALID.code,
  COUPONS.NO_SUNDAY.code,
  COUPONS.WRONG_DAY.code,
  COUPONS.WRONG_SLOT.code,
  COUPONS.QUOTA_USED.code,
  COUPONS.ALREADY_USED.code,
])

const isGuess = ({ code }: Refusal, { isTimeGuessed }: AtGate) => isTimeGuessed === true && ofTheHour.has(code)

function checkCard(card: CarriedCard, known: Known, gate: AtGate): CardVerdict {
  const scheme = known.kit.schemes.find(({ id }) => id === card.k)
  if (!scheme) return no(refuse(COUPONS.ENDED, { params: { to: '' } }))
  const usedDays = [...new Set([...(known.kit.used[card.s] ?? []), ...(known.seen[card.s] ?? [])])]
  const coupon = { householdId: null, group: card.g, slot: card.t, withdrawn: card.w === 1, usedDays }
  const why = judge(scheme, coupon, known, gate)
  const made = visitsInWeek(usedDays, dayAt(gate.at, known) as Day)
  return {
    verdict: why ? (isGuess(why, gate) ? 'ask' : 'no') : 'good',
    why,
    card: { serial: card.s },
    proxy: card.p === 1,
    visits: { made, quota: scheme.quotaPerWeek },
  }
}

type KitScheme = CouponKit['schemes'][number]

function judge(scheme: KitScheme, coupon: Parameters<typeof judgeVisit>[0]['coupon'], { kit }: Known, gate: AtGate) {
  const visit = { ...gate, persons: 1 }
  return judgeVisit({ scheme: scheme as unknown as SchemeInForce, coupon, visit }, kit.utcOffsetMinutes)
}

/** The city's day of a moment. */
export function dayAt(at: Instant, { kit }: Pick<Known, 'kit'>): string {
  return dayOf(at, kit.utcOffsetMinutes)
}
