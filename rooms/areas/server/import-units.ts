import type { z } from 'zod'
import {
  ACCESS,
  type Actor,
  accept,
  defineIntent,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { type Area, areasFromUnits, importUnits, numberTree, siftUnits } from '../domain/index.ts'
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

type Payload = z.output<typeof importUnits.payload>

async function bringIn({ payload, actor }: Work<Payload>, step: Step): Promise<Outcome> {
  await lockRegister(step.trx)
  const known = await readRegister(step.trx)
  const { good, knownCount, refused } =
    payload.take === 'good' ? siftUnits(payload.units, known) : { good: payload.units, knownCount: 0, refused: [] }
  const verdict = { count: good.length, alreadyKnown: knownCount, refused }
  if (good.length === 0) return accept([], verdict)
  const added = areasFromUnits(
    good.map(({ synthetic: _synthetic, gridColumn: _column, gridRow: _row, ...unit }) => unit),
    { firstId: known.reduce((most, area) => Math.max(most, area.id), 0) + 1, known },
  )
  if (!added.ok) return reject(added.refusal)
  if (!mayEditAbove(added.value, known, actor)) return reject(ACCESS.OUTSIDE_AREA)
  const numbered = numberTree([...known, ...added.value])
  if (!numbered.ok) return reject(numbered.refusal)
  const places = new Map(numbered.value.map((place) => [place.areaId, place]))
  await saveNewAreas(step.trx, added.value, good, places)
  await saveNumbers(step.trx, known, places)
  const [root, first] = [numbered.value[0], added.value[0]]
  if (!root || !first) throw new Error('a numbered tree has a root and an import has a first unit')
  const data = { count: good.length, firstId: first.id }
  return accept([{ type: 'areas-imported', areaId: root.areaId, data, live: ['areas'] }], verdict)
}

/** Whether the actor may change every known area that gets something new under it. */
function mayEditAbove(added: readonly Area[], known: readonly Area[], actor: Actor): boolean {
  const mayEdit = editorOf(actor, known)
  const isKnown = new Set(known.map((area) => area.id))
  return added.every(({ parentId }) => parentId === null || !isKnown.has(parentId) || mayEdit(parentId))
}
