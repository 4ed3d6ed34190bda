import { sql } from 'kysely'
import type { Db, Fact, Trx } from '#platform/server'
import {
  type GoingThing,
  type HandoverAt,
  moveRows,
  nothingLeft,
  type RoomHandover,
  type Settling,
} from '#rooms/areas/server'
import { moveFindings, withdrawOpenFindings } from './carry-findings.ts'
import { callOffUnbegun, endTeamsOf, losesItsGround, passTeamAreas } from './end-with-areas.ts'

/** Inspections in one step. */
const inspectionsPerStep = 500

/** Begun and not finished, or with a finding that is not closed. */
const isUnderWay = sql`(inspections.checked_in_at is not null and (inspections.finished_at is null or exists (
  select 1 from inspection_findings found where found.inspection_id = inspections.id
    and found.zone_id = inspections.zone_id and found.state in ('open', 'reported'))))`

/** Planned, not begun, of a place or an area: that is still there when its area goes over as a whole. */
const isPlanned = sql`(inspections.checked_in_at is null and inspections.called_off_at is null
  and inspections.subject_kind in ('site', 'area'))`

/** A surprise that nobody may know of yet: in no number that others read, lest the numbers before and after tell of it. */
const isHidden = sql`(inspections.surprise and inspections.checked_in_at is null)`

interface Going {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly levelAreaId: number
  readonly isHidden: boolean
}

const goingColumns = sql`zone_id as "zoneId", id, area_id as "areaId", level_area_id as "levelAreaId",
  ${isHidden} as "isHidden"`

/**
 * Inspections when areas end. Teams of ended areas end, and what they had not begun is called off with them; teams above
 * look after the heirs. What is under way, and every finding not closed, goes to the area that took all of the old one;
 * of an area cut up a person says where – but not of plans: they are called off, so that nobody is told of a surprise.
 */
export const inspectionsHandover: RoomHandover = {
  kind: 'inspection',
  title: { vi: 'Cuộc kiểm tra chưa xong', en: 'Inspections not over' },
  async count(db, handover) {
    const heirs = [...handover.heirOf.keys()]
    const ended = [...handover.ended]
    const { rows } = await sql<{ carried: number; waiting: number; calledOff: number; teams: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[]) and (${isUnderWay} or ${isPlanned})
                               and not ${losesItsGround(handover)}))::int as carried,
             (count(*) filter (where area_id = any(${ended}::int[]) and not area_id = any(${heirs}::int[])
                               and ${isUnderWay}))::int as waiting,
             (count(*) filter (where ${losesItsGround(handover)}))::int as "calledOff",
             (select count(*)::int from inspection_teams
              where ended_at is null and area_id = any(${ended}::int[])) as teams
      from inspections where not ${isHidden}`.execute(db)
    const { carried = 0, waiting = 0, calledOff = 0, teams = 0 } = rows[0] ?? {}
    return { carried, waiting, ended: teams + calledOff }
  },
  async carry(trx, handover, at) {
    const teams = await endTeamsOf(trx, handover, at)
    await passTeamAreas(trx, handover, at)
    const { ended, heirOf, documentId } = handover
    const calledOff = await callOffUnbegun(trx, handover, at)
    const { rows } = await sql<Going>`
      select ${goingColumns} from inspections
      where (${isUnderWay} or ${isPlanned}) and area_id = any(${[...heirOf.keys()]}::int[])
      order by id limit ${inspectionsPerStep} for update`.execute(trx)
    const moved = await move(
      trx,
      { rows, areaOf: ({ areaId }) => heirOf.get(areaId) as number, ended, heirOf, documentId },
      at,
    )
    return {
      ...nothingLeft,
      facts: [...teams, ...calledOff.facts, ...moved],
      carried: rows.filter((row) => !row.isHidden).length,
      ended: teams.length + calledOff.told,
      more: rows.length === inspectionsPerStep,
    }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from inspections
      where ${isUnderWay} and area_id = any(${areas}::int[]) order by id`.execute(trx)
    return rows
  },
  settle,
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select inspections.id, to_char(checked_in_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') || coalesce(' · ' || sites.name, '')
        as name from inspections left join sites on sites.id = inspections.site_id
      where inspections.id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.id, `Kiểm tra ${row.name}`]))
  },
}

interface Moving {
  readonly rows: readonly Going[]
  readonly areaOf: (row: Going) => number
  readonly ended: readonly number[]
  readonly heirOf: ReadonlyMap<number, number>
  readonly documentId: string | null
}

async function move(trx: Trx, { rows, areaOf, ended, heirOf, documentId }: Moving, at: HandoverAt): Promise<Fact[]> {
  if (rows.length === 0) return []
  const root = at.tree.root?.id
  const levelOf = ({ levelAreaId }: Going) =>
    heirOf.get(levelAreaId) ??
    (ended.includes(levelAreaId) || !at.tree.find(levelAreaId) ? (root ?? levelAreaId) : levelAreaId)
  const going = rows.map((row): GoingThing => {
    const toAreaId = areaOf(row)
    return { id: row.id, fromZone: row.zoneId, toZone: at.tree.get(toAreaId).zoneId, toAreaId }
  })
  await moveFindings(trx, going, at)
  for (const table of ['inspection_inspectors', 'inspection_answers'])
    await moveRows(trx, going, { table, by: 'inspection_id', hasArea: false })
  await moveRows(trx, going, { table: 'inspection_photos', by: 'seen_through', hasArea: false })
  await moveRows(trx, going, { table: 'inspections', by: 'id', hasArea: true })
  const levels = rows.map(levelOf)
  await sql`update inspections set level_area_id = given.level
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${levels}::int[]) as given (id, level)
    where inspections.id = given.id`.execute(trx)
  return rows.map((row, index): Fact => {
    const areaId = going[index]?.toAreaId ?? row.areaId
    if (row.isHidden)
      return {
        type: 'inspection-carried',
        areaId: levels[index] ?? row.levelAreaId,
        subjectId: row.id,
        data: {},
        live: [],
      }
    const data = { fromAreaId: row.areaId }
    return { type: 'inspection-carried', areaId, subjectId: row.id, documentId, data, live: ['inspections'] }
  })
}

/** A person says to which unit the inspection goes; to none: its open findings are withdrawn for the reason given. */
async function settle(trx: Trx, settling: Settling, at: HandoverAt): Promise<Fact[]> {
  const { subjectId, areaId, to } = settling
  const [toAreaId] = to
  if (toAreaId === undefined) return withdrawOpenFindings(trx, settling, at)
  const { rows } = await sql<Going>`
    select ${goingColumns} from inspections where id = ${subjectId} for update`.execute(trx)
  return move(trx, { rows, areaOf: () => toAreaId, ended: [areaId], heirOf: new Map(), documentId: null }, at)
}
