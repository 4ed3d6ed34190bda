import type { z } from 'zod'
import { defineSheet } from '#platform/server'
import type { journalItem, lookItem, signInItem } from '../domain/index.ts'
import { readJournalPage } from './journal.query.ts'
import { readLooks } from './looks.query.ts'
import { readSignIns } from './sign-ins.query.ts'

const at = { key: 'at', kind: 'moment', header: { vi: 'Lúc', en: 'When' } } as const
const who = { key: 'who', kind: 'text', header: { vi: 'Người làm', en: 'Who' } } as const
const post = { key: 'post', kind: 'text', header: { vi: 'Chức vụ', en: 'Post' } } as const
const area = { key: 'area', kind: 'text', header: { vi: 'Địa bàn', en: 'Area' } } as const
const outcome = { key: 'outcome', kind: 'text', header: { vi: 'Kết quả', en: 'Outcome' } } as const
const subject = { key: 'subject', kind: 'text', header: { vi: 'Mã đối tượng', en: 'Subject id' } } as const
const account = { key: 'account', kind: 'text', header: { vi: 'Mã tài khoản', en: 'Account id' } } as const

/** Who did what, given out as it is seen. */
const entries = defineSheet<never, z.infer<typeof journalItem>>({
  key: 'audit.entries',
  title: { vi: 'Nhật ký việc đã làm', en: 'Journal: what was done' },
  about: { vi: 'Mỗi dòng là một bút toán.', en: 'Each row is an entry.' },
  columns: [
    at,
    { key: 'what', kind: 'text', header: { vi: 'Việc', en: 'What' } },
    { key: 'type', kind: 'text', header: { vi: 'Loại', en: 'Type' } },
    who,
    post,
    account,
    area,
    subject,
    { key: 'entry', kind: 'text', header: { vi: 'Mã bút toán', en: 'Entry' } },
  ],
  export: {
    list: readJournalPage,
    toRows: async (items) =>
      items.map((entry) => ({
        at: entry.occurredAt,
        what: entry.title?.vi ?? entry.type,
        type: entry.type,
        who: entry.by.name,
        post: entry.by.post,
        account: entry.by.accountId,
        area: entry.areaName,
        subject: entry.subjectId,
        entry: entry.id,
      })),
  },
})

/** Who looked at which record, given out as it is seen: subjects by id, never by name. */
const looks = defineSheet<never, z.infer<typeof lookItem>>({
  key: 'audit.looks',
  title: { vi: 'Lượt xem hồ sơ', en: 'Looks at records' },
  about: { vi: 'Mỗi dòng là một lượt xem hoặc bị từ chối.', en: 'Each row is a look, or a refused one.' },
  columns: [
    at,
    who,
    post,
    account,
    { key: 'what', kind: 'text', header: { vi: 'Đã hỏi xem', en: 'Asked for' } },
    subject,
    { key: 'reason', kind: 'text', header: { vi: 'Lý do', en: 'Reason' } },
    area,
    outcome,
  ],
  export: {
    list: readLooks,
    toRows: async (items) =>
      items.map((look) => ({
        at: look.at,
        who: look.by.name,
        post: look.by.post,
        account: look.by.accountId,
        what: look.title?.vi ?? look.subjectKind,
        subject: look.subjectId,
        reason: look.reason,
        area: look.areaName,
        outcome: look.outcome === 'shown' ? 'đã cho xem' : 'bị từ chối',
      })),
  },
})

const said: Record<z.infer<typeof signInItem>['outcome'], string> = {
  'signed-in': 'vào được',
  ended: 'kết thúc phiên',
  failed: 'sai',
  'token-issued': 'tạo mã truy cập',
  'token-used': 'dùng mã truy cập (lần cuối)',
  'token-revoked': 'thu hồi mã truy cập',
}

/** The door's book, given out as it is seen. */
const signIns = defineSheet<never, z.infer<typeof signInItem>>({
  key: 'audit.sign-ins',
  title: { vi: 'Đăng nhập', en: 'Sign-ins' },
  about: { vi: 'Mỗi dòng là một lần ở cửa.', en: 'Each row is one event at the door.' },
  columns: [
    at,
    outcome,
    who,
    { key: 'username', kind: 'text', header: { vi: 'Tên đăng nhập', en: 'User name' } },
    account,
    area,
    { key: 'address', kind: 'text', header: { vi: 'Từ địa chỉ', en: 'From address' } },
    { key: 'why', kind: 'text', header: { vi: 'Ghi chú', en: 'Remark' } },
  ],
  export: {
    list: readSignIns,
    toRows: async (items) =>
      items.map((line) => ({
        at: line.at,
        outcome: said[line.outcome],
        who: line.name,
        username: line.username,
        account: line.accountId,
        area: line.areaName,
        address: line.address,
        why: line.why,
      })),
  },
})

/** What auditors take with them. Every download is a fact of the journal and a look of its own. */
export const auditSheets = [entries, looks, signIns]
