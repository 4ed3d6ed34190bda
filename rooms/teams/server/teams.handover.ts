import { sql } from 'kysely'
import { dayOf } from '#kit'
import type { Db, Fact, Trx } from '#platform/server'
import { type GoingThing, moveRows, nothingLeft, type RoomHandover, type Settling } from '#rooms/areas/server'
import type {} from './teams.tables.ts'

/** Teams in one step. */
const teamsPerStep = 500

interface Going extends GoingThing {
  readonly fromAreaId: number
}

/** Teams when areas end: they go on in the heir with their members, households and visits; of an area cut up a person says. */
export const teamsHandover: RoomHandover = {
  kind: 'team',
  title: { vi: 'Tổ COVID cộng đồng, tổ tự quản', en: 'Community and self-managed teams' },
  async count(db, { ended, heirOf }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
             (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
      from teams where ended_on is null and area_id = any(${[...ended]}::int[])`.execute(db)
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { heirOf, documentId }, { tree }) {
    const going = await goingFrom(trx, sql`area_id = any(${[...heirOf.keys()]}::int[])`)
    const placed = going.map((one) => {
      const toAreaId = heirOf.get(one.fromAreaId) as number
      return { ...one, toAreaId, toZone: tree.get(toAreaId).zoneId }
    })
    const facts = await moveTeams(trx, placed, documentId)
    return { ...nothingLeft, facts, carried: going.length, more: going.length === teamsPerStep }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from teams
      where ended_on is null and area_id = any(${areas}::int[]) order by id`.execute(trx)
    return rows
  },
  settle,
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from teams where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.id, row.name]))
  },
}

async function goingFrom(trx: Trx, where: ReturnType<typeof sql>): Promise<Going[]> {
  const { rows } = await sql<Going>`
    select id, zone_id as "fromZone", zone_id as "toZone", area_id as "toAreaId", area_id as "fromAreaId"
    from teams where ended_on is null and ${where} order by id limit ${teamsPerStep} for update`.execute(trx)
  return rows
}

async function moveTeams(trx: Trx, going: readonly Going[], documentId: string | null): Promise<Fact[]> {
  if (going.length === 0) return []
  await moveRows(trx, going, { table: 'teams', by: 'id', hasArea: true })
  await moveRows(trx, going, { table: 'team_members', by: 'team_id', hasArea: false })
  await moveRows(trx, going, { table: 'team_households', by: 'team_id', hasArea: false })
  await moveRows(trx, going, { table: 'team_visits', by: 'team_id', hasArea: true })
  return going.map(({ id, fromAreaId, toAreaId }) => {
    const data = { fromAreaId }
    return { type: 'team-carried', areaId: toAreaId, subjectId: id, documentId, data, live: ['teams'] }
  })
}

/** A person says in which area the team goes on, or (in none) that it ends. */
async function settle(trx: Trx, { subjectId, to, reason }: Settling, at: Parameters<RoomHandover['carry']>[2]) {
  const [going] = await goingFrom(trx, sql`id = ${subjectId}::uuid`)
  if (!going) return []
  const [toAreaId] = to
  if (toAreaId !== undefined) {
    return moveTeams(trx, [{ ...going, toAreaId, toZone: at.tree.get(toAreaId).zoneId }], null)
  }
  const today = dayOf(at.now, at.profile.utcOffsetMinutes)
  await sql`update teams set ended_on = greatest(${today}::date, formed_on), end_reason = ${reason}
    where id = ${going.id} and zone_id = ${going.fromZone}`.execute(trx)
  await sql`delete from team_households where team_id = ${going.id}`.execute(trx)
  const fact: Fact = { type: 'team-ended', areaId: going.fromAreaId, subjectId: going.id, data: {}, live: ['teams'] }
  return [fact]
}
