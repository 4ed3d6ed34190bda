import type { Words } from '#kit'
import { currentLanguage, type GapFacts, type NoticeFacts, read, type WebRoom } from '#platform/web'
import { caseList } from '../domain/index.ts'
import { accountabilityPath, casePath, notePath } from './paths.ts'

const of = (vi: string, en: string) => (gap: GapFacts) => ({
  vi: vi.replace('{area}', gap.areaTitle.vi),
  en: en.replace('{area}', gap.areaTitle.en),
})
const say = (vi: string, en: string) => (): Words => ({ vi, en })
const toCase = ({ subject }: GapFacts) => casePath(subject)
const caseOf = ({ subjectId }: NoticeFacts) => (subjectId === null ? accountabilityPath : casePath(subjectId))

/** The web face of answering for it: no door in the menu; reached from scorecards, inspections and the palette. */
export const webRoom: WebRoom = {
  name: 'accountability',
  pages: [
    {
      path: '/accountability',
      title: { vi: 'Trách nhiệm người đứng đầu', en: 'Heads and their responsibility' },
      load: () => import('./accountability.page.tsx').then((file) => file.AccountabilityPage),
    },
    {
      path: '/accountability/cases/new',
      title: { vi: 'Mở hồ sơ kiểm điểm', en: 'Open a case' },
      permission: 'accountability.open',
      load: () => import('./open-case.page.tsx').then((file) => file.OpenCasePage),
    },
    {
      path: '/accountability/cases/$caseId',
      title: { vi: 'Một hồ sơ kiểm điểm', en: 'One case' },
      load: () => import('./case.page.tsx').then((file) => file.CasePage),
    },
    {
      path: '/accountability/notes/new',
      title: { vi: 'Soạn biểu dương, phê bình', en: 'Draft praise or criticism' },
      permission: 'accountability.propose',
      load: () => import('./draft-note.page.tsx').then((file) => file.DraftNotePage),
    },
    {
      path: '/accountability/notes/$noteId',
      title: { vi: 'Một biểu dương, phê bình', en: 'One note' },
      load: () => import('./note.page.tsx').then((file) => file.NotePage),
    },
    {
      path: '/accountability/tips/$tipId',
      title: { vi: 'Một phản ánh', en: 'One tip' },
      permission: 'accountability.receive-tips',
      load: () => import('./tip.page.tsx').then((file) => file.TipPage),
    },
    {
      path: '/phan-anh',
      title: { vi: 'Phản ánh, tố giác', en: 'Send a protected tip' },
      permission: 'public',
      load: () => import('./send-tip.page.tsx').then((file) => file.SendTipPage),
    },
  ],
  palette: [{ name: 'accountability', find: findForPalette }],
  areaPanels: [
    {
      slot: 'tab',
      name: 'notes',
      order: 54,
      label: { vi: 'Biểu dương, phê bình', en: 'Praise and criticism' },
      load: () => import('./area-notes.tab.tsx').then((file) => file.AreaNotesTab),
    },
  ],
  subjectPanels: [
    {
      slot: 'inspections.finding',
      name: 'case-from-finding',
      order: 20,
      permission: 'accountability.open',
      load: () => import('./case-from-finding.tsx').then((file) => file.CaseFromFinding),
    },
  ],
  gaps: {
    'case-unexplained': {
      say: of('{area}: một hồ sơ kiểm điểm hết hạn mà chưa có giải trình', '{area}: a case has no explanation in time'),
      closes: { vi: 'có giải trình hoặc kết luận', en: 'there is an explanation or a conclusion' },
      to: toCase,
    },
    'case-waits': {
      say: of('{area}: một hồ sơ kiểm điểm quá hạn kết luận', '{area}: a case waits too long for its conclusion'),
      closes: { vi: 'người có thẩm quyền kết luận', en: 'a competent person concludes' },
      to: toCase,
    },
    'correction-unanswered': {
      say: of('{area}: một đề nghị đính chính chưa được trả lời', '{area}: a correction request is not answered'),
      closes: { vi: 'đề nghị được trả lời', en: 'the request is answered' },
      to: ({ subject }) => notePath(subject),
    },
    'tip-waits': {
      say: of('{area}: một phản ánh được bảo vệ chờ xử lý quá hạn', '{area}: a protected tip waits too long'),
      closes: { vi: 'phản ánh được phân công, kết luận', en: 'the tip is assigned and concluded' },
      to: () => `${accountabilityPath}?tab=tips`,
    },
  },
  notices: {
    'accountability-case-opened': {
      say: say(
        'Có hồ sơ kiểm điểm về đồng chí. Đồng chí có quyền giải trình.',
        'A case about you was opened. You have the right to explain.',
      ),
      to: caseOf,
      tone: 'soon',
    },
    'accountability-case-decided': {
      say: say('Hồ sơ kiểm điểm về đồng chí đã có kết luận', 'The case about you has been concluded'),
      to: caseOf,
    },
    'criticism-drafted': {
      say: say('Có dự thảo phê bình, chờ đồng chí giải trình', 'A criticism is drafted and waits for your explanation'),
      to: ({ subjectId }) => (subjectId === null ? accountabilityPath : notePath(subjectId)),
      tone: 'soon',
    },
    'tip-assigned': {
      say: say('Đồng chí được phân công xác minh một phản ánh được bảo vệ', 'A protected tip is assigned to you'),
      to: () => `${accountabilityPath}?tab=tips`,
      tone: 'soon',
    },
  },
  facts: {
    'accountability-case-opened': { vi: 'Mở hồ sơ kiểm điểm', en: 'Case opened' },
    'accountability-carried': { vi: 'Vụ việc chuyển theo đơn vị mới', en: 'Goes on with the new unit' },
    'accountability-case-explained': { vi: 'Có giải trình', en: 'Explanation given' },
    'accountability-case-decided': { vi: 'Kết luận hồ sơ kiểm điểm', en: 'Case concluded' },
    'discipline-proposed': { vi: 'Đề nghị xem xét kỷ luật', en: 'Discipline proposed' },
    'discipline-answered': { vi: 'Trả lời đề nghị kỷ luật', en: 'Proposal answered' },
    'note-drafted': { vi: 'Soạn biểu dương, phê bình', en: 'Note drafted' },
    'note-explained': { vi: 'Giải trình về phê bình', en: 'Criticism explained' },
    'note-published': { vi: 'Công bố biểu dương, phê bình', en: 'Note published' },
    'note-withdrawn': { vi: 'Rút biểu dương, phê bình', en: 'Note withdrawn' },
    'note-correction-asked': { vi: 'Đề nghị đính chính', en: 'Correction asked for' },
    'note-correction-answered': { vi: 'Trả lời đề nghị đính chính', en: 'Correction request answered' },
    'tip-received': { vi: 'Nhận phản ánh được bảo vệ', en: 'Protected tip received' },
    'tip-assigned': { vi: 'Phân công xác minh phản ánh', en: 'Tip assigned' },
    'tip-closed': { vi: 'Kết luận phản ánh', en: 'Tip concluded' },
  },
}

async function findForPalette(text: string, signal: AbortSignal) {
  const language = currentLanguage()
  const kind = { vi: 'Trách nhiệm', en: 'Responsibility' }[language]
  const home = { vi: 'Kiểm điểm, biểu dương, phê bình', en: 'Cases, praise and criticism' }[language]
  const own = { id: 'accountability', title: home, kind, to: accountabilityPath }
  if (text.trim() === '') return []
  const { items } = await read(caseList, { q: text, limit: 4 }, signal)
  const found = items.map((line) => ({
    id: `case-${line.id}`,
    title: line.aboutTitle,
    detail: line.matter,
    kind,
    to: casePath(line.id),
  }))
  const isAsked = /ki[eể]m|bi[eể]u|ph[eê]|tr[aá]ch|account|prais|critic/i.test(text)
  return isAsked ? [own, ...found] : found
}
