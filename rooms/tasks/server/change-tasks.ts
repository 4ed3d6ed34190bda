import type { IntentContract } from '#kit'
import {
  ACCESS,
  accept,
  actingPost,
  defineIntent,
  type Fact,
  type IntentType,
  type Notice,
  notify,
  type Outcome,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { type Clocks, type Decision, type Given, isOpen, type Task, type TaskChange } from '../domain/index.ts'
import {
  type KeptUndo,
  type LockedTask,
  lockTasks,
  type Rewritten,
  type SaidRemark,
  writeRemarks,
  writeTasks,
  writeUndos,
} from './change-tasks.store.ts'
import { readStandings, type StandingOf, sees } from './standing.query.ts'
import { clocksOf } from './task-clocks.ts'

/** All works of one kind, with the tasks they are about. */
export interface Bench<P> {
  readonly works: readonly Work<P>[]
  readonly tasks: ReadonlyMap<string, LockedTask>
  readonly step: Step
}

/** A kind of change to tasks: which task, what must be looked up for all at once, and the pure decision. */
export interface TaskChangeKind<P, L> {
  readonly contract: IntentContract<P>
  readonly taskIdOf: (work: Work<P>, lookedUp: L) => string | undefined
  /** True when only the owner and those who work along may do it, so that nobody's superior need be known. */
  readonly isByHands?: true
  /** Looked up before the tasks are locked. */
  readonly lookUp?: (works: readonly Work<P>[], step: Step) => Promise<L>
  readonly decide: (given: Given, work: Work<P>, lookedUp: L, bench: Bench<P>) => Decision
  /** What else is written with the changes that were accepted. */
  readonly alsoWrite?: (done: readonly Done<P>[], step: Step, lookedUp: L) => Promise<void>
}

/** A change that was decided. */
export interface Done<P> {
  readonly work: Work<P>
  readonly before: Task
  readonly change: TaskChange
}

/**
 * Makes an intent of a change to a task: a thousand are locked, decided one by one by the pure rule (each seeing what
 * the one before it did), and written in five statements.
 */
export function defineTaskChange<P, L = undefined>(kind: TaskChangeKind<P, L>): IntentType {
  return defineIntent<P>({
    contract: kind.contract,
    area: 'handler',
    handle: async (works, step) => {
      const lookedUp = (await kind.lookUp?.(works, step)) as L
      const ids = works.flatMap((work) => kind.taskIdOf(work, lookedUp) ?? [])
      const tasks = await lockTasks(step.trx, ids)
      const bench = { works, tasks, step }
      const judge = await openJudge(kind, bench, lookedUp)
      const outcomes = works.map((work) => judge.decide(work))
      await writeDone(judge.done, step, kind.contract.permission)
      if (judge.done.length > 0) await kind.alsoWrite?.(judge.done, step, lookedUp)
      return outcomes
    },
  })
}

async function openJudge<P, L>(kind: TaskChangeKind<P, L>, bench: Bench<P>, lookedUp: L) {
  const { step } = bench
  const clocks = await clocksOf(step.profile, step.now)
  const standingOf = await readStandings(
    step.trx,
    step,
    [...bench.tasks.values()],
    kind.isByHands ? 'hands' : 'everybody',
  )
  const current = new Map(bench.tasks)
  const done: Done<P>[] = []
  const decide = (work: Work<P>): Outcome => {
    const locked = current.get(kind.taskIdOf(work, lookedUp) ?? '')
    if (!locked) return reject(ACCESS.NOT_FOUND, { field: 'taskId' })
    const given = givenFor(work, locked, { step, clocks, standingOf })
    if (!sees(work.actor, given.standing, locked.task, step.tree)) return reject(ACCESS.NOT_FOUND, { field: 'taskId' })
    const decision = kind.decide(given, work, lookedUp, bench)
    if (!decision.ok) return reject(decision.refusal)
    const change = decision.value
    current.set(change.task.id, { ...locked, task: change.task })
    done.push({ work, before: locked.task, change })
    const facts = change.facts.map((fact) => toFact(fact, change))
    return change.undoable ? accept(facts, { undo: work.id }) : accept(facts)
  }
  return { decide, done }
}

function givenFor<P>(
  work: Work<P>,
  locked: LockedTask,
  at: { step: Step; clocks: Clocks; standingOf: StandingOf },
): Given {
  const { createdAt } = locked.task
  return {
    task: locked.task,
    evidence: locked.evidence,
    standing: at.standingOf(work.actor, locked),
    at: work.occurredAt < createdAt ? createdAt : work.occurredAt,
    now: at.step.now,
    clocks: at.clocks,
  }
}

function toFact({ type, data }: TaskChange['facts'][number], { task, tell }: TaskChange): Fact {
  return {
    type,
    areaId: task.areaId,
    subjectId: task.id,
    documentId: task.documentId,
    data: { ...data, version: task.version },
    live: tell && tell.length > 0 ? ['tasks', 'notices'] : ['tasks'],
  }
}

async function writeDone<P>(done: readonly Done<P>[], step: Step, permission: string): Promise<void> {
  await writeTasks(step.trx, toRewritten(done))
  await writeRemarks(
    step.trx,
    done.flatMap((one) => toRemark(one, step, permission)),
  )
  await writeUndos(step.trx, done.flatMap(toUndo), step.now)
  await notify(step.trx, done.flatMap(toNotices), step.now)
}

/** Each task once: as it was locked and as its last change left it. */
function toRewritten<P>(done: readonly Done<P>[]): Rewritten[] {
  const rewritten = new Map<string, Rewritten>()
  for (const { before, change } of done) {
    rewritten.set(change.task.id, { before: rewritten.get(change.task.id)?.before ?? before, after: change.task })
  }
  return [...rewritten.values()]
}

function toRemark<P>({ work, change }: Done<P>, step: Step, permission: string): SaidRemark[] {
  if (!change.remark) return []
  const postId = actingPost(work as Work<unknown>, step, permission, change.task.areaId)
  return [{ ...change.remark, task: change.task, officerId: work.actor.officerId, postId, at: work.occurredAt }]
}

function toUndo<P>({ work, before, change }: Done<P>): KeptUndo[] {
  if (!change.undoable) return []
  const facts = change.facts.map((fact) => ({ ...fact, at: work.occurredAt }))
  return [{ intentId: work.id, accountId: work.actor.accountId, before, version: change.task.version, facts }]
}

function toNotices<P>({ change }: Done<P>): Notice[] {
  const { task } = change
  return (change.tell ?? []).map(({ officerId, kind, data }) => ({
    officerId,
    kind,
    reason: `${kind}:${task.id}:${task.version}`,
    areaId: task.areaId,
    subjectId: task.id,
    data: { ...data, isOpen: isOpen(task.state) },
  }))
}
