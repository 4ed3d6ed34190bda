import type { z } from 'zod'
import { may } from '#platform/server'
import { editTask, editTaskContract, type NewParent } from '../domain/index.ts'
import { readNewParents } from './chain.query.ts'
import { defineTaskChange } from './change-tasks.ts'

type Edit = z.infer<typeof editTaskContract.payload>
type Parents = ReadonlyMap<string, NewParent & { readonly areaId: number }>

/** `tasks.edit`: other words, another urgency, another place in the chain. */
export const editTaskIntent = defineTaskChange<Edit, Parents>({
  contract: editTaskContract,
  taskIdOf: (work) => work.payload.taskId,
  lookUp: (works, step) =>
    readNewParents(
      step.trx,
      works.flatMap(({ payload }) => payload.to.parentId ?? []),
    ),
  decide: (given, { payload, actor }, parents, { step }) => {
    const parent = parents.get(payload.to.parentId ?? '')
    const isVisible = parent !== undefined && may(actor, 'tasks.read', parent.areaId, step.tree)
    return editTask(given, { to: payload.to, was: payload.was, parent: isVisible ? parent : undefined })
  },
})
