import { sql } from 'kysely'
import { addDays, dayOf } from '#kit'
import { type Asking, defineRead } from '#platform/server'
import { fieldKitContract } from '../domain/index.ts'
import { type Eyes, readEyes } from './eyes.ts'
import { toFindingLines } from './finding-lines.query.ts'
import { type FindingRow, findingColumns, fromFindings } from './findings.store.ts'
import { toInspectionLines } from './inspection-lines.query.ts'
import { checklistFor } from './inspection-page.query.ts'
import { type InspectionRow, inspectionColumns } from './inspections.store.ts'
import { wantedSites } from './wanted-sites.query.ts'
import { isVisible } from './where-visible.ts'

const most = 200
/** Planned inspections are taken along from yesterday's to those of the coming week. */
const daysAhead = 7

/** `GET /inspections/field-kit`: small enough for a phone to keep, so that it works where there is no signal. */
export const fieldKitRead = defineRead(fieldKitContract, async (asking) => {
  const { db, tree, actor } = asking
  const eyes = await readEyes(db, asking)
  const teams = await readTeams(asking, eyes)
  const rows = await readInspections(asking, eyes)
  const lines = await toInspectionLines(db, rows)
  const inspections = await Promise.all(
    lines.map(async (line, index) => ({
      ...line,
      place: rows[index]?.place ?? null,
      checklist: rows[index]?.checklist ?? (await checklistFor(asking, line))?.key ?? null,
    })),
  )
  const ground = [...new Set(teams.flatMap(({ areaIds }) => areaIds))].flatMap((id) => tree.find(id) ?? [])
  const inside = ground.length > 0 ? ground : asking.intervals
  const { items } = inside.length > 0 ? await wantedSites(db, { inside, limit: most }, asking) : { items: [] }
  return {
    asOf: asking.now,
    officerId: actor.officerId,
    teams,
    inspections,
    rechecks: (await readRechecks(asking, eyes)).filter(({ mayRecheck }) => mayRecheck),
    sites: items.map(({ siteId, name, address, kind, areaId, areaName, late }) => ({
      siteId,
      name,
      address,
      kind,
      areaId,
      areaName,
      late,
    })),
  }
})

async function readTeams({ db }: Asking, { leads, memberOf }: Eyes) {
  const { rows } = await sql<{ id: string; name: string; areaIds: number[] }>`
    select teams.id, bodies.name, array(select area_id from inspection_team_areas its
      where its.team_id = teams.id and its.to_at is null order by area_id) as "areaIds"
    from inspection_teams teams join bodies on bodies.id = teams.body_id
    where teams.ended_at is null and teams.id = any(${[...leads, ...memberOf]}::uuid[]) order by bodies.name`.execute(
    db,
  )
  return rows
}

async function readInspections({ db, tree, now, profile, actor }: Asking, eyes: Eyes): Promise<InspectionRow[]> {
  const today = dayOf(now, profile.utcOffsetMinutes)
  const { rows } = await sql<InspectionRow>`
    select ${inspectionColumns} from inspections
    where ${isVisible(eyes, tree)} and called_off_at is null and finished_at is null
      and (planned_on is null or planned_on between ${addDays(today, -1)} and ${addDays(today, daysAhead)})
      and (inspections.team_id = any(${[...eyes.leads, ...eyes.memberOf]}::uuid[]) or exists (
        select 1 from inspection_inspectors named where named.inspection_id = inspections.id
          and named.officer_id = ${actor.officerId}::uuid))
    order by inspections.sort_at, inspections.id limit ${most}`.execute(db)
  return rows
}

async function readRechecks(asking: Asking, eyes: Eyes) {
  const { rows } = await sql<FindingRow>`
    select ${findingColumns} from ${fromFindings}
    where state = 'reported' and ${isVisible(eyes, asking.tree)}
      and (inspection_findings.team_id = any(${[...eyes.leads, ...eyes.memberOf]}::uuid[])
        or stated_by = ${asking.actor.officerId}::uuid)
    order by recheck_by, inspection_findings.id limit ${most}`.execute(asking.db)
  return toFindingLines(asking, eyes, rows)
}
