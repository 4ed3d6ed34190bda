import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import { allowed, childId, type Db, type Step, type Trx, type Work } from '#platform/server'
import { TEAMS, type TeamKind, type ToldMember } from '../domain/index.ts'
import type { TeamMembersTable } from './teams.tables.ts'

/** A team as it is changed. */
export interface TeamRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly kind: TeamKind
  readonly name: string
  readonly formedOn: string
  readonly endedOn: string | null
}

/** The columns of a {@link TeamRow}, for statements that select from `teams`. */
export const teamColumns = sql`teams.id, teams.zone_id as "zoneId", teams.area_id as "areaId", teams.kind, teams.name,
  teams.formed_on as "formedOn", teams.ended_on as "endedOn"`

/** The team, held until the change is done; or why it may not be changed. Who may not see it is told that there is none. */
export async function holdTeam(work: Work<{ readonly teamId: string }>, step: Step): Promise<TeamRow | Refusal> {
  const { rows } = await sql<TeamRow>`
    select ${teamColumns} from teams where id = ${work.payload.teamId} for update`.execute(step.trx)
  const team = rows[0]
  if (!team) return refuse(TEAMS.UNKNOWN, { field: 'teamId' })
  const forbidden = allowed(work, step, 'teams.organise', team.areaId, 'teams.read')
  if (forbidden) return forbidden.status === 404 ? refuse(TEAMS.UNKNOWN, { field: 'teamId' }) : forbidden
  return team.endedOn === null ? team : refuse(TEAMS.ENDED, { params: { day: team.endedOn } })
}

/** Which of these officers there are. */
export async function knownOfficers(trx: Trx, members: readonly ToldMember[]): Promise<ReadonlySet<string>> {
  const ids = members.flatMap(({ officerId }) => officerId ?? [])
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from officers where id = any(${ids}::uuid[])`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

/** Members as they are kept. */
export function toMemberRows(
  work: Work<unknown>,
  team: { readonly id: string; readonly zoneId: number },
  members: readonly ToldMember[],
): TeamMembersTable[] {
  return members.map(({ officerId, name, role, force }, place) => ({
    zone_id: team.zoneId,
    id: childId(work, `member ${place}`),
    team_id: team.id,
    place,
    officer_id: officerId ?? null,
    name: officerId === undefined ? (name ?? null) : null,
    role,
    force: force ?? null,
  }))
}

/** Writes members, thousands in one statement. */
export async function saveMembers(trx: Trx, rows: readonly TeamMembersTable[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into team_members (zone_id, id, team_id, place, officer_id, name, role, force)
    select * from unnest(
      ${rows.map((row) => row.zone_id)}::int[], ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.team_id)}::uuid[], ${rows.map((row) => row.place)}::int[],
      ${rows.map((row) => row.officer_id)}::uuid[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.role)}::text[], ${rows.map((row) => row.force)}::text[])`.execute(trx)
}

/** Teams by id, ended ones too; an unknown id is absent. */
export async function teamsByIds(db: Db | Trx, ids: readonly string[]): Promise<Map<string, TeamRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<TeamRow>`select ${teamColumns} from teams where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
