import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import type { HandoverAt } from '#rooms/areas/server'
import { ownersOf } from '#rooms/bodies/server'
import type { Task } from '../domain/index.ts'

/** The hands a task comes into. */
export interface HeirOwner {
  readonly ownerPostId: string
  readonly ownerOfficerId: string
}

/**
 * Who answers for tasks in the areas that took them over: a post that goes on keeps them; for one that ended, whoever
 * holds the post of its kind in the heir, and where nobody does yet, the nearest superior. A task for whom nobody is
 * found is absent and stays in the hands it was in.
 */
export async function heirsOfOwners(
  trx: Trx,
  going: readonly { readonly task: Task; readonly areaId: number }[],
  at: HandoverAt & { readonly heirOf: ReadonlyMap<number, number> },
): Promise<Map<string, HeirOwner>> {
  const postIds = [...new Set(going.flatMap(({ task }) => task.ownerPostId ?? []))]
  const { rows } = await sql<{ id: string; areaId: number; kind: string; isOver: boolean }>`
    select posts.id, posts.area_id as "areaId", posts.kind,
           (posts.valid_to is not null and areas.valid_to is not null) as "isOver"
    from posts join areas on areas.id = posts.area_id where posts.id = any(${postIds}::uuid[])`.execute(trx)
  const over = new Map(rows.filter((row) => row.isOver).map((row) => [row.id, row]))
  const moving = going.filter(({ task }) => task.ownerPostId !== null && over.has(task.ownerPostId))
  const kindOf = ({ task }: (typeof going)[number]) => over.get(task.ownerPostId ?? '')?.kind ?? ''
  const seats = await seatsIn(
    trx,
    moving.map((one) => ({ areaId: heirArea(one, over, at.heirOf), kind: kindOf(one) })),
  )
  const questions = moving.map((one) => {
    const areaId = heirArea(one, over, at.heirOf)
    return { areaId, postId: seats.get(`${areaId} ${kindOf(one)}`) ?? null, raised: 0 }
  })
  const owners = await askOnce(trx, questions, at)
  return new Map(
    moving.flatMap(({ task }, index) => {
      const owner = owners[index]
      if (!owner?.postId || !owner.officerId) return []
      return [[task.id, { ownerPostId: owner.postId, ownerOfficerId: owner.officerId }] as const]
    }),
  )
}

/** Where the owner's post goes on: in the heir of its own area, else in the area the task went to. */
function heirArea(
  { task, areaId }: { readonly task: Task; readonly areaId: number },
  over: ReadonlyMap<string, { readonly areaId: number }>,
  heirOf: ReadonlyMap<number, number>,
): number {
  const old = over.get(task.ownerPostId ?? '')?.areaId
  return (old === undefined ? undefined : heirOf.get(old)) ?? areaId
}

/** A post of the kind in each area; of several the one that somebody holds. */
async function seatsIn(
  trx: Trx,
  wanted: readonly { readonly areaId: number; readonly kind: string }[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; areaId: number; kind: string }>`
    select distinct on (posts.area_id, posts.kind) posts.id, posts.area_id as "areaId", posts.kind
    from posts left join holdings on holdings.post_id = posts.id and holdings.to_at is null
    where posts.area_id = any(${[...new Set(wanted.map((one) => one.areaId))]}::int[])
      and posts.kind = any(${[...new Set(wanted.map((one) => one.kind))]}::text[]) and posts.valid_to is null
    order by posts.area_id, posts.kind, holdings.id nulls last, posts.id`.execute(trx)
  return new Map(rows.map((row) => [`${row.areaId} ${row.kind}`, row.id]))
}

async function askOnce(
  trx: Trx,
  questions: readonly { readonly areaId: number; readonly postId: string | null; readonly raised: number }[],
  at: HandoverAt,
) {
  const distinct = new Map(questions.map((question) => [`${question.areaId} ${question.postId}`, question]))
  const answers = await ownersOf(trx, [...distinct.values()], at)
  const byKey = new Map([...distinct.keys()].map((key, index) => [key, answers[index]]))
  return questions.map((question) => byKey.get(`${question.areaId} ${question.postId}`))
}
