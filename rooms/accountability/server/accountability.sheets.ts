import { dayOf, type Instant } from '#kit'
import { defineSheet, type Sheet } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import { type CaseLine, NOTE_KINDS, type NoteLine, OUTCOMES, ROUTES } from '../domain/index.ts'
import { caseListRead } from './cases.query.ts'
import { noteListRead } from './notes.query.ts'

const states: Record<NoteLine['state'], string> = {
  draft: 'Chờ duyệt',
  published: 'Đang công bố',
  ended: 'Hết hạn công bố',
  withdrawn: 'Đã rút',
}

const caseSheet = defineSheet<never, CaseLine>({
  key: 'accountability.cases',
  title: { vi: 'Hồ sơ kiểm điểm', en: 'Accountability cases' },
  about: { vi: 'Mỗi dòng là một hồ sơ mà người xuất được xem.', en: 'Each row is a case that the reader may see.' },
  columns: [
    { key: 'area', kind: 'area', header: { vi: 'Địa bàn', en: 'Area' } },
    { key: 'about', kind: 'text', header: { vi: 'Chức vụ, tổ chức', en: 'Post or body' } },
    { key: 'name', kind: 'text', header: { vi: 'Người', en: 'Person' } },
    { key: 'route', kind: 'text', header: { vi: 'Hệ thống', en: 'Line' } },
    { key: 'matter', kind: 'text', header: { vi: 'Nội dung', en: 'Matter' } },
    { key: 'requestedBy', kind: 'text', header: { vi: 'Người yêu cầu', en: 'Requested by' } },
    { key: 'requestedOn', kind: 'day', header: { vi: 'Ngày yêu cầu', en: 'Requested on' } },
    { key: 'explainedAt', kind: 'moment', header: { vi: 'Giải trình lúc', en: 'Explained at' } },
    { key: 'outcome', kind: 'text', header: { vi: 'Kết luận', en: 'Conclusion' } },
    { key: 'decidedAt', kind: 'moment', header: { vi: 'Kết luận lúc', en: 'Concluded at' } },
  ],
  export: {
    list: caseListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((line) => ({
        area: byId.get(line.areaId)?.code,
        about: line.aboutTitle,
        name: line.officerName,
        route: ROUTES[line.route].vi,
        matter: line.matter,
        requestedBy: line.requestedBy,
        requestedOn: line.requestedOn,
        explainedAt: line.explainedAt,
        outcome: line.outcome && OUTCOMES[line.outcome].vi,
        decidedAt: line.decidedAt,
      }))
    },
  },
})

const noteSheet = defineSheet<never, NoteLine>({
  key: 'accountability.notes',
  title: { vi: 'Biểu dương, phê bình', en: 'Praise and criticism' },
  about: { vi: 'Mỗi dòng là một bản ghi mà người xuất được xem.', en: 'Each row is a note that the reader may see.' },
  columns: [
    { key: 'area', kind: 'area', header: { vi: 'Địa bàn', en: 'Area' } },
    { key: 'kind', kind: 'text', header: { vi: 'Loại', en: 'Kind' } },
    { key: 'target', kind: 'text', header: { vi: 'Đối tượng', en: 'About' } },
    { key: 'title', kind: 'text', header: { vi: 'Tiêu đề', en: 'Title' } },
    { key: 'said', kind: 'text', header: { vi: 'Nội dung', en: 'Text' } },
    { key: 'source', kind: 'text', header: { vi: 'Nguồn', en: 'Source' } },
    { key: 'state', kind: 'text', header: { vi: 'Trạng thái', en: 'State' } },
    { key: 'publishedOn', kind: 'day', header: { vi: 'Ngày công bố', en: 'Published on' } },
    { key: 'until', kind: 'day', header: { vi: 'Công bố đến', en: 'Published until' } },
  ],
  export: {
    list: noteListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      const offset = asking.profile.utcOffsetMinutes
      return items.map((line) => ({
        area: byId.get(line.areaId)?.code,
        kind: NOTE_KINDS[line.kind].vi,
        target: line.targetTitle,
        title: line.title,
        said: line.said,
        source: line.source,
        state: states[line.state],
        publishedOn: line.publishedAt && dayOf(line.publishedAt as Instant, offset),
        until: line.publishedUntil,
      }))
    },
  },
})

/** Lists of this room as tables: exactly what the reader sees. */
export const accountabilitySheets: readonly Sheet[] = [caseSheet, noteSheet]
