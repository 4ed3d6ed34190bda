import { type RawBuilder, sql } from 'kysely'
import { derivedId, type Fact, type Trx } from '#platform/server'
import type { Handover, HandoverAt } from '#rooms/areas/server'
import { factOf } from './work-on-inspection.ts'

const reason = 'Địa bàn kết thúc khi sắp xếp đơn vị hành chính'

/** Teams whose own area ends, end with it: their bodies and posts do. */
export async function endTeamsOf(trx: Trx, { ended }: Handover, { now }: HandoverAt): Promise<Fact[]> {
  const { rows } = await sql<{ id: string; areaId: number; bodyId: string }>`
    update inspection_teams set ended_at = ${now}, end_reason = ${reason}
    where ended_at is null and area_id = any(${[...ended]}::int[])
    returning id, area_id as "areaId", body_id as "bodyId"`.execute(trx)
  await sql`update inspection_team_areas set to_at = ${now}
    where to_at is null and team_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(trx)
  return rows.map(
    ({ id, areaId, bodyId }): Fact => ({
      type: 'inspection-team-ended',
      areaId,
      subjectId: id,
      data: { bodyId },
      live: ['inspections'],
    }),
  )
}

/** Teams that go on look after the area that took all of one of theirs; what was cut up shows as looked after by nobody. */
export async function passTeamAreas(trx: Trx, { ended, heirOf }: Handover, { now }: HandoverAt): Promise<void> {
  const { rows } = await sql<{ teamId: string; areaId: number }>`
    update inspection_team_areas set to_at = ${now} where to_at is null and area_id = any(${[...ended]}::int[])
    returning team_id as "teamId", area_id as "areaId"`.execute(trx)
  const passed = rows.flatMap(({ teamId, areaId }) => {
    const heir = heirOf.get(areaId)
    return heir === undefined ? [] : [{ teamId, heir }]
  })
  await sql`
    insert into inspection_team_areas (id, team_id, area_id, from_at)
    select given.id, given.team_id, given.area_id, ${now}::timestamptz
    from unnest(${passed.map(({ teamId, heir }) => derivedId(teamId, `area/${heir}/${now}`))}::uuid[],
                ${passed.map(({ teamId }) => teamId)}::uuid[], ${passed.map(({ heir }) => heir)}::int[])
      as given (id, team_id, area_id)
    on conflict do nothing`.execute(trx)
}

interface CalledOff {
  readonly id: string
  readonly areaId: number
  readonly levelAreaId: number
  readonly surprise: boolean
}

/**
 * Plans that have nobody to carry them out or nothing left to look at: of teams that ended or are about to, of posts and
 * bodies of ended areas, of areas cut up.
 */
export function losesItsGround({ ended, heirOf }: Handover): RawBuilder<boolean> {
  const cutUp = ended.filter((areaId) => !heirOf.has(areaId))
  return sql`(checked_in_at is null and called_off_at is null and (area_id = any(${cutUp}::int[])
      or (subject_kind in ('body', 'post') and area_id = any(${[...ended]}::int[]))
      or team_id in (select id from inspection_teams where ended_at is not null or area_id = any(${[...ended]}::int[]))))`
}

/**
 * Calls off what loses its ground. Of a surprise only its own level is told, and nothing of whom it was about; `told`: how
 * many others there were, for numbers that all may read.
 */
export async function callOffUnbegun(
  trx: Trx,
  handover: Handover,
  { now }: HandoverAt,
): Promise<{ readonly facts: readonly Fact[]; readonly told: number }> {
  const { rows } = await sql<CalledOff>`
    update inspections set called_off_at = ${now}, call_off_reason = ${reason}
    where ${losesItsGround(handover)}
    returning id, area_id as "areaId", level_area_id as "levelAreaId", surprise`.execute(trx)
  return {
    facts: rows.map((row) => factOf({ ...row, checkedInAt: null }, { type: 'inspection-called-off' })),
    told: rows.filter(({ surprise }) => !surprise).length,
  }
}
