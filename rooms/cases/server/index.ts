import { defineRoom } from '#platform/server'
import { CASES, casesPermissions } from '../domain/index.ts'
import { amendCaseIntent, settleClaimIntent } from './amend-case.ts'
import { bulletinRoutes, registerBulletinFile } from './bulletin-file.routes.ts'
import { bulletinDraftRead, bulletinListRead, bulletinRead, publicBulletinRead } from './bulletins.query.ts'
import { caseListRead } from './case-list.query.ts'
import { caseNumbersRead } from './case-numbers.query.ts'
import { casePageRead, casePersonRead } from './case-page.query.ts'
import { caseTimersRead } from './case-timers.query.ts'
import { casesGaps } from './cases.gaps.ts'
import { casesTally } from './cases.tally.ts'
import { caseBookRead, contactListRead } from './contact-list.query.ts'
import { contactsSheet } from './contacts.sheet.ts'
import { caseCurveRead } from './curve.query.ts'
import { issueBulletinIntent } from './issue-bulletin.ts'
import { lineListSheet } from './line-list.sheet.ts'
import { clearContactIntent, listContactIntent, withdrawContactIntent } from './list-contacts.ts'
import { confirmCaseIntent, recordOutcomeIntent, recordStepIntent, withdrawCaseIntent } from './move-case.ts'
import { reportCaseIntent } from './report-cases.ts'
import { sourceChoicesRead } from './source-choices.query.ts'
import { unknownSourceRead } from './unknown-source.query.ts'

export { casesHandover } from './cases.handover.ts'
export { type CaseQuestion, type CaseRow, caseRows } from './cases.store.ts'
export { classesOf, type PersonClass } from './classes.store.ts'
export { type Classing, classifyPersons } from './classify-persons.ts'
export { type ContactToClear, clearContacts } from './clear-contacts.ts'
export { setClusterOfCases } from './clusters-of-cases.ts'
export { type DailyCount, type DailyQuestion, dailyCases } from './daily-cases.query.ts'
export { type EntryCount, entryDelays, travelCases } from './entry-delays.query.ts'
export { type ContactLink, type ContactToPut, contactLinksOf, type PutContact, putContactLinks } from './links.store.ts'
export { caseFile } from './person-file.ts'
export { type CaseBook, caseBook, caseRuleAt } from './rules-of-house.ts'

/** The room of cases: who is sick, who met whom, and how many there are. */
export const casesRoom = defineRoom({
  name: 'cases',
  permissions: casesPermissions,
  refusals: [CASES],
  intents: [
    reportCaseIntent,
    amendCaseIntent,
    settleClaimIntent,
    confirmCaseIntent,
    withdrawCaseIntent,
    recordStepIntent,
    recordOutcomeIntent,
    listContactIntent,
    withdrawContactIntent,
    clearContactIntent,
    issueBulletinIntent,
  ],
  reads: [
    caseListRead,
    caseNumbersRead,
    caseCurveRead,
    caseTimersRead,
    unknownSourceRead,
    contactListRead,
    caseBookRead,
    sourceChoicesRead,
    bulletinDraftRead,
    bulletinListRead,
    publicBulletinRead,
    bulletinRead,
    casePersonRead,
    casePageRead,
  ],
  gaps: casesGaps,
  tallies: [casesTally],
  sheets: [lineListSheet, contactsSheet],
  routes: bulletinRoutes,
  plugin: registerBulletinFile,
})
