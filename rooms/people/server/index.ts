import { defineRoom, type Room } from '#platform/server'
import { findRoute, matchRoute, PEOPLE, peoplePermissions } from '../domain/index.ts'
import { addResidentIntent, removeResidentIntent } from './change-residents.ts'
import { closeHouseholdIntent } from './close-household.ts'
import { decideRequestIntent } from './decide-request.ts'
import { editHouseholdIntent } from './edit-household.ts'
import { editResidentIntent } from './edit-resident.ts'
import { registerFind } from './find-people.routes.ts'
import { forgetPeople } from './forget-people.tick.ts'
import { forgetLoosePersons } from './forget-persons.tick.ts'
import { groupBookRead } from './group-book.query.ts'
import { householdCountsRead } from './household-counts.query.ts'
import { householdListRead } from './household-list.query.ts'
import { householdIdentityRead, householdPageRead } from './household-page.query.ts'
import { householdsSheet } from './households.sheet.ts'
import { indexOldNames } from './index-names.tick.ts'
import { comparePersonsRead, likenessListRead } from './likeness-list.query.ts'
import { registerMatch } from './match-persons.routes.ts'
import { mergePersonsIntent, tellApartIntent, unmergePersonsIntent } from './merge-persons.ts'
import { peopleTally } from './people.tally.ts'
import type { PersonFile } from './person-file.ts'
import { personIdentityRead, personPageRead } from './person-page.query.ts'
import { personSheetRead } from './person-sheet.query.ts'
import { personalFieldsRead } from './personal-fields.query.ts'
import { answerRequestIntent, extendRequestIntent, recordRequestIntent } from './record-request.ts'
import { registerHouseholdIntent } from './register-households.ts'
import { registerPersonIntent } from './register-person.ts'
import { requestListRead, requestPageRead, requestTextRead } from './request-list.query.ts'
import { lateRequestGap } from './requests.gaps.ts'
import { workingSetRead } from './working-set.query.ts'

export type { PersonLine } from '../domain/index.ts'
export {
  countHouseholds,
  type GroupCount,
  type HouseholdRow,
  householdIdsByGroup,
  householdsByIds,
  householdsIn,
} from './households.store.ts'
export { type KeptPerson, keepPersons } from './keep-persons.ts'
export { type LikelyPerson, matchPersons, type SoughtPerson } from './match-persons.ts'
export { type Door, type Opening, openBooks, openDoors } from './open-households.ts'
export { type OpenedPerson, openPersons } from './open-persons.ts'
export { peopleHandover } from './people.handover.ts'
export { personHandover } from './person.handover.ts'
export type { PersonFile, PersonHold } from './person-file.ts'
export { type HeldPerson, holdPersons } from './person-holds.store.ts'
export type { PersonToKeep } from './person-to-keep.ts'
export { canonicalIds, householdMates, idsOfPersons, type PersonRow, personsByIds } from './persons.store.ts'

/**
 * The room of people: households and persons, the only room with identities.
 *
 * @param files what the rooms above hold on persons
 */
export const peopleRoom = (files: readonly PersonFile[]): Room =>
  defineRoom({
    name: 'people',
    permissions: peoplePermissions,
    refusals: [PEOPLE],
    intents: [
      registerHouseholdIntent,
      editHouseholdIntent,
      closeHouseholdIntent(files),
      addResidentIntent,
      editResidentIntent,
      removeResidentIntent(files),
      registerPersonIntent,
      mergePersonsIntent,
      unmergePersonsIntent,
      tellApartIntent,
      recordRequestIntent(files),
      answerRequestIntent,
      extendRequestIntent,
      decideRequestIntent(files),
    ],
    reads: [
      householdListRead,
      householdCountsRead,
      householdPageRead,
      householdIdentityRead,
      groupBookRead,
      personalFieldsRead,
      workingSetRead,
      personPageRead,
      personIdentityRead,
      likenessListRead,
      comparePersonsRead,
      requestListRead,
      requestPageRead,
      requestTextRead,
      personSheetRead(files),
    ],
    tallies: [peopleTally],
    gaps: [lateRequestGap],
    ticks: [forgetPeople(files), forgetLoosePersons(files), indexOldNames],
    sheets: [householdsSheet],
    routes: [findRoute, matchRoute],
    plugin: async (app, house) => {
      await registerFind(app, house)
      await registerMatch(app, house)
    },
  })
