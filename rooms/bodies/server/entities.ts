import { sql } from 'kysely'
import type { z } from 'zod'
import { foldVietnamese } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { BODIES, closeEntity, registerEntity } from '../domain/index.ts'
import { readAreas } from './bodies.store.ts'
import { showDay } from './days.ts'

/** Puts an entity on the area's list, whoever it answers to (ORG-10). */
export const registerEntityIntent = defineIntent({
  contract: registerEntity,
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work: Work<z.infer<typeof registerEntity.payload>>, step: Step) => {
    const { payload } = work
    const area = (await readAreas(step.trx, [payload.areaId])).get(payload.areaId)
    if (!area) return reject(BODIES.AREA_UNKNOWN, { field: 'areaId' })
    if (area.validTo !== null && area.validTo <= payload.validFrom) {
      return reject(BODIES.AREA_PAST, { field: 'areaId', params: { area: area.name, to: showDay(area.validTo) } })
    }
    const folded = foldVietnamese(payload.name)
    const zoneId = step.tree.get(payload.areaId).zoneId
    await sql`select pg_advisory_xact_lock(7405, ${payload.areaId}::int)`.execute(step.trx)
    const { rows } = await sql`select 1 from entities where area_id = ${payload.areaId} and folded = ${folded}
      and kind = ${payload.kind} and valid_to is null`.execute(step.trx)
    if (rows.length > 0) return reject(BODIES.ENTITY_EXISTS, { field: 'name', params: { name: payload.name } })
    await sql`
      insert into entities (zone_id, id, area_id, kind, name, folded, parent_organisation, address, office_phone, valid_from)
      values (${zoneId}, ${work.id}, ${payload.areaId}, ${payload.kind}, ${payload.name}, ${folded},
              ${payload.parentOrganisation}, ${payload.address ?? null}, ${payload.officePhone ?? null},
              ${payload.validFrom})`.execute(step.trx)
    return accept([
      {
        type: 'entity-registered',
        areaId: payload.areaId,
        subjectId: work.id,
        data: { kind: payload.kind },
        live: ['bodies'],
      },
    ])
  }),
})

/** Takes it off the list from a day on; what was stays. */
export const closeEntityIntent = defineIntent({
  contract: closeEntity,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof closeEntity.payload>>, step: Step) => {
    const { entityId, onDay } = work.payload
    const { rows } = await sql<{ zoneId: number; areaId: number; validFrom: string; validTo: string | null }>`
      select zone_id as "zoneId", area_id as "areaId", valid_from as "validFrom", valid_to as "validTo" from entities
      where id = ${entityId} for update`.execute(step.trx)
    const entity = rows[0]
    const notAllowed = allowed(work, step, 'bodies.register-entity', entity?.areaId ?? -1, 'bodies.read')
    if (!entity || notAllowed) return reject(notAllowed ?? BODIES.AREA_UNKNOWN)
    if (entity.validTo !== null || onDay <= entity.validFrom) return reject(BODIES.END_BEFORE_START, { field: 'onDay' })
    await sql`update entities set valid_to = ${onDay} where zone_id = ${entity.zoneId} and id = ${entityId}`.execute(
      step.trx,
    )
    return accept([
      { type: 'entity-closed', areaId: entity.areaId, subjectId: entityId, data: { onDay }, live: ['bodies'] },
    ])
  }),
})
