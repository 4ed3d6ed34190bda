import type { z } from 'zod'
import { addDays, type Day, dayOf, type Parsed, type Refusal, refuse } from '#kit'
import { accept, childId, defineIntent, type Fact, type Outcome, reject, type Step, type Work } from '#platform/server'
import { type SiteRow, sitesByIds } from '#rooms/sites/server'
import { COUPONS, judgeVisit, minutesInto, readSerial, redeemCoupon, slotAt, visitsInWeek } from '../domain/index.ts'
import { type CouponRow, knownOf, lockCoupons, saveUsedDays } from './coupons.store.ts'
import type { CouponRedemptionsTable } from './coupons.tables.ts'
import { type FoundDouble, saveDoubles } from './doubles.store.ts'
import { placeOfMarket } from './market-place.ts'
import { couponIdsOf } from './read-codes.ts'
import { saveRedemptions } from './redemptions.store.ts'
import { readSchemes, type SchemeRow } from './schemes.store.ts'

type Redeem = z.infer<typeof redeemCoupon.payload>

/** What is known for a whole array of visits, and what they change as they are decided one after the other. */
interface Ledger {
  readonly byKey: ReadonlyMap<string, CouponRow>
  readonly ids: ReadonlyMap<string, Parsed<string>>
  readonly schemes: ReadonlyMap<string, SchemeRow>
  readonly sites: ReadonlyMap<string, SiteRow>
  readonly usedDays: Map<string, readonly string[]>
  readonly rows: CouponRedemptionsTable[]
  readonly doubles: FoundDouble[]
}

/** Uses coupons, many at once: everything is read first, each visit is judged by the rule, everything is written at last. */
export const redeemCouponIntent = defineIntent<Redeem>({
  contract: redeemCoupon,
  area: 'handler',
  handle: async (works: readonly Work<Redeem>[], step: Step) => {
    const ledger = await openLedger(works, step)
    const outcomes = works.map((work) => decide(work, step, ledger))
    await saveRedemptions(step.trx, ledger.rows)
    await saveUsedDays(step.trx, changedCards(ledger))
    await saveDoubles(step, ledger.doubles)
    return outcomes
  },
})

async function openLedger(works: readonly Work<Redeem>[], step: Step): Promise<Ledger> {
  const ids = await couponIdsOf(
    step,
    works.flatMap(({ payload }) => payload.code ?? []),
  )
  const serials = works.flatMap(({ payload: { serial } }) => {
    const read = serial === undefined ? undefined : readSerial(serial)
    return read?.ok ? [read.value] : []
  })
  const wanted = [...ids.values()].flatMap((one) => (one.ok ? [one.value] : []))
  const coupons = await lockCoupons(step.trx, { serials, ids: wanted })
  const schemes = await readSchemes(
    step.trx,
    coupons.map(({ schemeId }) => schemeId),
  )
  const sites = await sitesByIds(
    step.trx,
    works.map(({ payload }) => payload.siteId),
  )
  const byKey = new Map(coupons.flatMap((coupon) => [coupon.serial, coupon.id].map((key) => [key, coupon] as const)))
  return { byKey, ids, schemes, sites, usedDays: new Map(), rows: [], doubles: [] }
}

function decide(work: Work<Redeem>, step: Step, ledger: Ledger): Outcome {
  const { payload } = work
  const place = placeOfMarket(work, step, ledger.sites)
  if ('refusal' in place) return reject(place.refusal)
  const coupon = findCoupon(payload, ledger)
  if (!coupon.ok) return reject(coupon.refusal)
  const scheme = ledger.schemes.get(coupon.value.schemeId)
  if (!scheme) return reject(COUPONS.UNKNOWN, { field: 'serial' })
  const usedDays = ledger.usedDays.get(coupon.value.id) ?? coupon.value.usedDays
  const { siteId, persons = 1, householdId } = payload
  const visit = { at: work.occurredAt, siteId, persons, householdId }
  const against = judgeVisit({ scheme, coupon: knownOf(coupon.value, usedDays), visit }, step.profile.utcOffsetMinutes)
  if (against && !payload.admitted) return reject(against)
  return record({ work, step, ledger, areaId: place.areaId, coupon: coupon.value, scheme, against })
}

