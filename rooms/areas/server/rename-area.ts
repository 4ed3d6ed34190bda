import { sql } from 'kysely'
import { foldVietnamese } from '#kit'
import { accept, defineIntent, oneByOne, reject } from '#platform/server'
import { AREAS, fullName, renameArea } from '../domain/index.ts'
import { lockRegister, readRegister, touchTree } from './areas.store.ts'

/** Corrects the name of an area. */
export const renameAreaIntent = defineIntent({
  contract: renameArea,
  area: (payload) => payload.areaId,
  handle: oneByOne(async ({ payload: { areaId, name } }, { trx }) => {
    await lockRegister(trx)
    const known = await readRegister(trx)
    const area = known.find((each) => each.id === areaId)
    if (!area) return reject(AREAS.NO_SUCH_AREA, { field: 'areaId' })
    if (area.name === name) return reject(AREAS.SAME_NAME, { field: 'name', params: { name } })
    const renamed = { ...area, name }
    const twin = known.find(
      (each) =>
        each.id !== areaId &&
        each.parentId === area.parentId &&
        each.validTo === null &&
        fullName(each) === fullName(renamed),
    )
    if (twin) return reject(AREAS.NAME_TAKEN, { field: 'name', params: { area: `${fullName(twin)} (${twin.code})` } })
    await sql`update areas set name = ${name}, folded = ${foldVietnamese(fullName(renamed))} where id = ${areaId}`.execute(
      trx,
    )
    await touchTree(trx)
    // Names of units are public facts, and the journal is where the old one can be found again.
    return accept([{ type: 'area-renamed', areaId, data: { from: area.name, to: name }, live: ['areas'] }])
  }),
})
