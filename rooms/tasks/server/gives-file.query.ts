import type { Asking, Trx } from '#platform/server'
import { findVisibleTask } from './visible-task.query.ts'

/** As many tasks as are looked at for one file. */
const most = 100

/** Whether a file is evidence of a task that the asker may see. */
export async function givesEvidence(asking: Asking, hash: string): Promise<boolean> {
  const rows = await asking.db
    .selectFrom('task_evidence')
    .select('task_id')
    .distinct()
    .where('file_hash', '=', hash)
    .limit(most)
    .execute()
  for (const { task_id: taskId } of rows) {
    if ('found' in (await findVisibleTask(asking, taskId))) return true
  }
  return false
}

/** Those of the files that hang on some task. */
export async function namesEvidence(trx: Trx, hashes: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('task_evidence')
    .select('file_hash')
    .distinct()
    .where('file_hash', 'in', hashes)
    .execute()
  return rows.flatMap((row) => row.file_hash ?? [])
}
