import { sql } from 'kysely'
import { foldVietnamese } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { type CloseUnit, closeUnit, FORCES, type RegisterUnit, registerUnit } from '../domain/index.ts'
import { isPost, type StoredUnit, unitById } from './units.store.ts'

/** `forces.register-unit` */
export const registerUnitIntent = defineIntent({
  contract: registerUnit,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<RegisterUnit>, { trx, tree, now }) => {
    const { areaId, force, name, headPostId = null } = work.payload
    if (headPostId !== null && !(await isPost(trx, headPostId))) {
      return reject(FORCES.NO_SUCH_POST, { field: 'headPostId' })
    }
    const { rows } = await sql`
      insert into force_units (zone_id, id, area_id, force, name, folded, head_post_id, registered_at)
      values (${tree.get(areaId).zoneId}, ${work.id}, ${areaId}, ${force}, ${name}, ${foldVietnamese(name)}, ${headPostId}, ${now})
      on conflict do nothing returning id`.execute(trx)
    if (rows.length === 0) return reject(FORCES.SAME_UNIT, { field: 'name' })
    const fact = { type: 'force-unit-registered', areaId, subjectId: work.id, data: { force }, live: ['forces'] }
    return accept([fact], { unitId: work.id })
  }),
})

/** `forces.close-unit` */
export const closeUnitIntent = defineIntent({
  contract: closeUnit,
  area: 'handler',
  handle: oneByOne(async (work: Work<CloseUnit>, step) => {
    const found = await workableUnit(work, step, { unitId: work.payload.unitId, permission: closeUnit.permission })
    if ('refused' in found) return found.refused
    const { id, areaId, force } = found.unit
    await sql`update force_units set closed_at = ${step.now}, close_reason = ${work.payload.reason} where id = ${id}`.execute(
      step.trx,
    )
    return accept([{ type: 'force-unit-closed', areaId, subjectId: id, data: { force }, live: ['forces'] }])
  }),
})

/** The open unit that somebody may change, or why not. */
export async function workableUnit(
  work: Work<unknown>,
  step: Step,
  { unitId, permission }: { unitId: string; permission: string },
): Promise<{ readonly unit: StoredUnit } | { readonly refused: ReturnType<typeof reject> }> {
  const unit = await unitById(step.trx, unitId)
  if (!unit) return { refused: reject(FORCES.NO_SUCH_UNIT, { field: 'unitId' }) }
  const refusal = allowed(work, step, permission, unit.areaId, 'forces.read')
  if (refusal) return { refused: reject(refusal) }
  if (unit.closedAt !== null) return { refused: reject(FORCES.UNIT_CLOSED, { field: 'unitId' }) }
  return { unit }
}
