import { defineRoom } from '#platform/server'
import { findRoute, PEOPLE, peoplePermissions } from '../domain/index.ts'
import { addResidentIntent, removeResidentIntent } from './change-residents.ts'
import { closeHouseholdIntent } from './close-household.ts'
import { editHouseholdIntent } from './edit-household.ts'
import { registerFind } from './find-people.routes.ts'
import { forgetPeople } from './forget-people.tick.ts'
import { groupBookRead } from './group-book.query.ts'
import { householdCountsRead } from './household-counts.query.ts'
import { householdListRead } from './household-list.query.ts'
import { householdIdentityRead, householdPageRead } from './household-page.query.ts'
import { householdsSheet } from './households.sheet.ts'
import { peopleTally } from './people.tally.ts'
import { personalFieldsRead } from './personal-fields.query.ts'
import { registerHouseholdIntent } from './register-households.ts'
import { workingSetRead } from './working-set.query.ts'

export {
  countHouseholds,
  type GroupCount,
  type HouseholdRow,
  householdIdsByGroup,
  householdsByIds,
  householdsIn,
} from './households.store.ts'
export { type Door, type Opening, openBooks, openDoors } from './open-households.ts'
export { peopleHandover } from './people.handover.ts'

/** The room of people: households and residents, the only room with identities. */
export const peopleRoom = defineRoom({
  name: 'people',
  permissions: peoplePermissions,
  refusals: [PEOPLE],
  intents: [
    registerHouseholdIntent,
    editHouseholdIntent,
    closeHouseholdIntent,
    addResidentIntent,
    removeResidentIntent,
  ],
  reads: [
    householdListRead,
    householdCountsRead,
    householdPageRead,
    householdIdentityRead,
    groupBookRead,
    personalFieldsRead,
    workingSetRead,
  ],
  tallies: [peopleTally],
  ticks: [forgetPeople],
  sheets: [householdsSheet],
  routes: [findRoute],
  plugin: registerFind,
})
