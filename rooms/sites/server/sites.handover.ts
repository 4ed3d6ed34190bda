import { sql } from 'kysely'
import { dayOf } from '#kit'
import type { Db, Fact, Tree, Trx } from '#platform/server'
import { nothingLeft, type RoomHandover, type Settling } from '#rooms/areas/server'
import type {} from './sites.tables.ts'

/** Places in one step. */
const sitesPerStep = 1_000

/**
 * Places when areas end. A place does not move: where one other area took all of its area, it lies in that one now. Where
 * an area was cut up, no source says which part a place lies in, so a person says. Its stages and judgements go along.
 */
export const sitesHandover: RoomHandover = {
  kind: 'site',
  title: { vi: 'Địa điểm', en: 'Places' },
  async count(db, { ended, heirOf }) {
    const heirs = [...heirOf.keys()]
    const { rows } = await sql<{ carried: number; waiting: number }>`
      select (count(*) filter (where area_id = any(${heirs}::int[])))::int as carried,
             (count(*) filter (where area_id <> all(${heirs}::int[])))::int as waiting
      from sites where closed_on is null and area_id = any(${[...ended]}::int[])`.execute(db)
    return { carried: rows[0]?.carried ?? 0, waiting: rows[0]?.waiting ?? 0, ended: 0 }
  },
  async carry(trx, { heirOf, documentId }, { tree }) {
    const sites = await nextSites(trx, [...heirOf.keys()])
    const facts = await moveSites(trx, sites, (site) => heirOf.get(site.areaId) as number, { tree, documentId })
    return { ...nothingLeft, facts, carried: sites.length, more: sites.length === sitesPerStep }
  },
  async waits(trx, { ended, heirOf }) {
    const areas = ended.filter((areaId) => !heirOf.has(areaId))
    const { rows } = await sql<{ subjectId: string; areaId: number }>`
      select id as "subjectId", area_id as "areaId" from sites
      where closed_on is null and area_id = any(${areas}::int[]) order by id`.execute(trx)
    return rows
  },
  settle,
  async nameOf(db: Db, ids) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from sites where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.id, row.name]))
  },
}

interface Site {
  readonly id: string
  readonly areaId: number
}

async function nextSites(trx: Trx, areaIds: readonly number[]): Promise<Site[]> {
  const { rows } = await sql<Site>`
    select id, area_id as "areaId" from sites where closed_on is null and area_id = any(${[...areaIds]}::int[])
    order by id limit ${sitesPerStep} for update`.execute(trx)
  return rows
}

/** Rows change their zone by leaving one and entering another (rule R3), in one statement for each table. */
async function moveSites(
  trx: Trx,
  sites: readonly Site[],
  heirAreaOf: (site: Site) => number,
  { tree, documentId }: { tree: Tree; documentId: string | null },
): Promise<Fact[]> {
  if (sites.length === 0) return []
  const heirs = sites.map(heirAreaOf)
  const zones = heirs.map((areaId) => tree.get(areaId).zoneId)
  const given = sql`unnest(${sites.map(({ id }) => id)}::uuid[], ${heirs}::int[], ${zones}::int[])
    as given (site_id, area_id, zone_id)`
  await sql`
    with gone as (delete from sites using ${given} where sites.id = given.site_id
                  returning sites.*, given.zone_id as to_zone, given.area_id as to_area)
    insert into sites (zone_id, id, area_id, kind, name, folded, search, address, in_charge_body_id, in_charge_entity_id,
                       note, source, risk, risk_review_on, opened_on, closed_on, close_reason)
    select to_zone, id, to_area, kind, name, folded, search, address, in_charge_body_id, in_charge_entity_id,
           note, source, risk, risk_review_on, opened_on, closed_on, close_reason from gone`.execute(trx)
  await sql`
    with gone as (delete from site_risks using ${given} where site_risks.site_id = given.site_id
                  returning site_risks.*, given.zone_id as to_zone)
    insert into site_risks (zone_id, id, site_id, level, reason, review_on, set_at, set_by)
    select to_zone, id, site_id, level, reason, review_on, set_at, set_by from gone`.execute(trx)
  await sql`
    with gone as (delete from site_stages using ${given} where site_stages.site_id = given.site_id
                  returning site_stages.*, given.zone_id as to_zone)
    insert into site_stages (zone_id, id, site_id, place, name, duty, owner_post_id, set_at, removed_at)
    select to_zone, id, site_id, place, name, duty, owner_post_id, set_at, removed_at from gone`.execute(trx)
  return sites.map((site, index): Fact => {
    const data = { fromAreaId: site.areaId }
    return {
      type: 'site-carried',
      areaId: heirs[index] as number,
      subjectId: site.id,
      documentId,
      data,
      live: ['sites'],
    }
  })
}

/** A person says in which of the new areas the place lies, or (in none) that it is no more. */
async function settle(trx: Trx, { subjectId, to, reason }: Settling, at: Parameters<RoomHandover['carry']>[2]) {
  const { rows } = await sql<Site & { openedOn: string }>`
    select id, area_id as "areaId", opened_on as "openedOn" from sites
    where id = ${subjectId} and closed_on is null for update`.execute(trx)
  const site = rows[0]
  if (!site) return []
  const [areaId] = to
  if (areaId !== undefined) return moveSites(trx, [site], () => areaId, { tree: at.tree, documentId: null })
  const today = dayOf(at.now, at.profile.utcOffsetMinutes)
  await sql`update sites set closed_on = greatest(${today}::date, opened_on), close_reason = ${reason}
    where id = ${site.id}`.execute(trx)
  const fact: Fact = {
    type: 'site-closed',
    areaId: site.areaId,
    subjectId: site.id,
    data: { onDay: today },
    live: ['sites'],
  }
  return [fact]
}
