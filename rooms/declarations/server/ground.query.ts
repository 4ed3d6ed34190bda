import { sql } from 'kysely'
import { addDays, type Day, type Instant, startOfDay } from '#kit'
import type { Profile, Tree, Trx } from '#platform/server'
import type { DeclarationRule, Ground, ZoneSpan } from '../domain/index.ts'
import { declarationBook } from './rules-of-house.ts'

/** Zones, levels and lockdowns that were in force at some moment since `since`, in or above the areas. */
export async function zoneSpans(
  trx: Trx,
  { tree, areaIds, since }: { readonly tree: Tree; readonly areaIds: readonly number[]; readonly since: Instant },
): Promise<ZoneSpan[]> {
  if (areaIds.length === 0) return []
  const around = [...new Set(areaIds.flatMap((areaId) => tree.upward(areaId).map(({ id }) => id)))]
  const { rows } = await sql<ZoneSpan>`
    select id, area_id as "areaId", case when kind = 'measure' then 'lockdown' else kind end as kind,
           from_at as "from", to_at as "to",
           case when jsonb_typeof(data -> said) = 'number' then (data ->> said)::int end as level
    from in_force, lateral (select case when kind = 'zone' then 'tone' else 'level' end) as of_kind (said)
    where area_id = any(${around}::int[]) and (to_at is null or to_at > ${since})
      and (kind in ('zone', 'level') or kind = 'measure' and data ? 'lockdownId')
    order by from_at, id`.execute(trx)
  return rows
}

/** What declarations made at one moment are compared with. */
export async function groundFor(
  profile: Profile,
  at: { readonly today: Day; readonly rule: DeclarationRule; readonly tree: Tree; readonly spans: readonly ZoneSpan[] },
): Promise<Ground> {
  const { provinces } = await declarationBook(profile)
  return {
    spans: at.spans,
    above: (areaId) => at.tree.upward(areaId).map(({ id }) => id),
    provinces,
    riskFromLevel: at.rule.riskFromLevel,
    startOf: (day) => startOfDay(day, profile.utcOffsetMinutes),
    dayAfter: (day) => addDays(day, 1),
    today: at.today,
    earliest: addDays(at.today, -at.rule.askedDays.value),
  }
}
