import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntentAnswer, toInstant } from '#kit'
import { forgetTallies } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'

const start = toInstant('2021-07-27T18:00:00+07:00')
const dueAt = '2021-07-29T00:00:00+07:00'
const codeOf = (answer: IntentAnswer | undefined) =>
  answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome

let city: TestCity
let chair: Person
let ward: Person
let deputy: Person

const give = async (more: object = {}): Promise<string> => {
  const id = randomUUID()
  const payload = { areaId: city.area('00001'), title: 'Kiểm tra chợ', ownerPostId: ward.postId, dueAt, ...more }
  expect(codeOf(await chair.send({ id, type: 'tasks.create', payload }))).toBe('accepted')
  return id
}
const step = (person: Person, type: string, payload: object, id: string = randomUUID()) =>
  person.send({ id, type: `tasks.${type}`, payload })
const page = async (person: Person, id: string) => (await person.get<Record<string, never>>(`/tasks/${id}`)).body
const toldOf = async (person: Person, subjectId: string) =>
  (
    await city.db
      .selectFrom('notices')
      .select('kind')
      .where('officer_id', '=', person.officerId)
      .where('subject_id', '=', subjectId)
      .orderBy('id')
      .execute()
  ).map((row) => row.kind)

beforeAll(async () => {
  city = await openTestCity({ at: start })
  chair = await city.signIn('leader', '001')
  ward = await city.signIn('leader', '00001')
  deputy = await city.signIn('deputy', '00001')
})
afterAll(() => city.close())

