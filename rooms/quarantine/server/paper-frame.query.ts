import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Asking } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { officerNames } from '#rooms/bodies/server'
import type { IsolationFrame } from '../domain/index.ts'
import { type StoredOrder, signOf } from './orders.store.ts'
import { policyOf } from './policy-of-house.ts'

/** In whose name a paper is made: the committee of the area of the post that decided. */
export async function frameOf(
  asking: Asking,
  order: StoredOrder,
  decided: { readonly officerId: string; readonly postId: string; readonly decidedOn: Day },
): Promise<IsolationFrame> {
  const { rows } = await sql<{ areaId: number; title: string; isHead: boolean }>`
    select area_id as "areaId", title, is_head as "isHead" from posts where id = ${decided.postId}`.execute(asking.db)
  const post = rows[0]
  const { byId } = await openBook(asking)
  const area = byId.get(post?.areaId ?? order.areaId)
  const title = area ? areaTitle(area).vi : ''
  const names = await officerNames(asking.db, [decided.officerId])
  const { complaint, clocks } = await policyOf(asking.profile)
  const committee = `Ủy ban nhân dân ${title.charAt(0).toLowerCase()}${title.slice(1)}`
  return {
    issuer: ['ỦY BAN NHÂN DÂN', title.toUpperCase()],
    authority: `CHỦ TỊCH ỦY BAN NHÂN DÂN ${title.toUpperCase()}`,
    office: committee,
    place: area?.name ?? '',
    day: decided.decidedOn,
    signer: {
      lines: [(post?.title ?? 'Chủ tịch').toUpperCase()],
      name: names.get(decided.officerId) ?? '',
      post: post?.title ?? '',
    },
    complaint: complaint.lines.map(({ vi }) => vi),
    appealDays: clocks.appealDays,
    sign: signOf(order.id),
  }
}
