import { type Instant, type Parsed, parsed } from '#kit'
import { type CascadeArea, type CascadePlaces, climbTo, placesIn } from './cascade-areas.ts'
import type { AreaOwner, CascadePlan, CascadeRequest, LevelCount, OwnerGap, PlannedTask } from './cascade-plan.ts'
import { groupBy } from './group-by.ts'
import { dueOf, fillTitle, refuseTemplate, type TaskTemplate, type TemplateFilling } from './task-template.ts'

/**
 * Plans a directive down a subtree: for each area and each template that fits it, one task owned by the holder of that
 * area's post, or of the nearest post above (of that kind, or the head's) that somebody holds; the second is a gap. The work grows with areas ×
 * templates and with nothing else; the depth of the tree is nowhere assumed. Refused as a whole when a template is
 * wrong, for a directive must not go half out.
 */
export function planCascade(request: CascadeRequest): Parsed<CascadePlan> {
  const dated = dateTemplates(request)
  if (!dated.ok) return dated
  const places = placesIn(request.areas, request.above ?? [])
  const owners = ownersByKind(request.owners)
  const heads = new Map((request.heads ?? []).map((head) => [head.areaId, head]))
  const tasks: PlannedTask[] = []
  const gaps: OwnerGap[] = []
  for (const step of dated.value) planTemplate(step, request, { places, owners, heads, tasks, gaps })
  return parsed({
    tasks: withParents(tasks, request.templates, places),
    gaps,
    levels: countLevels(request.areas, tasks, gaps),
  })
}

interface DatedTemplate {
  readonly template: TaskTemplate
  readonly dueAt: Instant
}

function dateTemplates({ templates, validity }: CascadeRequest): Parsed<DatedTemplate[]> {
  const dated: DatedTemplate[] = []
  for (const template of templates) {
    const refusal = refuseTemplate(template)
    if (refusal) return { ok: false, refusal }
    const due = dueOf(template, validity)
    if (!due.ok) return due
    dated.push({ template, dueAt: due.value })
  }
  return parsed(dated)
}

interface Planning {
  readonly places: CascadePlaces
  readonly owners: ReadonlyMap<string, ReadonlyMap<number, AreaOwner>>
  readonly heads: ReadonlyMap<number, AreaOwner>
  readonly tasks: PlannedTask[]
  readonly gaps: OwnerGap[]
}

function planTemplate(
  { template, dueAt }: DatedTemplate,
  { areas, filling }: CascadeRequest,
  planning: Planning,
): void {
  const { places, owners, heads, tasks, gaps } = planning
  const own = owners.get(template.postKind)
  const holderAbove = climbTo(places, (areaId) => heldBy(own?.get(areaId)) ?? heldBy(heads.get(areaId)))
  const ownerOf = (areaId: number) => {
    const parentId = places.parentOf(areaId)
    return heldBy(own?.get(areaId)) ?? (parentId === undefined ? undefined : holderAbove(parentId))
  }
  for (const area of areas) {
    if (!fits(template, area, places.isLeaf(area.id))) continue
    const owner = ownerOf(area.id)
    const gap = gapOf(template, area, own?.get(area.id), owner)
    if (gap) gaps.push(gap)
    if (owner) tasks.push(toTask(template, area, owner, { dueAt, filling }))
  }
}

type Holder = AreaOwner & { readonly officerId: string }

function heldBy(owner: AreaOwner | undefined): Holder | undefined {
  return owner?.officerId ? (owner as Holder) : undefined
}

function ownersByKind(owners: readonly AreaOwner[]): Map<string, Map<number, AreaOwner>> {
  const byKind = new Map<string, Map<number, AreaOwner>>()
  for (const [kind, ofKind] of groupBy(owners, ({ postKind }) => postKind)) {
    byKind.set(kind, new Map(ofKind.map((owner) => [owner.areaId, owner])))
  }
  return byKind
}

function fits(template: TaskTemplate, area: CascadeArea, isLeaf: boolean): boolean {
  if (template.areaKinds && !template.areaKinds.includes(area.kind)) return false
  if (template.levels && !template.levels.includes(area.level)) return false
  if (template.place === 'leaf') return isLeaf
  return template.place === 'root' ? area.level === 0 : true
}

function gapOf(
  template: TaskTemplate,
  area: CascadeArea,
  own: AreaOwner | undefined,
  owner: Holder | undefined,
): OwnerGap | undefined {
  if (owner?.areaId === area.id) return undefined
  return {
    templateCode: template.code,
    areaId: area.id,
    postKind: template.postKind,
    postId: own?.postId ?? null,
    ownedByAreaId: owner?.areaId ?? null,
  }
}

function toTask(
  template: TaskTemplate,
  area: CascadeArea,
  owner: Holder,
  { dueAt, filling }: { dueAt: Instant; filling: TemplateFilling },
): PlannedTask {
  return {
    templateCode: template.code,
    areaId: area.id,
    title: fillTitle(template.title, { ...filling, area: area.name }),
    product: template.product,
    dueAt,
    ownerPostId: owner.postId,
    ownerOfficerId: owner.officerId,
    ownerAreaId: owner.areaId,
    parentAreaId: null,
  }
}

/** Hangs each task under the nearest task above it in the same chain. */
function withParents(
  tasks: readonly PlannedTask[],
  templates: readonly TaskTemplate[],
  places: CascadePlaces,
): PlannedTask[] {
  const chainOf = new Map(templates.map(({ code, chain }) => [code, chain ?? code]))
  const nearest = new Map<string, (areaId: number) => number | undefined>()
  for (const [chain, members] of groupBy(tasks, ({ templateCode }) => chainOf.get(templateCode) ?? templateCode)) {
    const areas = new Set(members.map(({ areaId }) => areaId))
    nearest.set(
      chain,
      climbTo(places, (areaId) => (areas.has(areaId) ? areaId : undefined)),
    )
  }
  return tasks.map((task) => {
    const parent = places.parentOf(task.areaId)
    const find = nearest.get(chainOf.get(task.templateCode) ?? task.templateCode)
    return { ...task, parentAreaId: parent === undefined ? null : (find?.(parent) ?? null) }
  })
}

function countLevels(
  areas: readonly CascadeArea[],
  tasks: readonly PlannedTask[],
  gaps: readonly OwnerGap[],
): LevelCount[] {
  const levelOf = new Map(areas.map(({ id, level }) => [id, level]))
  const counts = new Map<number, { areas: number; tasks: number; gaps: number }>()
  const countAt = (level: number) => {
    const count = counts.get(level) ?? { areas: 0, tasks: 0, gaps: 0 }
    counts.set(level, count)
    return count
  }
  for (const { level } of areas) countAt(level).areas++
  for (const { areaId } of tasks) countAt(levelOf.get(areaId) ?? 0).tasks++
  for (const { areaId } of gaps) countAt(levelOf.get(areaId) ?? 0).gaps++
  return [...counts].map(([level, count]) => ({ level, ...count })).toSorted((left, right) => left.level - right.level)
}
