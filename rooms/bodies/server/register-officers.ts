import { accept, childId, defineIntent, oneByOne } from '#platform/server'
import { registerOfficers } from '../domain/index.ts'
import { saveOfficers } from './bodies.store.ts'

/** Adds officers. Two people may bear one name: nothing is merged. Answers `{ officerIds }` in the order given. */
export const registerOfficersIntent = defineIntent({
  contract: registerOfficers,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: oneByOne(async (work, step) => {
    const { areaId, source, officers } = work.payload
    const rows = officers.map((officer, index) => ({
      id: officers.length === 1 ? work.id : childId(work, index),
      name: officer.name,
      synthetic: officer.synthetic,
      source,
    }))
    await saveOfficers(step.trx, rows)
    return accept(
      rows.map((row) => ({
        type: 'officer-registered',
        areaId,
        subjectId: row.id,
        data: { synthetic: row.synthetic },
        live: ['bodies'],
      })),
      { officerIds: rows.map((row) => row.id) },
    )
  }),
})
