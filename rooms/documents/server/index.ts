import { defineRoom } from '#platform/server'
import { DOCUMENT_PERMISSIONS, DOCUMENTS } from '../domain/index.ts'
import { acknowledgeReceiptIntent, markActedIntent, markReadIntent } from './acknowledge-receipt.ts'
import { cancelCascadeIntent, cascadeDocumentIntent } from './cascade-document.ts'
import {
  cascadePreviewRead,
  documentCascadesRead,
  documentProgressRead,
  documentTemplatesRead,
} from './cascade-preview.query.ts'
import { addMeasuresIntent, giveNumberIntent } from './change-draft.ts'
import { documentConflictsRead } from './conflicts.query.ts'
import { distributeDocumentIntent } from './distribute-document.ts'
import { documentSheet } from './document.sheet.ts'
import { documentDaysRead } from './document-days.query.ts'
import { documentListRead } from './document-lines.query.ts'
import { documentChainRead, documentPageRead } from './document-page.query.ts'
import { documentInboxRead, documentRecipientsRead } from './document-recipients.query.ts'
import { documentGaps } from './documents.gaps.ts'
import type {} from './documents.tables.ts'
import { documentsTally } from './documents.tally.ts'
import { editDraftIntent } from './edit-draft.ts'
import { activateUnitsIntent, issueDocumentIntent, revokeDocumentIntent } from './issue-document.ts'
import { meetingListRead, meetingPageRead } from './meetings.query.ts'
import { myTaskDocumentsRead } from './my-task-documents.query.ts'
import { directivesInForceRead, documentCatalogueRead, documentPrintRead } from './print-view.query.ts'
import { recordMeetingIntent, spawnTaskIntent } from './record-meeting.ts'
import { registerDocumentIntent } from './register-document.ts'
import { relateDocumentIntent } from './relate-document.ts'
import { reportDayIntent } from './report-day.ts'
import { cascadeJob } from './run-cascade.ts'

export { documentsHandover } from './documents.handover.ts'
export { type SampleDocument, sampleDocumentIntents } from './sample-documents.ts'
export {
  type DirectiveDayEvidence,
  directiveDayEvidence,
  documentNames,
  type ReceiptEvidence,
  receiptEvidence,
} from './score-evidence.query.ts'

/** The room of documents: what is ordered, by whom, on what ground, until when, and how it went down. */
export const documentsRoom = defineRoom({
  name: 'documents',
  permissions: DOCUMENT_PERMISSIONS,
  refusals: [DOCUMENTS],
  intents: [
    registerDocumentIntent,
    editDraftIntent,
    giveNumberIntent,
    relateDocumentIntent,
    addMeasuresIntent,
    issueDocumentIntent,
    revokeDocumentIntent,
    activateUnitsIntent,
    distributeDocumentIntent,
    acknowledgeReceiptIntent,
    markReadIntent,
    markActedIntent,
    reportDayIntent,
    cascadeDocumentIntent,
    cancelCascadeIntent,
    recordMeetingIntent,
    spawnTaskIntent,
  ],
  reads: [
    documentListRead,
    documentConflictsRead,
    documentCatalogueRead,
    documentInboxRead,
    documentPageRead,
    documentChainRead,
    documentRecipientsRead,
    documentDaysRead,
    documentTemplatesRead,
    cascadePreviewRead,
    documentCascadesRead,
    documentProgressRead,
    documentPrintRead,
    directivesInForceRead,
    meetingListRead,
    meetingPageRead,
    myTaskDocumentsRead,
  ],
  gaps: documentGaps,
  sheets: [documentSheet],
  tallies: [documentsTally],
  jobs: [cascadeJob],
})
