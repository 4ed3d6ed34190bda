import type { z } from 'zod'
import { dayOf } from '#kit'
import { ACCESS, accept, defineIntent, type Outcome, oneByOne, reject, type Step, type Work } from '#platform/server'
import {
  type AcceptedBoundary,
  AREAS,
  type Area,
  checkBoundaries,
  importBoundaries,
  isValidOn,
  levelOf,
  removeBoundaries,
} from '../domain/index.ts'
import { lockRegister, readRegister, touchTree } from './areas.store.ts'
import { deleteBoundaries, saveBoundaries } from './boundaries.store.ts'
import { editorOf } from './may-edit.ts'

/** Keeps the boundaries that can be kept; the answer has a verdict for every shape of the file. */
export const importBoundariesIntent = defineIntent({
  contract: importBoundaries,
  area: 'handler',
  handle: oneByOne(bringIn),
})

type Payload = z.output<typeof importBoundaries.payload>

async function bringIn({ payload, actor }: Work<Payload>, step: Step): Promise<Outcome> {
  await lockRegister(step.trx)
  const day = payload.on ?? dayOf(step.now, step.profile.utcOffsetMinutes)
  const known = await readRegister(step.trx)
  const byCode = new Map(known.filter((area) => isValidOn(area, day)).map((area) => [area.code, area]))
  const checked = checkBoundaries(payload.collection, byCode.keys(), payload.codeProperty)
  if (!checked.ok) return reject(checked.refusal)
  const { accepted, refused } = checked.value
  const areaOf = (boundary: AcceptedBoundary): Area => byCode.get(boundary.code) as Area
  const mayEdit = editorOf(actor, known)
  if (!accepted.every((boundary) => mayEdit(areaOf(boundary).id))) return reject(ACCESS.OUTSIDE_AREA)
  const verdict = {
    accepted: accepted.map((boundary) => {
      const { code, vertices, notes } = boundary
      return { code, areaId: areaOf(boundary).id, vertices, notes }
    }),
    refused,
    missingCodes: missingBeside(accepted.map(areaOf), [...byCode.values()]),
  }
  if (accepted.length === 0) return accept([], verdict)
  const { source } = payload
  const rows = accepted.map((one) => ({ areaId: areaOf(one).id, boundary: one.boundary, source }))
  await saveBoundaries(step.trx, rows, step.now)
  await touchTree(step.trx)
  const root = known.find((area) => area.parentId === null) as Area
  const data = { areaIds: rows.map((row) => row.areaId) }
  return accept([{ type: 'boundaries-imported', areaId: root.id, data, live: ['areas'] }], verdict)
}

/** Codes of units that have a sibling on the map but no shape themselves: a hole in the map. */
function missingBeside(drawn: readonly Area[], all: readonly Area[]): string[] {
  const isDrawn = new Set(drawn.map((area) => area.id))
  const parents = new Set(drawn.map((area) => area.parentId))
  return all
    .filter((area) => parents.has(area.parentId) && !isDrawn.has(area.id) && levelOf(area.kind) !== 'top')
    .map((area) => area.code)
    .sort()
}

/** Takes the boundaries of an area's children away. */
export const removeBoundariesIntent = defineIntent({
  contract: removeBoundaries,
  area: (payload) => payload.under,
  handle: oneByOne(async ({ payload }, step) => {
    await lockRegister(step.trx)
    const known = await readRegister(step.trx)
    const children = known.filter((area) => area.parentId === payload.under)
    const areaIds = await deleteBoundaries(
      step.trx,
      children.map((area) => area.id),
    )
    if (areaIds.length === 0) {
      const area = known.find((each) => each.id === payload.under)
      return reject(AREAS.NO_BOUNDARIES_HERE, { field: 'under', params: { area: area?.name ?? '' } })
    }
    await touchTree(step.trx)
    const data = { areaIds }
    return accept([{ type: 'boundaries-removed', areaId: payload.under, data, live: ['areas'] }], {
      count: areaIds.length,
    })
  }),
})
