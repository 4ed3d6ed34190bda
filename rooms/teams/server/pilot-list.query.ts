import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound, visiblePlace } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { officerNames } from '#rooms/bodies/server'
import { type PilotLine, type PilotVerdict, pilotListContract } from '../domain/index.ts'
import type {} from './teams.tables.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly title: string
  readonly siteAreaIds: readonly number[]
  readonly startedOn: string | null
  readonly evaluatedOn: string | null
  readonly evaluatedBy: string | null
  readonly verdict: PilotVerdict | null
  readonly findings: string | null
  readonly rolledOutOn: string | null
  readonly targetTeams: number | null
  readonly targetPosts: number | null
  readonly modelId: string | null
  readonly documentId: string | null
  readonly source: string | null
  readonly standing: number
  readonly guarding: number
}

/** `GET /teams/pilots`: those of the area and inside it, and how far each has come. */
export const pilotListRead = defineRead(pilotListContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'teams.read')
  if (!place) return notFound('areaId')
  const inside = asking.tree.inside([place]).map(({ id }) => id)
  const { rows } = await sql<Row>`
    select id, area_id as "areaId", title, site_area_ids as "siteAreaIds", started_on as "startedOn",
           evaluated_on as "evaluatedOn", evaluated_by as "evaluatedBy", verdict, findings, rolled_out_on as "rolledOutOn",
           target_teams as "targetTeams", target_posts as "targetPosts", model_id as "modelId",
           document_id as "documentId", source,
           (select count(*)::int from teams where teams.pilot_id = pilots.id and ended_on is null) as standing,
           (select count(*)::int from checkpoints join teams on teams.id = checkpoints.team_id
            where teams.pilot_id = pilots.id and checkpoints.closed_at is null) as guarding
    from pilots where area_id = any(${inside}::int[]) order by started_on desc nulls last, id limit 100`.execute(
    asking.db,
  )
  return { items: await toLines(asking, rows), mayPilot: may(asking.actor, 'teams.pilot', areaId, asking.tree) }
})

async function toLines(asking: Asking, rows: readonly Row[]): Promise<PilotLine[]> {
  const { byId } = await openBook(asking)
  const names = await officerNames(
    asking.db,
    rows.map(({ evaluatedBy }) => evaluatedBy),
  )
  const titleOf = (id: number) => {
    const area = byId.get(id)
    return area ? areaTitle(area) : { vi: String(id), en: String(id) }
  }
  return rows.map(({ siteAreaIds, targetTeams, targetPosts, standing, guarding, evaluatedBy, ...row }) => ({
    ...row,
    areaTitle: titleOf(row.areaId),
    sites: siteAreaIds.map((id) => ({ areaId: id, title: titleOf(id) })),
    evaluatedBy: names.get(evaluatedBy ?? '') ?? null,
    teams: { target: targetTeams, standing },
    posts: { target: targetPosts, standing: guarding },
  }))
}
