import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

const start = toInstant('2021-07-27T18:00:00+07:00')
const dueAt = '2021-07-29T00:00:00+07:00'
const codeOf = (answer: IntentAnswer | undefined) =>
  answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome

let city: TestCity
let top: Person
let chair: Person
let ward: Person
let group: Person

const give = async (by: Person, more: object): Promise<string> => {
  const id = randomUUID()
  const payload = {
    areaId: city.area('00001'),
    title: 'Ký cam kết phương án',
    ownerPostId: ward.postId,
    dueAt,
    ...more,
  }
  expect(codeOf(await by.send({ id, type: 'tasks.create', payload }))).toBe('accepted')
  return id
}
const act = (person: Person, type: string, payload: object, id: string = randomUUID()) =>
  person.send({ id, type, payload })
const at = async (text: string) => {
  city.clock.set(toInstant(`2021-07-${text}:00+07:00`))
  await city.settle()
}
const toldOf = async (person: Person, subjectId: string) => {
  const { items } = (
    await person.get<{ items: { kind: string; subjectId: string; data: { taskId?: string; obstacleId?: string } }[] }>(
      '/notices?limit=200',
    )
  ).body
  return items
    .filter((one) => one.subjectId === subjectId || one.data.taskId === subjectId)
    .map((one) => one.kind)
    .reverse()
}
const openGaps = (rule: string, subject: string) =>
  city.db
    .selectFrom('gaps')
    .select(['owner_officer_id as owner', 'raised', 'severity', 'due_at as dueAt'])
    .where('rule', '=', rule)
    .where('subject', '=', subject)
    .where('closed_at', 'is', null)
    .execute()

beforeAll(async () => {
  city = await openTestCity({ at: start })
  top = await city.signIn('leader', '01')
  chair = await city.signIn('leader', '001')
  ward = await city.signIn('leader', '00001')
  group = await city.signIn('group', '00001-001')
})
afterAll(() => city.close())

