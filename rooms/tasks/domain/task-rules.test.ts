import { describe, expect, it } from 'vitest'
import { addMinutes, type Instant, toInstant } from '#kit'
import {
  acceptDone,
  acknowledgeTask,
  type Clocks,
  cancelTask,
  changeDeadline,
  clocksAt,
  type Decision,
  editTask,
  firstAlarm,
  type Given,
  isOverdue,
  keptForUndo,
  planTask,
  progressTask,
  reassignTask,
  refuseCreation,
  remindOwner,
  reportDone,
  returnTask,
  type Standing,
  strikeAlarm,
  type Task,
  undoChange,
} from './index.ts'

const now = toInstant('2021-07-27T18:00:00+07:00')
const due = toInstant('2021-07-29T00:00:00+07:00')
const clocks: Clocks = {
  validFrom: '2021-01-01',
  validTo: null,
  source: { text: 'config', sure: 'U' },
  acknowledgeMinutes: [1440, 240, 60, 30],
  dueSoonMinutes: 720,
  acceptMinutes: 1440,
  obstacleAnswerMinutes: 240,
  incidentTakeMinutes: 15,
  undoMinutes: 10,
}
const nobody: Standing = {
  officerId: 'someone',
  isOwner: false,
  isCoordinator: false,
  isAssigner: false,
  isSuperior: false,
  managesOwner: false,
}
const owner: Standing = { ...nobody, officerId: 'owner', isOwner: true }
const assigner: Standing = { ...nobody, officerId: 'chief', isAssigner: true }

function given(more: Partial<Given> & { with?: Partial<Task> } = {}): Given {
  const { with: changed, ...rest } = more
  const planned = { id: 't', areaId: 4, title: 'Kiểm tra', ownerPostId: 'post', ownerOfficerId: 'owner', dueAt: due }
  const by = { postId: 'chief-post', officerId: 'chief' }
  const task = { ...planTask(planned, { zoneId: 4, by, now, clocks }), ...changed }
  return { task, evidence: 0, standing: owner, at: now, now, clocks, ...rest }
}

const codeOf = (decision: Decision) => (decision.ok ? 'accepted' : decision.refusal.code)
const after = (decision: Decision): Task => {
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.value.task
}

