import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Refusal, refuse, startOfDay } from '#kit'
import {
  accept,
  actingPost,
  allowed,
  defineIntent,
  type Fact,
  type IntentType,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { AREAS, type Area, fullName, isValidOn, levelOf, settleWaiting } from '../domain/index.ts'
import { lockRegister, readRegister } from './areas.store.ts'
import { isNamedPerson } from './carry-out-reform.ts'
import type { RoomHandover } from './handover.ts'
import { moveGroups } from './move-groups.ts'
import { findReform, type StoredReform } from './reforms.store.ts'

type Payload = z.output<typeof settleWaiting.payload>

/** Something that waits, locked. */
interface Wait {
  readonly id: string
  readonly kind: string
  readonly areaId: number
  readonly subjectId: string
}

/** A person decides where things go that no source decides; each goes at once, with all that hangs on it. */
export function settleWaitingIntent(rooms: readonly RoomHandover[]): IntentType {
  return defineIntent({
    contract: settleWaiting,
    area: 'handler',
    handle: oneByOne(async (work: Work<Payload>, step: Step) => {
      const rootId = step.tree.root?.id
      const judged = await judge(work, step)
      if ('refusal' in judged || rootId === undefined)
        return reject('refusal' in judged ? judged.refusal : AREAS.NO_AREAS)
      const { reform, waits } = judged
      const facts: Fact[] = []
      const groupIds = waits.filter((wait) => wait.kind === 'group').map((wait) => wait.areaId)
      const startsAt = startOfDay(reform.on, step.profile.utcOffsetMinutes)
      const toAreaId = work.payload.toAreaIds[0] ?? null
      facts.push(...(await moveGroups(rooms, { intentId: work.id, groupIds, toAreaId, reform, startsAt, step })))
      for (const wait of waits) facts.push(...(await settleOne(rooms, { work, step, wait, rootId })))
      await markSettled(work, step)
      const kinds = waits.map(({ id, kind }) => ({ id, kind }))
      const data = { reformId: reform.id, waits: kinds, to: work.payload.toAreaIds }
      return accept([
        // The places of some of these facts are new: the journal must look for them in the tree of this transaction.
        ...facts.map((fact) => ({ ...fact, live: [...(fact.live ?? []), 'areas'] })),
        { type: 'reform-wait-settled', areaId: rootId, subjectId: reform.id, data, live: ['areas', 'bodies', 'tasks'] },
      ])
    }),
  })
}

/** Whether this person may decide this, here; what waits is locked from here on. */
async function judge(
  work: Work<Payload>,
  step: Step,
): Promise<{ reform: StoredReform; waits: Wait[] } | { refusal: Refusal }> {
  const notAllowed = step.tree.root && allowed(work, step, 'areas.settle', step.tree.root.id)
  if (notAllowed) return { refusal: notAllowed }
  if (!isNamedPerson(work.actor)) return { refusal: refuse(AREAS.HUMAN_DECISION) }
  await lockRegister(step.trx)
  const reform = await findReform(step.trx, work.payload.reformId)
  if (!reform?.switchedAt) return { refusal: refuse(AREAS.REFORM_UNKNOWN, { field: 'reformId' }) }
  const waits = await lockWaits(work.payload, step)
  if (waits.length < new Set(work.payload.waitIds).size) {
    return { refusal: refuse(AREAS.WAIT_SETTLED, { field: 'waitIds' }) }
  }
  const refusal = judgeTargets(work.payload, { waits, known: await readRegister(step.trx), step })
  return refusal ? { refusal } : { reform, waits }
}

async function lockWaits({ reformId, waitIds }: Payload, { trx }: Step): Promise<Wait[]> {
  const { rows } = await sql<Wait>`
    select id, kind, area_id as "areaId", subject_id as "subjectId" from reform_waits
    where reform_id = ${reformId} and id = any(${waitIds}::uuid[]) and settled_at is null
    order by id for update`.execute(trx)
  return rows
}

function judgeTargets(
  { toAreaIds }: Payload,
  { waits, known, step }: { waits: readonly Wait[]; known: readonly Area[]; step: Step },
): Refusal | null {
  if (toAreaIds.length > 1 && waits.some((wait) => wait.kind !== 'order'))
    return refuse(AREAS.SETTLE_ONE_UNIT, { field: 'toAreaIds' })
  const today = dayOf(step.now, step.profile.utcOffsetMinutes)
  const byId = new Map(known.map((area) => [area.id, area]))
  for (const id of toAreaIds) {
    const area = byId.get(id)
    if (!area) return refuse(AREAS.NO_SUCH_AREA, { field: 'toAreaIds' })
    if (!isValidOn(area, today) || levelOf(area.kind) === 'group')
      return refuse(AREAS.SETTLE_TO_COMMUNE, { field: 'toAreaIds', params: { area: fullName(area) } })
    if (waits.some((wait) => wait.kind === 'group') && levelOf(area.kind) !== 'commune')
      return refuse(AREAS.SETTLE_TO_COMMUNE, { field: 'toAreaIds', params: { area: fullName(area) } })
  }
  return null
}

interface SettlingOne {
  readonly work: Work<Payload>
  readonly step: Step
  readonly wait: Wait
  readonly rootId: number
}

async function settleOne(
  rooms: readonly RoomHandover[],
  { work, step, wait, rootId }: SettlingOne,
): Promise<readonly Fact[]> {
  const { toAreaIds, reason } = work.payload
  const room = rooms.find((one) => one.kind === wait.kind)
  const postId = actingPost(work as Work<unknown>, step, 'areas.settle', rootId)
  const by = { officerId: work.actor.officerId, postId }
  return (await room?.settle?.(step.trx, { ...wait, to: toAreaIds, reason, by }, step)) ?? []
}

async function markSettled({ payload, actor }: Work<Payload>, { trx, now }: Step): Promise<void> {
  await sql`
    update reform_waits set settled_at = ${now}, settled_by = ${actor.accountId}, settled_to = ${payload.toAreaIds}::int[],
      reason = ${payload.reason}
    where reform_id = ${payload.reformId} and id = any(${payload.waitIds}::uuid[])`.execute(trx)
}
