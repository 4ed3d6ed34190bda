import type { Words } from '#kit'

/**
 * How much a place can spread the disease, by the judgement of a named person. Not the level of an area (QĐ 2686, NQ 128),
 * which is decided elsewhere. Working assumption of the house, as `sites/kinds.json` says.
 */
export const SITE_RISKS = {
  low: { vi: 'thấp', en: 'low' },
  medium: { vi: 'trung bình', en: 'medium' },
  high: { vi: 'cao', en: 'high' },
} as const satisfies Record<string, Words>

/** A mark of risk; a place nobody has judged yet has none. */
export type SiteRisk = keyof typeof SITE_RISKS

/** The marks from low to high. */
export const siteRisks = Object.keys(SITE_RISKS) as [SiteRisk, ...SiteRisk[]]
