import { sql } from 'kysely'
import { dayOf, foldVietnamese, type Refusal, refuse } from '#kit'
import { accept, defineIntent, type Outcome, reject, type Trx } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { type FormTeam, formTeam, judgeLevel, judgeMembers, TEAMS, teamKey } from '../domain/index.ts'
import { knownOfficers, saveMembers, toMemberRows } from './teams.store.ts'
import type { TeamMembersTable, TeamsTable } from './teams.tables.ts'

/** Forms teams: the 296 of a district cost a handful of statements. */
export const formTeamIntent = defineIntent<FormTeam>({
  contract: formTeam,
  area: ({ areaId }) => areaId,
  handle: async (works, step) => {
    const { trx, tree, now, profile } = step
    const today = dayOf(now, profile.utcOffsetMinutes)
    const areaIds = [...new Set(works.map(({ payload }) => payload.areaId))]
    await lockTeamAreas(trx, areaIds)
    const known = await standingTeams(trx, areaIds)
    const { byId } = await openBook({ db: trx, tree })
    const officers = await knownOfficers(
      trx,
      works.flatMap(({ payload }) => payload.members ?? []),
    )
    const rows: TeamsTable[] = []
    const members: TeamMembersTable[] = []
    const outcomes = works.map((work): Outcome => {
      const { payload, id } = work
      const { areaId, kind, name, members: told = [] } = payload
      const refusal =
        judgeArea(payload, byId.get(areaId), today) ??
        (known.has(teamKey(payload)) ? refuse(TEAMS.NAME_TAKEN, { field: 'name', params: { name } }) : null) ??
        judgeMembers(told, officers)
      if (refusal) return reject(refusal)
      known.add(teamKey(payload))
      const { zoneId } = tree.get(areaId)
      rows.push(toRow(payload, { id, zoneId, today }))
      members.push(...toMemberRows(work, { id, zoneId }, told))
      const data = { kind, members: told.length }
      return accept([{ type: 'team-formed', areaId, subjectId: id, data, live: ['teams'] }], { teamId: id })
    })
    await saveTeams(trx, rows)
    await saveMembers(trx, members)
    return outcomes
  },
})

/** Two who form teams in the same area come one after the other. */
async function lockTeamAreas(trx: Trx, areaIds: readonly number[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(7433, area_id)
    from (select area_id from unnest(${[...areaIds]}::int[]) as given (area_id) order by area_id) as ordered`.execute(
    trx,
  )
}

async function standingTeams(trx: Trx, areaIds: readonly number[]): Promise<Set<string>> {
  const { rows } = await sql<{ areaId: number; name: string }>`
    select area_id as "areaId", name from teams where area_id = any(${[...areaIds]}::int[]) and ended_on is null`.execute(
    trx,
  )
  return new Set(rows.map(teamKey))
}

type Area = Parameters<typeof levelOf>[0]

function judgeArea(
  { kind, formedOn }: FormTeam,
  area: { readonly kind: Area; readonly validTo: string | null } | undefined,
  today: string,
): Refusal | null {
  if (!area) return refuse(TEAMS.NEAR_WANTED, { field: 'areaId' })
  if (area.validTo !== null && area.validTo <= today) {
    return refuse(TEAMS.AREA_PAST, { field: 'areaId', params: { day: area.validTo } })
  }
  if (formedOn !== undefined && formedOn > today) return refuse(TEAMS.FORMED_AHEAD, { field: 'formedOn' })
  return judgeLevel(kind, levelOf(area.kind))
}

function toRow(payload: FormTeam, made: { id: string; zoneId: number; today: string }): TeamsTable {
  return {
    zone_id: made.zoneId,
    id: made.id,
    area_id: payload.areaId,
    kind: payload.kind,
    name: payload.name,
    folded: foldVietnamese(payload.name),
    pilot_id: payload.pilotId ?? null,
    source: payload.source ?? null,
    synthetic: payload.synthetic ?? false,
    formed_on: payload.formedOn ?? made.today,
    ended_on: null,
    end_reason: null,
  }
}

async function saveTeams(trx: Trx, rows: readonly TeamsTable[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into teams (zone_id, id, area_id, kind, name, folded, pilot_id, source, synthetic, formed_on)
    select * from unnest(
      ${rows.map((row) => row.zone_id)}::int[], ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.area_id)}::int[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.folded)}::text[],
      ${rows.map((row) => row.pilot_id)}::uuid[], ${rows.map((row) => row.source)}::text[],
      ${rows.map((row) => row.synthetic)}::boolean[], ${rows.map((row) => row.formed_on)}::date[])`.execute(trx)
}
