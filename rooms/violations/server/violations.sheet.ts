import type { Words } from '#kit'
import { defineSheet, type SheetColumn } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import { stateWords, type ViolationLine } from '../domain/index.ts'
import { violationListRead } from './violation-list.query.ts'

const out = (key: string, kind: SheetColumn['kind'], header: Words): SheetColumn => ({
  key,
  kind,
  only: 'export',
  header,
})

const columns: readonly SheetColumn[] = [
  out('number', 'text', { vi: 'Số hồ sơ', en: 'Dossier' }),
  out('area', 'area', { vi: 'Mã địa bàn', en: 'Area' }),
  out('areaName', 'text', { vi: 'Địa bàn', en: 'Area’s name' }),
  out('behaviour', 'text', { vi: 'Mã hành vi', en: 'Code' }),
  out('behaviourTitle', 'text', { vi: 'Hành vi', en: 'Behaviour' }),
  out('subject', 'text', { vi: 'Cá nhân, tổ chức', en: 'Individual or organisation' }),
  out('actAt', 'moment', { vi: 'Thời điểm vi phạm', en: 'When' }),
  out('state', 'text', { vi: 'Bước', en: 'Step' }),
  out('proposedOn', 'day', { vi: 'Ngày đề nghị', en: 'Proposed on' }),
  out('proposedAmount', 'whole', { vi: 'Số tiền đề nghị (đồng)', en: 'Proposed (VND)' }),
  out('decidedOn', 'day', { vi: 'Ngày quyết định', en: 'Decided on' }),
  out('decidedAmount', 'whole', { vi: 'Số tiền quyết định (đồng)', en: 'Decided (VND)' }),
  out('paidAmount', 'whole', { vi: 'Đã nộp (đồng)', en: 'Paid (VND)' }),
  out('cancelledAmount', 'whole', { vi: 'Đã hủy, giảm (đồng)', en: 'Cancelled (VND)' }),
  out('dueAt', 'moment', { vi: 'Hạn bước tiếp theo', en: 'Next deadline' }),
]

const toNumber = (amount: string | null) => (amount === null ? null : Number(amount))

/** Dossiers as a table, exactly the list that the screen shows; nobody is named in it. */
export const violationsSheet = defineSheet<never, ViolationLine>({
  key: 'violations.dossiers',
  title: { vi: 'Hồ sơ xử phạt', en: 'Violation dossiers' },
  about: {
    vi: 'Mỗi dòng là một hồ sơ; không có tên người vi phạm. Số tiền đề nghị chưa phải là số tiền đã phạt.',
    en: 'Each row is one dossier; nobody is named. A proposed sum is not yet a fine.',
  },
  columns,
  export: {
    list: violationListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((line) => ({
        number: line.number,
        area: byId.get(line.areaId)?.code ?? '',
        areaName: line.areaTitle.vi,
        behaviour: line.behaviour,
        behaviourTitle: line.behaviourTitle.vi,
        subject: line.subjectKind === 'individual' ? 'Cá nhân' : 'Tổ chức',
        actAt: line.actAt,
        state: stateWords[line.state].vi,
        proposedOn: line.proposedOn,
        proposedAmount: toNumber(line.proposedAmount),
        decidedOn: line.decidedOn,
        decidedAmount: toNumber(line.decidedAmount),
        paidAmount: toNumber(line.paidAmount),
        cancelledAmount: toNumber(line.cancelledAmount),
        dueAt: line.dueAt,
      }))
    },
  },
})
