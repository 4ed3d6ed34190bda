import { sql } from 'kysely'
import { addMinutes, type Refusal, refuse, toInstant } from '#kit'
import {
  accept,
  allowed,
  childId,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { deciderOf } from '#rooms/access/server'
import { type IssueCards, issueCards, PASSES, type WithdrawCard, withdrawCard } from '../domain/index.ts'
import { cardById, insertCards, type StoredCard } from './cards.store.ts'
import { permitBookAt } from './pass-rules.ts'
import { withdrawPasses } from './withdraw-passes.ts'

const dayMinutes = 1440

/** `passes.issue-cards`: to officers who hold a post now in the area, inside it or above it; all or none. */
export const issueCardsIntent = defineIntent({
  contract: issueCards,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<IssueCards>, step) => {
    const { areaId, role, force = null, officerIds, from, until } = work.payload
    const decided = deciderOf(work, step, issueCards.permission, areaId)
    if ('refusal' in decided) return reject(decided.refusal)
    const problem = (await timeProblem(work.payload, step)) ?? (await holderProblem(work.payload, step))
    if (problem) return reject(problem)
    const cards = officerIds.map((officerId, index): StoredCard => {
      return {
        zoneId: step.tree.get(areaId).zoneId,
        id: childId(work, index),
        areaId,
        role,
        force,
        officerId,
        from: toInstant(Math.floor(Date.parse(from) / 1000) * 1000),
        until: toInstant(Math.floor(Date.parse(until) / 1000) * 1000),
        issuedAt: step.now,
        issuedBy: decided.decider.officerId,
        issuedPost: decided.decider.postId,
        withdrawnAt: null,
        withdrawReason: null,
      }
    })
    await insertCards(step.trx, cards)
    return accept(
      cards.map((card) => cardFact('card-issued', card)),
      { cards: cards.map(({ id }) => ({ cardId: id })) },
    )
  }),
})

async function timeProblem({ role, from, until }: IssueCards, { profile, now }: Step): Promise<Refusal | null> {
  const book = await permitBookAt(profile, now)
  if (!book.cardRoles.some(({ key }) => key === role)) return refuse(PASSES.NO_SUCH_ROLE, { field: 'role' })
  if (until <= from || until <= now) return refuse(PASSES.ENDS_BEFORE_IT_BEGINS, { field: 'until' })
  if (until > addMinutes(from, book.cardMaxDays * dayMinutes)) {
    return refuse(PASSES.TOO_LONG_A_CARD, { field: 'until', params: { days: book.cardMaxDays } })
  }
  return null
}

async function holderProblem({ areaId, officerIds }: IssueCards, { trx, tree, now }: Step): Promise<Refusal | null> {
  const place = tree.get(areaId)
  const above = tree.upward(areaId).map(({ id }) => id)
  const { rows } = await sql<{ officerId: string }>`
    select distinct holdings.officer_id as "officerId" from holdings
    join posts on posts.id = holdings.post_id join areas on areas.id = posts.area_id
    where holdings.officer_id = any(${[...officerIds]}::uuid[]) and holdings.from_at <= ${now}
      and (holdings.to_at is null or holdings.to_at > ${now})
      and (areas.id = any(${above}::int[]) or (areas.first >= ${place.first} and areas.last <= ${place.last}))`.execute(
    trx,
  )
  const held = new Set(rows.map(({ officerId }) => officerId))
  const index = officerIds.findIndex((id) => !held.has(id))
  return index < 0 ? null : refuse(PASSES.NO_SUCH_OFFICER, { field: `officerIds.${index}` })
}

/** `passes.withdraw-card` */
export const withdrawCardIntent = defineIntent({
  contract: withdrawCard,
  area: 'handler',
  handle: oneByOne(async (work: Work<WithdrawCard>, step) => {
    const { cardId, reason } = work.payload
    const card = await cardById(step.trx, cardId)
    if (!card) return reject(PASSES.NO_SUCH_PERMIT, { field: 'cardId' })
    const refusal = allowed(work, step, withdrawCard.permission, card.areaId, 'passes.read')
    if (refusal) return reject(refusal)
    if (card.withdrawnAt !== null) return reject(PASSES.DONE_ALREADY, { field: 'cardId' })
    if (card.until <= step.now) return reject(PASSES.EXPIRED_ALREADY, { field: 'cardId' })
    await sql`update duty_cards set withdrawn_at = ${step.now}, withdrawn_by = ${work.actor.officerId},
                                    withdraw_reason = ${reason} where id = ${cardId}`.execute(step.trx)
    await withdrawPasses(step.trx, [{ id: cardId, kind: 'card', until: card.until, reason: 'card' }], step.now)
    return accept([cardFact('card-withdrawn', card)])
  }),
})

function cardFact(type: string, { areaId, id, role, officerId }: StoredCard): Fact {
  return { type, areaId, subjectId: id, data: { role, officerId }, live: ['passes'] }
}
