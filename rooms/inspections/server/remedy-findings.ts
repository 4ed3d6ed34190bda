import type { z } from 'zod'
import { addMinutes, dayOf, type Instant, refuse } from '#kit'
import {
  accept,
  actingPost,
  childId,
  defineIntent,
  type Fact,
  notify,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { stepTasks } from '#rooms/tasks/server'
import {
  type FindingStepKind,
  INSPECTIONS,
  recheckFinding,
  refuseRecheck,
  refuseReport,
  remedyDueAt,
  remedyRuleOn,
  reportRemedy,
  withdrawFinding,
} from '../domain/index.ts'
import { maySpeakForUnit, reportersOf, standingTo } from './finding-standing.ts'
import { type FindingRow, moveFinding, takeFinding } from './findings.store.ts'
import { giveRemedies } from './give-remedies.ts'
import { inspectionBook } from './inspection-book.query.ts'
import { refusePhotos, savePhotos } from './photos.store.ts'
import { saveSteps } from './steps.store.ts'

/** `inspections.report-remedy`: the remedy task is reported done with it, and whoever found it is told. */
export const reportRemedyIntent = defineIntent({
  contract: reportRemedy,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof reportRemedy.payload>>, step: Step) => {
    const { findingId, text, photos } = work.payload
    const taken = await takeFinding(work, step, findingId)
    if ('refusal' in taken) return reject(taken.refusal)
    const { row, eyes } = taken
    const no = refuseReport(row.state, maySpeakForUnit(eyes, row, step.tree))
    if (no) return reject(no)
    if (text === undefined && photos.length === 0) return reject(INSPECTIONS.REMEDY_EMPTY, { field: 'text' })
    const refusal = await refusePhotos(work as Work<unknown>, step, [{ photos, field: 'photos' }])
    if (refusal) return reject(refusal)
    const at = notBefore(row.statedAt, work.occurredAt)
    const rule = remedyRuleOn(await inspectionBook(step.profile), dayOf(step.now, step.profile.utcOffsetMinutes))
    await moveFinding(step, row, { ...row, state: 'reported', recheckBy: addMinutes(step.now, rule.recheckMinutes) })
    await keepStep(work as Work<unknown>, step, row, { kind: 'reported', note: text ?? null, dueAt: row.dueAt, at })
    await savePhotos(work as Work<unknown>, step, { zoneId: row.zoneId, id: row.inspectionId }, [
      { kind: 'step', id: work.id, photos },
    ])
    await tellInspectors(step, row)
    const late = row.dueAt !== null && at > row.dueAt ? 1 : 0
    const task = await moveTask(work as Work<unknown>, step, row, {
      step: 'report',
      note: text ?? 'Đã chấn chỉnh, có ảnh minh chứng.',
    })
    return accept([factOf(row, 'remedy-reported', { late }), ...task])
  }),
})

/** `inspections.recheck`: by the finder or another inspector, never by the unit. */
export const recheckFindingIntent = defineIntent({
  contract: recheckFinding,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof recheckFinding.payload>>, step: Step) => {
    const { findingId, passed, photos } = work.payload
    const taken = await takeFinding(work, step, findingId)
    if ('refusal' in taken) return reject(taken.refusal)
    const { row, eyes } = taken
    const reporters = (await reportersOf(step.trx, [row.id])).get(row.id) ?? new Set()
    const no = refuseRecheck(row.state, standingTo(eyes, row, reporters, step.tree))
    if (no) return reject(no)
    const refusal = await refusePhotos(work as Work<unknown>, step, [{ photos, field: 'photos' }])
    if (refusal) return reject(refusal)
    return accept(passed ? await closeFinding(work, step, row) : await reopenFinding(work, step, row))
  }),
})

type Recheck = Work<z.infer<typeof recheckFinding.payload>>

async function closeFinding(work: Recheck, step: Step, row: FindingRow): Promise<Fact[]> {
  const rounds = row.rounds + 1
  await moveFinding(step, row, { state: 'closed', dueAt: row.dueAt, recheckBy: null, rounds })
  await keepRecheck(work, step, row, null)
  const note = work.payload.note ?? 'Phúc tra đạt.'
  return [
    factOf(row, 'finding-closed', { rounds }),
    ...(await moveTask(work as Work<unknown>, step, row, { step: 'accept', note })),
  ]
}

/** The clock starts anew, by severity; a task that somebody closed meanwhile is given again. */
async function reopenFinding(work: Recheck, step: Step, row: FindingRow): Promise<Fact[]> {
  const plain = work as Work<unknown>
  const rounds = row.rounds + 1
  const day = dayOf(step.now, step.profile.utcOffsetMinutes)
  const dueAt = remedyDueAt(await inspectionBook(step.profile), row.severity, { now: step.now, day })
  await moveFinding(step, row, { state: 'open', dueAt, recheckBy: null, rounds })
  await keepRecheck(work, step, row, dueAt)
  await tellOwner(step, row)
  const note = work.payload.note ?? 'Phúc tra chưa đạt.'
  const moved = await moveTask(plain, step, row, { step: 'return', note, dueAt })
  const task = moved.length > 0 ? moved : await giveAgain(plain, step, row, dueAt)
  return [factOf(row, 'finding-reopened', { rounds, dueAt }), ...task]
}

