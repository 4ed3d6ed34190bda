import type { z } from 'zod'
import type { Refusal } from '#kit'
import { refuse } from '#kit'
import { ACCESS, accept, defineIntent, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { importSuccession, registerByCode, type SuccessionEdge, toEdge } from '../domain/index.ts'
import { lockRegister, readRegister, touchTree } from './areas.store.ts'
import { editorOf } from './may-edit.ts'
import { saveSuccession } from './succession.store.ts'

/** Keeps which unit became which; a line that is known already is not kept twice. */
export const importSuccessionIntent = defineIntent({
  contract: importSuccession,
  area: 'handler',
  handle: oneByOne(bringIn),
})

/** A line that was not kept: its place in the list, from 1. */
interface RefusedLine {
  readonly line: number
  readonly refusal: Refusal
}

async function bringIn(
  { payload, actor }: Work<z.output<typeof importSuccession.payload>>,
  step: Step,
): Promise<Outcome> {
  await lockRegister(step.trx)
  const known = await readRegister(step.trx)
  const register = registerByCode(known)
  const mayEdit = editorOf(actor, known)
  const edges: SuccessionEdge[] = []
  const refused: RefusedLine[] = []
  for (const [index, line] of payload.edges.entries()) {
    const edge = toEdge(line, register)
    if (!edge.ok) refused.push({ line: index + 1, refusal: edge.refusal })
    else if (mayEdit(edge.value.oldId) && mayEdit(edge.value.newId)) edges.push(edge.value)
    else refused.push({ line: index + 1, refusal: refuse(ACCESS.OUTSIDE_AREA) })
  }
  if (edges.length === 0 && refused[0]) return reject(refused[0].refusal)
  const kept = await saveSuccession(step.trx, edges, payload.source)
  await touchTree(step.trx)
  const root = known.find((area) => area.parentId === null)
  if (!root) throw new Error('edges were found in a register without a root')
  return accept([{ type: 'succession-imported', areaId: root.id, data: { kept }, live: ['areas'] }], {
    kept,
    alreadyKnown: edges.length - kept,
    refused,
  })
}