describe('what comes by the clock', () => {
  it('start, due soon and overdue come each at its hour, once, and never together', async () => {
    city.clock.set(start)
    const id = await give(chair, { startAt: '2021-07-28T06:00:00+07:00' })
    expect(await toldOf(ward, id)).toEqual(['tasks-assigned'])
    const expected: [string, string[]][] = [
      ['28T05:59', ['tasks-assigned']],
      ['28T06:00', ['tasks-assigned', 'task-started']],
      ['28T06:05', ['tasks-assigned', 'task-started']],
      ['28T15:00', ['tasks-assigned', 'task-started', 'task-due-soon']],
      ['28T23:59', ['tasks-assigned', 'task-started', 'task-due-soon']],
      ['29T00:00', ['tasks-assigned', 'task-started', 'task-due-soon', 'task-overdue']],
      ['29T00:30', ['tasks-assigned', 'task-started', 'task-due-soon', 'task-overdue']],
    ]
    for (const [when, kinds] of expected) {
      await at(when)
      expect([when, (await toldOf(ward, id)).filter((kind) => !kind.startsWith('gap-'))]).toEqual([when, kinds])
    }
  })

  it('[TSK-03] at 29/7 00:00 the unfinished are listed and their superiors told; at 12:00 one level further', async () => {
    city.clock.set(start)
    const late = await give(chair, {})
    const done = await give(chair, {})
    await act(ward, 'tasks.report-done', { taskId: done })
    await at('28T23:59')
    expect(await openGaps('task-overdue', late)).toEqual([])
    expect(await openGaps('task-deadline-coming', late)).toHaveLength(1)
    await at('29T00:00')
    expect(await openGaps('task-overdue', late)).toMatchObject([{ owner: chair.officerId, raised: 1, severity: 3 }])
    expect(await openGaps('task-deadline-coming', late)).toEqual([])
    expect(await openGaps('task-overdue', done)).toEqual([])
    expect(await toldOf(chair, late)).toContain('gap-raised')
    const listed = await chair.get<{ items: { id: string; isOverdue: boolean }[] }>('/tasks?shelf=overdue&limit=200')
    expect(listed.body.items.map(({ id }) => id)).toContain(late)
    expect(listed.body.items.map(({ id }) => id)).not.toContain(done)
    await at('29T12:00')
    expect(await openGaps('task-overdue', late)).toMatchObject([{ owner: top.officerId, raised: 2 }])
    await act(ward, 'tasks.report-done', { taskId: late })
    await city.settle()
    expect(await openGaps('task-overdue', late)).toEqual([])
  })

  it('a task nobody acknowledges in time is a gap of its owner, closed by acknowledging', async () => {
    city.clock.set(start)
    const id = await give(chair, { priority: 3, dueAt: '2021-07-30T00:00:00+07:00' })
    await at('27T18:29')
    expect(await openGaps('task-unacknowledged', id)).toEqual([])
    await at('27T18:30')
    expect(await openGaps('task-unacknowledged', id)).toMatchObject([{ owner: ward.officerId }])
    await act(ward, 'tasks.acknowledge', { taskId: id })
    await city.settle()
    expect(await openGaps('task-unacknowledged', id)).toEqual([])
  })

  it('a task whose owner left the post is the superior’s to hand on; the one who left can do nothing with it', async () => {
    city.clock.set(start)
    const health = await city.signIn('health', '00001')
    const id = await give(chair, { ownerPostId: health.postId })
    const admin = await city.signInWithGrant('administrator', '01')
    const [held] = await city.db.selectFrom('holdings').select('id').where('post_id', '=', health.postId).execute()
    expect(
      codeOf(await act(admin, 'bodies.end-holding', { holdingId: held?.id, toAt: '2021-07-27T18:30:00+07:00' })),
    ).toBe('accepted')
    await at('27T18:31')
    const [gap] = await openGaps('task-owner-left', id)
    expect(gap?.owner).toBe(chair.officerId)
    expect(codeOf(await act(health, 'tasks.acknowledge', { taskId: id }))).not.toBe('accepted')
    await act(chair, 'tasks.reassign', { taskId: id, ownerPostId: ward.postId, reason: 'đồng chí cũ chuyển công tác' })
    await city.settle()
    expect(await openGaps('task-owner-left', id)).toEqual([])
  })

  it('notices are one’s own: counted, read, and nobody else’s', async () => {
    const before = (await ward.get<{ unread: number }>('/notices/count')).body.unread
    expect(before).toBeGreaterThan(0)
    const { items } = (await ward.get<{ items: { id: string }[] }>('/notices?limit=1&unread=true')).body
    expect(codeOf(await act(chair, 'notices.mark-read', { noticeIds: [items[0]?.id] }))).toBe('accepted')
    expect((await ward.get<{ unread: number }>('/notices/count')).body.unread).toBe(before)
    await act(ward, 'notices.mark-read', { noticeIds: [items[0]?.id] })
    expect((await ward.get<{ unread: number }>('/notices/count')).body.unread).toBe(before - 1)
    await act(ward, 'notices.mark-read', { until: '2021-08-01T00:00:00+07:00' })
    expect((await ward.get<{ unread: number }>('/notices/count')).body.unread).toBe(0)
  })
})

