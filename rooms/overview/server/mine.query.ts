import { sql } from 'kysely'
import type { Asking, Place } from '#platform/server'
import { countWaiting } from '#rooms/tasks/server'
import type { Board } from '../domain/index.ts'
import { liesIn } from './scope.query.ts'

/**
 * What waits for the reader, wherever it lies: tasks they own, results to accept, tasks with obstacles they must answer,
 * gaps they must close; and how many of those gaps lie in a place. Each number is the length of the list behind it. Nothing for an account without an officer.
 */
export async function mineOf(asking: Asking, place: Place): Promise<{ mine: Board['mine']; gapsHere: number }> {
  const [{ own, overdue, acknowledge, accept, answer }, gaps] = await Promise.all([
    countWaiting(asking),
    gapsOf(asking, place),
  ])
  const mine = { tasks: own, overdue, toAcknowledge: acknowledge, toAccept: accept, toAnswer: answer, gaps: gaps.all }
  return { mine, gapsHere: gaps.here }
}

/** Open gaps that the reader must close: wherever they lie, and those in the place that is looked at. */
async function gapsOf({ db, actor, tree }: Asking, place: Place): Promise<{ all: number; here: number }> {
  if (actor.officerId === null) return { all: 0, here: 0 }
  const { rows } = await sql<{ all: number; here: number }>`
    select count(*)::int as all, (count(*) filter (where ${liesIn(tree, place)}))::int as here
    from gaps where owner_officer_id = ${actor.officerId} and closed_at is null`.execute(db)
  return rows[0] ?? { all: 0, here: 0 }
}
