import { accept, defineIntent, type Outcome, reject } from '#platform/server'
import { type RegisterPerson, registerPerson } from '../domain/index.ts'
import { keepPersons } from './keep-persons.ts'

/** Puts persons on file, or recognises them; a whole batch costs a handful of statements. */
export const registerPersonIntent = defineIntent<RegisterPerson>({
  contract: registerPerson,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: async (items, step) => {
    const kept = await keepPersons(
      step,
      items.map(({ id, payload }) => ({ ...payload, personId: id })),
    )
    return kept.map((one): Outcome => {
      if (!one.ok) return reject(one.refusal)
      const { personId, isNew, by, warnings, alike, facts } = one
      return accept(facts, { personId, isNew, by, warnings, alike })
    })
  },
})
