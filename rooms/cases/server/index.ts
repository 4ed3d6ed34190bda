import { defineRoom } from '#platform/server'
import { CASES, casesPermissions } from '../domain/index.ts'

export { type CaseQuestion, type CaseRow, caseRows } from './cases.store.ts'
export { classesOf, type PersonClass } from './classes.store.ts'
export { type Classing, classifyPersons } from './classify-persons.ts'
export { type ContactToClear, clearContacts } from './clear-contacts.ts'
export { setClusterOfCases } from './clusters-of-cases.ts'
export { type DailyCount, type DailyQuestion, dailyCases } from './daily-cases.query.ts'
export { type EntryCount, entryDelays, travelCases } from './entry-delays.query.ts'
export { type ContactLink, type ContactToPut, contactLinksOf, type PutContact, putContactLinks } from './links.store.ts'
export { type CaseBook, caseBook, caseRuleAt } from './rules-of-house.ts'

/** The room of cases: who is sick, who met whom, and how many there are. */
export const casesRoom = defineRoom({
  name: 'cases',
  permissions: casesPermissions,
  refusals: [CASES],
})
