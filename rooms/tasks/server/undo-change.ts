import { sql } from 'kysely'
import type { Step, Work } from '#platform/server'
import { refuseChange, TASKS, type UndoableChange, undoChange, undoChangeContract } from '../domain/index.ts'
import { defineTaskChange } from './change-tasks.ts'
import './tasks.tables.ts'

interface Undo {
  readonly taskId: string
  readonly accountId: string | null
  readonly change: UndoableChange
}

/** `tasks.undo`: the journal gets a fact that names the undone ones, so that the numbers of that day come back too. */
export const undoChangeIntent = defineTaskChange<{ intentId: string }, ReadonlyMap<string, Undo>>({
  contract: undoChangeContract,
  taskIdOf: ({ payload }, undos) => undos.get(payload.intentId)?.taskId,
  lookUp: readUndos,
  decide: (given, { payload, actor }, undos) => {
    const undo = undos.get(payload.intentId)
    if (!undo || undo.accountId !== actor.accountId) return refuseChange(TASKS.NOTHING_TO_UNDO, { field: 'intentId' })
    return undoChange(given, undo.change)
  },
})

async function readUndos(works: readonly Work<{ intentId: string }>[], step: Step): Promise<Map<string, Undo>> {
  const ids = works.map(({ payload }) => payload.intentId)
  const { rows } = await sql<UndoableChange & { taskId: string; accountId: string | null }>`
    select intent_id as "intentId", task_id as "taskId", account_id as "accountId", version, before, facts, at
    from task_undos where intent_id = any(${ids}::uuid[])`.execute(step.trx)
  return new Map(rows.map(({ taskId, accountId, ...change }) => [change.intentId, { taskId, accountId, change }]))
}
