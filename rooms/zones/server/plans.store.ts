import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '#kit'
import type { Db, Profile, Tree, Trx } from '#platform/server'
import { statusByFacts } from '../domain/index.ts'
import { endOfLockdown } from './lockdowns.store.ts'
import { zoneRuleAt } from './zone-rules.query.ts'

/** A plan to end an outbreak as this room reads it. */
export interface PlanRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly lockdownId: string | null
  readonly outbreakAt: Instant
  readonly criteria: readonly {
    readonly code: string
    readonly computed: 'quiet' | null
    readonly title: { readonly vi: string; readonly en: string }
    readonly metAt: Instant | null
    readonly by: string | null
    readonly note: string | null
  }[]
  readonly lockTargetHours: number
  readonly endTargetDays: number
  readonly extinguishedAt: Instant | null
}

/** The columns of a {@link PlanRow}, for statements that select from `outbreak_plans p`. */
export const planColumns = sql`p.id, p.zone_id as "zoneId", p.area_id as "areaId", p.lockdown_id as "lockdownId",
  p.outbreak_at as "outbreakAt", p.criteria, p.lock_target_hours as "lockTargetHours", p.end_target_days as "endTargetDays",
  p.extinguished_at as "extinguishedAt"`

/** How an area stands by the facts. */
export interface QuietFacts {
  readonly lastCaseOn: Day | null
  readonly quietDays: number
  readonly activePoints: number
  readonly openClusters: number
  readonly status: 'outbreak' | 'no-new-cases'
  /** No case within the days of the rule. */
  readonly isQuiet: boolean
}

/** Last case, active points and open clusters of an area and all inside it (ZON-06). */
export async function quietOf(
  {
    db,
    tree,
    profile,
    now,
  }: { readonly db: Db | Trx; readonly tree: Tree; readonly profile: Profile; readonly now: Instant },
  areaId: number,
): Promise<QuietFacts> {
  const place = tree.get(areaId)
  const rule = await zoneRuleAt(profile, now)
  const quietDays = rule?.quietDays.value ?? 14
  const inside = sql`join areas on areas.id = one.area_id where areas.first between ${place.first} and ${place.last}`
  const { rows } = await sql<{ lastCaseOn: Day | null; activePoints: number; openClusters: number }>`
    select (select max(one.confirmed_on) from cases one ${inside} and one.status = 'confirmed') as "lastCaseOn",
           (select count(*)::int from lockdowns l join areas on areas.id = l.area_id
            where areas.first between ${place.first} and ${place.last} and l.starts_at <= ${now} and ${endOfLockdown} > ${now})
             as "activePoints",
           (select count(*)::int from clusters one ${inside} and one.state = 'open') as "openClusters"`.execute(db)
  const facts = rows[0] ?? { lastCaseOn: null, activePoints: 0, openClusters: 0 }
  const today = dayOf(now, profile.utcOffsetMinutes)
  const status = statusByFacts({ ...facts, today, quietDays })
  const isQuiet = statusByFacts({ ...facts, today, quietDays, activePoints: 0, openClusters: 0 }) === 'no-new-cases'
  return { ...facts, quietDays, status, isQuiet }
}
