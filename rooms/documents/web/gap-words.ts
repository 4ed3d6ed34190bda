import type { GapFacts, GapWords } from '#platform/web'

/** The document a gap is about, by name; the plain word where nobody knows it. */
function documentOf(gap: GapFacts, absent: string): string {
  return gap.names[String(gap.data.documentId)] ?? absent
}

const toDocument = (tab?: string) => (gap: GapFacts) =>
  typeof gap.data.documentId === 'string' ? `/documents/${gap.data.documentId}${tab ? `?tab=${tab}` : ''}` : undefined
const countOf = (gap: GapFacts) => Number(gap.data.count ?? 1)

/** How the room speaks of its gaps. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'document-without-number': {
    say: (gap) => ({
      vi: `Thiếu số hiệu: ${documentOf(gap, 'một văn bản')}`,
      en: `No number: ${documentOf(gap, 'a document')}`,
    }),
    closes: { vi: 'văn bản được cấp số hiệu', en: 'the document gets its number' },
    to: toDocument(),
  },
  'document-orphaned': {
    say: (gap) => ({
      vi: `${documentOf(gap, 'Một văn bản')}: ${countOf(gap)} căn cứ chưa có trong kho`,
      en: `${documentOf(gap, 'A document')}: ${countOf(gap)} bases not on file`,
    }),
    closes: { vi: 'các văn bản căn cứ được nhập vào kho', en: 'the bases are entered' },
    to: toDocument('chain'),
  },
  'document-ending': {
    say: (gap) => ({
      vi: `Hết hiệu lực, chưa gia hạn: ${documentOf(gap, 'một văn bản')}`,
      en: `Ending, not renewed: ${documentOf(gap, 'a document')}`,
    }),
    closes: { vi: 'có văn bản mới gia hạn hoặc thay thế', en: 'a new document extends or replaces it' },
    to: toDocument(),
  },
  'document-review-passed': {
    say: (gap) => ({
      vi: `Quá hạn xem lại: ${documentOf(gap, 'một văn bản')}`,
      en: `Review overdue: ${documentOf(gap, 'a document')}`,
    }),
    closes: { vi: 'có văn bản mới hoặc văn bản bị thu hồi', en: 'a new document is issued, or it is revoked' },
    to: toDocument(),
  },
  'documents-conflict': {
    say: (gap) => ({
      vi: `${documentOf(gap, 'Một văn bản')} trái với ${gap.names[String(gap.data.higher)] ?? 'văn bản khác'}`,
      en: `${documentOf(gap, 'A document')} contradicts ${gap.names[String(gap.data.higher)] ?? 'another'}`,
    }),
    closes: { vi: 'một trong hai văn bản được sửa hoặc thu hồi', en: 'one of them is amended or revoked' },
    to: toDocument(),
  },
  'document-unacknowledged': {
    say: (gap) => ({
      vi: `${countOf(gap)} nơi chưa xác nhận đã nhận ${documentOf(gap, 'văn bản')}`,
      en: `${countOf(gap)} have not acknowledged ${documentOf(gap, 'a document')}`,
    }),
    closes: { vi: 'nơi nhận xác nhận', en: 'the recipients acknowledge it' },
    to: toDocument('recipients'),
  },
  'document-days-missing': {
    say: (gap) => ({
      vi: `Thiếu ${countOf(gap)} báo cáo ngày: ${documentOf(gap, 'văn bản')}`,
      en: `${countOf(gap)} day reports missing: ${documentOf(gap, 'a document')}`,
    }),
    closes: { vi: 'đơn vị báo cáo đủ các ngày đã qua', en: 'the unit reports the days that are over' },
    to: (gap) => `${toDocument('days')(gap)}&areaId=${gap.areaId}`,
  },
  'document-unit-without-head': {
    say: (gap) => ({
      vi: `Chưa có người đứng đầu để thực hiện ${documentOf(gap, 'văn bản')}`,
      en: `No head to carry out ${documentOf(gap, 'a document')}`,
    }),
    closes: { vi: 'có người giữ chức và đơn vị được kích hoạt', en: 'a head is named and the unit activated' },
    to: toDocument(),
  },
  'cascade-without-holder': {
    say: (gap) => ({
      vi: `${countOf(gap)} nơi không có người nhận việc theo ${documentOf(gap, 'văn bản')}`,
      en: `Nobody to take the task of ${documentOf(gap, 'a document')} in ${countOf(gap)} places`,
    }),
    closes: { vi: 'có người giữ chức vụ', en: 'somebody holds the post' },
    to: toDocument('tasks'),
  },
}
