import { defineSheet, type SheetColumn } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import {
  FINDING_STATES,
  type FindingLine,
  INSPECTION_KINDS,
  INSPECTION_STATES,
  type InspectionLine,
  OUTCOMES,
  SEVERITIES,
} from '../domain/index.ts'
import { findingListRead } from './finding-list.query.ts'
import { inspectionListRead } from './inspection-list.query.ts'

const only = 'export' as const

const inspectionColumns: readonly SheetColumn[] = [
  { key: 'area', kind: 'area', only, header: { vi: 'Địa bàn', en: 'Area' } },
  { key: 'areaName', kind: 'text', only, header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'subject', kind: 'text', only, header: { vi: 'Đối tượng', en: 'Subject' } },
  { key: 'kind', kind: 'text', only, header: { vi: 'Loại hình', en: 'Kind' } },
  { key: 'surprise', kind: 'flag', only, header: { vi: 'Đột xuất', en: 'By surprise' } },
  { key: 'team', kind: 'text', only, header: { vi: 'Đoàn', en: 'Team' } },
  { key: 'state', kind: 'text', only, header: { vi: 'Trạng thái', en: 'State' } },
  { key: 'plannedOn', kind: 'day', only, header: { vi: 'Ngày theo kế hoạch', en: 'Planned day' } },
  { key: 'checkedInAt', kind: 'moment', only, header: { vi: 'Có mặt lúc', en: 'Checked in' } },
  { key: 'finishedAt', kind: 'moment', only, header: { vi: 'Kết thúc lúc', en: 'Finished' } },
  { key: 'outcome', kind: 'text', only, header: { vi: 'Kết quả', en: 'Outcome' } },
  { key: 'findings', kind: 'whole', only, header: { vi: 'Số tồn tại', en: 'Findings' } },
  { key: 'openFindings', kind: 'whole', only, header: { vi: 'Tồn tại chưa đóng', en: 'Open findings' } },
  { key: 'overlaps', kind: 'flag', only, header: { vi: 'Trùng thời gian', en: 'Overlapping' } },
]

/** Inspections as a table: exactly the list as the asker sees it. */
export const inspectionsSheet = defineSheet<never, InspectionLine>({
  key: 'inspections.list',
  title: { vi: 'Các cuộc kiểm tra', en: 'Inspections' },
  about: { vi: 'Mỗi dòng là một cuộc kiểm tra.', en: 'Each row is one inspection.' },
  columns: inspectionColumns,
  export: {
    list: inspectionListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((one) => ({
        area: byId.get(one.subject.areaId)?.code ?? '',
        areaName: one.subject.areaName,
        subject: one.subject.name,
        kind: INSPECTION_KINDS[one.kind].vi,
        surprise: one.surprise,
        team: one.teamName,
        state: INSPECTION_STATES[one.state].vi,
        plannedOn: one.plannedOn,
        checkedInAt: one.checkedInAt,
        finishedAt: one.finishedAt,
        outcome: one.outcome === null ? null : OUTCOMES[one.outcome].vi,
        findings: one.findings,
        openFindings: one.openFindings,
        overlaps: one.overlaps,
      }))
    },
  },
})

const findingColumns: readonly SheetColumn[] = [
  { key: 'area', kind: 'area', only, header: { vi: 'Địa bàn', en: 'Area' } },
  { key: 'areaName', kind: 'text', only, header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'subject', kind: 'text', only, header: { vi: 'Nơi kiểm tra', en: 'Where' } },
  { key: 'title', kind: 'text', only, header: { vi: 'Tồn tại', en: 'Finding' } },
  { key: 'severity', kind: 'text', only, header: { vi: 'Mức độ', en: 'Severity' } },
  { key: 'lane', kind: 'text', only, header: { vi: 'Làn', en: 'Lane' } },
  { key: 'state', kind: 'text', only, header: { vi: 'Trạng thái', en: 'State' } },
  { key: 'statedAt', kind: 'moment', only, header: { vi: 'Phát hiện lúc', en: 'Seen at' } },
  { key: 'recordedAt', kind: 'moment', only, header: { vi: 'Ghi nhận lúc', en: 'Recorded at' } },
  { key: 'dueAt', kind: 'moment', only, header: { vi: 'Hạn chấn chỉnh', en: 'Due' } },
  { key: 'overdue', kind: 'flag', only, header: { vi: 'Quá hạn', en: 'Overdue' } },
  { key: 'owner', kind: 'text', only, header: { vi: 'Người chịu trách nhiệm', en: 'Answers for it' } },
  { key: 'team', kind: 'text', only, header: { vi: 'Đoàn', en: 'Team' } },
]

/** Findings as a table. */
export const findingsSheet = defineSheet<never, FindingLine>({
  key: 'inspections.findings',
  title: { vi: 'Tồn tại và chấn chỉnh', en: 'Findings and remedies' },
  about: { vi: 'Mỗi dòng là một tồn tại.', en: 'Each row is one finding.' },
  columns: findingColumns,
  export: {
    list: findingListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((one) => ({
        area: byId.get(one.areaId)?.code ?? '',
        areaName: one.areaName,
        subject: one.subject.name,
        title: one.title,
        severity: SEVERITIES[one.severity as 1 | 2 | 3].vi,
        lane: one.lane,
        state: FINDING_STATES[one.state].vi,
        statedAt: one.statedAt,
        recordedAt: one.recordedAt,
        dueAt: one.dueAt,
        overdue: one.isOverdue,
        owner: [one.owner.postTitle, one.owner.name].filter(Boolean).join(', ') || null,
        team: one.teamName,
      }))
    },
  },
})
