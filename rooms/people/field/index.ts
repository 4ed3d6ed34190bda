import type { FieldRoom } from '#platform/field'
import { workingSetContract } from '../domain/index.ts'

/** The field face of the room of people: no screen of its own, the households that others' screens speak of. */
export const fieldRoom: FieldRoom = {
  name: 'people',
  actions: [],
  screens: [],
  bring: [
    {
      name: 'people.working-set',
      address: workingSetContract.path,
      changes: true,
      permission: workingSetContract.permission,
    },
  ],
  intents: {},
}
