import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, type Db, defineRead } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { holdersOf, superiorsOf } from '#rooms/bodies/server'
import { type TaskState, taskPageContract } from '../domain/index.ts'
import { countBelow, readAncestors } from './chain.query.ts'
import type { LockedTask } from './change-tasks.store.ts'
import { listObstacles, type Obstacle } from './obstacles.store.ts'
import { type People, type PersonIds, readPeople } from './people.query.ts'
import { toLines } from './task-list.query.ts'
import { offerSteps } from './task-steps.ts'
import { findVisibleTask } from './visible-task.query.ts'

/** `GET /tasks/:taskId`: who, what, until when, the chain, the proofs, the obstacles, and what the asker may do. */
export const taskPageRead = defineRead(taskPageContract, async (asking, { taskId }) => {
  const seen = await findVisibleTask(asking, taskId)
  if ('refused' in seen) return seen.refused
  const { found, standing } = seen
  const { task } = found
  const around = await readAround(asking, found)
  const { people } = around
  const [line] = await toLines(asking, [
    { ...task, parentZoneId: task.parent?.zoneId ?? null, parentId: task.parent?.id ?? null },
  ])
  const held = new Set(asking.actor.scopes.flatMap(({ postId }) => postId ?? []))
  return {
    ...(line as NonNullable<typeof line>),
    measure: task.measure,
    selfClose: task.selfClose,
    assigner: people.person({ postId: task.assignerPostId, officerId: task.assignerOfficerId }),
    coordinators: around.coordinators.map(people.person),
    acknowledgeBy: task.acknowledgeBy,
    acknowledgedAt: task.acknowledgedAt,
    reportedAt: task.reportedAt,
    closedAt: task.closedAt,
    createdAt: task.createdAt,
    updatedAt: task.updatedAt,
    version: task.version,
    evidence: around.evidence.map((one) => ({ ...one, by: people.name(one.by) })),
    remarks: around.remarks.map((one) => ({ ...one, by: people.name(one.by) })),
    obstacles: around.obstacles.map((one) =>
      toObstacle(one, people, { now: asking.now, held, superiorOf: around.superiorOf }),
    ),
    above: around.above,
    childCount: around.childCount,
    below: around.below,
    steps: offerSteps(asking.actor, standing, task),
    superiors: around.superiors.map(people.person),
  }
})

async function readAround(asking: Asking, { task, coordinatorPostIds }: LockedTask) {
  const { db, now } = asking
  const [evidence, remarks, obstacles] = [
    await readEvidence(db, task.id),
    await readRemarks(db, task.id),
    await listObstacles(db, task.id),
  ]
  const responders = obstacles.map(({ responderPostId }) => responderPostId)
  const superiorOf = await superiorsOf(
    db,
    [...(task.ownerPostId === null ? [] : [task.ownerPostId]), ...responders],
    asking,
  )
  const superior = task.ownerPostId === null ? null : (superiorOf.get(task.ownerPostId) ?? null)
  const holders = await holdersOf(db, [...coordinatorPostIds, ...(superior === null ? [] : [superior])], now)
  const inPost = (postId: string): PersonIds => ({ postId, officerId: holders.get(postId)?.officerId ?? null })
  const coordinators = coordinatorPostIds.map(inPost)
  const superiors = superior === null ? [] : [inPost(superior)]
  const assigner = { postId: task.assignerPostId, officerId: task.assignerOfficerId }
  const people = await readPeople(db, [
    ...coordinators,
    ...superiors,
    assigner,
    ...[...evidence, ...remarks].map(({ by }) => ({ postId: null, officerId: by })),
    ...obstacles.flatMap((one) => [
      { postId: one.responderPostId, officerId: one.responderOfficerId },
      { postId: null, officerId: one.raisedBy },
      { postId: null, officerId: one.answeredBy },
    ]),
  ])
  const below = (await countBelow(db, [task.id], now)).get(task.id) ?? { total: 0, done: 0, cancelled: 0, overdue: 0 }
  const above = await readAbove(db, task.id)
  const childCount = await countChildren(db, task.id)
  return { evidence, remarks, obstacles, superiorOf, coordinators, superiors, people, below, above, childCount }
}

type Proof = {
  id: string
  kind: 'file' | 'text' | 'document'
  text: string | null
  fileHash: string | null
  documentId: string | null
  by: string | null
  at: Instant
}

async function readEvidence(db: Db, taskId: string): Promise<Proof[]> {
  const { rows } = await sql<Proof>`
    select id, kind, text, file_hash as "fileHash", document_id as "documentId", officer_id as by, at
    from task_evidence where task_id = ${taskId} order by at, kind desc, id limit 200`.execute(db)
  return rows
}

type SaidLine = {
  id: string
  kind: string
  text: string | null
  percent: number | null
  by: string | null
  at: Instant
}

async function readRemarks(db: Db, taskId: string): Promise<SaidLine[]> {
  const { rows } = await sql<SaidLine>`
    select id, kind, text, percent, officer_id as by, at
    from task_remarks where task_id = ${taskId} order by at desc, id desc limit 200`.execute(db)
  return rows
}

async function readAbove(db: Db, taskId: string) {
  const ids = (await readAncestors(db, [taskId])).get(taskId) ?? []
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; title: string; areaId: number; state: TaskState }>`
    select id, title, area_id as "areaId", state from tasks where id = any(${ids}::uuid[])`.execute(db)
  const areas = await areaNames(
    db,
    rows.map(({ areaId }) => areaId),
  )
  return rows
    .map(({ areaId, ...row }) => ({ ...row, areaName: areas.get(areaId) ?? '' }))
    .sort((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id))
}

async function countChildren(db: Db, taskId: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from tasks where parent_id = ${taskId}`.execute(db)
  return rows[0]?.count ?? 0
}

function toObstacle(
  one: Obstacle,
  people: People,
  at: { now: Instant; held: ReadonlySet<string>; superiorOf: ReadonlyMap<string, string | null> },
) {
  const superior = at.superiorOf.get(one.responderPostId) ?? null
  const isTheirs = at.held.has(one.responderPostId) || (superior !== null && at.held.has(superior))
  return {
    id: one.id,
    text: one.text,
    raisedBy: people.name(one.raisedBy),
    raisedAt: one.raisedAt,
    responder: people.person({ postId: one.responderPostId, officerId: one.responderOfficerId }),
    answerBy: one.answerBy,
    isLate: one.answeredAt === null && one.answerBy <= at.now,
    forwarded: one.forwarded,
    answer: one.answer,
    answeredBy: people.name(one.answeredBy),
    answeredAt: one.answeredAt,
    mayAnswer: one.answeredAt === null && isTheirs,
  }
}