describe('the chain', () => {
  it('[TSK-04] city → district → ward → group, each with its part; the top shows all below and how much is done', async () => {
    city.clock.set(start)
    const root = await give(top, { areaId: city.area('001'), ownerPostId: chair.postId, title: 'Siết chặt giãn cách' })
    const child = (areaId: number, person: Person, part: string) => ({
      areaId,
      ownerPostId: person.postId,
      title: 'Phần việc',
      dueAt,
      part,
    })
    const other = await city.signIn('leader', '00004')
    const first = await act(chair, 'tasks.delegate', {
      taskId: root,
      children: [child(city.area('00001'), ward, 'lead'), child(city.area('00004'), other, 'coordination')],
    })
    const [wardTask] = (first.outcome === 'accepted' && (first.result as { taskIds: string[] }).taskIds) || []
    const second = await act(ward, 'tasks.delegate', {
      taskId: wardTask,
      children: [child(city.area('00001-001'), group, 'lead')],
    })
    const [groupTask] = (second.outcome === 'accepted' && (second.result as { taskIds: string[] }).taskIds) || []
    expect(codeOf(await act(group, 'tasks.report-done', { taskId: groupTask }))).toBe('accepted')
    expect(codeOf(await act(ward, 'tasks.accept-done', { taskId: groupTask }))).toBe('accepted')
    const page = await top.get<{ below: object; childCount: number }>(`/tasks/${root}`)
    expect(page.body).toMatchObject({ childCount: 2, below: { total: 3, done: 1, overdue: 0 } })
    const children = await chair.get<{ items: { id: string; part: string; below: { total: number; done: number } }[] }>(
      `/tasks/${root}/children`,
    )
    expect(children.body.items.map(({ part }) => part).sort()).toEqual(['coordination', 'lead'])
    expect(children.body.items.find(({ id }) => id === wardTask)?.below).toMatchObject({ total: 1, done: 1 })
    const above = await group.get<{ above: { id: string }[] }>(`/tasks/${groupTask}`)
    expect(above.body.above.map(({ id }) => id)).toEqual([wardTask, root])
    const ring = { taskId: root, to: { parentId: groupTask }, was: { parentId: null } }
    expect(codeOf(await act(top, 'tasks.edit', ring))).toBe('TASKS.CYCLE')
  })

  it('[TSK-04] one child without an owner and none is made', async () => {
    const root = await give(top, { areaId: city.area('001'), ownerPostId: chair.postId })
    const good = { areaId: city.area('00001'), ownerPostId: ward.postId, title: 'Phần', dueAt, part: 'lead' }
    const answer = await act(chair, 'tasks.delegate', {
      taskId: root,
      children: [good, { ...good, ownerPostId: undefined }],
    })
    expect(answer.outcome === 'refused' && [answer.refusal.code, answer.refusal.field]).toEqual([
      'TASKS.NO_OWNER',
      'children.1.ownerPostId',
    ])
    expect((await chair.get<{ childCount: number }>(`/tasks/${root}`)).body.childCount).toBe(0)
  })

  it('[TSK-02] members without a task are flagged, and the step closes only when everybody has one', async () => {
    const { body_id: bodyId } = await city.db
      .selectFrom('posts')
      .select('body_id')
      .where('id', '=', chair.postId)
      .executeTakeFirstOrThrow()
    const deputy = await city.signIn('deputy', '001')
    await city.db.updateTable('posts').set({ body_id: bodyId }).where('id', '=', deputy.postId).execute()
    const documentId = randomUUID()
    const path = `/tasks/members?bodyId=${bodyId}&documentId=${documentId}`
    await give(top, { areaId: city.area('001'), ownerPostId: chair.postId, documentId })
    expect((await chair.get(path)).body).toMatchObject({ withoutTask: 1, coverage: 50, closedAt: null })
    const close = () => act(chair, 'tasks.close-assignment', { bodyId, documentId })
    expect(codeOf(await close())).toBe('TASKS.MEMBERS_WITHOUT_TASK')
    await give(chair, { areaId: city.area('001'), ownerPostId: deputy.postId, documentId })
    expect(codeOf(await close())).toBe('accepted')
    expect((await chair.get(path)).body).toMatchObject({
      withoutTask: 0,
      coverage: 100,
      closedAt: toInstant(city.clock.now()),
    })
  })
})

