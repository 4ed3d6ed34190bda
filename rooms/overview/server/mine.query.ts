import { sql } from 'kysely'
import type { Asking } from '#platform/server'
import { countWaiting } from '#rooms/tasks/server'
import type { Board } from '../domain/index.ts'

/**
 * What waits for the reader, wherever it lies: tasks they own, results to accept, tasks with obstacles they must answer,
 * gaps they must close. Each number is the length of the list behind it. Nothing for an account without an officer.
 */
export async function mineOf(asking: Asking): Promise<Board['mine']> {
  const [{ own, overdue, acknowledge, accept, answer }, gaps] = await Promise.all([
    countWaiting(asking),
    gapsOf(asking),
  ])
  return { tasks: own, overdue, toAcknowledge: acknowledge, toAccept: accept, toAnswer: answer, gaps }
}

async function gapsOf({ db, actor }: Asking): Promise<number> {
  if (actor.officerId === null) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from gaps where owner_officer_id = ${actor.officerId} and closed_at is null`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