describe('working on a task', () => {
  it('[TSK-01] from order to acceptance: nobody accepts their own result, and the product must be shown', async () => {
    const taskId = await give({ product: 'Danh sách 12 chợ' })
    expect(codeOf(await step(deputy, 'acknowledge', { taskId }))).toBe('TASKS.NOT_OWNER')
    expect(codeOf(await step(ward, 'acknowledge', { taskId }))).toBe('accepted')
    expect(codeOf(await step(ward, 'acknowledge', { taskId }))).toBe('TASKS.ALREADY_ACKNOWLEDGED')
    expect(codeOf(await step(ward, 'progress', { taskId, percent: 40, note: 'Đã xong 5/12 chợ' }))).toBe('accepted')
    const bare = await step(ward, 'report-done', { taskId })
    expect(bare.outcome === 'refused' && [bare.refusal.code, bare.refusal.field]).toEqual([
      'TASKS.EVIDENCE_NEEDED',
      'evidence',
    ])
    const noFile = { taskId, evidence: [{ kind: 'file', fileHash: 'ab'.repeat(32) }] }
    expect(codeOf(await step(ward, 'report-done', noFile))).toBe('TASKS.NO_SUCH_FILE')
    const photo = Buffer.from('ảnh chụp danh sách')
    const hash = await city.house.files.keep(photo)
    const file = {
      hash,
      bytes: photo.length,
      media_type: 'image/jpeg',
      uploaded_by: ward.accountId,
      uploaded_at: start,
    }
    await city.db.insertInto('files').values(file).execute()
    const evidence = [
      { kind: 'text', text: 'Danh sách kèm theo' },
      { kind: 'file', fileHash: hash, text: 'danh-sach.jpg' },
    ]
    expect(codeOf(await step(ward, 'add-evidence', { taskId, evidence: [{ kind: 'file' }] }))).toBe(
      'TASKS.EVIDENCE_INCOMPLETE',
    )
    expect(codeOf(await step(ward, 'add-evidence', { taskId, evidence }))).toBe('accepted')
    expect((await page(ward, taskId)) as object).toMatchObject({
      evidence: [{ text: 'Danh sách kèm theo' }, { fileHash: hash }],
    })
    expect(codeOf(await step(ward, 'report-done', { taskId }))).toBe('accepted')
    expect(codeOf(await step(ward, 'accept-done', { taskId }))).toBe('TASKS.SELF_ACCEPTANCE')
    expect(codeOf(await step(deputy, 'accept-done', { taskId }))).toBe('TASKS.NOT_ABOVE')
    expect(await toldOf(chair, taskId)).toEqual(['task-reported-done'])
    expect(codeOf(await step(chair, 'return', { taskId, reason: 'Thiếu chợ Long Biên' }))).toBe('accepted')
    expect(codeOf(await step(ward, 'report-done', { taskId }))).toBe('accepted')
    expect(codeOf(await step(chair, 'accept-done', { taskId }))).toBe('accepted')
    expect(codeOf(await step(chair, 'cancel', { taskId, reason: 'x' }))).toBe('TASKS.CLOSED')
    expect(await toldOf(ward, taskId)).toEqual(['tasks-assigned', 'task-returned', 'task-accepted'])
    const history = await ward.get<{ items: { type: string; by: string | null }[] }>(`/tasks/${taskId}/history`)
    expect(history.body.items.map(({ type }) => type).reverse()).toEqual([
      'task-created',
      'task-acknowledged',
      'task-progressed',
      'task-evidence-added',
      'task-reported-done',
      'task-returned',
      'task-reported-done',
      'task-accepted',
    ])
    expect(history.body.items.every(({ by }) => by !== null)).toBe(true)
  })

  it('[TSK-07] who gave the order is not told of every hand below: a result waits for the owner of the task above', async () => {
    const mayor = await city.signIn('leader', '01')
    const above = randomUUID()
    const order = { areaId: city.area('001'), title: 'Kiểm tra mọi chợ', ownerPostId: chair.postId, dueAt }
    await step(mayor, 'create', order, above)
    const below = randomUUID()
    const share = { areaId: city.area('00001'), title: 'Kiểm tra chợ của phường', ownerPostId: ward.postId, dueAt }
    expect(codeOf(await step(mayor, 'create', { ...share, parentId: above }, below))).toBe('accepted')
    await step(ward, 'report-done', { taskId: below })
    expect(await toldOf(chair, below)).toEqual(['task-reported-done'])
    expect(await toldOf(mayor, below)).toEqual([])
  })

  it('[SG-09] a proof is given to who brought it and to who sees its task; a known hash opens nothing for others', async () => {
    const taskId = await give()
    const stranger = await city.signIn('leader', '00004')
    const brought = await ward.request('POST', '/files', 'Biên bản kiểm tra chợ', {
      headers: { 'content-type': 'text/plain' },
    })
    const { hash } = (await brought.json()) as { hash: string }
    const statusFor = async (person: Person) => (await person.request('GET', `/files/${hash}`)).status
    expect([await statusFor(ward), await statusFor(chair), await statusFor(stranger)]).toEqual([200, 404, 404])
    const evidence = [{ kind: 'file', fileHash: hash, text: 'bien-ban.txt' }]
    expect(codeOf(await step(ward, 'add-evidence', { taskId, evidence }))).toBe('accepted')
    expect([await statusFor(ward), await statusFor(chair), await statusFor(stranger)]).toEqual([200, 200, 404])
  })

  it('the refused step says who could, and the page offers exactly the steps the door would take', async () => {
    const taskId = await give()
    const { steps } = (await page(deputy, taskId)) as never as {
      steps: { type: string; isAllowed: boolean; why: { vi: string } | null }[]
    }
    const acknowledge = steps.find(({ type }) => type === 'tasks.acknowledge')
    expect(acknowledge).toMatchObject({
      isAllowed: false,
      why: { vi: expect.stringContaining('người chịu trách nhiệm') },
    })
    const offered = ((await page(ward, taskId)) as never as typeof page & { steps: typeof steps }).steps
    expect(offered.filter(({ isAllowed }) => isAllowed).map(({ type }) => type)).toEqual([
      'tasks.acknowledge',
      'tasks.report-done',
      'tasks.progress',
      'tasks.raise-obstacle',
      'tasks.add-evidence',
      'tasks.delegate',
    ])
  })

  it('a thousand acknowledgements in one array are each judged', async () => {
    const ids = Array.from({ length: 60 }, () => randomUUID())
    await chair.sendAll(
      ids.map((id) => ({
        id,
        type: 'tasks.create',
        payload: { areaId: city.area('00001'), title: 'Hàng loạt', ownerPostId: ward.postId, dueAt },
      })),
    )
    const twice = [...ids, ids[0] as string]
    const answers = await ward.sendAll(twice.map((taskId) => ({ type: 'tasks.acknowledge', payload: { taskId } })))
    expect(answers.slice(0, 60).every(({ outcome }) => outcome === 'accepted')).toBe(true)
    expect(codeOf(answers[60])).toBe('TASKS.ALREADY_ACKNOWLEDGED')
  })

  it('ten people acknowledge at the same moment: one does it', async () => {
    const taskId = await give()
    const answers = await Promise.all(Array.from({ length: 10 }, () => step(ward, 'acknowledge', { taskId })))
    expect(answers.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1)
  })
})

