import { addMinutes, type Instant } from '#kit'
import { actingPost, type Fact, type Step, type Work } from '#platform/server'
import { createTasks } from '#rooms/tasks/server'

/** Who must put something right. */
export interface RemedyOwner {
  readonly postId: string
  readonly officerId: string
}

/** Remedies (chấn chỉnh) that become tasks of one owner. */
export interface RemediesToGive {
  readonly row: { readonly areaId: number; readonly kind: string }
  readonly owner: RemedyOwner
  readonly remedies: readonly {
    readonly taskId: string | null
    readonly dueAt: Instant | null
    readonly title: string
    readonly severity: 1 | 2 | 3
  }[]
}

/** Gives each remedy as a task with its clock. The task urges and is seen; closing it never closes the finding. */
export async function giveRemedies(work: Work<unknown>, step: Step, given: RemediesToGive): Promise<readonly Fact[]> {
  const { row, owner } = given
  const tasks = given.remedies.flatMap(({ taskId, dueAt, title, severity }) =>
    taskId === null || dueAt === null
      ? []
      : [
          {
            id: taskId,
            areaId: row.areaId,
            title: remedyTitle(row.kind, title),
            product: 'Minh chứng đã chấn chỉnh',
            measure: 'Phúc tra đạt',
            ownerPostId: owner.postId,
            ownerOfficerId: owner.officerId,
            dueAt: dueAt > step.now ? dueAt : addMinutes(step.now, 1),
            priority: priorityOf[severity],
          },
        ],
  )
  const by = { postId: actingPost(work, step, 'inspections.work', row.areaId), officerId: work.actor.officerId }
  const { facts } = await createTasks(step.trx, { tasks, by, now: step.now, tree: step.tree, profile: step.profile })
  return facts
}

const priorityOf = { 1: 0, 2: 1, 3: 2 } as const

/** Lists of tasks are read by many: of an inspection of officials they do not say what was found. */
function remedyTitle(kind: string, title: string): string {
  return kind === 'public-duty' ? 'Chấn chỉnh theo kết quả kiểm tra công vụ' : `Chấn chỉnh: ${title}`
}
