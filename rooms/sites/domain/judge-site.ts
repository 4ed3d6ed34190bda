import { foldVietnamese, type Refusal, refuse } from '#kit'
import { kindsOn, type SiteKind } from './site-kinds.ts'
import type { SiteRisk } from './site-risk.ts'
import { SITES } from './sites.refusals.ts'

/** What is wanted of a place, as far as the rules look at it. */
export interface WantedSite {
  readonly areaId: number
  readonly kind: string
  readonly name: string
  readonly openedOn: string
  readonly risk?: { readonly level: SiteRisk; readonly reviewOn?: string | undefined } | undefined
  readonly another?: boolean | undefined
}

/** What the rules need to know around it. */
export interface AroundSite {
  readonly kinds: readonly SiteKind[]
  readonly today: string
  /** Open places by {@link sameSiteKey}, with the id of the one that stands there. */
  readonly onTheList: ReadonlyMap<string, string>
}

/** Places with the same key are taken for one: same area, same kind, same name but for diacritics and spelling. */
export function sameSiteKey(site: Pick<WantedSite, 'areaId' | 'kind' | 'name'>): string {
  return `${site.areaId} ${site.kind} ${foldVietnamese(site.name)}`
}

/** The first reason against putting a place on the register (INS-05), or null. */
export function judgeSite(wanted: WantedSite, { kinds, today, onTheList }: AroundSite): Refusal | null {
  if (!kindsOn(kinds, wanted.openedOn).some(({ key }) => key === wanted.kind)) {
    return refuse(SITES.KIND_UNKNOWN, { field: 'kind', params: { kind: wanted.kind, day: wanted.openedOn } })
  }
  const known = onTheList.get(sameSiteKey(wanted))
  if (known !== undefined && wanted.another !== true) {
    return refuse(SITES.ON_THE_LIST, { field: 'name', params: { name: wanted.name, siteId: known } })
  }
  return wanted.risk ? judgeRisk(wanted.risk, today, 'risk.') : null
}

/** A high risk must say when it is looked at again; a day of review lies ahead. `path`: where the payload holds it. */
export function judgeRisk(
  { level, reviewOn }: { readonly level: SiteRisk; readonly reviewOn?: string | undefined },
  today: string,
  path = '',
): Refusal | null {
  if (level === 'high' && reviewOn === undefined) return refuse(SITES.REVIEW_DAY_MISSING, { field: `${path}reviewOn` })
  if (reviewOn !== undefined && reviewOn <= today) return refuse(SITES.REVIEW_DAY_PAST, { field: `${path}reviewOn` })
  return null
}