async function giveAgain(work: Work<unknown>, step: Step, row: FindingRow, dueAt: Instant): Promise<readonly Fact[]> {
  if (row.ownerPostId === null || row.ownerOfficerId === null) return []
  const id = childId(work, 'remedy')
  const owner = { postId: row.ownerPostId, officerId: row.ownerOfficerId }
  const facts = await giveRemedies(work, step, { row, owner, remedies: [{ ...row, taskId: id, dueAt }] })
  await step.trx.updateTable('inspection_findings').set({ task_id: id }).where('id', '=', row.id).execute()
  return facts
}

async function keepRecheck(work: Recheck, step: Step, row: FindingRow, dueAt: Instant | null): Promise<void> {
  const { passed, note = null, photos } = work.payload
  const plain = work as Work<unknown>
  const at = notBefore(row.statedAt, work.occurredAt)
  await keepStep(plain, step, row, { kind: passed ? 'passed' : 'failed', note, dueAt, at })
  const through = { zoneId: row.zoneId, id: row.inspectionId }
  await savePhotos(plain, step, through, [{ kind: 'step', id: work.id, photos }])
}

/** `inspections.withdraw-finding`: it stays on record, its task is cancelled with it. */
export const withdrawFindingIntent = defineIntent({
  contract: withdrawFinding,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof withdrawFinding.payload>>, step: Step) => {
    const taken = await takeFinding(work, step, work.payload.findingId)
    if ('refusal' in taken) return reject(taken.refusal)
    const { row, eyes } = taken
    const isFinder = row.statedBy !== null && row.statedBy === work.actor.officerId
    const leads = row.teamId !== null && eyes.leads.includes(row.teamId)
    if (!isFinder && !leads) return reject(refuse(INSPECTIONS.NOT_IN_CHARGE))
    if (row.state === 'closed' || row.state === 'withdrawn') return reject(INSPECTIONS.FINDING_CLOSED)
    await moveFinding(step, row, { state: 'withdrawn', dueAt: row.dueAt, recheckBy: null, rounds: row.rounds })
    const plain = work as Work<unknown>
    await keepStep(plain, step, row, { kind: 'withdrawn', note: work.payload.reason, dueAt: null, at: work.occurredAt })
    const task = await moveTask(plain, step, row, { step: 'cancel', note: work.payload.reason })
    return accept([factOf(row, 'finding-withdrawn', { statedAt: row.statedAt }), ...task])
  }),
})

function notBefore(earliest: Instant, at: Instant): Instant {
  return at < earliest ? earliest : at
}

async function keepStep(
  work: Work<unknown>,
  step: Step,
  row: FindingRow,
  said: { kind: FindingStepKind; note: string | null; dueAt: Instant | null; at: Instant },
): Promise<void> {
  const postId = actingPost(work, step, 'inspections.read', row.areaId)
  const { zoneId, areaId } = row
  const { officerId } = work.actor
  await saveSteps(step.trx, [
    { zoneId, areaId, id: work.id, findingId: row.id, recordedAt: step.now, officerId, postId, ...said },
  ])
}

/** The remedy task follows the finding; the finding never follows the task. */
async function moveTask(
  work: Work<unknown>,
  step: Step,
  row: FindingRow,
  to: { step: 'report' | 'accept' | 'return' | 'cancel'; note: string; dueAt?: Instant | null },
): Promise<Fact[]> {
  if (row.taskId === null) return []
  const by = { officerId: work.actor.officerId, postId: actingPost(work, step, 'tasks.work', row.areaId) }
  const { dueAt } = to
  const moved = { taskId: row.taskId, step: to.step, by, at: work.occurredAt, note: to.note }
  return stepTasks(step.trx, [dueAt === undefined || dueAt === null ? moved : { ...moved, dueAt }], step)
}

function factOf(row: FindingRow, type: string, data: Fact['data']): Fact {
  return {
    type,
    areaId: row.areaId,
    subjectId: row.id,
    data: { inspectionId: row.inspectionId, severity: row.severity, duty: row.kind === 'public-duty' ? 1 : 0, ...data },
    live: ['inspections', 'notices'],
  }
}

/** Whoever found it, and the team's leader, hear that there is something to check again. */
async function tellInspectors(step: Step, row: FindingRow): Promise<void> {
  const team = row.teamId
    ? await step.trx
        .selectFrom('inspection_teams')
        .select('leader_post_id')
        .where('id', '=', row.teamId)
        .executeTakeFirst()
    : undefined
  const leader = team && (await holdersOf(step.trx, [team.leader_post_id], step.now)).get(team.leader_post_id)
  const officers = new Set([row.statedBy, leader?.officerId ?? null].filter((id) => id !== null))
  await notify(
    step.trx,
    [...officers].map((officerId) => ({
      officerId,
      kind: 'remedy-reported',
      reason: `remedy-reported:${row.id}:${row.rounds}`,
      areaId: row.areaId,
      subjectId: row.id,
      data: { severity: row.severity, inspectionId: row.inspectionId },
    })),
    step.now,
  )
}

async function tellOwner(step: Step, row: FindingRow): Promise<void> {
  if (row.ownerOfficerId === null) return
  const notice = {
    officerId: row.ownerOfficerId,
    kind: 'finding-reopened',
    reason: `finding-reopened:${row.id}:${row.rounds}`,
    areaId: row.areaId,
    subjectId: row.id,
    data: { severity: row.severity, inspectionId: row.inspectionId },
  }
  await notify(step.trx, [notice], step.now)
}
