import { defineRoom } from '#platform/server'
import type {} from '#rooms/access/server'
import { AUDIT, auditPermissions } from '../domain/index.ts'
import { askVerification, readVerifications } from './ask-verification.ts'
import { rememberTitles } from './intent-titles.ts'
import { readJournalPage, readJournalTypes } from './journal.query.ts'
import { readLooks } from './looks.query.ts'
import { readSignIns } from './sign-ins.query.ts'
import { verifyJob } from './verify.ts'

/** The room of audit: who did and saw what, and whether the journal is whole. */
export const auditRoom = defineRoom({
  name: 'audit',
  permissions: auditPermissions,
  refusals: [AUDIT],
  intents: [askVerification],
  reads: [readJournalPage, readJournalTypes, readSignIns, readLooks, readVerifications],
  jobs: [verifyJob],
  plugin: async (_, house) => rememberTitles(house),
})
