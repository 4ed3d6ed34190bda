import { defineRoom } from '#platform/server'
import type {} from '#rooms/access/server'
import { AUDIT, auditPermissions } from '../domain/index.ts'
import { askVerification, readVerifications } from './ask-verification.ts'
import { auditSheets } from './audit.sheets.ts'
import { rememberTitles } from './intent-titles.ts'
import { readJournalPage, readJournalTypes } from './journal.query.ts'
import { readLogRetention } from './log-retention.query.ts'
import { readLookKinds, readLooks } from './looks.query.ts'
import { readMarks } from './marks.query.ts'
import { noteMark } from './note-mark.ts'
import { patternsOf } from './patterns.ts'
import { readSignIns } from './sign-ins.query.ts'
import { verifyJob } from './verify.ts'

/** The room of audit: who did and saw what, and whether the journal is whole. */
export const auditRoom = defineRoom({
  name: 'audit',
  permissions: auditPermissions,
  refusals: [AUDIT],
  intents: [askVerification, noteMark],
  reads: [
    readJournalPage,
    readJournalTypes,
    readSignIns,
    readLooks,
    readLookKinds,
    readMarks,
    readLogRetention,
    readVerifications,
  ],
  jobs: [verifyJob],
  sheets: auditSheets,
  plugin: async (_, house) => {
    await patternsOf(house.profile)
    rememberTitles(house)
  },
})
