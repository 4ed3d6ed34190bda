import { sql } from 'kysely'
import { type Asking, type Db, defineRead } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { type MyTask, mostOnPhone, myTasksContract, wordsOnPhone } from '../domain/index.ts'
import { type People, type PersonIds, readPeople } from './people.query.ts'
import { type TaskRow, taskFields } from './task-rows.ts'
import { allOf, isMine, isOpenTask } from './where-tasks.ts'

type MyRow = TaskRow & { readonly evidence: number }

/** `GET /tasks/mine`: what a phone takes along of its person's tasks, the nearest deadline first. */
export const myTasksRead = defineRead(myTasksContract, async (asking) => {
  const rows = await readMine(asking)
  const shown = rows.slice(0, mostOnPhone)
  return { items: await toMyTasks(asking, shown), isWhole: rows.length === shown.length }
})

async function readMine({ db, actor }: Asking): Promise<MyRow[]> {
  const { rows } = await sql<MyRow>`
    select ${taskFields}, (select count(*)::int from task_evidence where task_id = tasks.id) as evidence
    from tasks where ${allOf([isOpenTask, isMine(actor)])} order by due_at, id limit ${mostOnPhone + 1}`.execute(db)
  return rows
}

/** Documents behind one's open tasks, for the room that knows what they are called. */
export async function documentsBehindMyTasks({ db, actor }: Pick<Asking, 'db' | 'actor'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct document_id as id from tasks
    where ${allOf([isOpenTask, isMine(actor)])} and document_id is not null limit ${mostOnPhone}`.execute(db)
  return rows.map(({ id }) => id)
}

async function toMyTasks({ db, actor }: Asking, rows: readonly MyRow[]): Promise<MyTask[]> {
  const ids = rows.map(({ id }) => id)
  const [said, hindrances] = await Promise.all([readLastWords(db, ids), readObstacles(db, ids)])
  const areas = await areaNames(
    db,
    rows.map(({ areaId }) => areaId),
  )
  const people = await readPeople(db, [
    ...rows.map(assignerOf),
    ...[...said, ...hindrances].map(({ by }) => ({ postId: null, officerId: by })),
  ])
  const posts = new Set(actor.scopes.flatMap(({ postId }) => postId ?? []))
  const wordsOf = Map.groupBy(said, ({ taskId }) => taskId)
  const obstaclesOf = Map.groupBy(hindrances, ({ taskId }) => taskId)
  return rows.map((row) => ({
    id: row.id,
    areaName: areas.get(row.areaId) ?? '',
    title: row.title,
    product: row.product,
    state: row.state,
    priority: row.priority,
    percent: row.percent,
    dueAt: row.dueAt,
    documentId: row.documentId,
    reminders: row.reminders,
    measure: row.measure,
    assigner: people.person(assignerOf(row)),
    isOwner: row.ownerPostId !== null && posts.has(row.ownerPostId),
    evidence: row.evidence,
    remarks: (wordsOf.get(row.id) ?? []).map((word) => toRemark(word, people)),
    obstacles: (obstaclesOf.get(row.id) ?? []).map(({ taskId: _, by, ...one }) => {
      return { ...one, answeredBy: people.name(by) }
    }),
  }))
}

function assignerOf({ assignerPostId, assignerOfficerId }: MyRow): PersonIds {
  return { postId: assignerPostId, officerId: assignerOfficerId }
}

interface LastWord {
  readonly taskId: string
  readonly kind: string
  readonly text: string | null
  readonly percent: number | null
  readonly by: string | null
  readonly at: string
}

function toRemark({ kind, text, percent, by, at }: LastWord, people: People): MyTask['remarks'][number] {
  return { kind, text, percent, by: people.name(by), at }
}

async function readLastWords(db: Db, taskIds: readonly string[]): Promise<LastWord[]> {
  if (taskIds.length === 0) return []
  const { rows } = await sql<LastWord>`
    select asked.id as "taskId", said.* from unnest(${[...taskIds]}::uuid[]) as asked (id)
    cross join lateral (
      select kind, text, percent, officer_id as by, at from task_remarks
      where task_id = asked.id order by at desc, id desc limit ${wordsOnPhone}) as said`.execute(db)
  return rows
}

interface Hindrance {
  readonly taskId: string
  readonly text: string
  readonly at: string
  readonly answerBy: string
  readonly answer: string | null
  readonly by: string | null
}

async function readObstacles(db: Db, taskIds: readonly string[]): Promise<Hindrance[]> {
  if (taskIds.length === 0) return []
  const { rows } = await sql<Hindrance>`
    select asked.id as "taskId", said.* from unnest(${[...taskIds]}::uuid[]) as asked (id)
    cross join lateral (
      select text, raised_at as at, answer_by as "answerBy", answer, answered_by as by from obstacles
      where task_id = asked.id order by raised_at desc, id desc limit ${wordsOnPhone}) as said`.execute(db)
  return rows
}
