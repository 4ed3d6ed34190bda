import type { z } from 'zod'
import { ACCESS, accept, defineIntent, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import { areasFromUnits, importUnits, numberTree } from '../domain/index.ts'
import { lockRegister, readRegister, saveNewAreas, saveNumbers } from './areas.store.ts'
import { editorOf } from './may-edit.ts'

/**
 * Adds units to the tree and numbers it anew, in one transaction under a lock: readers see the old tree or the new one,
 * and of two imports at once the second sees what the first brought.
 */
export const importUnitsIntent = defineIntent({
  contract: importUnits,
  area: 'handler',
  handle: oneByOne(bringIn),
})

async function bringIn({ payload, actor }: Work<z.output<typeof importUnits.payload>>, step: Step): Promise<Outcome> {
  await lockRegister(step.trx)
  const known = await readRegister(step.trx)
  const added = areasFromUnits(
    payload.units.map(({ synthetic: _synthetic, gridColumn: _column, gridRow: _row, ...unit }) => unit),
    { firstId: known.reduce((most, area) => Math.max(most, area.id), 0) + 1, known },
  )
  if (!added.ok) return reject(added.refusal)
  const mayEdit = editorOf(actor, known)
  const isKnown = new Set(known.map((area) => area.id))
  const above = new Set(added.value.map((area) => area.parentId).filter((id) => id !== null && isKnown.has(id)))
  if (![...above].every((id) => id !== null && mayEdit(id))) return reject(ACCESS.OUTSIDE_AREA)
  const numbered = numberTree([...known, ...added.value])
  if (!numbered.ok) return reject(numbered.refusal)
  const places = new Map(numbered.value.map((place) => [place.areaId, place]))
  await saveNewAreas(step.trx, added.value, payload.units, places)
  await saveNumbers(step.trx, known, places)
  const [root] = numbered.value
  const [first] = added.value
  if (!root || !first) throw new Error('a numbered tree has a root and an import has a first unit')
  const count = added.value.length
  return accept(
    [{ type: 'areas-imported', areaId: root.areaId, data: { count, firstId: first.id }, live: ['areas'] }],
    { count, firstId: first.id },
  )
}