function findCoupon({ code, serial }: Redeem, { byKey, ids }: Ledger): Parsed<CouponRow> {
  const read = code !== undefined ? ids.get(code) : serial === undefined ? undefined : readSerial(serial)
  if (read === undefined) return { ok: false, refusal: refuse(COUPONS.SERIAL_OR_CODE, { field: 'serial' }) }
  if (!read.ok) return read
  const coupon = byKey.get(read.value)
  return coupon ? { ok: true, value: coupon } : { ok: false, refusal: refuse(COUPONS.UNKNOWN, { field: 'serial' }) }
}

interface Visit {
  readonly work: Work<Redeem>
  readonly step: Step
  readonly ledger: Ledger
  /** Where the market lies today. */
  readonly areaId: number
  readonly coupon: CouponRow
  readonly scheme: SchemeRow
  /** What stood against it where the person is inside already. */
  readonly against: Refusal | null
}

function record({ work, step, ledger, areaId, coupon, scheme, against }: Visit): Outcome {
  const { payload } = work
  const offset = step.profile.utcOffsetMinutes
  const day = dayOf(work.occurredAt, offset)
  const used = ledger.usedDays.get(coupon.id) ?? coupon.usedDays
  const isDouble = used.includes(day)
  // A second visit of the same day takes nothing from the household: the day counts once.
  if (!isDouble) ledger.usedDays.set(coupon.id, [...used, day].sort())
  const row: CouponRedemptionsTable = {
    zone_id: step.tree.get(areaId).zoneId,
    id: work.id,
    area_id: areaId,
    site_id: payload.siteId,
    scheme_id: scheme.id,
    coupon_id: coupon.id,
    at: work.occurredAt,
    day,
    slot_no: slotAt(scheme.slots, minutesInto(work.occurredAt, offset)),
    persons: payload.persons ?? 1,
    proxy: payload.proxy ?? coupon.proxy !== null,
    offline: payload.admitted ?? false,
    mark: markOf(against),
    officer_id: work.actor.officerId,
  }
  ledger.rows.push(row)
  if (isDouble) ledger.doubles.push({ id: childId(work, 'double'), coupon, scheme, second: row })
  const visits = visitsInWeek(ledger.usedDays.get(coupon.id) ?? used, day)
  return accept(factsOf(row, scheme, isDouble), {
    redemptionId: work.id,
    mark: row.mark,
    visits,
    quota: scheme.quotaPerWeek,
  })
}

/** `already-used`, `wrong-slot` …: the refusal that a gate with signal would have given. */
function markOf(against: Refusal | null): string | null {
  return against === null ? null : against.code.replace('COUPONS.', '').toLowerCase().replaceAll('_', '-')
}

/** Neither the card nor the household is in the journal: what is forgotten later must not stand there for ever (SG-03). */
function factsOf(row: CouponRedemptionsTable, scheme: SchemeRow, isDouble: boolean): Fact[] {
  const { site_id: siteId, slot_no: slot, persons, proxy, offline, mark } = row
  const data = { schemeId: scheme.id, siteId, slot, persons, proxy, offline, mark }
  const used = { type: 'coupon-redeemed', areaId: row.area_id, subjectId: row.id, data, live: ['coupon-gates'] }
  if (!isDouble) return [used]
  const double = { schemeId: scheme.id, siteId }
  return [used, { type: 'coupon-double-found', areaId: scheme.areaId, data: double, live: ['coupons'] }]
}

/** Days further back than this decide nothing any more. */
const daysRemembered = 21

function changedCards({ usedDays, byKey }: Ledger) {
  return [...usedDays].map(([id, days]) => {
    const last = days.at(-1) as Day
    const since = addDays(last, -daysRemembered)
    return { id, zoneId: byKey.get(id)?.zoneId ?? 0, days: days.filter((day) => day >= since) }
  })
}
