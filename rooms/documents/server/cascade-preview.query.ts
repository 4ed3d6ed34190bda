import { sql } from 'kysely'
import { type Instant, refuse } from '#kit'
import { ACCESS, defineRead, may, notFound, Refused } from '#platform/server'
import { type AreaKind, type AreaLevel, levelOf } from '#rooms/areas/domain'
import { officerNames } from '#rooms/bodies/server'
import {
  type CascadeArea,
  cascadePreview,
  documentCascades,
  documentProgress,
  documentTemplates,
  dueOf,
  fillTitle,
} from '../domain/index.ts'
import { namedAreas, toAreaLine } from './areas-around.query.ts'
import { taskSetsOf } from './catalogues.ts'
import { cascadeTaskId, existingTaskIds, outlookOf, wordsOf } from './plan-of-cascade.query.ts'
import { findVisible } from './visible.query.ts'

/** Gaps named in a preview; all are counted. */
const mostGaps = 200

function standingAt(areas: readonly CascadeArea[], depth: number): AreaLevel {
  const kind = areas.find(({ level }) => level === depth)?.kind
  return kind === undefined ? 'top' : levelOf(kind as AreaKind)
}

/** `GET /documents/:id/cascade-preview` */
export const cascadePreviewRead = defineRead(cascadePreview, async (asking, { id, areaId, templates }) => {
  const document = await findVisible(asking, id)
  if (!document) return notFound('id')
  if (!may(asking.actor, 'documents.cascade', areaId, asking.tree))
    return new Refused(refuse(ACCESS.OUTSIDE_AREA, { field: 'areaId' }))
  const outlook = await outlookOf({ document, areaId, templates: templates.split(',') }, asking)
  if (!outlook.ok) return new Refused(outlook.refusal)
  const { plan, validity } = outlook.value
  const there = await existingTaskIds(asking.db, id)
  const shown = plan.gaps.slice(0, mostGaps)
  const areas = await namedAreas(
    asking.db,
    shown.flatMap((gap) => [gap.areaId, gap.ownedByAreaId]),
  )
  return {
    total: plan.tasks.length,
    alreadyThere: plan.tasks.filter((task) => there.has(cascadeTaskId(id, task.templateCode, task.areaId))).length,
    levels: plan.levels.map((count) => ({ ...count, standing: standingAt(outlook.value.areas, count.level) })),
    templates: outlook.value.templates.map((template) => {
      const due = dueOf(template, validity)
      const dueAt = due.ok ? due.value : validity.effectiveFrom
      return {
        code: template.code,
        tasks: plan.tasks.filter(({ templateCode }) => templateCode === template.code).length,
        gaps: plan.gaps.filter(({ templateCode }) => templateCode === template.code).length,
        dueAt,
        dueIsPast: dueAt <= asking.now,
      }
    }),
    gapCount: plan.gaps.length,
    gaps: shown.map((gap) => ({
      area: toAreaLine(areas, gap.areaId),
      templateCode: gap.templateCode,
      postKind: gap.postKind,
      ownedBy: gap.ownedByAreaId === null ? null : toAreaLine(areas, gap.ownedByAreaId),
    })),
  }
})

/** `GET /documents/:id/templates` */
export const documentTemplatesRead = defineRead(documentTemplates, async (asking, { id }) => {
  const document = await findVisible(asking, id)
  if (!document) return notFound('id')
  const { effectiveFrom, effectiveTo, reviewAt, number } = document
  const { label, end } = await wordsOf(document, asking)
  const sets = (await taskSetsOf(asking.profile)).filter((set) => set.number === null || set.number === number)
  return {
    sets: sets.map(({ name, number: own, templates }) => ({
      name,
      isOwn: own !== null,
      templates: templates.map((template) => {
        const due = effectiveFrom === null ? undefined : dueOf(template, { effectiveFrom, effectiveTo, reviewAt })
        const { code, product, postKind } = template
        const title = fillTitle(template.title, { document: label, end, area: '…' })
        return { code, title, product, postKind, dueAt: due?.ok ? due.value : null }
      }),
    })),
  }
})

/** `GET /documents/:id/cascades` */
export const documentCascadesRead = defineRead(documentCascades, async (asking, { id }) => {
  if (!(await findVisible(asking, id))) return notFound('id')
  const { rows } = await sql<{
    id: string
    areaId: number
    templates: string[]
    officerId: string | null
    at: Instant
    state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
    done: number
    total: number
    gaps: number
  }>`
    select cascades.id, cascades.area_id as "areaId", templates, officer_id as "officerId", cascades.at, job_runs.state,
           job_runs.done, job_runs.total,
           (select count(*)::int from cascade_gaps where cascade_gaps.cascade_id = cascades.id) as gaps
    from cascades join job_runs on job_runs.id = cascades.id
    where cascades.document_id = ${id} order by cascades.at desc, cascades.id desc`.execute(asking.db)
  const areas = await namedAreas(
    asking.db,
    rows.map(({ areaId }) => areaId),
  )
  const names = await officerNames(
    asking.db,
    rows.map(({ officerId }) => officerId),
  )
  return {
    items: rows.map(({ areaId, officerId, ...row }) => ({
      ...row,
      area: toAreaLine(areas, areaId),
      officer: names.get(officerId ?? '') ?? null,
    })),
  }
})

interface Progress {
  readonly total: number
  readonly done: number
  readonly overdue: number
  readonly unacknowledged: number
}

/** `GET /documents/:id/progress` */
export const documentProgressRead = defineRead(documentProgress, async (asking, { id, areaId: asked }) => {
  const document = await findVisible(asking, id)
  const { db, now, tree, intervals } = asking
  if (!document) return notFound('id')
  const place = tree.find(asked ?? tree.inside(intervals)[0]?.id ?? 0)
  if (!place || !may(asking.actor, 'documents.read', place.id, tree)) return notFound('areaId')
  const children = tree.childrenOf(place.id)
  const own = { id: place.id, first: place.first, last: place.last }
  const lands = [own, ...children]
  const { rows } = await sql<Progress & { areaId: number }>`
    select land.id as "areaId", count(*)::int as total, count(*) filter (where state = 'done')::int as done,
           count(*) filter (where state in ('active', 'acknowledged', 'in-progress') and due_at <= ${now})::int as overdue,
           count(*) filter (where state = 'active')::int as unacknowledged
    from tasks join areas on areas.id = tasks.area_id
    join unnest(${lands.map((land) => land.id)}::int[], ${lands.map((land) => land.first)}::int[],
                ${lands.map((land) => land.last)}::int[]) as land (id, first, last)
      on areas.first between land.first and land.last
    where tasks.document_id = ${id} and state not in ('draft', 'cancelled')
    group by land.id`.execute(db)
  const byArea = new Map(rows.map(({ areaId, ...counts }) => [areaId, counts]))
  const none: Progress = { total: 0, done: 0, overdue: 0, unacknowledged: 0 }
  const names = await namedAreas(
    db,
    lands.map((land) => land.id),
  )
  return {
    area: toAreaLine(names, place.id),
    ...(byArea.get(place.id) ?? none),
    children: children.flatMap((child) => {
      const counts = byArea.get(child.id)
      return counts ? [{ area: toAreaLine(names, child.id), ...counts, hasChildren: child.last > child.first }] : []
    }),
  }
})
