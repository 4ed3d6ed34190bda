import { sql } from 'kysely'
import { type Instant, refuse } from '#kit'
import { type Fact, newId, notify, type Profile, type Trx } from '#platform/server'
import {
  acceptDone,
  cancelTask,
  type Decision,
  type Given,
  reportDone,
  returnTask,
  type Standing,
  TASKS,
  type Task,
  withAlarm,
} from '../domain/index.ts'
import { lockTasks, writeRemarks, writeTasks } from './change-tasks.store.ts'
import { clocksOf } from './task-clocks.ts'

/** What another room knows of a task that it gave: its result is on the table, is good, or is not; or it is needed no more. */
export interface TaskStep {
  readonly taskId: string
  readonly step: 'report' | 'accept' | 'return' | 'cancel'
  readonly by: { readonly officerId: string | null; readonly postId: string | null }
  readonly at: Instant
  readonly note: string
  /** Of a returned task: until when now. */
  readonly dueAt?: Instant
}

/**
 * Moves tasks whose course another room decides (a remedy is reported and checked there, not here), by the same pure
 * rules and with the same facts as when people do it here. A task that cannot take the step (closed, not yet reported)
 * stays as it is: the other room's record is the truth of the matter.
 *
 * DANGER: it asks no permission; the caller has judged who acts.
 */
export async function stepTasks(
  trx: Trx,
  steps: readonly TaskStep[],
  at: { readonly now: Instant; readonly profile: Profile },
): Promise<Fact[]> {
  if (steps.length === 0) return []
  const clocks = await clocksOf(at.profile, at.now)
  const tasks = await lockTasks(
    trx,
    steps.map(({ taskId }) => taskId),
  )
  const facts: Fact[] = []
  for (const step of steps) {
    const locked = tasks.get(step.taskId)
    if (!locked) continue
    const given: Given = {
      task: locked.task,
      evidence: locked.evidence,
      standing: standingOf(step),
      at: step.at < locked.task.createdAt ? locked.task.createdAt : step.at,
      now: at.now,
      clocks,
    }
    const decision = decide(step, given)
    if (decision.ok) facts.push(...(await write(trx, step, { given, decision, now: at.now })))
  }
  return facts
}

function standingOf({ step, by }: TaskStep): Standing {
  const isOwner = step === 'report'
  return {
    officerId: by.officerId,
    isOwner,
    isCoordinator: false,
    isAssigner: !isOwner,
    isSuperior: false,
    managesOwner: false,
  }
}

function decide({ step, note, dueAt }: TaskStep, given: Given): Decision {
  if (step === 'report') return reportDone(given, { note, evidenceAdded: 1 })
  if (step === 'accept') return acceptDone(given, { note })
  if (step === 'cancel') return cancelTask(given, { reason: note })
  const returned = returnTask(given, { reason: note })
  if (!returned.ok || dueAt === undefined) return returned
  if (dueAt <= given.task.startAt) return { ok: false, refusal: refuse(TASKS.DEADLINE_BEFORE_START) }
  const task = withAlarm({ ...returned.value.task, dueAt }, given.clocks, given.now)
  return { ok: true, value: { ...returned.value, task } }
}

async function write(
  trx: Trx,
  step: TaskStep,
  { given, decision, now }: { given: Given; decision: Extract<Decision, { ok: true }>; now: Instant },
): Promise<Fact[]> {
  const { task, facts, remark, tell = [] } = decision.value
  await writeTasks(trx, [{ before: given.task, after: task }])
  if (remark) await writeRemarks(trx, [{ ...remark, task, ...step.by, at: step.at }])
  if (step.step === 'report') await writeWords(trx, task, step)
  await notify(
    trx,
    tell.map(({ officerId, kind, data }) => ({
      officerId,
      kind,
      reason: `${kind}:${task.id}:${task.version}`,
      areaId: task.areaId,
      subjectId: task.id,
      data: { ...data },
    })),
    now,
  )
  return facts.map(({ type, data }) => ({
    type,
    areaId: task.areaId,
    subjectId: task.id,
    documentId: task.documentId,
    data: { ...data, version: task.version },
    live: ['tasks', 'notices'],
  }))
}

/** The proof of the task are words that point to the other room, where photos and all lie. */
async function writeWords(trx: Trx, task: Task, { note, by, at }: TaskStep): Promise<void> {
  await sql`
    insert into task_evidence (zone_id, id, task_id, kind, file_hash, document_id, text, officer_id, at)
    values (${task.zoneId}, ${newId()}, ${task.id}, 'text', null, null, ${note}, ${by.officerId}, ${at})`.execute(trx)
}