describe('moving and taking back', () => {
  it('a reassignment tells both people, and the old one may no longer work on it', async () => {
    const taskId = await give()
    const moved = await step(chair, 'reassign', { taskId, ownerPostId: deputy.postId, reason: 'Chủ tịch đi cách ly' })
    expect(codeOf(moved)).toBe('accepted')
    expect(await toldOf(ward, taskId)).toContain('task-reassigned-away')
    expect(await toldOf(deputy, taskId)).toEqual(['task-reassigned-to'])
    expect(codeOf(await step(ward, 'acknowledge', { taskId }))).toBe('TASKS.NOT_OWNER')
    expect(codeOf(await step(deputy, 'acknowledge', { taskId }))).toBe('accepted')
    const late = { taskId, ownerPostId: ward.postId, reason: 'x', was: { ownerOfficerId: ward.officerId } }
    expect(codeOf(await step(chair, 'reassign', late))).toBe('TASKS.CHANGED_MEANWHILE')
  })

  it('undo brings back reassignment, cancellation, deadline and acceptance, by their own author, within ten minutes', async () => {
    const taskId = await give()
    const before = await page(chair, taskId)
    for (const [type, more] of [
      ['reassign', { ownerPostId: deputy.postId, reason: 'nhầm' }],
      ['cancel', { reason: 'nhầm' }],
      ['change-deadline', { dueAt: '2021-08-02T00:00:00+07:00', reason: 'nhầm' }],
    ] as const) {
      const intentId = randomUUID()
      expect(codeOf(await step(chair, type, { taskId, ...more }, intentId))).toBe('accepted')
      expect(codeOf(await step(ward, 'undo', { intentId }))).toBe('TASKS.NOTHING_TO_UNDO')
      expect(codeOf(await step(chair, 'undo', { intentId }))).toBe('accepted')
      expect(codeOf(await step(chair, 'undo', { intentId }))).toBe('TASKS.UNDO_CHANGED_SINCE')
      const { state, dueAt: due, owner, deadlineChanges } = before
      expect(await page(chair, taskId)).toMatchObject({ state, dueAt: due, owner, deadlineChanges })
    }
    const intentId = randomUUID()
    await step(chair, 'cancel', { taskId, reason: 'thật' }, intentId)
    city.clock.set(toInstant('2021-07-27T18:10:01+07:00'))
    expect(codeOf(await step(chair, 'undo', { intentId }))).toBe('TASKS.UNDO_TOO_LATE')
    city.clock.set(start)
  })

  it('an undo is refused once somebody else has acted on the task', async () => {
    const taskId = await give()
    const intentId = randomUUID()
    await step(chair, 'change-deadline', { taskId, dueAt: '2021-08-02T00:00:00+07:00', reason: 'thêm ngày' }, intentId)
    await step(ward, 'acknowledge', { taskId })
    expect(codeOf(await step(chair, 'undo', { intentId }))).toBe('TASKS.UNDO_CHANGED_SINCE')
    expect(await page(chair, taskId)).toMatchObject({ deadlineChanges: 1, state: 'acknowledged' })
  })

  it('an owner cannot extend their own deadline; two editors of one field get a conflict with the new value', async () => {
    const taskId = await give()
    const extend = { taskId, dueAt: '2021-08-02T00:00:00+07:00', reason: 'bận' }
    expect(codeOf(await step(ward, 'change-deadline', extend))).toBe('TASKS.NOT_ABOVE')
    const past = { taskId, dueAt: '2021-07-27T18:00:00+07:00', reason: 'x' }
    expect(codeOf(await step(chair, 'change-deadline', past))).toBe('TASKS.DEADLINE_BEFORE_START')
    await step(chair, 'edit', { taskId, to: { title: 'Kiểm tra 12 chợ' }, was: { title: 'Kiểm tra chợ' } })
    const clash = await step(chair, 'edit', { taskId, to: { title: 'Khác' }, was: { title: 'Kiểm tra chợ' } })
    expect(clash.outcome === 'refused' && clash.refusal).toMatchObject({
      code: 'TASKS.CHANGED_MEANWHILE',
      field: 'to.title',
      params: { fields: 'title', title: 'Kiểm tra 12 chợ' },
    })
  })
})

describe('counting', () => {
  it('counts by day and area, takes back what was undone, and a rebuild from empty says the same', async () => {
    await city.settle()
    const read = () =>
      city.db.selectFrom('tallies').selectAll().orderBy('zone_id').orderBy('indicator').orderBy('day').execute()
    const running = await read()
    const sum = (indicator: string) =>
      running.filter((row) => row.indicator === indicator).reduce((total, row) => total + row.value, 0)
    const [{ made }] = (await city.db
      .selectFrom('tasks')
      .select((eb) => eb.fn.countAll<number>().as('made'))
      .execute()) as [{ made: number }]
    expect(sum('tasks.created')).toBe(made)
    expect(sum('tasks.cancelled')).toBe(1)
    expect(sum('tasks.done-in-time')).toBe(1)
    await forgetTallies(city.db)
    await city.settle()
    expect(await read()).toEqual(running.filter((row) => row.value !== 0))
  })
})
