import { sql } from 'kysely'
import { addMinutes, foldVietnamese, type Instant, refuse } from '#kit'
import {
  type DoneRow,
  defineSheet,
  type RowPlan,
  SHEETS,
  type SheetAsking,
  type SheetColumn,
  type SheetRow,
  type UndoPlan,
} from '#platform/server'
import { openBook } from '#rooms/areas/server'
import type { PostShape } from '../domain/index.ts'
import { findOfficersByName } from './find-by-name.query.ts'
import { postListRead } from './posts.query.ts'

/** A row of a list of people in posts. */
interface PersonRow {
  readonly area: number
  readonly post: string
  readonly name: string
  readonly acting?: boolean
  readonly fromAt: Instant
  readonly toAt?: Instant
}

const columns: readonly SheetColumn[] = [
  {
    key: 'area',
    kind: 'area',
    required: true,
    onDayFrom: 'fromAt',
    example: '00328',
    header: { vi: 'Địa bàn', en: 'Area' },
    aliases: ['mã địa bàn', 'phường', 'xã', 'phường xã', 'đơn vị', 'tổ dân phố'],
  },
  {
    key: 'post',
    field: 'postId',
    kind: 'post',
    areaFrom: 'area',
    required: true,
    example: 'Chủ tịch UBND',
    header: { vi: 'Chức vụ', en: 'Post' },
    aliases: ['chức danh', 'vị trí'],
  },
  {
    key: 'name',
    field: 'officerName',
    kind: 'text',
    required: true,
    example: 'Nguyễn Văn A',
    header: { vi: 'Họ và tên', en: 'Full name' },
    aliases: ['họ tên', 'cán bộ', 'người giữ chức', 'tên cán bộ'],
  },
  {
    key: 'acting',
    kind: 'flag',
    example: 'Không',
    header: { vi: 'Quyền, tạm giữ', en: 'Acting' },
    aliases: ['quyền', 'tạm quyền'],
  },
  {
    key: 'fromAt',
    kind: 'moment',
    timeOfDay: '00:00',
    required: true,
    example: '1/7/2021',
    header: { vi: 'Từ ngày', en: 'From' },
    aliases: ['ngày bổ nhiệm', 'ngày giữ chức', 'từ'],
  },
  {
    key: 'toAt',
    kind: 'moment',
    timeOfDay: '00:00',
    header: { vi: 'Đến ngày', en: 'To' },
    aliases: ['ngày thôi giữ', 'đến'],
  },
  { key: 'areaName', kind: 'text', only: 'export', header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
]

/** People in posts brought by a table, and posts with who holds them as a table [ORG-02]. */
export const peopleSheet = defineSheet<PersonRow, PostShape>({
  key: 'bodies.people',
  title: { vi: 'Người giữ chức vụ', en: 'People in posts' },
  about: {
    vi: 'Mỗi dòng là một người giữ một chức vụ tại một địa bàn, từ ngày nào. Người chưa có tên sẽ được ghi tên.',
    en: 'Each row is a person in a post of an area, from a day. Who is not registered yet is registered with it.',
  },
  columns,
  import: { permission: 'bodies.appoint', plan, undo: { plan: planUndo } },
  export: {
    list: postListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.flatMap((post) => {
        const place = { area: byId.get(post.areaId)?.code ?? '', areaName: post.areaName, post: post.title.vi }
        if (post.holders.length === 0) return [place]
        return post.holders.map(({ name, acting, fromAt, toAt }) => ({ ...place, name, acting, fromAt, toAt }))
      })
    },
  },
})

interface Held {
  readonly postId: string
  readonly folded: string
  readonly acting: boolean
}

/**
 * A person of this name who holds a post in the same area already is that person; any other is registered anew: two
 * people may bear one name, and nothing is merged by guessing. Who holds the very post already is left as they are.
 */
async function plan(rows: readonly SheetRow<PersonRow>[], { db, now }: SheetAsking): Promise<RowPlan[]> {
  const posts = rows.map(({ values }) => values.post)
  const { rows: held } = await sql<Held>`
    select holdings.post_id as "postId", officers.folded, holdings.acting
    from holdings join officers on officers.id = holdings.officer_id
    where holdings.post_id = any(${posts}::uuid[]) and holdings.from_at <= ${now}
      and (holdings.to_at is null or holdings.to_at > ${now})`.execute(db)
  const known = await findOfficersByName(db, { names: rows.map(({ values }) => values.name), now })
  return rows.map(({ row, values: { area, post, name, acting = false, fromAt, toAt } }): RowPlan => {
    const folded = foldVietnamese(name)
    if (held.some((one) => one.postId === post && one.folded === folded && one.acting === acting)) {
      return { rows: [row], effect: 'none' }
    }
    const same = (known.get(folded) ?? []).filter((one) => one.name === name && one.areaIds.includes(area))
    const who = same.length === 1 && same[0] ? { officerId: same[0].id } : { officerName: name }
    const payload = { postId: post, ...who, acting, fromAt, ...(toAt === undefined ? {} : { toAt }) }
    return { rows: [row], effect: 'new', intent: { type: 'bodies.appoint', payload } }
  })
}

interface Holding {
  readonly id: string
  readonly fromAt: Instant
  readonly toAt: Instant | null
}

/** The holding ends now (one that had not begun, right as it begins); the name stays on file, with its history. */
async function planUndo(done: readonly DoneRow[], { db, now }: SheetAsking): Promise<UndoPlan[]> {
  const { rows } = await sql<Holding>`
    select id, from_at as "fromAt", to_at as "toAt" from holdings
    where id = any(${done.map(({ intentId }) => intentId)}::uuid[])`.execute(db)
  const holdings = new Map(rows.map((holding) => [holding.id, holding]))
  return done.map(({ row, intentId }) => {
    const holding = holdings.get(intentId)
    if (!holding) return { row, refusal: refuse(SHEETS.GONE) }
    if (holding.toAt !== null && holding.toAt <= now) {
      return { row, refusal: refuse(SHEETS.LATER_CHANGES, { params: { what: 'đã thôi giữ chức' } }) }
    }
    const toAt = holding.fromAt < now ? now : addMinutes(holding.fromAt, 1)
    return { row, intent: { type: 'bodies.end-holding', payload: { holdingId: intentId, toAt } } }
  })
}
