import { sql } from 'kysely'
import type { z } from 'zod'
import type { Instant } from '#kit'
import {
  type Actor,
  accept,
  actingPost,
  allowed,
  type Db,
  defineIntent,
  notify,
  oneByOne,
  reject,
  type Step,
  type Tree,
  type Trx,
  type Work,
} from '#platform/server'
import { isPerson } from '#rooms/access/server'
import { ACCOUNTABILITY, decideCase, explainCase, judgeDecider, lineOfRoute, wasHeard } from '../domain/index.ts'
import { keepStatement, lockCase, type StoredCase } from './cases.store.ts'
import { findersOf } from './grounds.ts'
import { momentWords } from './moment-words.ts'
import { actingPostsOf, findBodySubject, findPostSubject, isMine, keptAt } from './people.query.ts'

/** The person, or the head of the body, is heard: as often as they need, until somebody has concluded. */
export const explainCaseIntent = defineIntent({
  contract: explainCase,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof explainCase.payload>>, step: Step) => {
    const { caseId, explanation } = work.payload
    const known = await lockCase(step.trx, caseId)
    const isOwn = known && (await isOwnCase(step.trx, work.actor, caseId))
    if (!known || !isOwn) {
      const hidden = allowed(work, step, 'accountability.read', known?.areaId ?? -1, 'accountability.read')
      return reject(hidden ?? ACCOUNTABILITY.NOT_THE_PERSON)
    }
    if (known.outcome !== null) return reject(ACCOUNTABILITY.CLOSED)
    await keepStatement(step.trx, {
      zoneId: known.zoneId,
      id: work.id,
      subjectId: caseId,
      officerId: work.actor.officerId,
      said: explanation,
      at: step.now,
    })
    await sql`update accountability_cases set explained_at = coalesce(explained_at, ${step.now})
      where zone_id = ${known.zoneId} and id = ${caseId}`.execute(step.trx)
    return accept([
      {
        type: 'accountability-case-explained',
        areaId: keptAt(step.tree, known.areaId),
        subjectId: caseId,
        data: {},
        live: ['accountability'],
      },
    ])
  }),
})

/** Whether a case is about the actor, or about a body that they head. */
async function isOwnCase(db: Db | Trx, actor: Actor, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select ${isMine(actor, 'accountability_cases')} as mine from accountability_cases where id = ${caseId}`.execute(db)
  return rows[0]?.mine ?? false
}

/** Why somebody may not say the last word in a case; null when they may. */
export async function judgeCaseDecider(
  { db, actor, tree, now }: { db: Db | Trx; actor: Actor; tree: Tree; now: Instant },
  known: StoredCase,
) {
  if (!isPerson(actor)) return ACCOUNTABILITY.HUMAN_NEEDED
  const subject =
    known.about === 'post'
      ? await findPostSubject(db as Trx, known.postId ?? '', now)
      : await findBodySubject(db as Trx, known.bodyId ?? '', now)
  const officerIds = [...(known.officerId === null ? [] : [known.officerId]), ...(subject?.officerIds ?? [])]
  const posts = await actingPostsOf(db, actor, { permission: 'accountability.decide', tree })
  return judgeDecider(
    { officerId: actor.officerId, posts },
    { officerIds, place: tree.get(known.areaId), leads: subject?.leads ?? true },
    { finders: [known.openedBy, ...(await findersOf(db, known.id, now))], line: lineOfRoute[known.route] },
  )
}

/**
 * Concludes: by a named competent person, not the one judged, not who found or opened it, and not before the person was
 * heard or had the time. "Unfounded" needs no waiting: it harms nobody.
 */
export const decideCaseIntent = defineIntent({
  contract: decideCase,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof decideCase.payload>>, step: Step) => {
    const { caseId, outcome } = work.payload
    const { trx, now, tree } = step
    const known = await lockCase(trx, caseId)
    const notAllowed = allowed(work, step, 'accountability.decide', known?.areaId ?? -1, 'accountability.read')
    if (!known || notAllowed) return reject(notAllowed ?? ACCOUNTABILITY.TARGET_UNKNOWN)
    if (known.outcome !== null) return reject(ACCOUNTABILITY.CLOSED)
    const wrong = await judgeCaseDecider({ db: trx, actor: work.actor, tree, now }, known)
    if (wrong) return reject(wrong, { params: { line: routeLine[known.route] } })
    if (outcome !== 'unfounded' && !wasHeard(known, now)) {
      return reject(ACCOUNTABILITY.NOT_HEARD, {
        field: 'outcome',
        params: { until: momentWords(step, known.explainBy) },
      })
    }
    await conclude(work, step, known)
    return accept([
      {
        type: 'accountability-case-decided',
        areaId: keptAt(tree, known.areaId),
        subjectId: caseId,
        data: { outcome },
        live: ['accountability'],
      },
    ])
  }),
})

/** How a line is called inside a refusal. */
export const routeLine = { party: 'Đảng (Party)', state: 'chính quyền (government)' } as const

async function conclude(
  { actor, payload, ...work }: Work<z.infer<typeof decideCase.payload>>,
  step: Step,
  known: StoredCase,
): Promise<void> {
  const { trx, now } = step
  const postId = actingPost({ ...work, actor, payload }, step, 'accountability.decide', known.areaId)
  await sql`update accountability_cases set outcome = ${payload.outcome}, outcome_note = ${payload.note},
      decided_by = ${actor.officerId}, decided_post_id = ${postId}, decided_at = ${now}
    where zone_id = ${known.zoneId} and id = ${known.id}`.execute(trx)
  const subject = known.bodyId === null ? undefined : await findBodySubject(trx, known.bodyId, now)
  const people = known.officerId === null ? (subject?.officerIds ?? []) : [known.officerId]
  const notices = people.map((officerId) => ({
    officerId,
    kind: 'accountability-case-decided',
    reason: `accountability-case-decided/${known.id}`,
    areaId: known.areaId,
    subjectId: known.id,
    data: { outcome: payload.outcome },
  }))
  await notify(trx, notices, now)
}
