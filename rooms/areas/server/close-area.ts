import { sql } from 'kysely'
import { accept, defineIntent, oneByOne, reject } from '#platform/server'
import { AREAS, closeArea, fullName } from '../domain/index.ts'
import { lockRegister, readRegister, touchTree } from './areas.store.ts'

/** Ends an area that nothing in force stands under any more. */
export const closeAreaIntent = defineIntent({
  contract: closeArea,
  area: (payload) => payload.areaId,
  handle: oneByOne(async ({ payload: { areaId, validTo } }, { trx }) => {
    await lockRegister(trx)
    const known = await readRegister(trx)
    const area = known.find((each) => each.id === areaId)
    if (!area) return reject(AREAS.NO_SUCH_AREA, { field: 'areaId' })
    const name = `${fullName(area)} (${area.code})`
    if (area.parentId === null) return reject(AREAS.ROOT_STAYS, { field: 'areaId', params: { area: name } })
    if (area.validTo !== null) {
      return reject(AREAS.CLOSED_ALREADY, { field: 'areaId', params: { area: name, until: area.validTo } })
    }
    if (validTo <= area.validFrom) {
      const params = { area: name, until: validTo, from: area.validFrom }
      return reject(AREAS.CLOSED_BEFORE_START, { field: 'validTo', params })
    }
    const open = known.filter((each) => each.parentId === areaId && (each.validTo === null || each.validTo > validTo))
    if (open.length > 0) {
      const params = { area: name, until: validTo, count: open.length }
      return reject(AREAS.CHILDREN_STILL_OPEN, { field: 'validTo', params })
    }
    await sql`update areas set valid_to = ${validTo} where id = ${areaId}`.execute(trx)
    await sql`update area_codes set valid_to = ${validTo} where area_id = ${areaId} and valid_to is null`.execute(trx)
    await touchTree(trx)
    return accept([{ type: 'area-closed', areaId, data: { validTo }, live: ['areas'] }])
  }),
})
