import { dayOf } from '#kit'
import { defineRead, may, no, notFound } from '#platform/server'
import { householdsByIds } from '#rooms/people/server'
import { couponBySerialContract, readSerial, serialOf, visitsInWeek } from '../domain/index.ts'
import { couponBySerial, whereTheyLive } from './coupons.store.ts'
import { titlesOf } from './scheme-page.query.ts'
import { readSchemes } from './schemes.store.ts'

/** `GET /coupons/by-serial/:serial`: whose card it is by the number in the group's book, never by name. */
export const couponBySerialRead = defineRead(couponBySerialContract, async (asking, query) => {
  const serial = readSerial(query.serial)
  if (!serial.ok) return no({ ...serial.refusal, ...serial.refusal.words }, { field: 'serial' })
  const { db, actor, tree, now, profile } = asking
  const found = await whereTheyLive(db, await couponBySerial(db, serial.value))
  const coupon = found.find(({ areaId }) => may(actor, 'coupons.read', areaId, tree))
  const scheme = coupon && (await readSchemes(db, [coupon.schemeId])).get(coupon.schemeId)
  if (!coupon || !scheme) return notFound('serial')
  const households = await householdsByIds(db, coupon.householdId === null ? [] : [coupon.householdId])
  const { zoneId: _, group, slot, ...rest } = coupon
  return {
    ...rest,
    schemeName: scheme.name,
    areaTitle: (await titlesOf(asking, [coupon.areaId])).get(coupon.areaId) ?? { vi: '', en: '' },
    householdNumber: households.get(coupon.householdId ?? '')?.number ?? null,
    days: scheme.groups[group]?.name ?? '',
    slot: scheme.slots[slot] ?? { from: '00:00', to: '23:59' },
    visits: visitsInWeek(coupon.usedDays, dayOf(now, profile.utcOffsetMinutes)),
    quotaPerWeek: scheme.quotaPerWeek,
    usedDays: [...coupon.usedDays],
    replacedBy: coupon.replacedBy === null ? null : serialOf(coupon.replacedBy),
    mayIssue: may(actor, 'coupons.issue', coupon.areaId, tree),
  }
})
