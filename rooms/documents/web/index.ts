import { currentLanguage, read, type WebRoom } from '#platform/web'
import { documentList } from '../domain/index.ts'
import { factWords } from './fact-words.ts'
import { gapWords } from './gap-words.ts'

/** The web face of the room of documents. */
export const webRoom: WebRoom = {
  name: 'documents',
  pages: [
    {
      path: '/documents',
      title: { vi: 'Văn bản', en: 'Documents' },
      permission: 'documents.read',
      load: () => import('./document-list.page.tsx').then((file) => file.DocumentListPage),
    },
    {
      path: '/documents/new',
      title: { vi: 'Nhập văn bản', en: 'Enter a document' },
      permission: 'documents.write',
      load: () => import('./register-document.page.tsx').then((file) => file.RegisterDocumentPage),
    },
    {
      path: '/documents/$documentId',
      title: { vi: 'Một văn bản', en: 'One document' },
      permission: 'documents.read',
      load: () => import('./document.page.tsx').then((file) => file.DocumentPage),
    },
    {
      path: '/documents/$documentId/edit',
      title: { vi: 'Sửa dự thảo', en: 'Edit the draft' },
      permission: 'documents.write',
      load: () => import('./edit-draft.page.tsx').then((file) => file.EditDraftPage),
    },
    {
      path: '/documents/$documentId/print',
      title: { vi: 'Bản in', en: 'Print view' },
      permission: 'documents.read',
      load: () => import('./print-document.page.tsx').then((file) => file.PrintDocumentPage),
    },
    {
      path: '/meetings',
      title: { vi: 'Hội nghị, kết luận', en: 'Meetings' },
      permission: 'documents.read',
      load: () => import('./meeting-list.page.tsx').then((file) => file.MeetingListPage),
    },
    {
      path: '/meetings/new',
      title: { vi: 'Ghi kết luận', en: 'Record conclusions' },
      permission: 'documents.write',
      load: () => import('./record-meeting.page.tsx').then((file) => file.RecordMeetingPage),
    },
    {
      path: '/meetings/$meetingId',
      title: { vi: 'Một hội nghị', en: 'One meeting' },
      permission: 'documents.read',
      load: () => import('./meeting.page.tsx').then((file) => file.MeetingPage),
    },
  ],
  navigation: [
    {
      to: '/documents',
      label: { vi: 'Văn bản', en: 'Documents' },
      icon: 'document',
      order: 30,
      permission: 'documents.read',
    },
  ],
  palette: [{ name: 'documents', permission: 'documents.read', find: findForPalette }],
  areaPanels: [
    {
      slot: 'mine',
      name: 'documents-to-me',
      order: 20,
      permission: 'documents.receive',
      load: () => import('./inbox.panel.tsx').then((file) => file.InboxPanel),
    },
    {
      slot: 'tab',
      name: 'documents',
      order: 20,
      label: { vi: 'Văn bản', en: 'Documents' },
      permission: 'documents.read',
      load: () => import('./area-documents.tab.tsx').then((file) => file.AreaDocumentsTab),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}

async function findForPalette(text: string, signal: AbortSignal) {
  if (text.trim() === '') return []
  const { items } = await read(documentList, { q: text, limit: 6 }, signal)
  const language = currentLanguage()
  return items.map((document) => ({
    id: `document-${document.id}`,
    title: document.label[language],
    detail: document.title ?? document.issuer.name[language],
    kind: { vi: 'Văn bản', en: 'Document' }[language],
    to: `/documents/${document.id}`,
  }))
}
