import { addMinutes } from '#kit'
import {
  change,
  type Decision,
  type Given,
  refuseChange,
  refuseFor,
  type TaskFact,
  type Telling,
} from './task-change.ts'
import { TASKS } from './tasks.refusals.ts'

/** The owner says "I have it" (đã nhận việc). */
export function acknowledgeTask(given: Given): Decision {
  const no = refuseFor(given, 'owner')
  if (no) return no
  if (given.task.acknowledgedAt !== null) return refuseChange(TASKS.ALREADY_ACKNOWLEDGED)
  const late = given.task.acknowledgeBy !== null && given.at > given.task.acknowledgeBy
  return change(given, {
    task: { state: 'acknowledged', acknowledgedAt: given.at },
    facts: [{ type: 'task-acknowledged', data: { late: late ? 1 : 0 } }],
  })
}

/** Work goes on: how far, and a word about it. Who works has also acknowledged. */
export function progressTask(
  given: Given,
  said: { percent?: number | undefined; note?: string | undefined },
): Decision {
  const no = refuseFor(given, 'worker')
  if (no) return no
  const { task } = given
  if (task.state === 'done-reported') return refuseChange(TASKS.ALREADY_REPORTED)
  const percent = said.percent ?? task.percent
  return change(given, {
    task: { state: 'in-progress', percent, acknowledgedAt: task.acknowledgedAt ?? given.at },
    facts: [...alsoAcknowledged(given), { type: 'task-progressed', data: { percent } }],
    remark: { kind: 'progress', text: said.note ?? null, percent },
  })
}

/** Proofs are put beside the task. */
export function addEvidence(given: Given, evidenceIds: readonly string[]): Decision {
  const no = refuseFor(given, 'worker')
  if (no) return no
  return change(given, { task: {}, facts: [{ type: 'task-evidence-added', data: { evidenceIds } }] })
}

/**
 * The owner reports the work done; where a product is expected there must be evidence. It is not done until
 * somebody accepts it, and that person is told: who owns the task above (`accepter`), or else who assigned it. A leader
 * whose order went to twenty thousand is not told twenty thousand times.
 */
export function reportDone(
  given: Given,
  said: { note?: string | undefined; evidenceAdded: number; accepter?: string | undefined },
): Decision {
  const no = refuseFor(given, 'owner')
  if (no) return no
  const { task } = given
  if (task.state === 'done-reported') return refuseChange(TASKS.ALREADY_REPORTED)
  if (task.product !== null && given.evidence + said.evidenceAdded === 0) {
    return refuseChange(TASKS.EVIDENCE_NEEDED, { field: 'evidence', params: { product: task.product } })
  }
  const late = task.dueAt !== null && given.at > task.dueAt ? 1 : 0
  return change(given, {
    task: {
      state: 'done-reported',
      percent: 100,
      reportedAt: given.at,
      acceptBy: addMinutes(given.now, given.clocks.acceptMinutes),
      acknowledgedAt: task.acknowledgedAt ?? given.at,
      alarm: null,
      alarmAt: null,
    },
    facts: [...alsoAcknowledged(given), { type: 'task-reported-done', data: { late } }],
    remark: { kind: 'reported-done', text: said.note ?? null, percent: 100 },
    tell: tellAccepter(given, said.accepter, late),
  })
}

/** Work that goes on without a word of receipt is the receipt. */
function alsoAcknowledged({ task }: Given): TaskFact[] {
  return task.acknowledgedAt === null ? [{ type: 'task-acknowledged', data: { late: 0 } }] : []
}

function tellAccepter({ task, standing }: Given, accepter: string | undefined, late: number): Telling[] {
  const officerId = accepter ?? task.assignerOfficerId
  if (officerId === null || officerId === standing.officerId) return []
  return [{ officerId, kind: 'task-reported-done', data: { late } }]
}
