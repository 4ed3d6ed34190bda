import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import './tasks.tables.ts'

/** A difficulty with whoever must answer it. */
export interface Obstacle {
  readonly zoneId: number
  readonly id: string
  readonly taskId: string
  readonly areaId: number
  readonly text: string
  readonly raisedBy: string
  readonly raisedAt: Instant
  readonly responderPostId: string
  readonly responderOfficerId: string
  readonly answerBy: Instant
  readonly forwarded: number
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: Instant | null
}

const fields = sql`zone_id as "zoneId", id, task_id as "taskId", area_id as "areaId", text, raised_by as "raisedBy",
  raised_at as "raisedAt", responder_post_id as "responderPostId", responder_officer_id as "responderOfficerId",
  answer_by as "answerBy", forwarded, answer, answered_by as "answeredBy", answered_at as "answeredAt"`

/** The obstacle, locked; undefined when there is none. */
export async function lockObstacle(trx: Trx, id: string): Promise<Obstacle | undefined> {
  const { rows } = await sql<Obstacle>`select ${fields} from obstacles where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Obstacles of one task, newest first. */
export async function listObstacles(db: Db, taskId: string): Promise<Obstacle[]> {
  const { rows } = await sql<Obstacle>`
    select ${fields} from obstacles where task_id = ${taskId} order by raised_at desc, id limit 200`.execute(db)
  return rows
}

/** Keeps a new obstacle. */
export async function insertObstacle(trx: Trx, obstacle: Obstacle): Promise<void> {
  await trx
    .insertInto('obstacles')
    .values({
      zone_id: obstacle.zoneId,
      id: obstacle.id,
      task_id: obstacle.taskId,
      area_id: obstacle.areaId,
      text: obstacle.text,
      raised_by: obstacle.raisedBy,
      raised_at: obstacle.raisedAt,
      responder_post_id: obstacle.responderPostId,
      responder_officer_id: obstacle.responderOfficerId,
      answer_by: obstacle.answerBy,
      forwarded: obstacle.forwarded,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute()
}

/** Writes the answer. */
export async function writeAnswer(
  trx: Trx,
  { zoneId, id }: Obstacle,
  given: { answer: string; by: string | null; at: Instant },
): Promise<void> {
  await sql`update obstacles set answer = ${given.answer}, answered_by = ${given.by}, answered_at = ${given.at}
    where id = ${id} and zone_id = ${zoneId}`.execute(trx)
}

/** Gives the obstacle to another responder with a clock that starts anew. */
export async function passObstacle(
  trx: Trx,
  { zoneId, id }: Obstacle,
  to: { postId: string; officerId: string; answerBy: Instant },
): Promise<void> {
  await sql`update obstacles set responder_post_id = ${to.postId}, responder_officer_id = ${to.officerId},
      answer_by = ${to.answerBy}, forwarded = forwarded + 1
    where id = ${id} and zone_id = ${zoneId}`.execute(trx)
}
