import { sql } from 'kysely'
import type { Instant, Refusal } from '#kit'
import { dayOf, refuse } from '#kit'
import { ACCESS, allowed, childId, type Db, type Step, type Trx, type Work } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { INSPECTIONS, type LeaderRule, onDay } from '../domain/index.ts'
import { inspectionBook } from './inspection-book.query.ts'

/** A team as it is kept. */
export interface TeamRow {
  readonly id: string
  readonly areaId: number
  readonly bodyId: string
  readonly ownerBodyId: string
  readonly leaderPostId: string
  readonly documentId: string | null
  readonly registeredAt: Instant
  readonly endedAt: Instant | null
  readonly endReason: string | null
}

/** The columns of a {@link TeamRow}. */
export const teamColumns = sql`inspection_teams.id, inspection_teams.area_id as "areaId", inspection_teams.body_id as "bodyId",
  inspection_teams.owner_body_id as "ownerBodyId", inspection_teams.leader_post_id as "leaderPostId",
  inspection_teams.document_id as "documentId", inspection_teams.registered_at as "registeredAt",
  inspection_teams.ended_at as "endedAt", inspection_teams.end_reason as "endReason"`

/** A team locked for a change by somebody who organises at its level. */
export async function lockTeam(
  work: Work<unknown> | Work<{ teamId: string }>,
  step: Step,
  teamId: string,
): Promise<TeamRow | { readonly refusal: Refusal }> {
  const { rows } = await sql<TeamRow>`
    select ${teamColumns} from inspection_teams where id = ${teamId} for update`.execute(step.trx)
  const team = rows[0]
  if (!team) return { refusal: refuse(ACCESS.NOT_FOUND, { field: 'teamId' }) }
  const refusal = allowed(work, step, 'inspections.organise', team.areaId, 'inspections.read')
  if (refusal) return { refusal: { ...refusal, field: 'teamId' } }
  return team.endedAt === null ? team : { refusal: refuse(INSPECTIONS.TEAM_ENDED, { field: 'teamId' }) }
}

/** The rule of the position that leaders of teams of such a body hold, on a day; undefined: the profile asks for none. */
export async function leaderRuleFor(
  step: Pick<Step, 'profile' | 'now'>,
  ownerBodyKind: string,
): Promise<LeaderRule | undefined> {
  const { rules } = await inspectionBook(step.profile)
  const day = dayOf(step.now, step.profile.utcOffsetMinutes)
  return onDay(
    rules.leaders.filter(({ ownerBodyKinds }) => ownerBodyKinds.includes(ownerBodyKind)),
    day,
  )
}

/** Which of these officers hold, now, a post of one of the kinds in that area: "officer area". */
export async function holdersOfKinds(
  db: Db | Trx,
  asked: readonly { officerId: string; areaId: number; postKinds: readonly string[] }[],
  now: Instant,
): Promise<Set<string>> {
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ officerId: string; areaId: number; kind: string }>`
    select holdings.officer_id as "officerId", posts.area_id as "areaId", posts.kind
    from holdings join posts on posts.id = holdings.post_id
    where holdings.officer_id = any(${asked.map(({ officerId }) => officerId)}::uuid[])
      and holdings.from_at <= ${now} and (holdings.to_at is null or holdings.to_at > ${now})`.execute(db)
  const fits = asked.filter(({ officerId, areaId, postKinds }) =>
    rows.some((row) => row.officerId === officerId && row.areaId === areaId && postKinds.includes(row.kind)),
  )
  return new Set(fits.map(({ officerId, areaId }) => `${officerId} ${areaId}`))
}

/** Sets which areas a team looks after: what is not named any more ends now. */
export async function setTeamAreas(
  work: Work<unknown>,
  step: Step,
  teamId: string,
  areaIds: readonly number[],
): Promise<void> {
  const wanted = [...new Set(areaIds)]
  await sql`
    update inspection_team_areas set to_at = ${step.now}
    where team_id = ${teamId} and to_at is null and not area_id = any(${wanted}::int[])`.execute(step.trx)
  await sql`
    insert into inspection_team_areas (id, team_id, area_id, from_at)
    select given.id, ${teamId}::uuid, given.area_id, ${step.now}::timestamptz
    from unnest(${wanted.map((areaId) => childId(work, `area/${areaId}`))}::uuid[], ${wanted}::int[]) as given (id, area_id)
    on conflict (team_id, area_id) where to_at is null do nothing`.execute(step.trx)
}

/** Sets who belongs to a team beside its leader. */
export async function setTeamMembers(
  work: Work<unknown>,
  step: Step,
  teamId: string,
  postIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(postIds)]
  await sql`
    update inspection_team_members set to_at = ${step.now}
    where team_id = ${teamId} and to_at is null and not post_id = any(${wanted}::uuid[])`.execute(step.trx)
  await sql`
    insert into inspection_team_members (id, team_id, post_id, from_at)
    select given.id, ${teamId}::uuid, given.post_id, ${step.now}::timestamptz
    from unnest(${wanted.map((postId) => childId(work, `member/${postId}`))}::uuid[], ${wanted}::uuid[]) as given (id, post_id)
    on conflict (team_id, post_id) where to_at is null do nothing`.execute(step.trx)
}

/** Why these areas or people cannot be the team's; null when they can. */
export async function refuseAreasAndPeople(
  step: Step,
  team: { readonly areaId: number },
  given: { readonly areaIds?: readonly number[]; readonly memberPostIds?: readonly string[] },
): Promise<Refusal | null> {
  for (const [index, areaId] of (given.areaIds ?? []).entries()) {
    const isInside = step.tree.upward(areaId).some((place) => place.id === team.areaId)
    if (!isInside) return refuse(INSPECTIONS.AREA_OUTSIDE_TEAM, { field: `areaIds.${index}` })
  }
  const { memberPostIds = [] } = given
  const held = await holdersOf(step.trx, memberPostIds, step.now)
  const missing = memberPostIds.findIndex((postId) => !held.has(postId))
  return missing < 0 ? null : refuse(INSPECTIONS.POST_UNKNOWN, { field: `memberPostIds.${missing}` })
}
