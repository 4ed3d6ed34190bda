import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Refusal, type RefusalKind, refuse } from '#kit'
import {
  type Actor,
  accept,
  actingPost,
  allowed,
  defineIntent,
  enqueueJob,
  type IntentType,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { AREAS, carryOutReform, planReform, type ReformPlan } from '../domain/index.ts'
import { lockRegister, readRegister } from './areas.store.ts'
import type { RoomHandover } from './handover.ts'
import { findReform, handoverOf, handoverOfPlan, type StoredReform } from './reforms.store.ts'
import { reformJobKind } from './run-reform.ts'

/** Whether a person sits behind the request, signed in by name: no program's token and not the house decides (SG-08). */
export function isNamedPerson(actor: Actor): boolean {
  return actor.via === 'session' && actor.accountId !== null
}

/** Orders a reform, or orders one on whose run was stopped. The work itself is a job; see run-reform.ts. */
export function carryOutReformIntent(rooms: readonly RoomHandover[]): IntentType {
  return defineIntent({
    contract: carryOutReform,
    area: 'handler',
    handle: oneByOne(async (work: Work<z.output<typeof carryOutReform.payload>>, step: Step) => {
      const { trx, now, tree } = step
      const rootId = tree.root?.id
      const judged = await judge(work, step)
      if ('refusal' in judged || rootId === undefined)
        return reject('refusal' in judged ? judged.refusal : AREAS.NO_AREAS)
      const { reform } = judged
      const grants = work.payload.grants
      const plan = await planOf(step, reform)
      if (plan && !plan.ok) return reject(plan.refusal)
      const total = await countSteps(rooms, step, { ...reform, grants }, plan?.value)
      const { accountId, officerId } = work.actor
      const postId = actingPost(work, step, 'areas.reform', rootId)
      await sql`
        update reforms set state = 'running', grants = ${grants}, ordered_at = ${now}, ordered_by = ${accountId},
          officer_id = ${officerId}, post_id = ${postId}, job_id = ${work.id} where id = ${reform.id}`.execute(trx)
      await enqueueJob(trx, {
        id: work.id,
        kind: reformJobKind,
        areaId: rootId,
        accountId,
        total,
        input: { reformId: reform.id },
        now,
      })
      const { documentId, on } = reform
      return accept(
        [
          {
            type: 'reform-ordered',
            areaId: rootId,
            subjectId: reform.id,
            documentId,
            data: { on, grants },
            live: ['areas', 'jobs'],
          },
        ],
        { jobId: work.id, total },
      )
    }),
  })
}

/** Whether this person may order this reform now; the register is locked from here on. */
async function judge(
  work: Work<z.output<typeof carryOutReform.payload>>,
  step: Step,
): Promise<{ reform: StoredReform } | { refusal: Refusal }> {
  const { trx, now, tree, profile } = step
  const no = (kind: RefusalKind, more?: Parameters<typeof refuse>[1]) => ({ refusal: refuse(kind, more) })
  const notAllowed = tree.root && allowed(work, step, 'areas.reform', tree.root.id)
  if (notAllowed) return { refusal: notAllowed }
  if (!isNamedPerson(work.actor)) return no(AREAS.HUMAN_DECISION)
  await lockRegister(trx)
  const reform = await findReform(trx, work.payload.reformId)
  if (!reform) return no(AREAS.REFORM_UNKNOWN, { field: 'reformId' })
  if (reform.state === 'done') return no(AREAS.REFORM_DONE)
  if (reform.on > dayOf(now, profile.utcOffsetMinutes)) return no(AREAS.REFORM_NOT_YET, { params: { on: reform.on } })
  return (await isBusy(step, reform)) ? no(AREAS.REFORM_RUNNING) : { reform }
}

/** The plan against the register of this moment; undefined once the tree has been switched. */
async function planOf(step: Step, reform: StoredReform) {
  if (reform.switchedAt !== null) return undefined
  return planReform(reform.plan, await readRegister(step.trx), 1_000_000_000)
}

/** Whether another reform is under way, or this one's own run is alive. */
async function isBusy(step: Step, reform: StoredReform): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select reforms.id from reforms join job_runs on job_runs.id = reforms.job_id
    where reforms.state = 'running' and (reforms.id <> ${reform.id} or job_runs.state in ('waiting', 'running'))`.execute(
    step.trx,
  )
  return rows.length > 0
}

async function countSteps(
  rooms: readonly RoomHandover[],
  step: Step,
  reform: StoredReform,
  plan: ReformPlan | undefined,
): Promise<number> {
  const offset = step.profile.utcOffsetMinutes
  const handover = plan ? handoverOfPlan(reform, plan, offset) : await handoverOf(step.trx, reform, offset)
  let total = plan ? plan.ended.length + plan.founded.length + plan.carried.length : 0
  for (const room of rooms) {
    const share = await room.count(step.trx, handover, step)
    total += share.carried + share.ended
  }
  return total
}
