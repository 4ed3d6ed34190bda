import type { Asking, Refused } from '#platform/server'
import { notFound } from '#platform/server'
import type { Standing } from '../domain/index.ts'
import { findTask, type LockedTask } from './change-tasks.store.ts'
import { readStandings, sees } from './standing.query.ts'

/** A task that the asker may see, and how they stand to it; otherwise "not found". */
export async function findVisibleTask(
  asking: Asking,
  taskId: string,
): Promise<{ readonly found: LockedTask; readonly standing: Standing } | { readonly refused: Refused }> {
  const found = await findTask(asking.db, taskId)
  if (!found) return { refused: notFound('taskId') }
  const standing = (await readStandings(asking.db, asking, [found]))(asking.actor, found)
  return sees(asking.actor, standing, found.task, asking.tree) ? { found, standing } : { refused: notFound('taskId') }
}