describe('difficulties, reminders, the unexpected', () => {
  it('[TSK-05] every difficulty has a responder and a clock: unanswered it goes up, answered the asker is told', async () => {
    city.clock.set(start)
    const taskId = await give(chair, { dueAt: '2021-08-05T00:00:00+07:00' })
    const obstacleId = randomUUID()
    expect(codeOf(await act(ward, 'tasks.raise-obstacle', { taskId, text: 'Thiếu 40 bộ đồ bảo hộ' }, obstacleId))).toBe(
      'accepted',
    )
    expect(await toldOf(chair, taskId)).toContain('obstacle-raised')
    await at('27T21:59')
    expect(await openGaps('obstacle-unanswered', obstacleId)).toEqual([])
    await at('27T22:00')
    expect(await openGaps('obstacle-unanswered', obstacleId)).toMatchObject([{ owner: top.officerId, raised: 1 }])
    expect(codeOf(await act(ward, 'tasks.answer-obstacle', { obstacleId, answer: 'tự trả lời' }))).toBe(
      'TASKS.NOT_RESPONDER',
    )
    expect(codeOf(await act(chair, 'tasks.forward-obstacle', { obstacleId, reason: 'Ngoài thẩm quyền quận' }))).toBe(
      'accepted',
    )
    expect(codeOf(await act(top, 'tasks.forward-obstacle', { obstacleId, reason: 'x' }))).toBe('TASKS.NOBODY_ABOVE')
    expect(codeOf(await act(top, 'tasks.answer-obstacle', { obstacleId, answer: 'Cấp 60 bộ trong đêm' }))).toBe(
      'accepted',
    )
    expect(codeOf(await act(top, 'tasks.answer-obstacle', { obstacleId, answer: 'x' }))).toBe('TASKS.OBSTACLE_ANSWERED')
    expect(await toldOf(ward, taskId)).toEqual(expect.arrayContaining(['obstacle-forwarded', 'obstacle-answered']))
    await city.settle()
    expect(await openGaps('obstacle-unanswered', obstacleId)).toEqual([])
    const page = await ward.get<{ obstacles: object[] }>(`/tasks/${taskId}`)
    expect(page.body.obstacles).toMatchObject([{ answer: 'Cấp 60 bộ trong đêm', forwarded: 1 }])
  })

  it('[TSK-07] reminders reach the owner, are counted, and stay in the history', async () => {
    city.clock.set(start)
    const taskId = await give(chair, {})
    const office = await city.signIn('office', '001')
    expect(codeOf(await act(office, 'tasks.remind', { taskId, note: 'Quá nửa thời gian' }))).toBe('accepted')
    expect(codeOf(await act(chair, 'tasks.remind', { taskId }))).toBe('accepted')
    expect((await toldOf(ward, taskId)).filter((kind) => kind === 'task-reminded')).toHaveLength(2)
    const page = await ward.get<{ reminders: number; remarks: { kind: string; text: string | null }[] }>(
      `/tasks/${taskId}`,
    )
    expect(page.body.reminders).toBe(2)
    expect(page.body.remarks.filter(({ kind }) => kind === 'reminded').map(({ text }) => text)).toContain(
      'Quá nửa thời gian',
    )
  })

  it('[TSK-06] an incident reaches the one in charge at once and climbs when nobody takes it within 15 minutes', async () => {
    city.clock.set(start)
    const incidentId = randomUUID()
    const payload = { areaId: city.area('00001-001'), title: 'Tụ tập đông người tại ngõ 12', severity: 3 }
    const fromWard = await act(group, 'incidents.report', payload, incidentId)
    expect(codeOf(fromWard)).toBe('accepted')
    expect(await toldOf(ward, incidentId)).toEqual(['incident-reported'])
    await at('27T18:14')
    expect(await openGaps('incident-not-taken', incidentId)).toEqual([])
    await at('27T18:15')
    expect(await openGaps('incident-not-taken', incidentId)).toMatchObject([{ owner: chair.officerId, severity: 4 }])
    expect(codeOf(await act(ward, 'incidents.settle', { incidentId, outcome: 'x' }))).toBe('TASKS.INCIDENT_NOT_TAKEN')
    expect(codeOf(await act(ward, 'incidents.forward', { incidentId }))).toBe('accepted')
    expect(await toldOf(chair, incidentId)).toContain('incident-reported')
    expect(codeOf(await act(chair, 'incidents.take', { incidentId }))).toBe('accepted')
    expect(codeOf(await act(ward, 'incidents.take', { incidentId }))).toBe('TASKS.INCIDENT_TAKEN')
    expect(await toldOf(group, incidentId)).toEqual(['incident-taken'])
    expect(codeOf(await act(chair, 'incidents.settle', { incidentId, outcome: 'Đã giải tán, lập biên bản' }))).toBe(
      'accepted',
    )
    await city.settle()
    expect(await openGaps('incident-not-taken', incidentId)).toEqual([])
    const elsewhere = await city.signIn('leader', '00328')
    expect(codeOf(await act(elsewhere, 'incidents.take', { incidentId }))).toBe('ACCESS.NOT_FOUND')
    const list = await elsewhere.get<{ items: unknown[] }>('/incidents?settled=true')
    expect(list.body.items).toEqual([])
  })
})
