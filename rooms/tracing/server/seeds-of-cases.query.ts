import type { Instant, Refusal } from '#kit'
import { refuse } from '#kit'
import type { Profile, Trx } from '#platform/server'
import { type CaseRow, caseRows, caseRuleAt } from '#rooms/cases/server'
import { type InfectiousWindow, infectiousWindow, TRACING } from '../domain/index.ts'

/** A case as a trace starts from it. */
export interface SeedCase {
  readonly row: CaseRow
  readonly window: InfectiousWindow
}

/** When a case could infect others, by the rule of this moment; undefined: no rule, or no day is known. */
export async function windowOf(
  row: CaseRow,
  { profile, now }: { readonly profile: Profile; readonly now: Instant },
): Promise<InfectiousWindow | undefined> {
  const rule = await caseRuleAt(profile, now)
  return rule && infectiousWindow(row, rule, { now, offsetMinutes: profile.utcOffsetMinutes })
}

/** The cases with their windows; a refusal when one is unknown, withdrawn, or has no day to count from. */
export async function seedsOfCases(
  trx: Trx,
  ids: readonly string[],
  given: { readonly profile: Profile; readonly now: Instant; readonly maySee: (areaId: number) => boolean },
): Promise<readonly SeedCase[] | Refusal> {
  const rows = await caseRows(trx, { ids, statuses: ['suspected', 'probable', 'confirmed', 'withdrawn'] })
  const known = rows.filter(({ areaId }) => given.maySee(areaId))
  if (known.length < new Set(ids).size) return refuse(TRACING.CASE_UNKNOWN, { field: 'caseIds' })
  if (known.some(({ status }) => status === 'withdrawn')) return refuse(TRACING.CASE_WITHDRAWN, { field: 'caseIds' })
  const seeds: SeedCase[] = []
  for (const row of known) {
    const window = await windowOf(row, given)
    if (!window) return refuse(TRACING.NO_WINDOW, { field: 'caseIds' })
    seeds.push({ row, window })
  }
  return seeds
}
