import { defineRoom } from '#platform/server'
import { PEOPLE, peoplePermissions } from '../domain/index.ts'

export {
  countHouseholds,
  type GroupCount,
  type HouseholdRow,
  householdIdsByGroup,
  householdsByIds,
  householdsIn,
} from './households.store.ts'
export { type Door, type Opening, openDoors } from './open-households.ts'

/** The room of people: households and residents, the only room with identities. */
export const peopleRoom = defineRoom({
  name: 'people',
  permissions: peoplePermissions,
  refusals: [PEOPLE],
})
