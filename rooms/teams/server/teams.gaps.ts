import { sql } from 'kysely'
import { addDays, addMinutes, type dayOf, type Instant, startOfDay } from '#kit'
import type { GapRule } from '#platform/server'
import { teamRules } from './team-rules.query.ts'
import './teams.tables.ts'

/** Households that no team has: the head of the group must give them to one (COM-01). One gap for each group. */
const unassigned: GapRule = {
  key: 'teams-households-unassigned',
  title: { vi: 'Hộ chưa có tổ COVID cộng đồng phụ trách', en: 'Households that no community team has' },
  source: 'COM-01',
  raiseAfterMinutes: [1440, 2880],
  wakesOn: ['teams', 'households'],
  find: async (trx) => {
    const { rows } = await sql<{ areaId: number; count: number; since: Instant; teams: number }>`
      select households.area_id as "areaId", count(*)::int as count, min(households.entered_at) as since,
             (select count(*) from teams where teams.area_id = households.area_id and teams.kind = 'community'
              and teams.ended_on is null)::int as teams
      from households left join team_households
        on team_households.household_id = households.id and team_households.zone_id = households.zone_id
      where households.left_on is null and team_households.team_id is null
      group by households.area_id`.execute(trx)
    return rows.map(({ areaId, count, since, teams }) => ({
      subject: String(areaId),
      areaId,
      ownerPostId: null,
      severity: 2 as const,
      since,
      dueAt: null,
      data: { areaId, count, teams },
    }))
  },
  nextAt: async () => null,
}

interface Quiet {
  readonly id: string
  readonly areaId: number
  readonly lastAt: Instant
  readonly households: number
}

/** Community teams with households, and the moment of the last visit (or, without one, when they got their first household). */
async function lastVisits(trx: Parameters<GapRule['find']>[0]): Promise<Quiet[]> {
  const { rows } = await sql<Quiet>`
    select teams.id, teams.area_id as "areaId", count(*)::int as households,
           greatest(min(team_households.assigned_at),
                    (select max(visits.at) from team_visits as visits where visits.team_id = teams.id and visits.zone_id = teams.zone_id)) as "lastAt"
    from teams join team_households on team_households.team_id = teams.id
    where teams.ended_on is null group by teams.id, teams.zone_id, teams.area_id`.execute(trx)
  return rows
}

/** A team that visited nobody for a week (COM-01: activity per week). */
const quiet: GapRule = {
  key: 'teams-quiet',
  title: { vi: 'Tổ COVID cộng đồng một tuần không thăm hộ nào', en: 'A community team without a visit for a week' },
  source: 'COM-01',
  raiseAfterMinutes: [1440],
  wakesOn: ['teams'],
  find: async (trx, { now, profile }) => {
    const { activity } = await teamRules(profile)
    return (await lastVisits(trx)).flatMap(({ id, areaId, lastAt, households }) => {
      const dueAt = addMinutes(lastAt, activity.quietDays * 1440)
      if (dueAt > now) return []
      return [
        {
          subject: id,
          areaId,
          ownerPostId: null,
          severity: 2 as const,
          since: lastAt,
          dueAt,
          data: { teamId: id, households, days: activity.quietDays },
        },
      ]
    })
  },
  nextAt: async (trx, { now, profile }) => {
    const { activity } = await teamRules(profile)
    const next = (await lastVisits(trx))
      .map(({ lastAt }) => addMinutes(lastAt, activity.quietDays * 1440))
      .filter((at) => at > now)
      .sort()
    return next[0] ?? null
  },
}

/** A team without a leader: whoever heads its area names one. */
const leaderless: GapRule = {
  key: 'teams-leaderless',
  title: { vi: 'Tổ chưa có tổ trưởng', en: 'A team without a leader' },
  source: 'COM-01',
  raiseAfterMinutes: [2880],
  wakesOn: ['teams'],
  find: async (trx, { profile }) => {
    const { rows } = await sql<{ id: string; areaId: number; formedOn: ReturnType<typeof dayOf> }>`
      select id, area_id as "areaId", formed_on as "formedOn" from teams
      where ended_on is null and not exists (
        select 1 from team_members where team_members.team_id = teams.id and role = 'leader')`.execute(trx)
    return rows.map(({ id, areaId, formedOn }) => ({
      subject: id,
      areaId,
      ownerPostId: null,
      severity: 1 as const,
      since: startOfDay(formedOn, profile.utcOffsetMinutes),
      dueAt: startOfDay(addDays(formedOn, 1), profile.utcOffsetMinutes),
      data: { teamId: id },
    }))
  },
  nextAt: async () => null,
}

/** What is missing or late with teams. */
export const teamsGaps: readonly GapRule[] = [unassigned, quiet, leaderless]
