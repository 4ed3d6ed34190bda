import type { Instant } from '#kit'
import type { CascadeArea } from './cascade-areas.ts'
import type { TaskTemplate, TemplateFilling } from './task-template.ts'
import type { Validity } from './validity.ts'

/** The post of a kind on an area (`chairman`, `group-head`), and who holds it; `officerId` null: nobody does. */
export interface AreaOwner {
  readonly areaId: number
  readonly postKind: string
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
  readonly postKind: string
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
  /** Heads of areas, whatever their kind of post: they own what falls to their area from below, where nobody was. */
  readonly heads?: readonly AreaOwner[]
}
