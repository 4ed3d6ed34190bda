import { contains, type Instant } from '#kit'
import { type Actor, type Db, may, type Tree, type Trx } from '#platform/server'
import { superiorsOf } from '#rooms/bodies/server'
import type { Standing, Task } from '../domain/index.ts'

/** What must be known of a task to tell how somebody stands to it. */
export interface TaskAround {
  readonly task: Task
  /** Area and rank of the post that owns the task; null while there is none. */
  readonly ownerAreaId: number | null
  readonly ownerIsHead: boolean | null
  readonly coordinatorPostIds: readonly string[]
}

/** Tells how an actor stands to a task; made once for many tasks. */
export type StandingOf = (actor: Actor, around: TaskAround) => Standing

/**
 * Reads the superiors of the owners once; then every standing is a look-up. Where only those who work on a task are
 * `asked` about (its owner and coordinators: `hands`), nobody's superior is looked for.
 */
export async function readStandings(
  db: Db | Trx,
  at: { readonly now: Instant; readonly tree: Tree },
  tasks: readonly TaskAround[],
  asked: 'hands' | 'everybody' = 'everybody',
): Promise<StandingOf> {
  const postIds = asked === 'hands' ? [] : [...new Set(tasks.flatMap(({ task }) => task.ownerPostId ?? []))]
  const superiors = postIds.length === 0 ? new Map<string, string | null>() : await superiorsOf(db, postIds, at)
  return (actor, around) => {
    const posts = new Set(actor.scopes.flatMap(({ postId }) => postId ?? []))
    const { task } = around
    const superior = task.ownerPostId === null ? null : (superiors.get(task.ownerPostId) ?? null)
    const areaId = around.ownerAreaId ?? task.areaId
    const isOwner = task.ownerPostId !== null && posts.has(task.ownerPostId)
    return {
      officerId: actor.officerId,
      isOwner,
      isCoordinator: around.coordinatorPostIds.some((postId) => posts.has(postId)),
      isAssigner: task.assignerPostId === null ? isSamePerson(actor, task) : posts.has(task.assignerPostId),
      isSuperior: (superior !== null && posts.has(superior)) || assignsAbove(actor, areaId, at.tree),
      hasNobodyAbove: asked === 'everybody' && superior === null,
      managesOwner: !isOwner && around.ownerIsHead !== true && may(actor, 'tasks.assign', areaId, at.tree),
    }
  }
}

/** Who owns, works along on, or assigned a task sees it wherever it is; others by their area. */
export function sees(actor: Actor, standing: Standing, task: Task, tree: Tree): boolean {
  return (
    standing.isOwner || standing.isCoordinator || standing.isAssigner || may(actor, 'tasks.read', task.areaId, tree)
  )
}

function isSamePerson(actor: Actor, task: Task): boolean {
  return actor.officerId !== null && actor.officerId === task.assignerOfficerId
}

function assignsAbove(actor: Actor, areaId: number, tree: Tree): boolean {
  const place = tree.find(areaId)
  if (!place) return false
  return actor.scopes.some((scope) => {
    const own = tree.find(scope.areaId)
    return own !== undefined && own.id !== place.id && contains(own, place) && scope.permissions.has('tasks.assign')
  })
}
