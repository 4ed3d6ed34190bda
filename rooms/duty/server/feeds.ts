import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { accept, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { closeFeed, DUTY, openFeed } from '../domain/index.ts'

type Feed = z.infer<typeof openFeed.payload>

/** The hash by which a calendar address is known: the address itself is kept nowhere. */
export function hashOfFeed(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Opens a calendar address of one's own; the one before it stops. */
export const openFeedIntent = defineIntent<Feed>({
  contract: openFeed,
  area: 'handler',
  handle: oneByOne(async (work: Work<Feed>, step: Step) => {
    const { officerId, accountId } = work.actor
    if (officerId === null || accountId === null) return reject(DUTY.NO_OFFICER)
    await closeFeeds(step, officerId)
    const hash = hashOfFeed(work.payload.secret)
    await step.trx
      .insertInto('duty_feeds')
      .values({ id: work.id, officer_id: officerId, account_id: accountId, hash, opened_at: step.now, closed_at: null })
      .execute()
    return accept([feedFact('duty-feed-opened', work, step)])
  }),
})

/** Closes it: whoever has the address gets nothing from now on. */
export const closeFeedIntent = defineIntent<Record<string, never>>({
  contract: closeFeed as never,
  area: 'handler',
  handle: oneByOne(async (work: Work<unknown>, step: Step) => {
    const { officerId } = work.actor
    if (officerId === null) return reject(DUTY.NO_OFFICER)
    await closeFeeds(step, officerId)
    return accept([feedFact('duty-feed-closed', work, step)])
  }),
})

async function closeFeeds({ trx, now }: Step, officerId: string): Promise<void> {
  await trx
    .updateTable('duty_feeds')
    .set({ closed_at: now })
    .where('officer_id', '=', officerId)
    .where('closed_at', 'is', null)
    .execute()
}

function feedFact(type: string, work: Work<unknown>, { tree }: Step) {
  const areaId = work.actor.scopes[0]?.areaId ?? tree.root?.id ?? 0
  return { type, areaId, subjectId: work.id, data: { officerId: work.actor.officerId }, live: ['duty'] }
}