describe('the way of a task', () => {
  it('[TSK-01] given an owner and a deadline, then it is active with a clock for its acknowledgement', () => {
    expect(given().task).toMatchObject({ state: 'active', acknowledgeBy: addMinutes(now, 1440) })
  })

  it('[TSK-01] given no owner, no deadline or a deadline before the start, then it is refused by field', () => {
    const wanted = {
      id: 't',
      documentId: null,
      draft: false,
      ownerPostId: 'p',
      startAt: now,
      dueAt: due,
      parentId: null,
    }
    const holder = { postId: 'p', title: 'Chủ tịch', endedOn: null, officerId: 'o', isInside: true }
    const refused = (more: object, found: object = {}) => {
      const refusal = refuseCreation({ ...wanted, ...more }, { owner: holder, parent: undefined, ...found })
      return refusal && [refusal.code, refusal.field]
    }
    expect(refused({})).toBeUndefined()
    expect(refused({ ownerPostId: null })).toEqual(['TASKS.NO_OWNER', 'ownerPostId'])
    expect(refused({ dueAt: null })).toEqual(['TASKS.NO_DEADLINE', 'dueAt'])
    expect(refused({ dueAt: now })).toEqual(['TASKS.DEADLINE_BEFORE_START', 'dueAt'])
    expect(refused({ draft: true, ownerPostId: null, dueAt: null })).toBeUndefined()
    expect(refused({}, { owner: { ...holder, officerId: null } })).toEqual(['TASKS.OWNER_POST_NOT_HELD', 'ownerPostId'])
    expect(refused({}, { owner: { ...holder, endedOn: '2021-07-01' } })).toEqual([
      'TASKS.OWNER_POST_ENDED',
      'ownerPostId',
    ])
    expect(refused({}, { owner: { ...holder, isInside: false } })).toEqual(['TASKS.OWNER_OUTSIDE_AREA', 'ownerPostId'])
    expect(refused({ parentId: 'x' })).toEqual(['TASKS.PARENT_NOT_FOUND', 'parentId'])
  })

  it('given work goes on without a word of receipt, then progress also acknowledges', () => {
    const task = after(progressTask(given(), { percent: 30 }))
    expect(task).toMatchObject({ state: 'in-progress', percent: 30, acknowledgedAt: now, version: 2 })
    expect(codeOf(acknowledgeTask(given({ with: task })))).toBe('TASKS.ALREADY_ACKNOWLEDGED')
  })

  it('[TSK-01] given a product is expected, then "done" wants evidence', () => {
    const wanting = given({ with: { product: 'Danh sách' } })
    expect(codeOf(reportDone(wanting, { evidenceAdded: 0 }))).toBe('TASKS.EVIDENCE_NEEDED')
    expect(after(reportDone(wanting, { evidenceAdded: 1 })).state).toBe('done-reported')
    expect(after(reportDone({ ...wanting, evidence: 1 }, { evidenceAdded: 0 })).state).toBe('done-reported')
  })

  it('given the owner, then they never accept their own result unless the task says so', () => {
    const reported = after(reportDone(given(), { evidenceAdded: 0 }))
    expect(codeOf(acceptDone(given({ with: reported }), {}))).toBe('TASKS.SELF_ACCEPTANCE')
    expect(codeOf(acceptDone(given({ with: { ...reported, selfClose: true } }), {}))).toBe('accepted')
    expect(after(acceptDone(given({ with: reported, standing: assigner }), {})).state).toBe('done')
    expect(codeOf(acceptDone(given({ standing: assigner }), {}))).toBe('TASKS.NOT_REPORTED')
    expect(codeOf(acceptDone(given({ with: reported, standing: nobody }), {}))).toBe('TASKS.NOT_ABOVE')
  })

  it('given the same colleague manages the area, then they may move the task but not judge it', () => {
    const manager = { ...nobody, managesOwner: true }
    const reported = after(reportDone(given(), { evidenceAdded: 0 }))
    expect(codeOf(acceptDone(given({ with: reported, standing: manager }), {}))).toBe('TASKS.NOT_ABOVE')
    expect(codeOf(remindOwner(given({ standing: manager }), {}))).toBe('accepted')
  })

  it('given a result is returned, then the owner works on and hears of it, and lateness is judged by the report', () => {
    const late = after(reportDone(given({ at: addMinutes(due, 5) }), { evidenceAdded: 0 }))
    const back = returnTask(given({ with: late, standing: assigner }), { reason: 'thiếu chữ ký' })
    expect(back.ok && back.value.tell).toEqual([{ officerId: 'owner', kind: 'task-returned', data: {} }])
    expect(after(back)).toMatchObject({ state: 'in-progress', reportedAt: null })
    const accepted = acceptDone(given({ with: late, standing: assigner }), {})
    expect(accepted.ok && accepted.value.facts[0]?.data.inTime).toBe(0)
  })

  it('given a closed task, then nothing changes it', () => {
    for (const state of ['done', 'cancelled'] as const) {
      const closed = given({ with: { state }, standing: assigner })
      expect(codeOf(cancelTask(closed, { reason: 'x' }))).toBe('TASKS.CLOSED')
      expect(codeOf(remindOwner(closed, {}))).toBe('TASKS.CLOSED')
      expect(codeOf(changeDeadline(closed, { dueAt: addMinutes(due, 60), reason: 'x' }))).toBe('TASKS.CLOSED')
    }
  })
})

