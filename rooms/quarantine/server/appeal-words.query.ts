import { sql } from 'kysely'
import { defineRead, no, notFound } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { appealWordsContract, QUARANTINE } from '../domain/index.ts'
import { appealAbout } from './appeals.ts'
import { visibleOrder } from './order-page.query.ts'

type Kept = ReturnType<typeof appealWordsContract.answer.parse> & {
  readonly orderId: string
  readonly sealed: string | null
  readonly officerId: string
  readonly postId: string
}

/** `GET /quarantine/appeals/:id/words`: whoever made the decision does not open the complaint about it. */
export const appealWordsRead = defineRead(appealWordsContract, async (asking, { id }) => {
  const { rows } = await sql<Kept>`
    select isolation_appeals.order_id as "orderId", sealed, channel, on_behalf as "onBehalf", is_late as "isLate", obstacle,
           decided.officer_id as "officerId", decided.post_id as "postId"
    from isolation_appeals
    join isolation_decisions as decided on decided.id = decision_id and decided.zone_id = isolation_appeals.zone_id
    where isolation_appeals.id = ${id}`.execute(asking.db)
  const { permission, path } = appealWordsContract
  const appeal = rows[0]
  const order = appeal && (await visibleOrder(asking, appeal.orderId, permission))
  if (!appeal || !order || appeal.sealed === null) return notFound('id')
  const { actor, vault } = asking
  if (appeal.officerId === actor.officerId || actor.scopes.some(({ postId }) => postId === appeal.postId)) {
    return no(QUARANTINE.DECIDER_CANNOT_JUDGE)
  }
  await logRead(asking.db, {
    ...asking,
    areaId: order.areaId,
    permission,
    subjectKind: `GET /api${path}`,
    subjectId: id,
    reason: 'Giải quyết khiếu nại',
    onceInMinutes: 15,
  })
  const { channel, onBehalf, isLate, obstacle, sealed } = appeal
  return { words: vault.open(sealed, appealAbout(id)), channel, onBehalf, isLate, obstacle }
})
