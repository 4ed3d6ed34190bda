import type { Words } from '#kit'

/** What closes a place: a lockdown (phong tỏa), or a medical isolation point (điểm cách ly y tế). */
export const regimes = ['lockdown', 'medical-isolation'] as const
/** See {@link regimes}. */
export type Regime = (typeof regimes)[number]

/** What is closed, from the smallest up: the decision says why not the one before it (SG-06). */
export const scopes = [
  'household',
  'house-row',
  'floor',
  'building',
  'alley',
  'street',
  'group',
  'hamlet',
  'area',
] as const
/** See {@link scopes}. */
export type Scope = (typeof scopes)[number]

/** How scopes are called. */
export const SCOPES: Readonly<Record<Scope, Words>> = {
  household: { vi: 'một nhà', en: 'one house' },
  'house-row': { vi: 'một dãy nhà, dãy trọ', en: 'a row of houses or rooms' },
  floor: { vi: 'một tầng', en: 'a floor' },
  building: { vi: 'một tòa nhà', en: 'a building' },
  alley: { vi: 'một ngõ, ngách', en: 'an alley' },
  street: { vi: 'một đoạn phố', en: 'a stretch of street' },
  group: { vi: 'một tổ dân phố', en: 'a residential group' },
  hamlet: { vi: 'một thôn, xóm', en: 'a hamlet' },
  area: { vi: 'toàn bộ phường, xã', en: 'a whole commune' },
}

/** How regimes are called. */
export const REGIMES: Readonly<Record<Regime, Words>> = {
  lockdown: { vi: 'Điểm phong tỏa', en: 'Lockdown point' },
  'medical-isolation': { vi: 'Điểm cách ly y tế', en: 'Medical isolation point' },
}

/** How a unit stands to the epidemic, which chooses its playbook (ZON-06). */
export const unitStatuses = ['outbreak', 'no-new-cases'] as const
/** See {@link unitStatuses}. */
export type UnitStatus = (typeof unitStatuses)[number]

/** What is brought into a locked place (ZON-08). */
export const supplyItems = ['food', 'water', 'medicine', 'fuel', 'baby'] as const
/** See {@link supplyItems}. */
export type SupplyItem = (typeof supplyItems)[number]