describe('moving a task', () => {
  const newOwner = { postId: 'other', title: 'Phó', endedOn: null, officerId: 'new', isInside: true }

  it('given a reassignment, then both people are told and the new one must acknowledge', () => {
    const moved = reassignTask(given({ with: { acknowledgedAt: now, state: 'in-progress' }, standing: assigner }), {
      owner: newOwner,
      reason: 'điều động',
    })
    expect(moved.ok && moved.value.tell?.map(({ officerId, kind }) => [officerId, kind])).toEqual([
      ['owner', 'task-reassigned-away'],
      ['new', 'task-reassigned-to'],
    ])
    expect(after(moved)).toMatchObject({ state: 'active', ownerOfficerId: 'new', acknowledgedAt: null })
  })

  it('given somebody else moved it meanwhile, then the conflict names the field', () => {
    const conflict = reassignTask(given({ standing: assigner }), {
      owner: newOwner,
      reason: 'x',
      wasOfficerId: 'third',
    })
    expect(!conflict.ok && [conflict.refusal.code, conflict.refusal.params]).toEqual([
      'TASKS.CHANGED_MEANWHILE',
      { fields: 'ownerPostId' },
    ])
  })

  it('given two editors of different fields, then both are right; of one field, then the second sees the new value', () => {
    const edited = after(editTask(given({ standing: assigner }), { to: { title: 'Mới' }, was: { title: 'Kiểm tra' } }))
    const other = editTask(given({ with: edited, standing: assigner }), { to: { priority: 2 }, was: { priority: 0 } })
    expect(after(other)).toMatchObject({ title: 'Mới', priority: 2 })
    const clash = editTask(given({ with: edited, standing: assigner }), {
      to: { title: 'Khác' },
      was: { title: 'Kiểm tra' },
    })
    expect(!clash.ok && clash.refusal.params).toEqual({ fields: 'title', title: 'Mới' })
  })

  it('[TSK-04] given a task under itself, under its own child, or in another document, then refused', () => {
    const above = (id: string, ancestorIds: string[], documentId: string | null = null) => ({
      task: { id, zoneId: 4, documentId, state: 'active' as const },
      ancestorIds,
    })
    const put = (parent: ReturnType<typeof above>, documentId: string | null = null) =>
      codeOf(
        editTask(given({ with: { documentId }, standing: assigner }), {
          to: { parentId: parent.task.id },
          was: { parentId: null },
          parent,
        }),
      )
    expect(put(above('t', []))).toBe('TASKS.CYCLE')
    expect(put(above('child', ['t', 'top']))).toBe('TASKS.CYCLE')
    expect(put(above('p', ['top'], 'doc-1'), 'doc-2')).toBe('TASKS.PARENT_OTHER_CHAIN')
    expect(put(above('p', ['top'], 'doc-1'), 'doc-1')).toBe('accepted')
  })

  it('given an undo within minutes, then all is as before; later or after another change it is refused', () => {
    const before = given({ standing: assigner })
    const cancelled = after(cancelTask(before, { reason: 'nhầm' }))
    const undo = { intentId: 'i', before: keptForUndo(before.task), version: cancelled.version, facts: [], at: now }
    const soon = addMinutes(now, 9)
    const restored = after(undoChange(given({ with: cancelled, standing: assigner, now: soon }), undo))
    expect(restored).toMatchObject({ state: 'active', closedAt: null, dueAt: due, alarm: 'due-soon' })
    const late = given({ with: cancelled, standing: assigner, now: addMinutes(now, 11) })
    expect(codeOf(undoChange(late, undo))).toBe('TASKS.UNDO_TOO_LATE')
    const again = given({ with: { ...cancelled, version: 9 }, standing: assigner, now: soon })
    expect(codeOf(undoChange(again, undo))).toBe('TASKS.UNDO_CHANGED_SINCE')
  })
})

describe('what the clock tells', () => {
  const start = addMinutes(now, 60)
  const timed = { startAt: start, dueAt: due, createdAt: now }

  it('given a task for later, then start, due soon and overdue come one after the other', () => {
    expect(firstAlarm(timed, 720, now)).toEqual({ alarm: 'start', at: start })
    expect(strikeAlarm(timed, 720, start)).toEqual({
      tell: 'start',
      next: { alarm: 'due-soon', at: addMinutes(due, -720) },
    })
    expect(strikeAlarm(timed, 720, addMinutes(due, -720)).tell).toBe('due-soon')
    expect(strikeAlarm(timed, 720, due)).toEqual({ tell: 'overdue', next: null })
  })

  it('given a short task, then due soon comes half way, never together with start or overdue', () => {
    const short = { startAt: now, dueAt: addMinutes(now, 60), createdAt: now }
    expect(firstAlarm(short, 720, now)).toEqual({ alarm: 'due-soon', at: addMinutes(now, 30) })
  })

  it('given the server slept through all three, then only "overdue" is told', () => {
    expect(strikeAlarm(timed, 720, addMinutes(due, 600))).toEqual({ tell: 'overdue', next: null })
  })

  it('given a task already late when it is entered, then overdue rings at once', () => {
    const past: Instant = addMinutes(now, -60)
    expect(firstAlarm({ startAt: addMinutes(past, -60), dueAt: past, createdAt: now }, 720, now)).toEqual({
      alarm: 'overdue',
      at: past,
    })
  })

  it('[TSK-03] given a deadline of 28/7 24:00, then it is late at 29/7 00:00 and not a moment before', () => {
    const { task } = given()
    expect(isOverdue(task, addMinutes(due, -0.001))).toBe(false)
    expect(isOverdue(task, due)).toBe(true)
    expect(isOverdue({ ...task, state: 'done-reported' }, due)).toBe(false)
  })

  it('the clocks are those of the day', () => {
    const earlier = { ...clocks, validFrom: '2020-01-01', validTo: '2021-01-01', undoMinutes: 5 }
    expect(clocksAt([earlier, clocks], toInstant('2020-12-31T16:59:59Z'), 420).undoMinutes).toBe(5)
    expect(clocksAt([earlier, clocks], toInstant('2020-12-31T17:00:00Z'), 420).undoMinutes).toBe(10)
  })
})
