import type { Instant, Parsed } from '#kit'
import { parsed } from '#kit'
import { type CascadeArea, climbTo, placesIn } from './cascade-areas.ts'
import { groupBy } from './group-by.ts'
import { dueOf, fillTitle, refuseTemplate, type TaskTemplate, type TemplateFilling } from './task-template.ts'
import type { Validity } from './validity.ts'

/** The post that answers for a kind of body on an area, and who holds it; `officerId` null: nobody does. */
export interface AreaOwner {
  readonly areaId: number
  readonly bodyKind: string
  readonly postId: string
  readonly officerId: string | null
}

/** A task to be made: exactly one accountable post and officer, a moment, a product [TSK-01]. */
export interface PlannedTask {
  readonly templateCode: string
  readonly areaId: number
  readonly title: string
  readonly product: string
  readonly dueAt: Instant
  readonly ownerPostId: string
  readonly ownerOfficerId: string
  /** The area whose post owns the task: above `areaId` when nobody on the area itself could. */
  readonly ownerAreaId: number
  /** The area of the parent task in the same chain; null at the top. */
  readonly parentAreaId: number | null
}

/**
 * An area on which nobody holds the post that should own the task. `postId` null: there is no such post at all.
 * `ownedByAreaId` is the nearest area above whose post owns it instead; null when there is none, and then the task
 * cannot be made.
 */
export interface OwnerGap {
  readonly templateCode: string
  readonly areaId: number
  readonly bodyKind: string
  readonly postId: string | null
  readonly ownedByAreaId: number | null
}

/** How many areas of a level the directive reaches, with how many tasks, and how many of these nobody there holds. */
export interface LevelCount {
  readonly level: number
  readonly areas: number
  readonly tasks: number
  readonly gaps: number
}

/** What would happen if the directive were issued: shown as a preview, then carried out as it stands. */
export interface CascadePlan {
  readonly tasks: readonly PlannedTask[]
  readonly gaps: readonly OwnerGap[]
  readonly levels: readonly LevelCount[]
}

/**
 * What a cascade is planned from. `areas` are the chosen subtree in any order; `owners` may include those of areas
 * above the subtree, whose areas then stand in `above`, so that a task without holder finds one there.
 */
export interface CascadeRequest {
  readonly validity: Validity
  readonly filling: TemplateFilling
  readonly templates: readonly TaskTemplate[]
  readonly areas: readonly CascadeArea[]
  readonly above?: readonly CascadeArea[]
  readonly owners: readonly AreaOwner[]
}

/**
 * Plans a directive down a subtree: for each area and each template that fits it, one task owned by the holder of that
 * area's post, or of the nearest post above that somebody holds; the second is a gap. The work grows with areas ×
 * templates and with nothing else; the depth of the tree is nowhere assumed. Refused as a whole when a template is
 * wrong, for a directive must not go half out.
 */
export function planCascade(request: CascadeRequest): Parsed<CascadePlan> {
  const tasks: PlannedTask[] = []
  const gaps: OwnerGap[] = []
  const places = placesIn(request.areas, request.above ?? [])
  const ownerOf = ownersByArea(request)
  for (const template of request.templates) {
    const refusal = refuseTemplate(template)
    if (refusal) return { ok: false, refusal }
    const due = dueOf(template, request.validity)
    if (!due.ok) return due
    const own = ownerOf.get(template.bodyKind) ?? new Map<number, AreaOwner>()
    const holderAt = climbTo(places, (areaId) => heldBy(own.get(areaId)))
    for (const area of request.areas) {
      if (!fits(template, area, places.isLeaf(area.id))) continue
      const owner = holderAt(area.id)
      const gap = gapOf(template, area, own.get(area.id), owner)
      if (gap) gaps.push(gap)
      if (owner) tasks.push(toTask(template, area, owner, { dueAt: due.value, filling: request.filling }))
    }
  }
  return parsed({
    tasks: withParents(tasks, request.templates, places),
    gaps,
    levels: countLevels(request.areas, tasks, gaps),
  })
}

type Holder = AreaOwner & { readonly officerId: string }

function heldBy(owner: AreaOwner | undefined): Holder | undefined {
  return owner?.officerId ? (owner as Holder) : undefined
}

function ownersByArea({ owners }: CascadeRequest): Map<string, Map<number, AreaOwner>> {
  const byKind = new Map<string, Map<number, AreaOwner>>()
  for (const owner of owners) {
    const byArea = byKind.get(owner.bodyKind) ?? new Map<number, AreaOwner>()
    byKind.set(owner.bodyKind, byArea.set(owner.areaId, owner))
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
    bodyKind: template.bodyKind,
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
  places: ReturnType<typeof placesIn>,
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
