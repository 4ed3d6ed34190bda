import { sql } from 'kysely'
import type { Fact, Trx } from '#platform/server'
import type { Handover, HandoverAt } from '#rooms/areas/server'
import { ownersOf } from '#rooms/bodies/server'

const columns = sql.raw(
  'id, title, details, severity, reported_by, happened_at, reported_at, take_by, forwarded, taken_by, taken_at, outcome, settled_by, settled_at',
)

/** Incidents not yet settled go to the heir of their area, into the hands of its head or the nearest one above. */
export async function handOverIncidents(trx: Trx, { heirOf }: Handover, at: HandoverAt): Promise<Fact[]> {
  const { rows } = await sql<{ id: string; zoneId: number; areaId: number }>`
    select id, zone_id as "zoneId", area_id as "areaId" from incidents
    where settled_at is null and area_id = any(${[...heirOf.keys()]}::int[]) order by id for update`.execute(trx)
  if (rows.length === 0) return []
  const owners = await ownersOf(
    trx,
    rows.map((row) => ({ areaId: heirOf.get(row.areaId) as number, postId: null, raised: 0 })),
    at,
  )
  const going = rows.flatMap((row, index) => {
    const owner = owners[index]
    const areaId = heirOf.get(row.areaId) as number
    if (!owner?.postId || !owner.officerId) return []
    return [{ ...row, heirId: areaId, newZone: at.tree.get(areaId).zoneId, owner }]
  })
  await sql`
    with going as materialized (
      select * from unnest(${going.map((g) => g.id)}::uuid[], ${going.map((g) => g.zoneId)}::int[],
        ${going.map((g) => g.newZone)}::int[], ${going.map((g) => g.heirId)}::int[],
        ${going.map((g) => g.owner.postId)}::uuid[], ${going.map((g) => g.owner.officerId)}::uuid[],
        ${going.map((g) => g.owner.areaId)}::int[])
        as given (incident_id, old_zone, new_zone, new_area, post_id, officer_id, owner_area)),
    gone as (
      delete from incidents using going where incidents.id = going.incident_id and incidents.zone_id = going.old_zone
      returning incidents.*, going.*)
    insert into incidents (zone_id, area_id, responder_post_id, responder_officer_id, responder_area_id, ${columns})
    select new_zone, new_area, post_id, officer_id, owner_area, ${columns} from gone`.execute(trx)
  return going.map((one) => ({
    type: 'incident-handed-over',
    areaId: one.heirId,
    subjectId: one.id,
    data: { fromAreaId: one.areaId, toPostId: one.owner.postId, toOfficerId: one.owner.officerId },
    live: ['incidents', 'notices'],
  }))
}
